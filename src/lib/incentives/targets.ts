import { normalCdf, normalQuantile } from '#engine';
import { quantile } from '#stats';

/** Seven ways to set a month's target, and what they do to the chance of reaching it. Amounts in any one unit of money or count. */

export type TargetMethod =
  'fixed' | 'runRate' | 'stretch' | 'expectedValue' | 'peerRank' | 'simulatedQuantile' | 'hybrid';

/** What a method may look at. What it does not need is ignored. */
export interface TargetBasis {
  /** The same for all. */
  flat: number;
  /** The collector's last target and result. */
  lastTarget: number;
  lastResult: number;
  /** Σ expected cash of the own accounts from features frozen at assignment. */
  expected: number;
  /** Results of the peers. */
  peers: ArrayLike<number>;
  /** Results of this book at standard effort in simulated futures. */
  simulated: ArrayLike<number>;
  /** The team's expected cash per collector, towards which the hybrid shrinks. */
  teamExpected: number;
}

export interface TargetSettings {
  /** Run rate: growth asked a month, and ρ, the share of the last result taken over. */
  growth: number;
  ratchet: number;
  /** Stretch above the flat target, as a share. */
  stretch: number;
  /** Peer quantile to reach, 0–1. */
  peerQuantile: number;
  /** Quantile of the own book's futures to reach; the chance to reach it at standard effort is 1 less this. */
  futureQuantile: number;
  /** Hybrid: weight of the own expected value, and floor and ceiling around flat. */
  ownWeight: number;
  band: number;
}

/** Design assumptions: the chance of .45 is what a threshold motivates most at. */
export const DEFAULT_TARGETS: TargetSettings = {
  growth: 0.02,
  ratchet: 0.5,
  stretch: 0.2,
  peerQuantile: 0.5,
  futureQuantile: 0.55,
  ownWeight: 0.6,
  band: 0.25,
};

/** The target of one collector by one method. */
export function setTarget(
  method: TargetMethod,
  basis: TargetBasis,
  settings: TargetSettings = DEFAULT_TARGETS,
): number {
  switch (method) {
    case 'fixed':
      return basis.flat;
    case 'runRate':
      return (
        (1 - settings.ratchet) * basis.lastTarget +
        settings.ratchet * basis.lastResult * (1 + settings.growth)
      );
    case 'stretch':
      return basis.flat * (1 + settings.stretch);
    case 'expectedValue':
      return basis.expected;
    case 'peerRank':
      return quantile(Float64Array.from(basis.peers).sort(), settings.peerQuantile);
    case 'simulatedQuantile':
      return quantile(Float64Array.from(basis.simulated).sort(), settings.futureQuantile);
    case 'hybrid': {
      const team = settings.ownWeight * basis.expected + (1 - settings.ownWeight) * basis.teamExpected;
      const low = basis.flat * (1 - settings.band);
      return Math.min(Math.max(team, low), basis.flat * (1 + settings.band));
    }
  }
}

/** What is left in the spread of log attainment under each method, as variances. */
export interface AttainmentSpread {
  skill: number;
  book: number;
  macro: number;
  luck: number;
  /** Noise of the target itself. */
  target: number;
}

/** Fairness F = skill ÷ (skill + book): 1 when pay differences are not the book's. 1 if neither varies. */
export function spreadFairness({ skill, book }: AttainmentSpread): number {
  return skill + book > 0 ? skill / (skill + book) : 1;
}

/**
 * What a method leaves of the variances of results, R² the share of book difficulty the expected-value model explains.
 * Run rate takes out what lasts, book and skill alike; peer rank what all share; a quantile of futures the whole book.
 */
export function spreadAfter(
  method: TargetMethod,
  before: AttainmentSpread,
  modelR2: number,
): AttainmentSpread {
  const { skill, book, macro, luck, target } = before;
  const unexplained = book * (1 - modelR2);
  switch (method) {
    case 'fixed':
    case 'stretch':
      return { skill, book, macro, luck, target: 0 };
    case 'runRate':
      // Last month's luck comes back in this month's target.
      return { skill: 0, book: 0, macro, luck, target: luck };
    case 'expectedValue':
      return { skill, book: unexplained, macro, luck, target };
    case 'peerRank':
      return { skill, book, macro: 0, luck, target: 0 };
    case 'simulatedQuantile':
      return { skill, book: 0, macro, luck, target };
    case 'hybrid':
      return { skill, book: unexplained, macro, luck, target: 0.5 * target };
  }
}

/** Noise of a result from few payments: √((1 + CV²) ÷ payments), CV of one payment's size. */
export function paymentNoise(payments: number, sizeVariation: number): number {
  return Math.sqrt((1 + sizeVariation * sizeVariation) / payments);
}

/** Noise above which a month is too short to judge by. */
export const TOO_NOISY = 0.25;

/** Smallest number of months over which the noise falls to `TOO_NOISY`. */
export function monthsToJudge(monthlyNoise: number): number {
  const ratio = monthlyNoise / TOO_NOISY;
  return Math.max(1, Math.ceil(ratio * ratio));
}

/** B = signal ÷ (signal + noise ÷ t): how far attainment over t months is to be believed, 0–1. Variances. */
export function shrinkage(signal: number, noise: number, months: number): number {
  return signal + noise > 0 ? signal / (signal + noise / months) : 1;
}

/** Attainment of a small book, drawn towards 100 %: 1 + B·(k − 1). */
export function shrunkAttainment(attainment: number, belief: number): number {
  return 1 + belief * (attainment - 1);
}

/** Chance of reaching a target with result ~ N(mean, sd²). */
export function reachChance(target: number, mean: number, sd: number): number {
  return normalCdf((mean - target) / sd);
}

/** The target that is reached with a given chance at standard effort: "fair at 80 %". */
export function targetAtChance(futures: ArrayLike<number>, chance: number): number {
  return quantile(Float64Array.from(futures).sort(), 1 - chance);
}

/** Slope of hits over difficulty, with standard error; 0 within the error = equal opportunity. */
export interface EqualOpportunity {
  /** Share that reach their target by difficulty decile, easiest first; NaN-free: an empty decile is left out. */
  hitRates: number[];
  /** Change of the hit rate from the easiest to the hardest decile. */
  slope: number;
  se: number;
  equal: boolean;
}

/** Standard errors of the slope beyond which opportunity is called unequal. */
const UNEQUAL = 2;

/** Hit rate by decile of difficulty at fixed effort, and its linear slope. Arrays of one length ≥ 20. */
export function equalOpportunity(difficulty: ArrayLike<number>, hit: ArrayLike<boolean>): EqualOpportunity {
  const n = difficulty.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => difficulty[a] - difficulty[b] || a - b);
  const hits = new Float64Array(10);
  const sizes = new Float64Array(10);
  // Position in the order, scaled so that the slope is the change from end to end.
  let xx = 0;
  let xy = 0;
  let mean = 0;
  order.forEach((i, rank) => {
    const decile = Math.min(9, Math.floor((rank * 10) / n));
    sizes[decile] += 1;
    hits[decile] += hit[i] ? 1 : 0;
    mean += (hit[i] ? 1 : 0) / n;
  });
  order.forEach((i, rank) => {
    const x = (rank + 0.5) / n - 0.5;
    xx += x * x;
    xy += x * ((hit[i] ? 1 : 0) - mean);
  });
  const slope = xx > 0 ? xy / xx : 0;
  const residual = Math.max(0, n * mean * (1 - mean) - slope * xy);
  const se = n > 2 && xx > 0 ? Math.sqrt(residual / (n - 2) / xx) : Infinity;
  const hitRates = Array.from(hits, (h, k) => h / sizes[k]).filter((rate) => rate === rate);
  return { hitRates, slope, se, equal: Math.abs(slope) <= UNEQUAL * se };
}

/** 95 % quantile of the standard normal. */
const Z95 = 1.6448536269514722;

/**
 * Share of collectors that hit in a month as bad for the budget as 1 in 20, if each hits with chance p and a factor
 * common to all explains a share `common` of the latent result (Vasicek 2002, Risk). 0 ≤ common < 1.
 */
export function hitShareP95(p: number, common: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return normalCdf((normalQuantile(p) + Math.sqrt(common) * Z95) / Math.sqrt(1 - common));
}

/** A month's payout for a bonus of `bonus` to each that hits: mean and the 1-in-20 month, for n collectors. */
export function payoutBudget(
  collectors: number,
  bonus: number,
  hitChance: number,
  common: number,
): { mean: number; p95: number; ratio: number } {
  const mean = collectors * bonus * hitChance;
  const p95 = collectors * bonus * hitShareP95(hitChance, common);
  return { mean, p95, ratio: mean > 0 ? p95 / mean : 1 };
}
