import exp from '@stdlib/math-base-special-exp';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Cost of one unit too few and of one too many, both > 0, same money. */
export interface UnitCosts {
  under: number;
  over: number;
}

/** ¹⁄√(2π). */
const NORMAL_PEAK = 0.3989422804014327;
/** Above this e^(−mean) is near the smallest number there is. */
const MOST_POISSON_MEAN = 700;

/** Share of days on which capacity should suffice, under ÷ (under + over). (Arrow, Harris & Marschak, Econometrica 19, 1951) */
export function criticalRatio({ under, over }: UnitCosts): number {
  if (!(under > 0 && over > 0)) throw new Error(`invariant: unit costs ${under}, ${over}`);
  return under / (under + over);
}

/** Expected cost of capacity `level` against Normal(mean, sd) demand, sd > 0. */
export function normalCost(level: number, mean: number, sd: number, { under, over }: UnitCosts): number {
  const z = (level - mean) / sd;
  const shortfall = NORMAL_PEAK * exp((-z * z) / 2) - z * (1 - normalCdf(z, 0, 1));
  return over * (level - mean) + (under + over) * sd * shortfall;
}

/** The capacity with the least expected cost against Normal(mean, sd) demand, and that cost. */
export function normalNewsvendor(
  mean: number,
  sd: number,
  costs: UnitCosts,
): { level: number; cost: number } {
  const level = mean + sd * normalQuantile(criticalRatio(costs), 0, 1);
  return { level, cost: normalCost(level, mean, sd, costs) };
}

/** P(X ≤ k) for X ~ Poisson(mean), 0 < mean ≤ 700. */
export function poissonCdf(k: number, mean: number): number {
  if (!(mean > 0 && mean <= MOST_POISSON_MEAN)) throw new Error(`invariant: Poisson mean ${mean}`);
  let mass = exp(-mean);
  let below = k < 0 ? 0 : mass;
  for (let j = 1; j <= k; j += 1) below += mass *= mean / j;
  return below;
}

/** Expected cost of whole capacity `level` ≥ 0 against Poisson(mean) demand. */
export function poissonCost(level: number, mean: number, { under, over }: UnitCosts): number {
  // E(level − D)+ = Σ P(D ≤ k) over k < level.
  let idle = 0;
  for (let k = 0; k < level; k += 1) idle += poissonCdf(k, mean);
  return under * (mean - level + idle) + over * idle;
}

/** The least level with P(D ≤ level) ≥ critical ratio against Poisson(mean) demand, and its expected cost. */
export function poissonNewsvendor(mean: number, costs: UnitCosts): { level: number; cost: number } {
  const ratio = criticalRatio(costs);
  let level = 0;
  while (poissonCdf(level, mean) < ratio) level += 1;
  return { level, cost: poissonCost(level, mean, costs) };
}
