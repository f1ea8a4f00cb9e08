import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countReaching, dotDomain, DOTS, quantileDots, stackDots } from './dots.ts';

const amounts = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 300 });

describe('quantile dots', () => {
  it('exactly fifty values are their own dots, in order', () => {
    const values = Array.from({ length: 50 }, (_, i) => ((i * 37) % 50) * 3);
    expect(quantileDots(values)).toEqual(Array.from({ length: 50 }, (_, i) => i * 3));
  });

  it('a hundred values give the midpoints of neighbours', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    expect(quantileDots(values)).toEqual(Array.from({ length: 50 }, (_, i) => 2 * i + 0.5));
  });

  it('one value stands fifty times, and none gives no dot', () => {
    expect(quantileDots([4])).toEqual(new Array(DOTS).fill(4));
    expect(quantileDots([])).toEqual([]);
  });

  it('dots rise, stay within the values and do not depend on their order', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const dots = quantileDots(values);
        const low = Math.min(...values);
        const high = Math.max(...values);
        const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
        for (let i = 0; i < dots.length; i++) {
          expect(dots[i]).toBeGreaterThanOrEqual((i > 0 ? dots[i - 1]! : low) - slack);
          expect(dots[i]).toBeLessThanOrEqual(high + slack);
        }
        expect(quantileDots([...values].reverse())).toEqual(dots);
      }),
      { seed: 42 },
    );
  });

  it('a target in the middle is reached by half, from either side', () => {
    const dots = quantileDots(Array.from({ length: 1000 }, (_, i) => i));
    expect(countReaching(dots, 500)).toBe(25);
    expect(countReaching(dots, 500, 'atMost')).toBe(25);
    expect(countReaching(dots, -1)).toBe(50);
  });
});

describe('stacked dots', () => {
  it('no two dots of different places overlap, and all stand inside the plot', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 220, max: 900 }), (values, width) => {
        const dots = quantileDots(values);
        const [low, high] = dotDomain(dots);
        const { diameter, placed } = stackDots(dots, { low, high, width, height: 150 });
        for (const [i, dot] of placed.entries()) {
          expect(dot.x).toBeGreaterThanOrEqual(0);
          expect(dot.x).toBeLessThanOrEqual(width + diameter);
          expect(dot.y).toBeLessThanOrEqual(150);
          for (const other of placed.slice(i + 1)) {
            const sameColumn = Math.abs(dot.x - other.x) < 1e-6;
            if (!sameColumn) expect(Math.abs(dot.x - other.x)).toBeGreaterThan(diameter - 1e-6);
          }
        }
      }),
      { seed: 42, numRuns: 50 },
    );
  });

  it('no column straddles the edge it was given', () => {
    const dots = [-3, -0.2, -0.1, 0.1, 0.2, 5];
    const { placed } = stackDots(dots, { low: -4, high: 6, width: 400, height: 150, edge: 0 });
    const zero = 160;
    for (const dot of placed) expect(dot.x > zero).toBe(dot.value > 0);
  });

  it('fifty equal values still fit the height', () => {
    const { placed } = stackDots(new Array(50).fill(7), { low: 6, high: 8, width: 300, height: 120 });
    expect(Math.max(...placed.map((dot) => dot.y))).toBeLessThanOrEqual(120);
    expect(new Set(placed.map((dot) => dot.x)).size).toBe(1);
  });

  it('the range leaves air on both sides, also around a single value and around nothing', () => {
    expect(dotDomain([0, 100], 0.1)).toEqual([-10, 110]);
    expect(dotDomain([50])).toEqual([45, 55]);
    expect(dotDomain([])).toEqual([0, 1]);
  });
});
