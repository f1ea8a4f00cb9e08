import { exp, ln } from '#engine';
import { pairedDifference, verdict } from '#stats';
import type { Verdict } from '#stats';
import { DEFAULT_BEHAVIOUR, DEFAULT_STAKES, ROBUST_RANGES } from './parameters.ts';
import type { FittedCost } from './fit.ts';
import type { Behaviour, ParameterRange, Stakes } from './parameters.ts';

/** Which of two schemes is preferred: over luck at the assumptions as they stand, and over the assumptions themselves. */

/** What collectors and the work are assumed to be like at one point of the assumption space. */
export interface Assumed {
  behaviour: Behaviour;
  stakes: Stakes;
}

/** One prime for each of `ROBUST_RANGES`: multiples of their square roots spread evenly, one assumption apart from the other. */
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23];

/** What a bank's own before/after says of the cost of effort: its value and where it may lie, base months. */
export type CostEvidence = Pick<FittedCost, 'effortCost' | 'low' | 'high'>;

const ASSUMED_COST = ROBUST_RANGES.find(({ name }) => name === 'effortCost')!;

/**
 * Where the cost of effort may lie: the assumed range without evidence; with it the fitted range, which a vague
 * observation does not widen. A fitted cost outside what was assumed is believed: it is about this bank.
 */
export function effortCostRange(evidence?: CostEvidence): ParameterRange {
  if (!evidence) return ASSUMED_COST;
  const { effortCost, low, high } = evidence;
  const { low: least, high: most } = ASSUMED_COST;
  const within = effortCost >= least && effortCost <= most;
  return {
    name: 'effortCost',
    low: within ? Math.max(low, least) : low,
    high: within ? Math.min(high, most) : high,
  };
}

/**
 * Point k = 0, 1, 2 … of a sequence spread log-uniformly over `ROBUST_RANGES`. Any first n points cover the space evenly
 * (Richtmyer 1951), so that a share can be read while it is counted. Evidence narrows the range of the cost of effort.
 */
export function assumptionPoint(k: number, evidence?: CostEvidence): Assumed {
  const point: Assumed = { behaviour: { ...DEFAULT_BEHAVIOUR }, stakes: { ...DEFAULT_STAKES } };
  ROBUST_RANGES.forEach((range, j) => {
    const { name, low, high } = range === ASSUMED_COST ? effortCostRange(evidence) : range;
    const turned = 0.5 + (k + 1) * Math.sqrt(PRIMES[j]);
    const value = low * exp((turned - Math.floor(turned)) * ln(high / low));
    const where: object = name in point.stakes ? point.stakes : point.behaviour;
    Object.assign(where, { [name]: value });
  });
  return point;
}

/** Net gain of one scheme against another over replications on the same luck. */
export interface Preference {
  /** Mean of A − B, base months a collector-month, and its 95 % interval. */
  mean: number;
  interval: readonly [number, number];
  /** Replications in which A gains more, of n. */
  wins: number;
  n: number;
  /** Of A against B, by the fixed rule. */
  verdict: Verdict;
}

/** The verdict on A against B from their net gains by replication; `margin` is too little to matter. */
export function preference(netA: ArrayLike<number>, netB: ArrayLike<number>, margin: number): Preference {
  const { mean, interval, higher, n } = pairedDifference(netB, netA);
  return { mean, interval, wins: higher, n, verdict: verdict(interval, margin, true) };
}
