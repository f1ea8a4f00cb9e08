import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { shippedResult } from './default-result.ts';
import { estimateSummary } from './estimate.ts';

/** A preview: `factor` times the shipped result, `days` long. */
function preview(factor: number, days = shippedResult.days): Summary {
  const scale = (values: number[]) =>
    Array.from({ length: days }, (_, day) => factor * (values[Math.min(day, values.length - 1)] ?? 0));
  const fan = ({ mean, bands }: Summary['recovered']) => ({ mean: scale(mean), bands: bands.map(scale) });
  return {
    ...shippedResult,
    days,
    preview: true,
    recovered: fan(shippedResult.recovered),
    backlog: fan(shippedResult.backlog),
    daily: Object.fromEntries(
      Object.entries(shippedResult.daily).map(([id, values]) => [id, scale(values)]),
    ) as Summary['daily'],
    totals: Object.fromEntries(
      Object.entries(shippedResult.totals).map(([id, total]) => [
        id,
        { ...total, mean: factor * total.mean },
      ]),
    ) as Summary['totals'],
  };
}

test('with no change the estimate is the full result exactly, however far the preview is from it', () => {
  const same = estimateSummary(shippedResult, preview(1.2), preview(1.2));
  expect(same.recovered.mean).toEqual(shippedResult.recovered.mean);
  expect(same.totals.net.values).toEqual(shippedResult.totals.net.values);
  expect(same.digest).toBeUndefined();
});

test('the estimate moves by the difference of the previews', () => {
  const moved = estimateSummary(shippedResult, preview(1), preview(1.1));
  const last = shippedResult.days - 1;
  const full = shippedResult.recovered.mean[last]!;
  expect(moved.recovered.mean[last]! / full).toBeCloseTo(1.1, 9);
  expect(moved.totals.recovered.mean).toBeCloseTo(1.1 * shippedResult.totals.recovered.mean, -3);
});

test('a longer or shorter horizon gives a curve of that length that never falls below zero', () => {
  for (const days of [30, shippedResult.days + 60]) {
    const made = estimateSummary(shippedResult, preview(1), preview(0.5, days));
    for (const line of [made.recovered.mean, ...made.recovered.bands, made.backlog.mean]) {
      expect(line).toHaveLength(days);
      expect(Math.min(...line)).toBeGreaterThanOrEqual(0);
    }
  }
});

test('what a rule holds back moves with the previews, and a rule just switched off is gone', () => {
  const rules = (n: number) => [{ id: 'US-1', suppressed: n, value: 10 * n }];
  const full = { ...shippedResult, rules: rules(100) };
  const moved = estimateSummary(full, { ...full, rules: rules(20) }, { ...full, rules: rules(50) });
  expect(moved.rules).toEqual([{ id: 'US-1', suppressed: 130, value: 1_300 }]);
  expect(estimateSummary(full, full, { ...full, rules: [] }).rules).toEqual([]);
});
