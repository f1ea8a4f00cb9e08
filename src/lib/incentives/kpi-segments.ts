import type { Formula } from './formula.ts';
import { kpiSides } from './kpi-measure.ts';
import type { KpiUnmeasured } from './kpi-measure.ts';
import type { Evidence, Segment } from './kpi-tally.ts';
import type { SegmentRate } from './stress.ts';

/** A quotient by segment: for changes of mix, and for what is expected of a book at another plan's rates. */

/** Every treatment × bucket, treatment '' for accounts that no path takes. */
export function cellSegments({ cells }: Pick<Evidence['result'], 'cells'>): Segment[] {
  return [...cells.treatments, ''].flatMap((treatment) =>
    cells.buckets.map((bucket) => ({ treatments: [treatment], buckets: [bucket] })),
  );
}

/** Numerator and denominator of a quotient in each segment, in one month or over the horizon; or what is to blame. */
export function ratesBy(
  formula: Formula,
  evidence: Evidence,
  segments: readonly Segment[],
  month?: number,
): SegmentRate[] | KpiUnmeasured {
  const rates: SegmentRate[] = [];
  for (const segment of segments) {
    const sides = kpiSides(formula, evidence, segment, month);
    if (!('over' in sides)) return sides;
    rates.push({ over: sides.over * (formula.times ?? 1), under: sides.under ?? 0 });
  }
  return rates;
}

/**
 * What a quotient would be if the plan had its own accounts and the standard's rates in every bucket; undefined for a sum, without
 * a standard, and for events that are not known by bucket.
 */
export function expectedKpi(formula: Formula, evidence: Evidence, segment: Segment): number | undefined {
  const { standard, result } = evidence;
  if (formula.under === undefined || standard === undefined) return undefined;
  const buckets = segment.buckets ?? result.cells.buckets;
  const groups = buckets.map((bucket) => ({ buckets: [bucket] }));
  const own = ratesBy(formula, evidence, groups);
  const usual = ratesBy(formula, { ...evidence, result: standard }, groups);
  if (!Array.isArray(own) || !Array.isArray(usual)) return undefined;
  let [over, under] = [0, 0];
  own.forEach((one, k) => {
    if (!(usual[k].under > 0)) return;
    over += (one.under * usual[k].over) / usual[k].under;
    under += one.under;
  });
  return under > 0 ? over / under : undefined;
}
