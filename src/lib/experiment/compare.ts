import { pairedDifference, verdict } from '#stats';
import { scalarSummary } from './aggregate.ts';
import type { PairedDifference, Summary, TotalId } from './types.ts';

/** Totals of which less is better. */
const LESS_IS_BETTER: readonly TotalId[] = [
  'cost',
  'broken',
  'secondsLost',
  'closingBalance',
  'complaints',
  'blockedNumbers',
  'suppressed',
  'suppressedValue',
  'forgiven',
  'hardships',
  'payCost',
  'concessionCost',
  'pushedPromises',
  'fakedVisits',
  'fines',
  'movedPayments',
  'movedCash',
];

/** Whether a higher value of this total is good news. */
export function higherIsBetter(total: TotalId): boolean {
  return !LESS_IS_BETTER.includes(total);
}

/**
 * B − A over the common futures of two finished runs of the same request. `margin` (minor units or counts, ≥ 0) is
 * the difference that matters in practice. Throws when the runs do not pair.
 */
export function compareSummaries(a: Summary, b: Summary, total: TotalId, margin: number): PairedDifference {
  return compareValues(a.totals[total].values, b.totals[total].values, total, margin);
}

/** The same from values a future, where several requests stand behind them. */
export function compareValues(
  a: readonly number[],
  b: readonly number[],
  total: TotalId,
  margin: number,
): PairedDifference {
  const paired = pairedDifference(a, b);
  return {
    total,
    difference: scalarSummary([...paired.values]),
    interval: paired.interval,
    higher: paired.higher,
    equal: paired.equal,
    lower: paired.lower,
    varianceRatio: paired.varianceRatio,
    verdict: verdict(paired.interval, margin, higherIsBetter(total)),
    margin,
  };
}
