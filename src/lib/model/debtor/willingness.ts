import { exp, ln, normalQuantile } from '#engine';
import type { BucketRow } from '#scenario';
import { ATOMS } from '../layout.ts';

/** z at the middle of each of ATOMS equally likely cells of N(0, 1). */
export function willingnessAtoms(): Float64Array {
  return Float64Array.from({ length: ATOMS }, (_, k) => normalQuantile((k + 0.5) / ATOMS));
}

/** exp(σz·z) by atom. */
export function multipliers(z: Float64Array, sigma: number): Float64Array {
  return z.map((value) => exp(sigma * value));
}

/** A rate so high that the clock rings at the first chance: stands for a paying share of 1. */
const CERTAIN_RATE = 1e9;

/** Share that pays at least once in `days` at rate `eta`, over a population of atoms. */
export function payingShare(
  eta: number,
  days: number,
  multiplier: Float64Array,
  weight: Float64Array,
): number {
  let silent = 0;
  let total = 0;
  for (let k = 0; k < ATOMS; k += 1) {
    silent += weight[k] * exp(-eta * multiplier[k] * days);
    total += weight[k];
  }
  return 1 - silent / total;
}

/**
 * The rate at which `share` of the population pays within `days`: inverse of `payingShare`.
 * The share is concave in the rate, so Newton's steps from 0 climb to the root without overshooting.
 */
export function rateOfShare(
  share: number,
  days: number,
  multiplier: Float64Array,
  weight: Float64Array,
): number {
  if (share <= 0) return 0;
  if (share >= 1) return CERTAIN_RATE;
  let eta = 0;
  for (let step = 0; step < 100; step += 1) {
    let silent = 0;
    let slope = 0;
    let total = 0;
    for (let k = 0; k < ATOMS; k += 1) {
      const survive = weight[k] * exp(-eta * multiplier[k] * days);
      silent += survive;
      slope += survive * multiplier[k] * days;
      total += weight[k];
    }
    const gap = share - (1 - silent / total);
    const next = eta + (gap * total) / slope;
    if (!(next > eta * (1 + 1e-13))) return next > eta ? next : eta;
    eta = next;
  }
  return eta;
}

export interface CohortRates {
  /** η by bucket. */
  ownRate: Float64Array;
  /** Rate that a month with two messages adds, by bucket, before the response shape. */
  upliftRate: Float64Array;
  /** Atom by 12-bit uniform, by bucket of arrival. */
  onArrival: Uint16Array;
}

const CELLS = 4096;

/**
 * Rates along the no-touch cohort (docs/model.md §5.2). Good payers leave first, so those who reach a later bucket
 * are less willing; the share the user typed is a share of *them*. Each bucket's population is held as 4,096 equal
 * parts assigned to atoms, the very table the simulation draws from.
 */
export function cohortRates(buckets: readonly BucketRow[], multiplier: Float64Array): CohortRates {
  const n = buckets.length;
  const ownRate = new Float64Array(n);
  const upliftRate = new Float64Array(n);
  const onArrival = new Uint16Array(n * CELLS);
  let survivors = new Float64Array(ATOMS).fill(1);
  for (let b = 0; b < n; b += 1) {
    const row = buckets[b];
    const weight = fillCells(onArrival.subarray(b * CELLS, (b + 1) * CELLS), survivors);
    const eta = rateOfShare(row.unpromptedShare, row.perDays, multiplier, weight);
    ownRate[b] = eta;
    const in30 = payingShare(eta, 30, multiplier, weight);
    const raised = Math.min(in30 + row.messageUplift, 1 - 1e-9);
    // Two roots found a last bit apart may come out in the wrong order.
    upliftRate[b] = raised > in30 ? Math.max(0, rateOfShare(raised, 30, multiplier, weight) - eta) : 0;
    const next = buckets[b + 1];
    if (next === undefined) break;
    const width = next.fromDpd - row.fromDpd;
    const after = survivors.map((share, k) => share * exp(-eta * multiplier[k] * width));
    if (after.some((share) => share > 1e-12)) survivors = after;
  }
  return { ownRate, upliftRate, onArrival };
}

/** Assigns 4,096 equal cells to atoms in proportion to `shares`, in order of z; returns the resulting weights. */
function fillCells(cells: Uint16Array, shares: Float64Array): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const weight = new Float64Array(ATOMS);
  let atom = 0;
  let upTo = shares[0];
  for (let c = 0; c < CELLS; c += 1) {
    const target = ((c + 0.5) / CELLS) * total;
    while (upTo < target && atom < ATOMS - 1) {
      atom += 1;
      upTo += shares[atom];
    }
    cells[c] = atom;
    weight[atom] += 1 / CELLS;
  }
  return weight;
}

/** Own payment probability within 30 days as the user's figure implies it, without knowing z. */
export function ownPaymentIn30Days(row: BucketRow): number {
  if (row.unpromptedShare >= 1) return 1;
  return 1 - exp((30 / row.perDays) * ln(1 - row.unpromptedShare));
}
