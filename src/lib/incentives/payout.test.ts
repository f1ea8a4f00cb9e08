import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curveOf,
  expectedPay,
  marginalPay,
  monthPay,
  payAt,
  spreadPrice,
  withReferencePoint,
} from './payout.ts';
import type { Curve } from './payout.ts';
import { capAt, leg, payScheme } from './scheme.ts';

const curve = (slope: number, jumps: [number, number][], knots: [number, number][]): Curve =>
  curveOf({
    slope,
    jumps: jumps.map(([at, amount]) => ({ at, amount })),
    knots: knots.map(([at, change]) => ({ at, change })),
    scope: 'own',
  });

const money = fc.double({ min: -2, max: 2, noNaN: true });
const gain = fc.double({ min: 0, max: 2, noNaN: true });
const score = fc.double({ min: 0, max: 2, noNaN: true });
const steps = (size: fc.Arbitrary<number>) => fc.array(fc.tuple(score, size), { maxLength: 4 });
const anyCurve = fc.tuple(money, steps(money), steps(money)).map((parts) => curve(...parts));
const spread = fc.double({ min: 0.02, max: 0.5, noNaN: true });
const laws = { seed: 42, numRuns: 200 };

describe('the expected payout', () => {
  const example = curve(
    0,
    [
      [0.8, 0.1],
      [1, 0.15],
    ],
    [
      [0.8, 0.25],
      [1, 0.45],
      [1.2, -0.7],
    ],
  );

  it('agrees with the reference case of two jumps and three knots to six digits', () => {
    expect(expectedPay(example, 0.97, 0.12)).toBeCloseTo(0.210499, 6);
    expect(marginalPay(example, 0.97, 0.12)).toBeCloseTo(0.996875, 6);
    expect(spreadPrice(example, 0.97, 0.12)).toBeCloseTo(0.114244, 6);
  });

  it('has the price λ as its derivative in the mean and ν in the spread', () => {
    fc.assert(
      fc.property(anyCurve, score, spread, (c, m, s) => {
        const h = 1e-3 * s;
        const difference = (f: (x: number) => number) => (f(h) - f(-h)) / (2 * h);
        // Differences of the table's 2e-11 over h, and third derivatives of order J·h²/s³.
        const tolerance = 1e-4 / s;
        expect(Math.abs(difference((x) => expectedPay(c, m + x, s)) - marginalPay(c, m, s))).toBeLessThan(
          tolerance,
        );
        expect(Math.abs(difference((x) => expectedPay(c, m, s + x)) - spreadPrice(c, m, s))).toBeLessThan(
          tolerance,
        );
      }),
      laws,
    );
  });

  it('rises with the mean when nothing in the curve takes away', () => {
    fc.assert(
      fc.property(gain, steps(gain), steps(gain), score, score, spread, (slope, jumps, knots, a, b, s) => {
        const c = curve(slope, jumps, knots);
        expect(expectedPay(c, Math.max(a, b), s)).toBeGreaterThanOrEqual(
          expectedPay(c, Math.min(a, b), s) - 1e-9,
        );
      }),
      laws,
    );
  });

  it('goes to the payout itself as the spread goes to 0', () => {
    expect(expectedPay(example, 0.9, 1e-6)).toBeCloseTo(payAt(example, 0.9), 9);
    expect(expectedPay(example, 1.3, 1e-6)).toBeCloseTo(payAt(example, 1.3), 9);
  });

  it('scales with the money in the curve', () => {
    fc.assert(
      fc.property(anyCurve, score, spread, (c, m, s) => {
        const double = {
          ...c,
          slope: 2 * c.slope,
          jumpAmount: c.jumpAmount.map((x) => 2 * x),
          knotChange: c.knotChange.map((x) => 2 * x),
        };
        expect(expectedPay(double, m, s)).toBeCloseTo(2 * expectedPay(c, m, s), 10);
      }),
      laws,
    );
  });
});

it('feels a loss 2.25 times a gain around a reference point', () => {
  const felt = withReferencePoint(curve(0.3, [], []), 1, 0.3, 0.5);
  const at = (x: number) => payAt(felt, x) - payAt(felt, 1);
  expect(at(1.1)).toBeCloseTo(0.1 * 0.3 * 1.5, 12);
  expect(at(0.9)).toBeCloseTo(-0.1 * 0.3 * (1 + 0.5 * 2.25), 12);
});

describe('the pay of a month', () => {
  const scheme = payScheme([capAt(leg({ cash: 1 }, { slope: 0.35 }), 1.1)], {
    gate: 2,
    deductionPerComplaint: 0.05,
    deferral: { share: 0.25, months: 2, reversal: 0.3 },
  });
  it('stops at the cap, takes deductions off and holds back a part', () => {
    const pay = monthPay(scheme, { scores: [1.4], complaints: 1 });
    expect(pay.total).toBeCloseTo(0.35 * 1.1 - 0.05, 12);
    expect(pay.held).toBeCloseTo(0.25 * pay.total, 12);
    expect(pay.now + pay.held).toBe(pay.total);
  });
  it('is lost beyond the gate and never below 0', () => {
    expect(monthPay(scheme, { scores: [1.4], complaints: 3 })).toMatchObject({ total: 0, passed: false });
  });
  it('pays a rank winner the prize and nobody else', () => {
    const prize = payScheme([leg({ cash: 1 }, { scope: 'rank', topShare: 0.05, prize: 6 })]);
    expect(monthPay(prize, { scores: [1], complaints: 0 }).total).toBe(6);
    expect(monthPay(prize, { scores: [0], complaints: 0 }).total).toBe(0);
  });
});
