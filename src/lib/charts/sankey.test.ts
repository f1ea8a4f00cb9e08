import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layFlow } from './sankey.ts';

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
const layout = { height: 400, gap: 6, equal: false };

test('everything that leaves the left arrives on the right, and nothing stands outside the drawing', () => {
  fc.assert(
    fc.property(matrices, fc.boolean(), (matrix, equal) => {
      const { left, right } = layFlow(matrix, { ...layout, equal });
      const tall = (nodes: { height: number }[]) => nodes.reduce((sum, { height }) => sum + height, 0);
      expect(tall(left)).toBeCloseTo(tall(right), 6);
      for (const { y, height } of [...left, ...right]) {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + height).toBeLessThanOrEqual(layout.height + 1e-6);
      }
    }),
    { seed: 42 },
  );
});

test('links of one place lie side by side inside it', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { left, right, links } = layFlow(matrix, layout);
      for (const link of links) {
        const from = left[link.from]!;
        const to = right[link.to]!;
        expect(link.y0 - link.width / 2).toBeGreaterThanOrEqual(from.y - 1e-6);
        expect(link.y0 + link.width / 2).toBeLessThanOrEqual(from.y + from.height + 1e-6);
        expect(link.y1 + link.width / 2).toBeLessThanOrEqual(to.y + to.height + 1e-6);
      }
    }),
    { seed: 42 },
  );
});

test('with equal heights a small bucket is as tall as a large one and its shares stay its own', () => {
  const { left, links } = layFlow(
    [
      [9_000, 1_000],
      [1, 9],
    ],
    { ...layout, equal: true },
  );
  expect(left[0]!.height).toBeCloseTo(left[1]!.height, 9);
  expect(links.map(({ share }) => share)).toEqual([0.9, 0.1, 0.1, 0.9]);
});

test('an empty matrix draws nothing and breaks nothing', () => {
  expect(layFlow([], layout)).toEqual({ left: [], right: [], links: [] });
  expect(layFlow([[0, 0]], layout).links).toEqual([]);
});
