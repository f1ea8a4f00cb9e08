import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moments } from './moments.ts';
import { quantile, quantiles } from './quantiles.ts';

const SEED = { seed: 42 };
const money = fc.integer({ min: -1e12, max: 1e12 });
const sample = fc.array(money, { minLength: 1, maxLength: 60 });
const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe('moments', () => {
  test('of 1, 2, 3, 4: mean 2.5, variance 5/3', () => {
    const { n, mean, sd, se } = moments([1, 2, 3, 4]);
    expect([n, mean]).toEqual([4, 2.5]);
    expect(sd).toBeCloseTo(Math.sqrt(5 / 3), 15);
    expect(se).toBeCloseTo(Math.sqrt(5 / 12), 15);
  });
  test('of equal values: exactly the value and exactly no spread', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
        fc.integer({ min: 1, max: 50 }),
        (value, n) => {
          const result = moments(Array.from({ length: n }, () => value));
          return result.mean === value && result.sd === 0 && result.se === 0;
        },
      ),
      SEED,
    );
  });
  test('of few values stay finite', () => {
    expect(moments([])).toEqual({ n: 0, mean: 0, sd: 0, se: 0 });
    expect(moments([7])).toEqual({ n: 1, mean: 7, sd: 0, se: 0 });
  });
  test('shift with the values, and the spread does not', () => {
    fc.assert(
      fc.property(sample, money, (values, shift) => {
        const before = moments(values);
        const after = moments(values.map((value) => value + shift));
        return after.sd === before.sd && Math.abs(after.mean - before.mean - shift) < 1e-3;
      }),
      SEED,
    );
  });
  test('keep the spread of small differences on a large sum (1e15 + 0, 1, 2)', () => {
    expect(moments([1e15, 1e15 + 1, 1e15 + 2]).sd).toBe(1);
  });
});

describe('quantiles of type 7', () => {
  // Values of (n − 1)·p by hand, as R's quantile(x, type = 7) defines them.
  test.each([
    [[5], 0.3, 5],
    [[1, 3], 0.25, 1.5],
    [[1, 2, 4], 0.1, 1.2],
    [[1, 2, 4, 8], 0.5, 3],
    [[1, 2, 4, 8, 16], 0.75, 8],
    [[1, 2, 4, 8, 16, 32], 0.9, 24],
    [[1, 2, 4, 8, 16, 32, 64], 0.975, 59.2],
  ])('of %j at %d', (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 12);
  });
  test('take any order and leave it', () => {
    const values = [3, 10, 1, 2];
    expect(quantiles(values, [0, 0.5, 1])).toEqual([1, 2.5, 10]);
    expect(values).toEqual([3, 10, 1, 2]);
  });
  test('stay inside the sample and rise with p', () => {
    fc.assert(
      fc.property(sample, unit, unit, (values, p, q) => {
        const [low, high] = quantiles(values, [Math.min(p, q), Math.max(p, q)]);
        return low! <= high! && low! >= Math.min(...values) && high! <= Math.max(...values);
      }),
      SEED,
    );
  });
  test('of nothing are 0, and p outside [0, 1] is refused', () => {
    expect(quantiles([], [0.1, 0.9])).toEqual([0, 0]);
    expect(() => quantile([1], 1.1)).toThrow('invariant');
    expect(() => quantile([1], NaN)).toThrow('invariant');
  });
});
