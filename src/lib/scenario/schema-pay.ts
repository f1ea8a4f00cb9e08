import { z } from './zod.ts';
import { share } from './schema-parts.ts';

/**
 * Variable pay. Money is in months of base salary: 1 = the team's `costPerCollectorMonth`. A score is in own targets:
 * 1 = what a collector of the team brings in a month at pace 1 without variable pay. The shape is `PayScheme` of
 * `#incentives`, which says what the parts mean; here stand the allowed ranges.
 */

/** A year of base pay for one result; ten targets reached. */
const payMoney = z.number().min(0).max(12);
const signedMoney = z.number().min(-12).max(12);
const score = z.number().min(0).max(10);

const payLeg = z.strictObject({
  /** Score = Σ weight × measure; at least one above 0. */
  weights: z.strictObject({
    cash: share.optional(),
    ptp: share.optional(),
    kept: share.optional(),
    keptRate: share.optional(),
    visit: share.optional(),
    uplift: share.optional(),
  }),
  /** Base months per 100 % of target. */
  slope: signedMoney,
  /** Lump sums at and above a score; changes of slope from a score on. */
  jumps: z.array(z.strictObject({ at: score, amount: signedMoney })).max(12),
  knots: z.array(z.strictObject({ at: score, change: signedMoney })).max(12),
  /** Own result, mean of the group of `teamSize`, or place among the collectors of the team. */
  scope: z.enum(['own', 'team', 'rank']),
  /** Rank only: share that wins, and what each winner gets. */
  topShare: share.optional(),
  prize: payMoney.optional(),
});

/** How collectors pace themselves, tilt, push, press, fake and move payments: what each costs them. */
const payResponses = z.strictObject({
  /** Curvatures, base months a day: of pace, tilt, push, pressure, fakes and payments moved. */
  effortCost: z.number().min(0.0001).max(1),
  tiltCost: z.number().min(0.0001).max(1),
  pushCost: z.number().min(0.0001).max(1),
  pressureCost: z.number().min(0.0001).max(1),
  falsifyCost: z.number().min(0.0001).max(1),
  holdCost: z.number().min(0.0001).max(1),
  /** β: weight of anything that is not today. */
  presentBias: z.number().min(0.1).max(1),
});

/** A behaviour that can be switched off; all five off is the honest run. Pace always responds. */
const payBehaviour = z.enum(['tilt', 'push', 'pressure', 'falsified', 'hold']);

export const kpiScheme = z.discriminatedUnion('kind', [
  /** Pay has no effect: everybody works at pace 1. */
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('pay'),
    legs: z.array(payLeg).max(6),
    /** Most complaints of a month with which variable pay is paid at all; absent = no gate. */
    gate: z.int().min(0).max(1000).optional(),
    deductionPerComplaint: payMoney,
    deferral: z.strictObject({ share, months: z.int().min(0).max(24), reversal: share }).optional(),
    /** Share of a month's surplus that the next target takes over. */
    ratchet: share,
    /** How far collectors may reorder their list: 0 locked, 1 free. */
    tiltMax: share,
    auditShare: share,
    /** For one fake found, base months. */
    fine: payMoney,
    teamSize: z.int().min(1).max(200),
    credit: z.enum(['gross', 'uplift']),
    adjust: z.enum(['none', 'expectedValue']),
    /** Pay of team leaders in months of their own pay: per 100 % of the mean score led, and from a threshold on. Absent: none. */
    leaders: z
      .strictObject({
        teamPrice: z.number().min(0).max(3),
        bonus: payMoney,
        threshold: score,
        /** Chance that moving quota between members is looked into. */
        reviewShare: share,
      })
      .optional(),
    without: z.array(payBehaviour).max(5),
    responses: payResponses,
  }),
]);
