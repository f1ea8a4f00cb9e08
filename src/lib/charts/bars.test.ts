import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysPerBar, sumDays, tallestBar, toBars } from './bars.ts';

describe('daily bars', () => {
  it('joining days to weeks keeps the money', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 400 }), (cash) => {
        const bars = toBars([cash, cash], 7);
        const kept = bars.reduce((sum, bar) => sum + bar.parts[0]! * (bar.to - bar.from), 0);
        const all = sumDays(cash, 0, cash.length);
        expect(Math.abs(kept - all)).toBeLessThanOrEqual(1e-9 * Math.max(1, all));
      }),
      { seed: 42 },
    );
  });

  it('a short last week is a mean, not a dip', () => {
    const bars = toBars([new Array(9).fill(10)], 7);
    expect(bars).toEqual([
      { from: 0, to: 7, parts: [10] },
      { from: 7, to: 9, parts: [10] },
    ]);
  });

  it('days become weeks when the run is long or the drawing narrow', () => {
    expect(daysPerBar(90, 600)).toBe(1);
    expect(daysPerBar(91, 600)).toBe(7);
    expect(daysPerBar(90, 200)).toBe(7);
  });

  it('the tallest bar is the tallest stack', () => {
    expect(
      tallestBar(
        toBars(
          [
            [1, 5],
            [4, 2],
          ],
          1,
        ),
      ),
    ).toBe(7);
    expect(tallestBar([])).toBe(0);
  });
});
