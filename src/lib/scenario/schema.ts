import { z } from './zod.ts';
import { LIMITS } from './limits.ts';
import { RULE_PRESETS } from './rules.ts';
import { share, count, money, seconds, id, text, bilingual } from './schema-parts.ts';
import { kpiScheme } from './schema-pay.ts';
import { fieldTeam, partner, phoneTeam, placementPrize } from './schema-teams.ts';

export { fieldTeam, legalForm, partner, phoneTeam } from './schema-teams.ts';

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
  /** Debtor found at home per visit, promise given found, kept given promise. */
  visitFoundRate: share,
  visitPromiseRate: share,
  visitKeptRate: share,
  /** Rise of the 30-day paying share while placed with a partner of skill 1. */
  placedUplift: share,
});

export const priorityRule = z.enum([
  'random',
  'oldest',
  'largestBalance',
  'largestArrears',
  'score',
  'expectedValue',
  'marginalValue',
  'ownFormula',
]);

/** What an officer can see of an account. Nothing hidden (willingness, reach, luck) is in this list. */
export const observedNumber = z.enum([
  'dpd',
  'balance',
  'arrears',
  /** 0–100, 50 = average; a debtor without a score never matches. */
  'score',
  'brokenPromises',
  /** Calls since the right party was last reached. */
  'missedCalls',
  /** Days since the last payment, or since the account joined. */
  'silence',
  /** 1–100 by account hash: champion and challenger arms. */
  'testGroup',
]);
export const observedText = z.enum(['product', 'region', 'bookSegment']);

/** One condition on an account; bounds are included. */
export const condition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    field: observedNumber,
    min: z.number().min(0).max(LIMITS.money),
    max: z.number().min(0).max(LIMITS.money),
  }),
  z.strictObject({ kind: z.literal('text'), field: observedText, values: z.array(text(40)).min(1).max(20) }),
]);

/** What a collector may offer to a debtor who was reached and does not promise. */
export const offer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** Pay (1 − discount) of the balance at once; the rest is forgiven. */
  z.strictObject({ kind: z.literal('settlement'), discount: share }),
  /** Pay the balance in equal monthly parts. */
  z.strictObject({ kind: z.literal('plan'), instalments: z.int().min(2).max(60) }),
]);

/** Days counted since…: a step is active while the count lies in [fromDay, toDay]. */
export const stepClock = z.enum([
  'dpd',
  'daysInPath',
  /** The last payment, or joining if there was none. */
  'silence',
  /** These three count only after the event has happened. */
  'payment',
  'brokenPromise',
  'contact',
]);
const active = {
  clock: stepClock,
  fromDay: z.int().min(0).max(5_000),
  toDay: z.int().min(0).max(5_000),
};
/** 0 = once, when the step begins. */
const everyDays = z.int().min(0).max(365);

/** One step of a treatment path. */
export const step = z.discriminatedUnion('channel', [
  z.strictObject({
    channel: z.literal('phone'),
    ...active,
    /** Ceiling of attempts per account in any 7 consecutive days, and in one day. 0 = never call. */
    maxAttemptsPer7Days: z.int().min(0).max(105),
    maxAttemptsPerDay: z.int().min(1).max(15),
    /** Days without a call after reaching the right party. */
    restDaysAfterContact: z.int().min(0).max(60),
    offer,
  }),
  z.strictObject({ channel: z.literal('field'), ...active, everyDays, offer }),
  z.strictObject({ channel: z.literal('sms'), ...active, everyDays }),
  z.strictObject({ channel: z.literal('zalo'), ...active, everyDays }),
  z.strictObject({ channel: z.literal('letter'), ...active, everyDays }),
  z.strictObject({ channel: z.literal('voicebot'), ...active, everyDays }),
  z.strictObject({ channel: z.literal('skipTrace'), ...active, everyDays }),
  z.strictObject({ channel: z.literal('legal'), ...active }),
  /** Hand the account to a partner for so many months, or sell it. */
  z.strictObject({ channel: z.literal('partner'), ...active, partner: id, months: z.int().min(1).max(36) }),
]);

/** Accounts that meet every condition and none of an earlier treatment's; steps run side by side. */
export const treatment = z.strictObject({
  id,
  name: bilingual(80),
  when: z.array(condition).max(8),
  steps: z.array(step).max(LIMITS.steps),
});

/**
 * Scenario, schema version 2: everything that decides what happens to a book, and nothing about luck
 * (seed and replications belong to the run request, so that every scenario lives the same futures).
 * Money: integer minor units (đồng; cents for USD). Shares and probabilities: 0–1. Rates: per 30 days.
 */
export const scenarioSchema = z.strictObject({
  schemaVersion: z.literal(2),
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
    /** The same by hour of the day, 0–23, relative to one another; absent: `HOUR_ODDS`. */
    hourContactOdds: z.array(z.number().min(0.01).max(100)).length(24).optional(),
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
    /** Settlement offers: share of those reached who accept, by discount; straight lines between, 0 at no discount. */
    settlement: z.strictObject({
      takeUpAt20: share,
      takeUpAt40: share,
      takeUpAt60: share,
      /** How willingness moves acceptance on the logit scale: cannibalisation follows from it. */
      willingness: z.number().min(0).max(3),
    }),
    plan: z.strictObject({ takeUp: share, breakPerInstalment: share }),
    /** Share of those reached who declare hardship; a rule may then grant a breathing space. */
    hardshipShare: share,
    /** Spread of skill between collectors: standard deviation of the log odds of a promise. */
    skillSigma: z.number().min(0).max(2),
    complaints: z.strictObject({
      perAttempt: z.number().min(0).max(0.1),
      /** Relative to a call. */
      visitFactor: z.number().min(0).max(50),
      messageFactor: z.number().min(0).max(50),
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
      /** A dialer dials for the collector: shorter attempts, and some who answer find nobody there. */
      mode: z.enum(['manual', 'dialer']),
      /** Seconds of every attempt: look up, dial, ring, log. */
      attemptSeconds: seconds.min(1),
      dialerAttemptSeconds: seconds.min(1),
      /** Share of answered dialer calls that are dropped before a collector is free. */
      abandonedShare: share,
      /** Further seconds with the right party: talk and wrap-up. */
      contactSeconds: seconds,
      wrongPartyShare: share,
      wrongPartySeconds: seconds,
      costPerMinute: money,
    }),
    /** Strength: effect of one message, in SMS (1 = as one SMS). */
    sms: z.strictObject({ costPerMessage: money }),
    zalo: z.strictObject({ costPerMessage: money, strength: z.number().min(0).max(5) }),
    letter: z.strictObject({ costPerMessage: money, strength: z.number().min(0).max(5) }),
    voicebot: z.strictObject({
      costPerCall: money,
      /** Relative to a collector's call to the same account. */
      contactFactor: z.number().min(0).max(2),
      promiseFactor: share,
      keptFactor: share,
    }),
    inbound: z.strictObject({
      /** Share of messages and of unanswered calls that make the debtor call back the next day. */
      share,
      seconds,
      promiseFactor: z.number().min(0).max(3),
      keptFactor: z.number().min(0).max(3),
    }),
    field: z.strictObject({
      onSiteSeconds: seconds.min(60),
      costPerKm: money,
      /** Share of visits whose record reaches the system on the same day. */
      recordedOnTimeShare: share,
    }),
    skipTrace: z.strictObject({ cost: money, successShare: share }),
    legal: z.strictObject({
      filesPerMonth: count(LIMITS.accounts),
      /** Court fee as a share of the claim, at least `minimumFee`, and a fixed fee a file, paid on filing. */
      courtFeeShare: share,
      minimumFee: money,
      feePerFile: money,
      judgmentShare: share,
      monthsToJudgmentMin: z.int().min(1).max(60),
      monthsToJudgmentMax: z.int().min(1).max(60),
      /** Part of a judgment that is recovered, in equal monthly parts. */
      recoveredShare: share,
      recoveryMonths: z.int().min(1).max(60),
    }),
  }),
  partners: z.array(partner).max(LIMITS.teams),
  teams: z.array(z.discriminatedUnion('channel', [phoneTeam, fieldTeam])).max(LIMITS.teams),
  strategy: z.strictObject({
    priority: priorityRule,
    /** Weights of the own formula: score = Σ weight × value ÷ its typical size, each value capped at 10 sizes. */
    formula: z.strictObject({
      balance: z.number().min(0).max(100),
      arrears: z.number().min(0).max(100),
      dpd: z.number().min(0).max(100),
      score: z.number().min(0).max(100),
      brokenPromises: z.number().min(0).max(100),
    }),
    /** Share of accounts, by hash, that nobody touches on any channel: what an uplift is measured against. */
    holdOutShare: share,
    /** Who calls an account: anybody, or the owner of a list. `sticky`: whoever first spoke to the debtor, while there. */
    assignment: z.strictObject({
      kind: z.enum(['pool', 'roundRobin', 'sticky', 'valueBalanced', 'skillMatched', 'territory']),
      /** Lists are dealt anew every so many days; 0 = never. Of a sticky list, what nobody there has spoken to. */
      rotateDays: z.int().min(0).max(365),
    }),
    treatments: z.array(treatment).max(LIMITS.treatments),
    placementPrize: placementPrize.optional(),
  }),
  /** Law preset in force, and the ids of rules switched off for a comparison. */
  rules: z.strictObject({ preset: z.enum(RULE_PRESETS), off: z.array(id).max(40) }),
  /** Variable pay, and how people respond to it. */
  kpiScheme,
  economics: z.strictObject({
    discountPerYear: z.number().min(0).max(1),
    /** Handling, redress and expected fine of one complaint, minor units. */
    costPerComplaint: money,
    /** Provision as a share of the balance by debt group 1–5 (dpd below 10, to 90, to 180, to 360, beyond). */
    provisionShares: z.array(share).length(5),
    /** Recovered cash that management was promised, and cost it was allowed, each month; 0 = none set. */
    cashPlanPerMonth: z.int().min(0).max(1e15),
    costBudgetPerMonth: z.int().min(0).max(1e15),
  }),
});

/** A validated scenario. Only `parseScenario` makes one from outside data. */
export type Scenario = z.infer<typeof scenarioSchema>;
export type Segment = z.infer<typeof segment>;
export type BucketRow = z.infer<typeof bucketRow>;
export type AmountLaw = z.infer<typeof amountLaw>;
export type PhoneTeam = z.infer<typeof phoneTeam>;
export type FieldTeam = z.infer<typeof fieldTeam>;
export type Partner = z.infer<typeof partner>;
export type Condition = z.infer<typeof condition>;
export type Offer = z.infer<typeof offer>;
export type Step = z.infer<typeof step>;
export type StepClock = z.infer<typeof stepClock>;
export type Treatment = z.infer<typeof treatment>;
export type PriorityRule = z.infer<typeof priorityRule>;
