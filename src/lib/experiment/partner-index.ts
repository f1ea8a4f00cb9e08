import type { State } from '#model';
import { moments, quantiles } from '#stats';
import { BAND_PROBABILITIES } from './types.ts';
import type { IndexSummary } from './types.ts';

/**
 * Indices of every partner in one future: raw = cash of a balance-month ÷ that of all partners; adjusted = cash ÷ what all
 * partners together get from the same balance by bucket. NaN where nothing was placed or nothing came. Partner by partner, raw first.
 */
export function partnerIndices({ plan, seen }: State): number[] {
  const { placedBalance, placedCash, buckets } = seen;
  const partners = plan.partners.map((_, k) => k);
  const pooled = Array.from({ length: buckets }, (_, b) => {
    const of = (values: Float64Array) => partners.reduce((sum, k) => sum + values[k * buckets + b], 0);
    return { balance: of(placedBalance), cash: of(placedCash) };
  });
  const balance = pooled.reduce((sum, bucket) => sum + bucket.balance, 0);
  const cash = pooled.reduce((sum, bucket) => sum + bucket.cash, 0);
  return partners.flatMap((k) => {
    let ownBalance = 0;
    let ownCash = 0;
    let expected = 0;
    pooled.forEach((bucket, b) => {
      const placed = placedBalance[k * buckets + b];
      ownBalance += placed;
      ownCash += placedCash[k * buckets + b];
      if (placed > 0) expected += (placed * bucket.cash) / bucket.balance;
    });
    return [ownCash / ownBalance / (cash / balance), ownCash / expected];
  });
}

/** What an index is over the futures that have one. */
export function indexSummary(values: readonly number[]): IndexSummary | null {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length === 0) return null;
  const { mean, se } = moments(known);
  return { mean, se, quantiles: quantiles(known, BAND_PROBABILITIES) };
}
