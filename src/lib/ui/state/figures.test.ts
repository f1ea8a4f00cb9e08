import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { complaintsPerThousand, differenceOf, figureOf, KPIS, luckOf } from './figures.ts';
import { shippedResult } from './default-result.ts';

test('a figure gives the middle, the range of 8 of 10 and the noise of the mean', () => {
  const figure = figureOf(Array.from({ length: 101 }, (_, i) => i));
  expect(figure).toMatchObject({ median: 50, low: 10, high: 90, mean: 50 });
  // Variance of 0…100 with n − 1 is 858.5.
  expect(figure.se).toBeCloseTo(Math.sqrt(858.5 / 101), 10);
});

test('figures in the same futures are compared pair by pair, others by their means', () => {
  const a = figureOf([1, 2, 3]);
  expect(differenceOf(figureOf([2, 3, 4]), a)).toEqual({ mean: 1, se: 0 });
  expect(differenceOf(figureOf([2, 3, 4, 5]), a).se).toBeGreaterThan(0);
});

test('no futures, or nothing recovered, gives zeros and no NaN', () => {
  expect(figureOf([])).toMatchObject({ median: 0, low: 0, high: 0, mean: 0, se: 0 });
  expect(luckOf({ mean: 0, se: 1 })).toBe(0);
});

test('every key figure of the shipped result is a sensible number', () => {
  for (const { unit, of } of KPIS) {
    const { low, median, high } = figureOf(of(shippedResult));
    expect(low).toBeLessThanOrEqual(median);
    expect(median).toBeLessThanOrEqual(high);
    if (unit === 'share') expect(low >= 0 && high <= 1).toBe(true);
  }
});

test('complaints are told in a thousand accounts called, and nobody called gives none', () => {
  const totals = { complaints: { values: [4, 0, 0] }, touchedAccounts: { values: [2_000, 500, 0] } };
  expect(complaintsPerThousand({ totals } as unknown as Summary)).toEqual([2, 0, 0]);
});
