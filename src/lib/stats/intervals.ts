import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import tQuantileStdlib from '@stdlib/stats-base-dists-t-quantile';

/** Confidence of every interval that says nothing else. */
export const DEFAULT_CONFIDENCE = 0.95;

/** Quantile at p of Student's t with df > 0 degrees of freedom. */
export function tQuantile(p: number, df: number): number {
  return tQuantileStdlib(p, df);
}

/** Two-sided confidence interval of a mean, mean ± t·se; the point itself when se is 0, unbounded for n < 2. */
export function meanInterval(
  mean: number,
  se: number,
  n: number,
  confidence: number = DEFAULT_CONFIDENCE,
): [number, number] {
  if (n < 2) return [-Infinity, Infinity];
  if (se === 0) return [mean, mean];
  const reach = tQuantile((1 + confidence) / 2, n - 1) * se;
  return [mean - reach, mean + reach];
}

/** Ranks (1 = smallest) between which a population quantile lies, and how surely. */
export interface RankInterval {
  lower: number;
  upper: number;
  /** Exact coverage for a continuous law, at least what was asked. */
  coverage: number;
}

/**
 * Distribution-free confidence interval of the quantile at p from n independent values: the ranks l, u with at most
 * (1 − coverage)/2 outside on either side by Binomial(n, p). Undefined when n is too small to have such ranks.
 * Source: David & Nagaraja, "Order Statistics", 3rd ed., § 7.1.
 */
export function orderStatisticInterval(
  n: number,
  p: number,
  coverage: number = DEFAULT_CONFIDENCE,
): RankInterval | undefined {
  if (!(p > 0 && p < 1 && coverage > 0 && coverage < 1)) {
    throw new Error(`invariant: orderStatisticInterval(${n}, ${p}, ${coverage})`);
  }
  const outside = (1 - coverage) / 2;
  const mass = binomialMass(n, p);
  let lower = 0;
  let below = 0;
  while (lower < n && below + mass[lower]! <= outside) {
    below += mass[lower]!;
    lower += 1;
  }
  let upper = n + 1;
  let above = 0;
  while (upper > 1 && above + mass[upper - 1]! <= outside) {
    above += mass[upper - 1]!;
    upper -= 1;
  }
  return lower < 1 || upper > n ? undefined : { lower, upper, coverage: 1 - below - above };
}

/** Float64Array[n + 1] of Binomial(n, p): ratios outwards from the mode, then scaled, so nothing underflows early. */
function binomialMass(n: number, p: number): Float64Array {
  const mass = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  mass[mode] = 1;
  let sum = 1;
  for (let k = mode; k < n; k += 1) sum += mass[k + 1] = (mass[k]! * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0; k -= 1) sum += mass[k - 1] = (mass[k]! * k) / ((n - k + 1) * odds);
  for (let k = 0; k <= n; k += 1) mass[k]! /= sum;
  return mass;
}

/**
 * Clopper–Pearson ("exact") interval of a share seen k times in n, 0 ≤ k ≤ n: never covers less than asked.
 * [0, 1] for n = 0.
 */
export function clopperPearson(
  k: number,
  n: number,
  confidence: number = DEFAULT_CONFIDENCE,
): [number, number] {
  if (!(k >= 0 && k <= n)) throw new Error(`invariant: clopperPearson(${k}, ${n})`);
  const outside = (1 - confidence) / 2;
  return [
    k === 0 ? 0 : betaQuantile(outside, k, n - k + 1),
    k === n ? 1 : betaQuantile(1 - outside, k + 1, n - k),
  ];
}

/** Standard error of a statistic from its values with one future left out each; Infinity from fewer than two. */
export function jackknife(without: readonly number[]): number {
  const n = without.length;
  if (n < 2) return Infinity;
  const mean = without.reduce((sum, x) => sum + x, 0) / n;
  const squares = without.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return Math.sqrt((squares * (n - 1)) / n);
}
