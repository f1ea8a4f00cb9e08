import { describe, expect, test } from 'vitest';
import { clopperPearson, jackknife, meanInterval, orderStatisticInterval, tQuantile } from './intervals.ts';

describe('Student quantiles', () => {
  // Printed t tables, six decimals.
  test.each([
    [0.975, 1, 12.706205],
    [0.975, 2, 4.302653],
    [0.975, 4, 2.776445],
    [0.975, 9, 2.262157],
    [0.975, 19, 2.093024],
    [0.975, 29, 2.04523],
    [0.975, 30, 2.042272],
    [0.975, 99, 1.984217],
    [0.975, 999, 1.962341],
    [0.95, 9, 1.833113],
    [0.95, 29, 1.699127],
    [0.95, 99, 1.660391],
    [0.995, 9, 3.249836],
    [0.995, 29, 2.756386],
    [0.995, 99, 2.626405],
  ])('t at %d with %d degrees of freedom is %d', (p, df, expected) => {
    expect(Math.abs(tQuantile(p, df) - expected)).toBeLessThan(6e-7);
    expect(tQuantile(1 - p, df)).toBeCloseTo(-expected, 5);
  });
});

describe('the interval of a mean', () => {
  test('is mean ± t.975 · se', () => {
    const [low, high] = meanInterval(10, 2, 10);
    expect(low).toBeCloseTo(10 - 2 * 2.262157, 5);
    expect(high).toBeCloseTo(10 + 2 * 2.262157, 5);
  });
  test('is the point when nothing varies, and unbounded from one value', () => {
    expect(meanInterval(3, 0, 5)).toEqual([3, 3]);
    expect(meanInterval(3, 0, 1)).toEqual([-Infinity, Infinity]);
  });
});

describe('intervals of a quantile by order statistics', () => {
  test.each([
    [100, 0.5, 40, 61, 0.9648],
    [200, 0.05, 4, 17, 0.96715],
    [500, 0.95, 465, 485, 0.9605],
    [1000, 0.05, 37, 65, 0.9581],
    [1000, 0.95, 936, 964, 0.9581],
    [1000, 0.99, 983, 997, 0.97609],
  ])('n = %d, p = %d: ranks %d to %d', (n, p, lower, upper, coverage) => {
    const interval = orderStatisticInterval(n, p)!;
    expect([interval.lower, interval.upper]).toEqual([lower, upper]);
    expect(Math.abs(interval.coverage - coverage)).toBeLessThan(6e-6);
  });
  test('mirror each other at p and 1 − p', () => {
    for (const n of [50, 333, 5000]) {
      const low = orderStatisticInterval(n, 0.1)!;
      const high = orderStatisticInterval(n, 0.9)!;
      expect([n + 1 - high.upper, n + 1 - high.lower]).toEqual([low.lower, low.upper]);
    }
  });
  test('do not exist when the sample is too small for the tail', () => {
    // The largest of n values bounds the 95 % quantile with 97.5 % certainty from n = 72: .95^72 = .0249.
    expect(orderStatisticInterval(71, 0.95)).toBeUndefined();
    expect(orderStatisticInterval(72, 0.95)!.upper).toBe(72);
    expect(orderStatisticInterval(0, 0.5)).toBeUndefined();
  });
});

describe('Clopper–Pearson intervals', () => {
  test.each([
    [0, 1000, 0, 0.003682],
    [5, 1000, 0.001625, 0.011629],
    [950, 1000, 0.93461, 0.962665],
    [8, 20, 0.19119, 0.639457],
    [10, 10, 0.691503, 1],
  ])('%d of %d', (k, n, low, high) => {
    const interval = clopperPearson(k, n);
    expect(Math.abs(interval[0] - low)).toBeLessThan(6e-7);
    expect(Math.abs(interval[1] - high)).toBeLessThan(6e-7);
  });
  test('know nothing from no trials, and refuse the impossible', () => {
    expect(clopperPearson(0, 0)).toEqual([0, 1]);
    expect(() => clopperPearson(3, 2)).toThrow('invariant');
  });
});

test('leaving one out gives a mean its usual standard error', () => {
  const values = [1, 4, 2, 7];
  const without = values.map((_, k) => values.filter((_v, j) => j !== k).reduce((a, b) => a + b, 0) / 3);
  expect(jackknife(without)).toBeCloseTo(Math.sqrt(7 / 4), 9);
  expect(jackknife([1])).toBe(Infinity);
});
