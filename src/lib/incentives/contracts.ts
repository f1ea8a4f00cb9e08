import { normalCdf } from '#engine';
import { normalPdf, simpson } from './normal.ts';

/** Textbook contracts in closed form: what the simulator must agree with in its limits, and what lessons show. */

/** The best linear contract for one measured task, output e + ε, cost c·e²/2, risk aversion r, noise variance σ². */
export interface LinearContract {
  /** b* = 1 ÷ (1 + r·c·σ²). */
  slope: number;
  /** e* = b* ÷ c. */
  effort: number;
  /** e − c·e²/2 − r·b²·σ²/2. */
  surplus: number;
}

/** Holmström & Milgrom 1987, Econometrica 55(2). */
export function linearContract(riskAversion: number, cost: number, variance: number): LinearContract {
  const slope = 1 / (1 + riskAversion * cost * variance);
  const effort = slope / cost;
  const surplus = effort - 0.5 * cost * effort * effort - 0.5 * riskAversion * slope * slope * variance;
  return { slope, effort, surplus };
}

/** A contract on a measure g·a when the value is f·a and the cost |a|²/2. */
export interface DistortedContract {
  /** cos θ between measure and value: what re-scaling pay cannot mend. */
  cosine: number;
  /** b* = f·g ÷ (g·g + r·σ²). */
  slope: number;
  actions: number[];
  surplus: number;
  firstBest: number;
}

/** Baker 2002, Journal of Human Resources 37(4). `value` f and `measure` g: same length, not all 0. */
export function distortedContract(
  value: readonly number[],
  measure: readonly number[],
  riskAversion = 0,
  variance = 0,
): DistortedContract {
  const fg = dot(value, measure);
  const gg = dot(measure, measure);
  const ff = dot(value, value);
  const slope = fg / (gg + riskAversion * variance);
  const actions = measure.map((g) => slope * g);
  const surplus =
    dot(value, actions) - 0.5 * dot(actions, actions) - 0.5 * riskAversion * slope * slope * variance;
  return { cosine: fg / Math.sqrt(ff * gg), slope, actions, surplus, firstBest: 0.5 * ff };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + x * b[k], 0);
}

/**
 * Efforts on two tasks with cost ½a₁² + ½a₂² + γ·a₁·a₂ when pay is b₁, b₂ a unit: what is unpaid is displaced
 * (Holmström & Milgrom 1991, JLEO 7). −1 < γ < 1.
 */
export function twoTasks(pay: readonly [number, number], substitution: number): [number, number] {
  const determinant = 1 - substitution * substitution;
  return [(pay[0] - substitution * pay[1]) / determinant, (pay[1] - substitution * pay[0]) / determinant];
}

/** √2 and 1 ÷ (2√π). */
const SQRT_TWO = 1.4142135623730951;
/** Reach and cells of the integrals over a standard normal. */
const REACH = 10;
const CELLS = 2000;

/**
 * Marginal price of output in a contest of two for a prize spread, noise sd each, and a gap between the two (Lazear &
 * Rosen 1981, JPE 89(5)): W·φ(Δ ÷ √2σ) ÷ √2σ. Falls with the gap: heterogeneity dulls a contest.
 */
export function duelPrice(prize: number, sd: number, gap = 0): number {
  const spread = SQRT_TWO * sd;
  return (prize * normalPdf(gap / spread)) / spread;
}

/** I(n) = (n − 1)·∫ φ² Φ^(n−2): price of output among n equals for one prize is W·I ÷ σ. n ≥ 2. */
export function contestIntensity(n: number): number {
  const density = (x: number) => {
    const p = normalPdf(x);
    return p * p * wholePower(normalCdf(x), n - 2);
  };
  return (n - 1) * simpson(density, -REACH, REACH, CELLS);
}

/** Chance to come first among n of whom the others are equal and this one is ahead by `advantage` sd. */
export function winChance(n: number, advantage: number): number {
  return simpson((x) => normalPdf(x) * wholePower(normalCdf(x + advantage), n - 1), -REACH, REACH, CELLS);
}

function wholePower(x: number, n: number): number {
  let power = 1;
  for (let k = 0; k < n; k += 1) power *= x;
  return power;
}

/** Relative performance evaluation: judge y − κ·(mean of the other n − 1). */
export interface RelativeEvaluation {
  /** κ* = σ_η² ÷ (σ_η² + σ_ε² ÷ (n − 1)). */
  weight: number;
  /** Variance left in the judged result. */
  residual: number;
}

/** Holmström 1982, Bell Journal 13(2): takes out what all share (`common` variance), keeps what is one's own. */
export function relativeEvaluation(common: number, own: number, n: number): RelativeEvaluation {
  const weight = common / (common + own / (n - 1));
  const rest = 1 - weight;
  return { weight, residual: rest * rest * common + own + (weight * weight * own) / (n - 1) };
}
