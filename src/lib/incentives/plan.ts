import { exp } from '#engine';
import { expectedPay, marginalPay } from './payout.ts';
import type { Curve } from './payout.ts';
import { poissonCdf, poissonPmf } from './normal.ts';

/** Points of the grid over pace. The value of a plan is not concave (thresholds), so one climb is not enough. */
export const GRID = 13;

/** A leg as a plan sees it: its score at the month end is start + slope × pace, with standard deviation sd. */
export interface PlannedLeg {
  curve: Curve;
  start: number;
  slope: number;
  sd: number;
}

/** The rest of the month as one choice: a pace to keep until its end. */
export interface EffortProblem {
  legs: PlannedLeg[];
  /** Weight today of pay at the month end. */
  discount: number;
  /** Complaints still allowed by the gate; below 0 all pay is lost; undefined = no gate. */
  allowed: number | undefined;
  /** Expected complaints until the month end at pace 1. */
  complaintsAtOne: number;
  deduction: number;
  /** Curvature c_e and pace without pay e₀. */
  effortCost: number;
  intrinsic: number;
  daysLeft: number;
  effortMin: number;
  effortMax: number;
}

/** Chance that the gate lets the pay through at a pace, 1 without a gate. Complaints are Poisson. */
export function passChance(problem: EffortProblem, effort: number): number {
  if (problem.allowed === undefined) return 1;
  return poissonCdf(problem.allowed, problem.complaintsAtOne * effort);
}

/** U(e) = disc·Pr(gate)·E[pay] − disc·deduction·complaints − d·(c_e ÷ 2)(e − e₀)², base months. */
export function planValue(problem: EffortProblem, effort: number): number {
  let pay = 0;
  for (let k = 0; k < problem.legs.length; k += 1) {
    const { curve, start, slope, sd } = problem.legs[k];
    pay += expectedPay(curve, start + slope * effort, sd);
  }
  const strain = effort - problem.intrinsic;
  return (
    problem.discount *
      (pay * passChance(problem, effort) - problem.deduction * problem.complaintsAtOne * effort) -
    problem.daysLeft * 0.5 * problem.effortCost * strain * strain
  );
}

const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

const values = new Float64Array(GRID);

/**
 * The best pace: the best of 13 points, the top of the parabola through it and its neighbours, and one Newton step there
 * with the parabola's bend. Within ±.02 of the exact best, except where two plans are worth the same.
 */
export function planEffort(problem: EffortProblem): number {
  const { effortMin, effortMax } = problem;
  const step = (effortMax - effortMin) / (GRID - 1);
  let best = 0;
  for (let i = 0; i < GRID; i += 1) {
    values[i] = planValue(problem, effortMin + i * step);
    if (values[i] > values[best]) best = i;
  }
  // At an end the parabola is that of the last three points.
  const middle = best === 0 ? 1 : best === GRID - 1 ? GRID - 2 : best;
  const centre = effortMin + middle * step;
  const left = values[middle - 1];
  const right = values[middle + 1];
  const bend = left - 2 * values[middle] + right;
  const nearest = effortMin + best * step;
  if (!(bend < 0)) return nearest;
  const low = Math.max(effortMin, nearest - step);
  const high = Math.min(effortMax, nearest + step);
  const top = clamp(centre + (step * (left - right)) / (2 * bend), low, high);
  return clamp(top - (planSlope(problem, top) * step * step) / bend, low, high);
}

/** The best pace when every leg is straight and there is no gate: the first-order condition itself. */
export function straightEffort(problem: EffortProblem): number {
  let gain = 0;
  for (let k = 0; k < problem.legs.length; k += 1) {
    const { curve, slope } = problem.legs[k];
    gain += curve.slope * slope;
  }
  gain -= problem.deduction * problem.complaintsAtOne;
  const rise = (problem.discount * gain) / (problem.daysLeft * problem.effortCost);
  return clamp(problem.intrinsic + rise, problem.effortMin, problem.effortMax);
}

/** dU/de, exact: the marginal pay, the gate's complaints and the strain. 0 at an interior best pace. */
export function planSlope(problem: EffortProblem, effort: number): number {
  let pay = 0;
  let price = 0;
  for (let k = 0; k < problem.legs.length; k += 1) {
    const { curve, start, slope, sd } = problem.legs[k];
    pay += expectedPay(curve, start + slope * effort, sd);
    price += slope * marginalPay(curve, start + slope * effort, sd);
  }
  const { allowed, complaintsAtOne: rate } = problem;
  const gate = allowed === undefined ? 0 : pay * rate * poissonPmf(allowed, rate * effort);
  return (
    problem.discount * (price * passChance(problem, effort) - gate - problem.deduction * rate) -
    problem.daysLeft * problem.effortCost * (effort - problem.intrinsic)
  );
}

/** Cells of the search that `exactEffort` refines, and halvings of the bracket it ends in. */
const FINE_GRID = 1200;
const HALVINGS = 50;

/** The best pace to 1e-9: the best of 1,201 points, then the root of dU/de beside it. For tests, checks and lattices. */
export function exactEffort(problem: EffortProblem): number {
  const { effortMin, effortMax } = problem;
  const step = (effortMax - effortMin) / FINE_GRID;
  let best = effortMin;
  let top = -Infinity;
  for (let i = 0; i <= FINE_GRID; i += 1) {
    const value = planValue(problem, effortMin + i * step);
    if (value > top) {
      top = value;
      best = effortMin + i * step;
    }
  }
  let low = Math.max(effortMin, best - step);
  let high = Math.min(effortMax, best + step);
  if (planSlope(problem, low) <= 0) return low;
  if (planSlope(problem, high) >= 0) return high;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (planSlope(problem, middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Complaints expected until the month end at pace 1 under a pressure: μ₀·(d ÷ D)·exp(r). */
export function complaintsAtOne(perMonth: number, pressure: number, daysLeft: number, days: number): number {
  return ((perMonth * daysLeft) / days) * exp(pressure);
}
