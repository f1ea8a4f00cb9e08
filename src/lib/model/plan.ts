import type { Calendar, QuantileTable } from '#engine';
import type { PriorityRule, Scenario } from '#scenario';
import type { Crew } from './people/crew.ts';
import type { PayPlan } from './pay/plan.ts';
import type { PrizePlan } from './partners/prize.ts';
import type { Strategy } from './strategy/strategy.ts';

/** The book as columns, one entry an account, in order of arrival. Fixed: the book is data, not luck. */
export interface Book {
  /** Accounts on the first day; later ones arrive. */
  opening: number;
  size: number;
  /** Identity that keys luck: Int32Array[accounts]. */
  entity: Int32Array;
  /** Minor units, Float64Array[accounts]. */
  balance: Float64Array;
  principal: Float64Array;
  instalment: Float64Array;
  /** Days past due on arrival. */
  dpd: Int32Array;
  /** Owed and past due on arrival, minor units: Float64Array[accounts]; day of the first instalment to come. */
  arrears: Float64Array;
  nextDue: Int32Array;
  arrivalDay: Int32Array;
  /** 1 where the account is charged off on arrival. */
  chargedOff: Uint8Array;
  segment: Uint16Array;
  /** Place in the dealing of lists, 0–1: Float64Array[accounts]. */
  place: Float64Array;
}

/** What a days-past-due value means under this scenario; a stage changes where any of these changes. */
export interface Stages {
  /** Uint8Array[maxDpd + 1]: stage of each dpd. */
  ofDpd: Uint8Array;
  /** First dpd of each stage, and one past the last stage (a dpd never reached). */
  fromDpd: Int32Array;
  bucket: Uint8Array;
}

/** Per bucket behaviour, ready for the day loop. Rates per calendar unit; tables Float64Array[buckets × ATOMS]. */
export interface BucketTables {
  /** η: unprompted payment rate at z = 0. */
  ownRate: Float64Array;
  /** Δη_max: message-driven rate at full response and z = 0. */
  messageRate: Float64Array;
  /** Atom of z for a uniform's top 12 bits, per bucket of arrival: Uint16Array[buckets × 4096]. */
  willingnessOnArrival: Uint16Array;
  cureShare: Float64Array;
  /** Threshold on the 24-bit SKIP uniform below which there is no valid contact. */
  skipBelow: Float64Array;
  /** Contact probability per attempt by reach atom. */
  contact: Float64Array;
  /** Promise given contact, kept given promise, by willingness atom, before fatigue. */
  promise: Float64Array;
  kept: Float64Array;
  /** The same three for a visit: found at home, promise given found, kept. */
  visitFound: Float64Array;
  visitPromise: Float64Array;
  visitKept: Float64Array;
  visitFoundMean: Float64Array;
  visitPromiseKeptMean: Float64Array;
  /** Rate that a partner of skill 1 adds, at z = 0. */
  placedRate: Float64Array;
  /** Population figures an officer knows: contact, promise × kept, own payment probability in 30 days. */
  contactMean: Float64Array;
  promiseKeptMean: Float64Array;
  ownPaymentIn30Days: Float64Array;
}

/** What the law in force limits; a rule that is not in force limits nothing. `rule` indexes `ruleIds`. */
export interface Law {
  /** Rules that may suppress a touch, in the order of their counters. */
  ruleIds: string[];
  touchesPerDay: { most: number; rule: number };
  callsPerSevenDays: { most: number; rule: number };
  quietDaysAfterContact: { days: number; rule: number };
  /** No new claim after this many days without payment since the debt fell due. */
  limitation: { days: number; rule: number };
  /** Legal form of a partner that the law bans. */
  bannedForm: { form: string | undefined; rule: number };
  /** Hours in which debtors may be reached, minutes of the day. */
  hours: { from: number; to: number; rule: number };
  /** Weekdays on which nobody is called: `Plan.quietDay` has the days. */
  quietWeekdays: { rule: number };
  /** Days of breathing space granted on hardship; 0 = none. */
  breathingSpaceDays: number;
  scoringConsent: boolean;
}

/** A partner as the day loop sees it. */
export interface PlacementPlan {
  id: string;
  sale: boolean;
  /** Rule that bans its legal form, −1 = none. */
  bannedBy: number;
  fees: readonly { fromDpd: number; share: number }[];
  skill: number;
  /** Effort by months with the batch: Float64Array[37]. */
  effort: Float64Array;
  creaming: number;
  complaintFactor: number;
  remittanceDays: number;
  oversightPerAccountMonth: number;
  priceShare: number;
}

/** A Scenario compiled for the day loop: immutable, shared by all replications. */
export interface Plan {
  book: Book;
  calendar: Calendar;
  days: number;
  bucketIds: string[];
  stages: Stages;
  tables: BucketTables;
  /** exp(σz·z) by atom. */
  willingness: Float64Array;
  /** z by atom: for the observed score only. */
  z: Float64Array;
  exponential: QuantileTable;
  chargedOffAmount: QuantileTable;
  chargedOffAmountMean: number;
  wholeShare: number;
  oneInstalmentShare: number;
  twoInstalmentsShare: number;
  belowOne: Float64Array;
  redefaultShare: number;
  chargeOffDpd: number;
  interestLive: number;
  interestChargedOff: number;
  /** exp(−φ·w_k·n): fatigue factors of n calls k weeks ago, Float64Array[4 × 256]; likewise for messages. */
  callFatigue: Float64Array;
  messageFatigue: Float64Array;
  messageResponse: Float64Array;
  dueDaysMin: number;
  dueDaysRange: number;
  afterBrokenFactor: number;
  priority: PriorityRule;
  formula: Scenario['strategy']['formula'];
  strategy: Strategy;
  /** A power of two that brings the largest balances to 2^14–2^15 in the queue's log bins, whatever the currency. */
  scoreUnit: number;
  concentration: number;
  law: Law;
  /** Share of debtors whose score may be used: 1 unless a rule asks for consent. */
  scoredShare: number;
  complaintPerAttempt: number;
  visitComplaintFactor: number;
  messageComplaintFactor: number;
  complaintFactorFromFourth: number;
  complaintBlockShare: number;
  costPerComplaint: number;
  scorePrecision: number;
  scoreNoise: number;
  attemptSeconds: number;
  contactSeconds: number;
  wrongPartyShare: number;
  wrongPartySeconds: number;
  /** Longest an attempt can take: it starts only if this fits. */
  worstAttemptSeconds: number;
  abandonedShare: number;
  costPerMinute: number;
  /** Minor units by channel number; channels priced otherwise hold 0. */
  costPerTouch: Float64Array;
  /** Effect of one message by channel number, in MESSAGE_UNITs. */
  messageStrength: Int32Array;
  voicebot: Scenario['channels']['voicebot'];
  inbound: Scenario['channels']['inbound'];
  /** 1 on days on which the law forbids any call. */
  quietDay: Uint8Array;
  crews: Crew[];
  skillSigma: number;
  /** Pay to which people respond; undefined = it has no effect. */
  pay: PayPlan | undefined;
  assignment: Scenario['strategy']['assignment']['kind'];
  rotateDays: number;
  partners: PlacementPlan[];
  /** Placements as a prize; undefined = the paths alone say who gets what. */
  prize: PrizePlan | undefined;
  /** Share of accounts with a lower observed score, by score bin: Float64Array[4096]. */
  scoreRank: Float64Array;
  /** Provision by debt group 1–5. */
  provisionShares: readonly number[];
  fieldTeamOfSegment: Int32Array;
  recordedOnTimeShare: number;
  traceSuccessShare: number;
  legal: Scenario['channels']['legal'];
  planTakeUp: number;
  planBreak: number;
  hardshipShare: number;
  /** Discount factor by day. */
  discount: Float64Array;
  /** Money and counts are multiplied by this on output: 1, or the stride of a preview. */
  scale: number;
  /** Replications in one batch: about 20–50 ms of work by estimate, never by the clock. */
  batchSize: number;
}
