/**
 * A pay scheme as data. Money is in months of base salary (1 = one base month); a measure is in own targets (1 = 100 %
 * of the collector's target for the month).
 */

/** What a leg can pay for. The order is the index of every array by measure. */
export const MEASURES = ['cash', 'ptp', 'kept', 'keptRate', 'visit', 'uplift'] as const;
export type Measure = (typeof MEASURES)[number];

export const CASH = 0;
export const PTP = 1;
export const KEPT = 2;
export const KEPT_RATE = 3;
export const VISIT = 4;
export const UPLIFT = 5;

/** Whose result a leg pays: the collector's, the team's mean, or the place among all collectors. */
export type Scope = 'own' | 'team' | 'rank';

/** A lump sum (base months) paid at and above a score; negative takes away. */
export interface Jump {
  at: number;
  amount: number;
}

/** A change of slope at a score; a cap is a knot that makes the total slope 0. */
export interface Knot {
  at: number;
  change: number;
}

/** One part of the variable pay: a payout curve over a weighted score. */
export interface Leg {
  /** Score = Σ weight × measure. At least one weight above 0. */
  weights: Partial<Record<Measure, number>>;
  /** Base months per 100 % of target, from score 0 on. */
  slope: number;
  jumps: readonly Jump[];
  knots: readonly Knot[];
  scope: Scope;
  /** Rank only: share of collectors that win, 0–1. */
  topShare?: number;
  /** Rank only: what each winner gets, base months. */
  prize?: number;
}

/** Part of the pay held back and lost when the money or the promise does not last. */
export interface Deferral {
  /** Share of variable pay held back, 0–1. */
  share: number;
  /** Months until it is paid. */
  months: number;
  /** Chance that a doubtful unit (pushed, pressed, pulled forward) is reversed by then, 0–1. */
  reversal: number;
}

/** Pay of a team's leaders, in months of a leader's own pay; leaders see the mean score of those they lead. */
export interface LeaderPay {
  /** Per 100 % of the mean score, and once the mean reaches a threshold. */
  teamPrice: number;
  bonus: number;
  threshold: number;
  /** Chance that moving quota between members is looked into, 0–1. */
  reviewShare: number;
}

/** How a month is paid. */
export interface PayScheme {
  legs: readonly Leg[];
  /** Most complaints in a month with which variable pay is paid at all; undefined = no gate. */
  gate?: number;
  /** Base months taken off per complaint, ≥ 0. */
  deductionPerComplaint: number;
  deferral?: Deferral;
  /** Share ρ of last month's surplus that the next target takes over, 0–1. */
  ratchet: number;
  /** How far collectors may reorder their own list: 0 locked, 1 free. */
  tiltMax: number;
  /** Share of logged visits that are audited, 0–1, and the fine for one fake, base months. */
  auditShare: number;
  fine: number;
  /** Members of a team, for team legs. */
  teamSize: number;
  /** What cash is credited by: as it came, or by the expected effect of being worked. */
  credit: 'gross' | 'uplift';
  /** Targets: the same for all, or the expected value of the own book. */
  adjust: 'none' | 'expectedValue';
  /** Leaders answer to pay of their own; left out: they do not. Acts on accounts only, where teams have leaders. */
  leaders?: LeaderPay;
}

/** A scheme without variable pay; the usual audit of the field stays. */
export const NULL_SCHEME: PayScheme = {
  legs: [],
  deductionPerComplaint: 0,
  ratchet: 0,
  tiltMax: 1,
  auditShare: 0.02,
  fine: 0.3,
  teamSize: 1,
  credit: 'gross',
  adjust: 'none',
};

/** A straight leg on one measure; the parts given replace it. */
export function leg(weights: Leg['weights'], part: Partial<Leg> = {}): Leg {
  return { weights, slope: 0, jumps: [], knots: [], scope: 'own', ...part };
}

/** A scheme from its legs; the parts given replace the defaults of `NULL_SCHEME`. */
export function payScheme(legs: readonly Leg[], part: Partial<PayScheme> = {}): PayScheme {
  return { ...NULL_SCHEME, legs, ...part };
}

/** The leg with a cap: from score `at` on its slope is 0. Later knots are dropped. */
export function capAt(one: Leg, at: number): Leg {
  const knots = one.knots.filter((knot) => knot.at < at);
  const slope = knots.reduce((sum, knot) => sum + knot.change, one.slope);
  return { ...one, knots: [...knots, { at, change: -slope }] };
}

/** Whether a scheme pays anything beyond base salary. */
export function paysVariable(scheme: PayScheme): boolean {
  return scheme.legs.some(
    (l) =>
      l.slope !== 0 ||
      l.jumps.some((jump) => jump.amount !== 0) ||
      l.knots.some((knot) => knot.change !== 0) ||
      (l.scope === 'rank' && (l.prize ?? 0) !== 0),
  );
}
