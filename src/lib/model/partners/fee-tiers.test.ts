import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenFee, breakEvenLiquidation, contingencyFee, costToCollect, netBack } from './fee-tiers.ts';

const tiers = [{ upTo: 0.06, rate: 0.25 }, { upTo: 0.09, rate: 0.32 }, { rate: 0.4 }];

describe('a contingency fee', () => {
  it('gives the printed net-backs and break-evens of 10,000 placed (VC-12)', () => {
    expect(netBack(900, [contingencyFee(10_000, 900, [{ rate: 0.3 }])])).toBeCloseTo(630, 9);
    expect(netBack(900, [contingencyFee(10_000, 900, [{ rate: 0.25 }])])).toBeCloseTo(675, 9);
    expect(netBack(750, [750 * 0.12])).toBeCloseTo(660, 9);
    expect(breakEvenFee(0.09, 0.066)).toBeCloseTo(0.266667, 6);
    expect(breakEvenLiquidation(0.3, 0.066)).toBeCloseTo(0.094286, 6);
  });

  it('charges each step its own rate (VC-12)', () => {
    const fee = contingencyFee(10_000, 1050, tiers);
    expect(fee).toBeCloseTo(306, 9);
    expect(netBack(1050, [fee])).toBeCloseTo(744, 9);
    expect(costToCollect(1050, [fee])).toBeCloseTo(0.291429, 6);
  });

  it('costs the same payment by payment as in one sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), (payments) => {
        let collected = 0;
        let charged = 0;
        for (const payment of payments) {
          charged +=
            contingencyFee(10_000, collected + payment, tiers) - contingencyFee(10_000, collected, tiers);
          collected += payment;
        }
        expect(charged).toBeCloseTo(contingencyFee(10_000, collected, tiers), 6);
      }),
      { seed: 42 },
    );
  });

  it('splits a lawsuit of 694 dollars as published (PT-2)', () => {
    expect(netBack(694, [283, 139])).toBe(272);
    expect(costToCollect(694, [283])).toBeCloseTo(0.407781, 6);
  });

  it('refuses steps that fall or do not reach', () => {
    expect(() => contingencyFee(100, 50, [{ upTo: 0.4, rate: 0.2 }])).toThrow('no fee step');
    expect(() =>
      contingencyFee(100, 5, [
        { upTo: 0.4, rate: 0.2 },
        { upTo: 0.3, rate: 0.3 },
      ]),
    ).toThrow('does not rise');
  });
});
