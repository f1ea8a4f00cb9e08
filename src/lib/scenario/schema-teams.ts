import { z } from './zod.ts';
import { LIMITS } from './limits.ts';
import { share, count, money, id, text, bilingual } from './schema-parts.ts';

/** What phone and field teams have in common. */
const people = {
  id,
  headCount: count(LIMITS.collectors),
  productiveSecondsPerDay: z.int().min(0).max(43_200),
  absenceShare: share,
  /** Loaded monthly cost of one collector, minor units. */
  costPerCollectorMonth: money,
  /** Monday first. */
  workdays: z.array(z.boolean()).length(7),
  /** Working hours, minutes of the debtor's local day; absent: the office day, 08:00–17:00. They bound the time of a shift where they are given. */
  hours: z.strictObject({ from: z.int().min(0).max(1_440), to: z.int().min(0).max(1_440) }).optional(),
  /** Extra time worked beyond the shift, paid at one and a half times. */
  overtimeShare: z.number().min(0).max(0.5),
  /** Calls (of a field team: visits) that the team was told to make each month; absent: nothing was said. Decides nothing. */
  workPlanPerMonth: z.int().min(0).max(1e9).optional(),
  staffing: z.strictObject({
    /** Months in seat of everybody there on the first day. */
    openingTenureMonths: z.int().min(0).max(120),
    /** Share that leaves in a month: in the first months in seat, and later. */
    attritionNewcomer: share,
    newcomerMonths: z.int().min(0).max(24),
    attritionSettled: share,
    /** Efficiency in the first month in seat, and share of the gap to 1 left after each month. */
    firstEfficiency: share,
    gapKept: share,
    /** Hires come so many months after they are ordered, at most so many ordered a month. */
    leadMonths: z.int().min(0).max(12),
    mostHiresPerMonth: count(LIMITS.collectors),
    costPerHire: money,
    /** Head-count wanted from a month on (1 = the first); before the first step `headCount` is wanted. */
    plan: z
      .array(z.strictObject({ fromMonth: z.int().min(1).max(25), headCount: count(LIMITS.collectors) }))
      .max(24),
    /** One leader for so many heads; 0 = none. */
    span: z.int().min(0).max(100),
    costPerLeaderMonth: money,
    trainings: z
      .array(
        z.strictObject({
          month: z.int().min(1).max(25),
          /** Share of the team, by lot. */
          share,
          hours: z.int().min(0).max(160),
          costPerHead: money,
          /** Rise of the odds of a promise; what is left of it after each month. */
          uplift: z.number().min(0).max(2),
          keptPerMonth: share,
        }),
      )
      .max(6),
    /**
     * At the end of every n-th month the weakest of those with enough months in seat leave and are replaced as leavers are; absent:
     * nobody is sent away.
     */
    replacement: z
      .strictObject({
        everyMonths: z.int().min(1).max(12),
        /** At most this share of those whose record counts. */
        share,
        /** Months in seat from which a record counts. */
        leastMonths: z.int().min(1).max(24),
        /** Raw: cash since the last time. Shrunken: kept promises per contact with luck taken out, and only who is more likely than not among the weakest quarter. */
        estimate: z.enum(['raw', 'shrunken']),
        /** Paid to each of them, minor units. */
        costPerLeaver: money,
      })
      .optional(),
  }),
};

export const phoneTeam = z.strictObject({ ...people, channel: z.literal('phone') });

export const fieldTeam = z.strictObject({
  ...people,
  channel: z.literal('field'),
  /** Regions of the book this team visits; empty = all. */
  regions: z.array(text(40)).max(40),
  /** Area one collector covers in a day, and speed between visits (docs/model.md §5.9). */
  areaKm2: z.number().min(0.1).max(50_000),
  speedKmPerHour: z.number().min(1).max(120),
  /** Visits done of those planned: wrong address, rain, waiting. */
  doneShare: share,
});

export const legalForm = z.enum([
  'ownStaff',
  'lawFirmMandate',
  'secondedCallCentre',
  'debtSale',
  'thirdPartyCollection',
]);

/** A prize for partners: the next placements are shared by how their index compares. Absent: the paths alone decide. */
export const placementPrize = z.strictObject({
  /** κ: a partner whose index is higher by 1 (one average) weighs e^κ times as much. */
  kappa: z.number().min(0).max(20),
  /** The shares are set anew every so many months, by the months since. */
  everyMonths: z.int().min(1).max(12),
  /** Cash of a balance-month against that of all partners: as it is, or for the same mix of buckets. */
  index: z.enum(['raw', 'adjusted']),
  /** Per cent of effort for a per cent of price: 0 = partners do not respond. */
  response: share,
});

/** A firm that works accounts placed with it, or buys them. */
export const partner = z.strictObject({
  id,
  name: bilingual(80),
  legalForm,
  /** Share of the cash kept as a fee, by days past due at placement; the last tier reached holds. */
  fees: z.array(z.strictObject({ fromDpd: z.int().min(1).max(5_000), share })).max(8),
  /** Effect on paying, relative to the bucket's `placedUplift`; what is left of it after each month with the batch. */
  skill: z.number().min(0).max(5),
  effortKeptPerMonth: share,
  /** How far it prefers accounts with a good score: 0 works all alike, 1 leaves the worst alone. */
  creaming: share,
  /** Complaints per account and month, relative to 30 calls of ours. */
  complaintFactor: z.number().min(0).max(50),
  remittanceDays: z.int().min(0).max(180),
  oversightPerAccountMonth: money,
  /** A slice by lot, counted apart as a benchmark: it keeps what the paths give it whatever the prize. Absent: no. */
  trial: z.boolean().optional(),
  /** Debt sale: price as a share of the balance. */
  priceShare: share,
  /** Cash that the partner was told to collect each month, minor units; absent: nothing was said. Decides nothing. */
  cashTargetPerMonth: z.int().min(0).max(1e15).optional(),
});
