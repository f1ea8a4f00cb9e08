import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paidBy, payerShareAfter, pursuitProfit, stopMonth, stopThreshold } from './stop-rule.ts';

const pursuit = { payerShare: 0.35, ratePerMonth: 0.12, value: 20, costPerMonth: 0.25 };

describe('when to stop pursuing', () => {
  it('gives the printed threshold, month and profits (VC-15)', () => {
    expect(stopThreshold(pursuit)).toBeCloseTo(0.104167, 6);
    expect(stopMonth(pursuit)).toBeCloseTo(12.772692, 6);
    expect(pursuitProfit(pursuit, stopMonth(pursuit))).toBeCloseTo(2.841104, 6);
    expect(pursuitProfit(pursuit, 12)).toBeCloseTo(2.835099, 6);
    expect(pursuitProfit(pursuit, 36)).toBeCloseTo(0.337432, 6);
    expect(paidBy(pursuit, stopMonth(pursuit))).toBeCloseTo(0.274419, 6);
  });

  it('stops where the share of payers left falls to the threshold, and no other month earns more', () => {
    fc.assert(
      fc.property(
        fc.record({
          payerShare: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
          ratePerMonth: fc.double({ min: 0.01, max: 1, noNaN: true }),
          value: fc.double({ min: 1, max: 100, noNaN: true }),
          costPerMonth: fc.double({ min: 0.01, max: 2, noNaN: true }),
        }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (any, other) => {
          const stop = stopMonth(any);
          if (stop > 0) expect(payerShareAfter(any, stop)).toBeCloseTo(stopThreshold(any), 9);
          expect(pursuitProfit(any, other)).toBeLessThanOrEqual(pursuitProfit(any, stop) + 1e-9);
        },
      ),
      { seed: 42 },
    );
  });

  it('never starts when it cannot pay, and never stops when everybody pays in the end', () => {
    expect(stopMonth({ ...pursuit, costPerMonth: 1 })).toBe(0);
    expect(stopMonth({ ...pursuit, payerShare: 1 })).toBe(Infinity);
  });
});
