import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearLabels, dodge, offCurves, outOf } from './labels.ts';

describe('labels beside lines', () => {
  it('stay where they want to be when there is room', () => {
    expect(dodge([10, 80, 40], 16, 0, 100)).toEqual([10, 80, 40]);
  });

  it('move apart evenly when they collide', () => {
    expect(dodge([50, 50], 16, 0, 100)).toEqual([42, 58]);
  });

  it('keep their order, their distance and the frame', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 220 }), { minLength: 1, maxLength: 6 }), (wanted) => {
        const placed = dodge(wanted, 16, 0, 200);
        const order = wanted.map((_, i) => i).sort((i, j) => wanted[i]! - wanted[j]! || i - j);
        order.forEach((index, rank) => {
          expect(placed[index]).toBeGreaterThanOrEqual(-1e-9);
          expect(placed[index]).toBeLessThanOrEqual(200 + 1e-9);
          if (rank > 0) expect(placed[index]! - placed[order[rank - 1]!]!).toBeGreaterThanOrEqual(16 - 1e-9);
        });
      }),
      { seed: 42 },
    );
  });
});

describe('a label among curves', () => {
  const label = { from: 10, to: 40, y: 50 };

  it('stays where no curve passes, and moves off one that does', () => {
    expect(offCurves(label, [() => 80, () => NaN], 100)).toBe(50);
    const rising = (x: number) => 60 - x;
    const at = offCurves(label, [rising], 100);
    expect(at).toBe(62);
    for (let x = 10; x <= 40; x += 1) expect(Math.abs(rising(x) - at)).toBeGreaterThanOrEqual(7);
  });

  it('stays where it is when curves leave no room', () => {
    const everywhere = Array.from({ length: 21 }, (_, k) => () => 5 * k);
    expect(offCurves(label, everywhere, 100)).toBe(50);
  });
});

describe('counts of futures', () => {
  it('never round to certainty', () => {
    expect(outOf(199, 200)).toEqual({ n: 99, of: 100 });
    expect(outOf(200, 200)).toEqual({ n: 100, of: 100 });
    expect(outOf(1, 1000)).toEqual({ n: 1, of: 100 });
    expect(outOf(0, 1000)).toEqual({ n: 0, of: 100 });
  });

  it('are themselves below a hundred', () => {
    expect(outOf(7, 12)).toEqual({ n: 7, of: 12 });
  });
});

describe('labels beside points', () => {
  const at = (from: number, y: number) => ({ from, to: from + 50, y });
  it('stay where they are wanted when nothing is in the way', () => {
    expect(clearLabels([at(0, 40), at(60, 40), at(0, 60)], 100)).toEqual([40, 40, 60]);
  });
  it('give way to an earlier one by a line, within the plot', () => {
    expect(clearLabels([at(0, 40), at(10, 42)], 100)).toEqual([40, 56]);
    expect(clearLabels([at(0, 98), at(10, 99)], 100)).toEqual([98, 71]);
  });
});
