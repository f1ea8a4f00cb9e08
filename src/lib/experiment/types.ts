import { COUNTERS } from '#model';
import type { OtherLuck } from '#scenario';
import type { CHANNEL_MEASURES, CHANNELS, MEASURES } from '#model';

/** What a run is asked for. Luck lives here: every scenario run with the same request lives the same futures. */
export interface RunRequest {
  /** Text seed, 1–40 characters. */
  seed: string;
  /** Number of futures, 1–5,000. */
  replications: number;
  /** Draw one account in `sampleEvery` with capacity scaled to match; results are marked as a preview. Default 1. */
  sampleEvery?: number;
  /** Hold the single-run invariants against every future, not only the first. Changes no number. Default false. */
  check?: boolean;
  /** Luck drawn anew: other books, other days. Skill and all other luck stay those of the seed. */
  luck?: OtherLuck;
}

/** Probabilities of the published bands, in order: 9½, 8 and 5 of 10 futures lie between the mirrored pairs. */
export const BAND_PROBABILITIES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;

/** Daily counters kept per replication: exact integers. Money in minor units. The model's own list. */
export const DAILY_SERIES = COUNTERS;
export type DailySeries = (typeof DAILY_SERIES)[number];

export type Measure = (typeof MEASURES)[number];
export type ChannelMeasure = (typeof CHANNEL_MEASURES)[number];
export type ChannelId = (typeof CHANNELS)[number];

/** Totals over the horizon, one value a replication, in replication order. */
export const TOTALS = [
  'recovered', // all cash below: own payments, promises, settlements, plans, judgments
  'unpromptedCash',
  'promiseCash',
  'settlementCash',
  'planCash',
  'legalCash',
  'forgiven', // written off by settlements
  'paid', // recovered + the regular instalments that cured accounts go on paying: all money these debtors bring
  'principalCash', // the part of recovered that repaid principal; the rest paid interest and fees
  'cost', // labour, calls, messages, travel, court and counsel, complaints
  'net', // recovered − cost
  'npv', // discounted recovered − discounted cost
  'attempts', // calls by people
  'botCalls',
  'visits',
  'callBacks',
  'settlements',
  'plans',
  'claims',
  'hardships',
  'saleCash', // price of debts sold
  'partnerCash', // cash that came while placed with a partner
  'feeCost', // fees of partners
  'labourCost', // pay, hiring, training; variable pay apart
  'payCost', // variable pay
  'concessionCost', // for payments pulled forward
  'provision', // called for at the last month's end
  'leagueTruth', // squared correlation of skill and cash in the league table, 0–1
  'contacts',
  'promises',
  'kept',
  'broken',
  'messages',
  'cured',
  'paidInFull',
  'touchedAccounts', // accounts with at least one call attempt
  'secondsUsed',
  'secondsAvailable',
  'secondsLost', // available but no attempt would fit any more, summed over days with work left
  'complaints',
  'blockedNumbers', // complainants who blocked the number
  'suppressed', // touches that strategy wanted and a rule held back
  'suppressedValue', // what those touches were worth to the officer, minor units
  'closingBalance',
  'pushedPromises', // that would not have been given without pushing
  'fakedVisits', // logged, not made
  'fines', // days of fakes that an audit found
  'movedPayments', // across a month end, held back or pulled forward
  'movedCash',
] as const;
export type TotalId = (typeof TOTALS)[number];

export interface ScalarSummary {
  mean: number;
  /** Standard deviation between futures (n − 1). */
  sd: number;
  /** Monte Carlo standard error of the mean. */
  se: number;
  /** At BAND_PROBABILITIES. */
  quantiles: number[];
  /** One value a future, by replication index: what pairs two scenarios. */
  values: number[];
}

/** One line and its bands: `bands[k][d]` is the BAND_PROBABILITIES[k] quantile at the end of day d. */
export interface FanSummary {
  mean: number[];
  bands: number[][];
}

/** What pay made of the collectors. Empty without a scheme. */
export interface PaySummary {
  /** Rows of PANEL_COLUMNS (`#incentives`), a collector and paid month each, of the first futures. */
  panels: number[][];
  /** Σ pace (millionths) and how many collectors, by working day from the month's first, over all futures: pairs. */
  effortByDay: number[];
}

/** What is kept by week and by month of every future: cash, cost, calls, visits set out for, phone seconds used. */
export type FlowId = 'cash' | 'cost' | 'attempts' | 'visitsPlanned' | 'secondsUsed';

/** `mean[k]` and `bands[b][k]` of week or month k; weeks begin on Monday. */
export interface PeriodFans {
  week: FanSummary;
  month: FanSummary;
}

/** An index over the futures: mean, its standard error, and BAND_PROBABILITIES: what luck makes of one run. */
export type IndexSummary = Pick<ScalarSummary, 'mean' | 'se' | 'quantiles'>;

export interface Summary {
  replications: number;
  days: number;
  startDate: string;
  currency: string;
  /** Accounts on the first day, and arrivals over the horizon. */
  accounts: number;
  arrivals: number;
  openingBalance: number;
  /** Balance brought by arrivals over the horizon. */
  arrivingBalance: number;
  preview: boolean;
  /** Cumulative recovered cash by day. */
  recovered: FanSummary;
  /** Backlog by day. */
  backlog: FanSummary;
  /** Mean of each daily counter. */
  daily: Record<DailySeries, number[]>;
  totals: Record<TotalId, ScalarSummary>;
  /** Month-to-month moves, all months and futures pooled: [from bucket][to bucket…, cured, paidInFull]. */
  roll: { buckets: string[]; byNumber: number[][]; byBalance: number[][] };
  /** Per rule that limits touches: mean touches held back and their mean marginal value. */
  rules: { id: string; suppressed: number; value: number }[];
  /** Mean of each measure by month × treatment (last: none) × bucket, in that order, measures innermost. */
  cells: { treatments: string[]; buckets: string[]; months: number; values: number[] };
  /** Mean of each channel measure by month × channel, measures innermost. */
  channels: number[];
  /** Mean recovered cash by month of joining (first: the opening book) × month of payment. */
  vintages: number[];
  /** Mean heads and full collectors at work; who left by themselves, was sent away, came as the month began: by team × month. */
  people: {
    teams: string[];
    strength: number[];
    moves: number[];
    /** Mean visits possible and set out for by team × month, pairs innermost; 0 for teams that call. */
    visits: number[];
  };
  /** Mean balance at the start of each placed month and cash while placed, by partner × bucket; fees by partner. */
  partners: {
    ids: string[];
    balance: number[];
    cash: number[];
    fees: number[];
    /** Mean accounts placed by partner × month. */
    placements: number[];
    /** Index by partner against all partners, raw and for the same buckets; null where it had nothing. */
    raw: (IndexSummary | null)[];
    adjusted: (IndexSummary | null)[];
  };
  /** Sums by week and by month; only when all futures are known. */
  flows?: Record<FlowId, PeriodFans>;
  /**
   * Mean of each measure by day, in the order of `dayLayout` (`#model`): by treatment (last: none), by bucket, by month of
   * joining (first: the opening book), by channel; only when all futures are known. Weeks and months are days added up.
   */
  byDay?: number[];
  /** Mean balance and provision as each month ends: month × debt group 1–5 × (balance, provision), minor units; likewise. */
  debtGroups?: number[];
  /**
   * Mean moves by month × treatment as the month began (last: none) × from bucket × (to bucket…, cured, closed), `byWeek` the same
   * by week and number; likewise.
   */
  moves?: { number: number[]; balance: number[]; byWeek: number[] };
  /** League tables of the first futures: rows of LEAGUE_COLUMNS. */
  leagues: number[][];
  /** Variable pay, where people respond to it. */
  pay: PaySummary;
  engineGeneration: number;
  /** Hash of the canonical Summary without this field; absent on previews and while running. */
  digest?: string;
}

export type Verdict =
  'clearlyBetter' | 'probablyBetter' | 'cannotTell' | 'practicallyEqual' | 'probablyWorse' | 'clearlyWorse';

/** Paired difference B − A of one total over the common futures. */
export interface PairedDifference {
  total: TotalId;
  difference: ScalarSummary;
  /** 95 % interval of the mean difference, paired t. */
  interval: [number, number];
  /** Futures in which B is higher, equal, lower. */
  higher: number;
  equal: number;
  lower: number;
  /** (Var A + Var B) ÷ Var(B − A): futures saved by pairing. Infinity if the difference never varies. */
  varianceRatio: number;
  /** By the fixed rule with the practical margin; "better" means higher for money, lower for cost. */
  verdict: Verdict;
  margin: number;
}
