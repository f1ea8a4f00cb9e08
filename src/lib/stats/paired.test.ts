import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairedDifference } from './paired.ts';
import { verdict, type Verdict } from './verdict.ts';

const SEED = { seed: 42 };
const money = fc.integer({ min: 0, max: 1e12 });
const pairs = fc.array(fc.tuple(money, money), { minLength: 2, maxLength: 60 });

/** Standard normals by Box–Muller over a small LCG: a test sample, not the engine's luck. */
function normals(n: number, seed: number): number[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) + 0.5) / 4294967296;
  };
  return Array.from({ length: n }, () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()));
}

describe('a paired difference', () => {
  test('is B − A, with its interval from the differences alone', () => {
    const result = pairedDifference([1, 2, 3, 4], [2, 3, 4, 6]);
    expect(Array.from(result.values)).toEqual([1, 1, 1, 2]);
    expect([result.n, result.mean, result.sd, result.se]).toEqual([4, 1.25, 0.5, 0.25]);
    // 3.182446 = t.975 with 3 degrees of freedom.
    expect(result.interval[0]).toBeCloseTo(1.25 - 3.182446 * 0.25, 5);
    expect(result.interval[1]).toBeCloseTo(1.25 + 3.182446 * 0.25, 5);
    // Var A = 5/3, Var B = 35/12, Var D = 1/4.
    expect(result.varianceRatio).toBeCloseTo((5 / 3 + 35 / 12) * 4, 12);
  });
  test('of a sample with itself is exactly 0, and practically equal at any margin', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 40 }), (values) => {
        const { mean, sd, interval, higher, equal, lower } = pairedDifference(values, values);
        expect([mean, sd, ...interval, higher, equal, lower]).toEqual([0, 0, 0, 0, 0, values.length, 0]);
        expect(verdict(interval, 0, true)).toBe('practicallyEqual');
      }),
      SEED,
    );
  });
  test('turns its sign when A and B change places', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const a = rows.map((row) => row[0]);
        const b = rows.map((row) => row[1]);
        const there = pairedDifference(a, b);
        const back = pairedDifference(b, a);
        expect(back.mean).toBe(there.mean === 0 ? back.mean : -there.mean);
        expect([back.higher, back.equal, back.lower]).toEqual([there.lower, there.equal, there.higher]);
        expect(back.varianceRatio).toBeCloseTo(there.varianceRatio, 6);
        expect(there.higher + there.equal + there.lower).toBe(rows.length);
      }),
      SEED,
    );
  });
  test('that never varies has a point for an interval and an infinite ratio', () => {
    const result = pairedDifference([1, 5, 9], [3, 7, 11]);
    expect([result.interval, result.varianceRatio, result.varianceRatioLowerBound]).toEqual([
      [2, 2],
      Infinity,
      Infinity,
    ]);
    expect(pairedDifference([4, 4], [6, 6]).varianceRatio).toBe(1);
  });
  test('of a single pair that differs says nothing about the mean', () => {
    expect(pairedDifference([1], [2]).interval).toEqual([-Infinity, Infinity]);
  });
  test('needs samples of one length', () => {
    expect(() => pairedDifference([1], [1, 2])).toThrow('invariant');
  });
});

describe('the lower bound of the variance ratio', () => {
  // A = s + e, B = s + f with Var s = 9.5, Var e = Var f = .5: the ratio is 20 ÷ 1 = 20.
  const trials = 1000;
  const n = 400;
  test('covers the truth in 95 % of samples of 400 pairs, normal data', () => {
    let covered = 0;
    let sum = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const x = normals(3 * n, trial + 1);
      const a = Array.from({ length: n }, (_, r) => Math.sqrt(9.5) * x[r]! + Math.sqrt(0.5) * x[n + r]!);
      const b = Array.from({ length: n }, (_, r) => Math.sqrt(9.5) * x[r]! + Math.sqrt(0.5) * x[2 * n + r]!);
      const { varianceRatioLowerBound } = pairedDifference(a, b);
      if (varianceRatioLowerBound <= 20) covered += 1;
      sum += varianceRatioLowerBound;
    }
    // 4 standard errors of a share of .95 in 1,000 are .0276; a reach 20 % short covers .906, 30 % long .984.
    expect(Math.abs(covered / trials - 0.95)).toBeLessThan(0.0276);
    // Not bought by being useless: the bound lies about 15 % below the ratio.
    expect(sum / trials).toBeGreaterThan(16);
  });
});

describe('the verdict', () => {
  // Margin 10, higher is better.
  const TABLE: [number, number, Verdict][] = [
    [11, 30, 'clearlyBetter'],
    [10, 30, 'probablyBetter'],
    [1, 30, 'probablyBetter'],
    [1, 10, 'practicallyEqual'],
    [-10, 10, 'practicallyEqual'],
    [0, 0, 'practicallyEqual'],
    [0, 30, 'cannotTell'],
    [-1, 30, 'cannotTell'],
    [-30, 30, 'cannotTell'],
    [-Infinity, Infinity, 'cannotTell'],
    [-30, 0, 'cannotTell'],
    [-10, -1, 'practicallyEqual'],
    [-30, -1, 'probablyWorse'],
    [-30, -10, 'probablyWorse'],
    [-30, -11, 'clearlyWorse'],
  ];
  const mirror: Record<Verdict, Verdict> = {
    clearlyBetter: 'clearlyWorse',
    probablyBetter: 'probablyWorse',
    cannotTell: 'cannotTell',
    practicallyEqual: 'practicallyEqual',
    probablyWorse: 'probablyBetter',
    clearlyWorse: 'clearlyBetter',
  };
  test.each(TABLE)(
    'of [%d, %d] with margin 10 is %s, and its mirror where lower is better',
    (low, high, expected) => {
      expect(verdict([low, high], 10, true)).toBe(expected);
      expect(verdict([low, high], 10, false)).toBe(mirror[expected]);
    },
  );
  test('at margin 0 is clear as soon as 0 is excluded, and equal only when nothing differs', () => {
    expect(verdict([1, 2], 0, true)).toBe('clearlyBetter');
    expect(verdict([-2, -1], 0, true)).toBe('clearlyWorse');
    expect(verdict([0, 2], 0, true)).toBe('cannotTell');
    expect(verdict([-1, 2], 0, true)).toBe('cannotTell');
    expect(verdict([0, 0], 0, true)).toBe('practicallyEqual');
  });
  test('never gets bolder when the margin grows', () => {
    const bold = (word: Verdict): boolean => word === 'clearlyBetter' || word === 'clearlyWorse';
    const point = fc.integer({ min: -100, max: 100 });
    const margin = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(point, point, margin, margin, (x, y, m, more) => {
        const interval = [Math.min(x, y), Math.max(x, y)] as const;
        return bold(verdict(interval, m, true)) || !bold(verdict(interval, m + more, true));
      }),
      SEED,
    );
  });
  test('refuses a margin that is negative or no number', () => {
    expect(() => verdict([0, 1], -1, true)).toThrow('invariant');
    expect(() => verdict([0, 1], NaN, true)).toThrow('invariant');
  });
});
