import { placementIndices } from '#model';
import type { State } from '#model';
import { moments, quantiles } from '#stats';
import { BAND_PROBABILITIES } from './types.ts';
import type { IndexSummary } from './types.ts';

/** Indices of every partner in one future, partner by partner, raw first (`placementIndices`). */
export function partnerIndices({ seen }: State): number[] {
  return placementIndices(seen.placedBalance, seen.placedCash, seen.buckets).flatMap(({ raw, adjusted }) => [
    raw,
    adjusted,
  ]);
}

/** What an index is over the futures that have one. */
export function indexSummary(values: readonly number[]): IndexSummary | null {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length === 0) return null;
  const { mean, se } = moments(known);
  return { mean, se, quantiles: quantiles(known, BAND_PROBABILITIES) };
}
