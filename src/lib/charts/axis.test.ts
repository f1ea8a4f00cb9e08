import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisCeiling, keyStep, valueTicks } from './axis.ts';

describe('value axis', () => {
  it('ends at a round number not far above the largest value', () => {
    expect(axisCeiling(23.1e9)).toBe(25e9);
    expect(axisCeiling(25)).toBe(25);
    expect(axisCeiling(26)).toBe(30);
    expect(axisCeiling(0)).toBe(1);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e15, noNaN: true }), (max) => {
        const top = axisCeiling(max);
        expect(top).toBeGreaterThanOrEqual(max * (1 - 1e-9));
        expect(top).toBeLessThanOrEqual(max * 1.34);
      }),
      { seed: 42 },
    );
  });

  it('shows as many decimals as its marks differ by', () => {
    expect(valueTicks(0, 30, 6)).toEqual({ values: [0, 5, 10, 15, 20, 25, 30], decimals: 0 });
    expect(valueTicks(0, 1, 5).decimals).toBe(1);
    expect(valueTicks(0, 0.1, 4).decimals).toBe(2);
  });

  it('an arrow key moves by a round hundredth of the range', () => {
    expect(keyStep(0, 100)).toBe(1);
    expect(keyStep(18e9, 26e9)).toBe(50e6);
    expect(keyStep(3, 3)).toBe(1);
  });
});
