import betaCdfStdlib from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantileStdlib from '@stdlib/stats-base-dists-beta-quantile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCdf, betaQuantile, lnGamma } from './beta.ts';
import { exp, ln, logit, normalCdf, normalQuantile, sigmoid } from './det-math.ts';

const SEED = { seed: 42 };
const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** Distance in units of the larger value's relative precision. */
function relativeError(got: number, expected: number): number {
  return Math.abs(got - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
}

describe('exp and ln', () => {
  test('agree with this machine within one unit in the last place', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -700, max: 700, noNaN: true }),
        (x) => relativeError(exp(x), Math.exp(x)) < 2.3e-16,
      ),
      SEED,
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const expected = Math.log(x);
        return Math.abs(ln(x) - expected) <= 2.3e-16 * Math.max(1, Math.abs(expected));
      }),
      SEED,
    );
  });
  test('keep their limits', () => {
    expect([exp(-Infinity), exp(0), exp(Infinity), ln(0), ln(1)]).toEqual([0, 1, Infinity, -Infinity, 0]);
  });
});

describe('logit and sigmoid', () => {
  test('undo each other, exactly at 0 and 1', () => {
    expect(logit(0)).toBe(-Infinity);
    expect(logit(1)).toBe(Infinity);
    expect(sigmoid(logit(0))).toBe(0);
    expect(sigmoid(logit(1))).toBe(1);
    fc.assert(
      fc.property(unit, (p) => Math.abs(sigmoid(logit(p)) - p) < 1e-15),
      SEED,
    );
  });
  test('sigmoid rises and is symmetric', () => {
    const x = fc.double({ min: -800, max: 800, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => (a <= b ? sigmoid(a) <= sigmoid(b) : sigmoid(a) >= sigmoid(b))),
      SEED,
    );
    fc.assert(
      fc.property(x, (a) => Math.abs(sigmoid(a) + sigmoid(-a) - 1) < 1e-15),
      SEED,
    );
  });
});

test('the normal quantile has its table values and is undone by the distribution function', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 14);
  expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
  fc.assert(
    fc.property(
      fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
      (p) => Math.abs(normalCdf(normalQuantile(p)) - p) < 1e-13,
    ),
    SEED,
  );
});

test('lnGamma gives factorials and Γ(½) = √π', () => {
  expect(lnGamma(1)).toBeCloseTo(0, 14);
  expect(lnGamma(11)).toBeCloseTo(Math.log(3628800), 12);
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
});

describe('the Beta law', () => {
  const shape = fc.record({
    p: unit,
    mean: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    concentration: fc.double({ min: 0.5, max: 200, noNaN: true }),
  });

  test('its quantile agrees with an independent implementation', () => {
    for (const [mean, concentration] of [
      [0.15, 4],
      [0.5, 4],
      [0.3, 200],
      [0.02, 4],
      [0.25, 2],
    ] as const) {
      for (let i = 1; i < 100; i += 1) {
        const expected = betaQuantileStdlib(i / 100, concentration * mean, concentration * (1 - mean));
        expect(relativeError(betaQuantile(i / 100, mean, concentration), expected)).toBeLessThan(1e-9);
      }
    }
  });
  test('its distribution function agrees with an independent implementation', () => {
    fc.assert(
      fc.property(shape, ({ p: x, mean, concentration: k }) => {
        // The other one returns 0 for subnormal x, where x^.005 is still 0.02.
        if (x < 1e-300) return true;
        const [a, b] = [k * mean, k * (1 - mean)];
        return Math.abs(betaCdf(x, a, b) - betaCdfStdlib(x, a, b)) < 1e-12;
      }),
      SEED,
    );
  });
  test('quantile and distribution function undo each other', () => {
    fc.assert(
      fc.property(shape, ({ p, mean, concentration: k }) => {
        const x = betaQuantile(p, mean, k);
        // Near 0 and 1 x itself cannot be told finer than its own rounding.
        if (x < 1e-9 || x > 1 - 1e-9) return true;
        return Math.abs(betaCdf(x, k * mean, k * (1 - mean)) - p) < 1e-9;
      }),
      SEED,
    );
  });
  test('the quantile rises in p and in the mean', () => {
    fc.assert(
      fc.property(shape, unit, unit, ({ p, mean, concentration }, share, up) => {
        const inP =
          betaQuantile(p * share, mean, concentration) <= betaQuantile(p, mean, concentration) + 1e-12;
        const higher = mean + (1 - mean) * up;
        return inP && betaQuantile(p, mean, concentration) <= betaQuantile(p, higher, concentration) + 1e-12;
      }),
      SEED,
    );
  });
  test('the moments of Beta(.6, 3.4) are mean .15 and variance mean·(1−mean)÷(κ+1)', () => {
    const n = 1 << 16;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i += 1) {
      const x = betaQuantile((i + 0.5) / n, 0.15, 4);
      sum += x;
      squares += x * x;
    }
    expect(sum / n).toBeCloseTo(0.15, 6);
    expect(squares / n - (sum / n) ** 2).toBeCloseTo((0.15 * 0.85) / 5, 6);
  });
  test('mean 0 and 1 are certain, and impossible arguments are refused', () => {
    expect(betaQuantile(0.7, 0, 4)).toBe(0);
    expect(betaQuantile(0.7, 1, 4)).toBe(1);
    expect([betaQuantile(0, 0.3, 4), betaQuantile(1, 0.3, 4)]).toEqual([0, 1]);
    expect(() => betaQuantile(0.5, 1.1, 4)).toThrow('invariant');
    expect(() => betaQuantile(0.5, 0.5, 0)).toThrow('invariant');
    expect(() => betaQuantile(NaN, 0.5, 4)).toThrow('invariant');
  });
});
