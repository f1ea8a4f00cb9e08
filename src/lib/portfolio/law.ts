import type { AmountLaw } from '#scenario';
import { LIMITS } from '#scenario';

/** Knots of an imported law: minimum, deciles, maximum. */
export const KNOTS = 11;

/**
 * Step of the additive sequence by which account k of a segment gets its fixed quantile frac((k + ½)·step), the same
 * one the simulator uses, so that a law can be fitted to the total the simulator will see.
 */
export const QUANTILE_STEP = 0.8191725133961645;

/** The amount of a fixed or quantiles law at q in [0, 1]: straight lines between equally spaced knots. */
export function amountAt(law: AmountLaw, q: number): number {
  if (law.kind === 'fixed') return law.value;
  if (law.kind !== 'quantiles') throw new Error(`invariant: tapes make no ${law.kind} law`);
  const at = q * (law.values.length - 1);
  const below = Math.min(Math.floor(at), law.values.length - 2);
  return law.values[below] + (at - below) * (law.values[below + 1] - law.values[below]);
}

/** Sum of the amounts that the simulator gives to the accounts of one segment. */
export function impliedTotal(law: AmountLaw, accounts: number): number {
  let total = 0;
  for (let k = 0; k < accounts; k++) {
    const x = (k + 0.5) * QUANTILE_STEP;
    total += Math.round(amountAt(law, x - Math.floor(x)));
  }
  return total;
}

/**
 * Fits a law to amounts sorted upward (integers ≥ 1). The knots are the sample's deciles, except that the last one
 * is pulled in so that the straight line over the top tenth keeps that tenth's mean (a single giant would otherwise
 * weigh as much as a whole tenth of giants); then all are scaled so that the total is kept.
 */
export function fitLaw(sorted: ArrayLike<number>): AmountLaw {
  const n = sorted.length;
  if (n === 0) throw new Error('invariant: a law needs at least one amount');
  if (sorted[0] === sorted[n - 1]) return { kind: 'fixed', value: sorted[0] };
  const knots: number[] = [];
  for (let i = 0; i < KNOTS; i++) {
    const at = ((n - 1) * i) / (KNOTS - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, n - 1);
    knots.push(sorted[below] + (at - below) * (sorted[above] - sorted[below]));
  }
  const last = KNOTS - 1;
  const topFrom = Math.floor(((n - 1) * (last - 1)) / last);
  let topSum = 0;
  for (let i = topFrom; i < n; i++) topSum += sorted[i];
  const flattened = (2 * topSum) / (n - topFrom) - knots[last - 1];
  knots[last] = Math.min(Math.max(flattened, knots[last - 1]), sorted[n - 1]);

  let total = 0;
  for (let i = 0; i < n; i++) total += sorted[i];
  const implied = impliedTotal({ kind: 'quantiles', values: knots }, n);
  const scale = implied > 0 ? total / implied : 1;
  const values = knots.map((knot) => Math.min(Math.max(1, Math.round(knot * scale)), LIMITS.money));
  return { kind: 'quantiles', values };
}
