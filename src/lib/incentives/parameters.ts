/**
 * What collectors are assumed to be like. Every number is an assumption unless a source stands beside it; curvatures are
 * expressed through c₀, the daily value of a plan that pays 30 % of base salary at 100 % of target over 22 days.
 */

/** .3 ÷ 22: base months a day. */
export const C0 = 0.3 / 22;
/** Working days of the month the curvatures refer to. */
export const REFERENCE_DAYS = 22;

export interface Behaviour {
  /** Pace: 1 = the pace of the calibrated durations. */
  effortMin: number;
  effortMax: number;
  /** Pace without variable pay. */
  intrinsicEffort: number;
  /** c_e … c_h: cost curvature a day of effort, tilt, push, pressure, falsification and hold, base months. */
  effortCost: number;
  tiltCost: number;
  pushCost: number;
  pressureCost: number;
  falsifyCost: number;
  holdCost: number;
  /** β: weight of anything that is not today. */
  presentBias: number;
  /** δ a day. */
  dailyDiscount: number;
  /** δ a month, for what this month's result does to the next target. */
  monthlyDiscount: number;
  /** φ_fwd: how far collectors foresee a ratchet, 0–1. */
  foresight: number;
  /** Share of promises kept without any push. */
  keptShare: number;
  /** Complaints a month at pace 1 without pressure. */
  complaintsPerMonth: number;
  /** What a complaint costs the collector beyond pay, base months. */
  complaintFear: number;
  /** Monthly standard deviation of each measure around its mean, own targets: Float64Array-like by measure. */
  monthlyNoise: readonly [
    cash: number,
    ptp: number,
    kept: number,
    keptRate: number,
    visit: number,
    uplift: number,
  ];
  /** Extra monthly standard deviation of the own forecast when targets or weights are not told; 0 = told. */
  opacity: number;
  /** ψ_p: pull of the team's mean pace. */
  peerPull: number;
  /** How much of the true uplift of an account class the credit model sees, 0–1. */
  upliftQuality: number;
  /** Days before the month end on which payments can be moved across it. */
  holdDays: number;
  /** Share of a day's cash that can be moved, and the concession that pulls a payment forward. */
  movableShare: number;
  pullConcession: number;
}

/**
 * Defaults. Effort cost: 30 % variable pay raises pace by .20 (+25 %) before discounting; piece rates gave about 22 %
 * within a person at Safelite (Lazear 2000, AER 90(5)) and 20 % in tree planting (Shearer 2004, REStud 71(2)).
 * Present bias: hyperbolic discounting as estimated for sales quotas (Chung, Steenburgh & Sudhir 2014, Marketing Science 33(2)).
 * Cash noise: √((1 + 1.2²) ÷ 80 payments) = .175, rounded up. All others are design assumptions.
 */
export const DEFAULT_BEHAVIOUR: Behaviour = {
  effortMin: 0.3,
  effortMax: 1.5,
  intrinsicEffort: 0.8,
  effortCost: C0 / 0.2,
  tiltCost: (0.33 * C0) / 0.5,
  pushCost: 0.6 * C0,
  pressureCost: (0.15 * C0) / 0.5,
  falsifyCost: 0.4 * C0,
  holdCost: 0.3 * C0,
  presentBias: 0.85,
  dailyDiscount: 0.997,
  monthlyDiscount: 0.97,
  foresight: 0.6,
  keptShare: 0.55,
  complaintsPerMonth: 0.3,
  complaintFear: 0.02,
  monthlyNoise: [0.2, 0.12, 0.15, 0.15, 0.08, 0.2],
  opacity: 0,
  peerPull: 0,
  upliftQuality: 0.5,
  holdDays: 3,
  movableShare: 0.3,
  pullConcession: 0.1,
};

/** Monthly cash noise of a field collector: fewer and larger payments. */
export const FIELD_CASH_NOISE = 0.35;

/** Value of the work to the lender, in base months; only for judging schemes, collectors do not know it. */
export interface Stakes {
  /** v₀: value a month of a collector of mean skill at pace 1. */
  valuePerMonth: number;
  /** ψ: cost of a complaint: handling, regulator, name. */
  costPerComplaint: number;
}

export const DEFAULT_STAKES: Stakes = { valuePerMonth: 8, costPerComplaint: 0.5 };

/** An assumption that robustness runs vary, log-uniformly between `low` and `high`. */
export interface ParameterRange {
  name: keyof Behaviour | keyof Stakes;
  low: number;
  high: number;
}

/** Plausible ranges for the share of the assumption space in which a scheme wins. */
export const ROBUST_RANGES: readonly ParameterRange[] = [
  { name: 'effortCost', low: 0.5 * DEFAULT_BEHAVIOUR.effortCost, high: 2 * DEFAULT_BEHAVIOUR.effortCost },
  { name: 'tiltCost', low: 0.5 * DEFAULT_BEHAVIOUR.tiltCost, high: 2 * DEFAULT_BEHAVIOUR.tiltCost },
  { name: 'pushCost', low: 0.5 * DEFAULT_BEHAVIOUR.pushCost, high: 2 * DEFAULT_BEHAVIOUR.pushCost },
  {
    name: 'pressureCost',
    low: 0.5 * DEFAULT_BEHAVIOUR.pressureCost,
    high: 2 * DEFAULT_BEHAVIOUR.pressureCost,
  },
  { name: 'falsifyCost', low: 0.5 * DEFAULT_BEHAVIOUR.falsifyCost, high: 2 * DEFAULT_BEHAVIOUR.falsifyCost },
  { name: 'holdCost', low: 0.5 * DEFAULT_BEHAVIOUR.holdCost, high: 3 * DEFAULT_BEHAVIOUR.holdCost },
  { name: 'presentBias', low: 0.7, high: 1 },
  { name: 'valuePerMonth', low: 4, high: 16 },
  { name: 'costPerComplaint', low: 0.1, high: 2 },
];
