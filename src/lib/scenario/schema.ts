import { z } from './zod.ts';
import { LIMITS } from './limits.ts';
import { RULE_PRESETS } from './rules.ts';

/**
 * Scenario, schema version 1: everything that decides what happens to a book, and nothing about luck
 * (seed and replications belong to the run request, so that every scenario lives the same futures).
 * Money: integer minor units (đồng; cents for USD). Shares and probabilities: 0–1. Rates: per 30 days.
 */
const share = z.number().min(0).max(1);
const count = (max: number) => z.int().min(0).max(max);
const money = z.int().min(0).max(LIMITS.money);
const seconds = z.int().min(0).max(36_000);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/);
const text = (max: number) => z.string().max(max);
const bilingual = (max: number) => z.strictObject({ vi: text(max), en: text(max) });

/** How opening balances are spread: each law is read at the account's own fixed quantile. */
export const amountLaw = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), value: money }),
  z.strictObject({
    kind: z.literal('lognormal'),
    median: money.min(1),
    sigma: z.number().min(0).max(3),
    max: money.min(1),
  }),
  /** Equally spaced quantiles from minimum to maximum, joined by straight lines: how an imported tape is kept. */
  z.strictObject({ kind: z.literal('quantiles'), values: z.array(money).min(2).max(41) }),
]);

export const segment = z.strictObject({
  id,
  name: bilingual(80),
  product: text(40),
  region: text(40),
  phase: z.enum(['live', 'chargedOff']),
  /** Accounts on the first day. */
  accounts: count(LIMITS.accounts),
  /** Accounts that join each calendar month, spread evenly over its days. 0 = closed book. */
  arrivalsPerMonth: count(LIMITS.accounts),
  /** Days past due on joining, spread evenly over [dpdFrom, dpdTo]. */
  dpdFrom: z.int().min(1).max(5_000),
  dpdTo: z.int().min(1).max(5_000),
  balance: amountLaw,
  /** Share of the balance that is principal; the rest is interest. */
  principalShare: share,
  instalment: amountLaw,
  /** Where an account's identity, hence its luck, comes from; set when a segment is split so that ids are kept. */
  identity: z.strictObject({ stream: id, first: count(10_000_000) }).optional(),
});

/** Behaviour of the accounts in one days-past-due band, without any touch unless the name says otherwise. */
export const bucketRow = z.strictObject({
  id,
  fromDpd: z.int().min(1).max(5_000),
  /** Share that makes at least one unprompted payment within `perDays`, no touch (c0 of docs/model.md §5.2). */
  unpromptedShare: share,
  perDays: z.int().min(1).max(400),
  /** Share of payments by live accounts that clear all arrears (φ of §5.3). */
  cureShare: share,
  /** Share of accounts without a valid contact. Must not fall from one bucket to the next. */
  skipShare: share,
  /** Right-party contact per phone attempt among reachable accounts: mean of the Beta over accounts. */
  contactRate: share,
  /** Promise given contact. */
  promiseRate: share,
  /** Kept given promise. */
  keptRate: share,
  /** Rise of the 30-day paying share at two messages a month (percentage points as a share). */
  messageUplift: share,
});

export const phoneTeam = z.strictObject({
  id,
  channel: z.literal('phone'),
  headCount: count(LIMITS.collectors),
  productiveSecondsPerDay: z.int().min(0).max(43_200),
  absenceShare: share,
  /** Loaded monthly cost of one collector, minor units. */
  costPerCollectorMonth: money,
  /** Monday first. */
  workdays: z.array(z.boolean()).length(7),
});

export const priorityRule = z.enum([
  'random',
  'oldest',
  'largestBalance',
  'largestArrears',
  'score',
  'expectedValue',
  'marginalValue',
]);

export const scenarioSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: bilingual(120),
  description: bilingual(600),
  currency: z.enum(['VND', 'USD', 'TWD']),
  calendar: z.strictObject({
    startDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    horizonDays: count(LIMITS.days),
    /** neutral: every month 30 days, no payday and no holiday. Teams and promises keep their weekdays. */
    kind: z.enum(['VN', 'US', 'TW', 'neutral']),
    /** Payment rate on days 5–10 and in the last three days of a month, relative to other days. */
    paydayFactor: z.number().min(0.1).max(10),
    /** Payment rate in the Tết fortnight, relative to other days (VN and TW calendars). */
    newYearFactor: z.number().min(0).max(10),
    /** Odds of a right-party contact, Monday first, relative to a plain day. */
    weekdayContactOdds: z.array(z.number().min(0.01).max(100)).length(7),
  }),
  portfolio: z.strictObject({
    segments: z.array(segment).max(LIMITS.segments),
    /** Live accounts are charged off on reaching this dpd. */
    chargeOffDpd: z.int().min(1).max(5_000),
    /** Late interest and fees per 30 days, share of the balance, while live and in arrears. */
    interestPerMonthLive: z.number().min(0).max(0.2),
    interestPerMonthChargedOff: z.number().min(0).max(0.2),
  }),
  behaviour: z.strictObject({
    buckets: z.array(bucketRow).min(1).max(LIMITS.buckets),
    /** σz: spread of the debtor's hidden willingness; the payment rate is multiplied by exp(σz·z), z ~ N(0,1). */
    frailtySigma: z.number().min(0).max(2),
    /** Share of cured accounts that miss their next instalment. */
    redefaultShare: share,
    /** What a live payment that does not clear all arrears is: one instalment, two, else a Beta share below one. */
    partial: z.strictObject({
      oneInstalment: share,
      twoInstalments: share,
      belowOneMean: z.number().min(0.01).max(0.99),
    }),
    /** Payments on charged-off accounts: the whole balance, else lognormal capped at it. */
    chargedOffPayment: z.strictObject({
      wholeShare: share,
      median: money.min(1),
      sigma: z.number().min(0).max(3),
    }),
    promise: z.strictObject({
      /** γz and γk: how willingness moves promise and kept on the logit scale, per unit of z. */
      willingnessOnPromise: z.number().min(0).max(3),
      willingnessOnKept: z.number().min(0).max(3),
      dueDaysMin: z.int().min(1).max(30),
      dueDaysMax: z.int().min(1).max(30),
      /** Kept rate of a promise that follows a broken one, relative. */
      afterBrokenFactor: share,
    }),
    contact: z.strictObject({
      /** κ: concentration of the Beta over accounts; small = accounts differ a lot. */
      concentration: z.number().min(0.1).max(1000),
      /** φ: each recent call lowers the chance of a promise by exp(−φ·calls). */
      callFatigue: z.number().min(0).max(1),
      /** Weekly memory of touches: weight of last week's relative to this week's; cut at 28 days. */
      memoryPerWeek: share,
    }),
    messages: z.strictObject({ saturation: z.number().min(0).max(5), fatigue: z.number().min(0).max(1) }),
    /** Harm: complaints per phone attempt, more from the 4th attempt of a day on; a share of them blocks the number. */
    complaints: z.strictObject({
      perAttempt: z.number().min(0).max(0.1),
      fromFourthAttemptFactor: z.number().min(1).max(50),
      blockShare: share,
    }),
    /** Share of debtors who agreed to be scored; matters where a rule asks for it. */
    scoringConsentShare: share,
    /** Spread of the collectability score seen by officers: κs, correlation of the score with true willingness. */
    scorePrecision: share,
  }),
  channels: z.strictObject({
    phone: z.strictObject({
      /** Seconds of every attempt: look up, dial, ring, log. */
      attemptSeconds: seconds.min(1),
      /** Further seconds with the right party: talk and wrap-up. */
      contactSeconds: seconds,
      wrongPartyShare: share,
      wrongPartySeconds: seconds,
      costPerMinute: money,
    }),
    sms: z.strictObject({ costPerMessage: money }),
  }),
  teams: z.array(phoneTeam).max(LIMITS.teams),
  strategy: z.strictObject({
    priority: priorityRule,
    /** Calls go to accounts with dpd in [callFromDpd, callToDpd]. */
    callFromDpd: z.int().min(1).max(5_000),
    callToDpd: z.int().min(1).max(5_000),
    /** Ceiling of attempts per account in any 7 consecutive days, and in one day. 0 = never call. */
    maxAttemptsPer7Days: z.int().min(0).max(105),
    maxAttemptsPerDay: z.int().min(1).max(15),
    /** Days without a call after reaching the right party. */
    restDaysAfterContact: z.int().min(0).max(60),
    /** One SMS every n days while dpd is in [smsFromDpd, smsToDpd]; 0 = none. */
    smsEveryDays: z.int().min(0).max(60),
    smsFromDpd: z.int().min(1).max(5_000),
    smsToDpd: z.int().min(1).max(5_000),
  }),
  /** Law preset in force, and the ids of rules switched off for a comparison. */
  rules: z.strictObject({ preset: z.enum(RULE_PRESETS), off: z.array(id).max(40) }),
  /** Variable pay; only `none` until people respond to it in the model. */
  kpiScheme: z.strictObject({ kind: z.literal('none') }),
  economics: z.strictObject({
    discountPerYear: z.number().min(0).max(1),
    /** Handling, redress and expected fine of one complaint, minor units. */
    costPerComplaint: money,
  }),
});

/** A validated scenario. Only `parseScenario` makes one from outside data. */
export type Scenario = z.infer<typeof scenarioSchema>;
export type Segment = z.infer<typeof segment>;
export type BucketRow = z.infer<typeof bucketRow>;
export type AmountLaw = z.infer<typeof amountLaw>;
export type PhoneTeam = z.infer<typeof phoneTeam>;
export type PriorityRule = z.infer<typeof priorityRule>;
