import { expect, it } from 'vitest';
import { placeAtRandom, placeWorst } from './placement-selection.ts';

const pool = { lowest: 0.02, spread: 0.16, placedShare: 0.5, skill: 1.2 };

it('makes a better partner look half as good when it gets the worst half (VC-23)', () => {
  const seen = placeWorst(pool);
  expect(seen.inHouse).toBeCloseTo(0.14, 12);
  expect(seen.partner).toBeCloseTo(0.072, 12);
  expect(seen.observedRatio).toBeCloseTo(0.514286, 6);
});

it('recovers the true skill on a random slice of any size', () => {
  for (const placedShare of [0.1, 0.5, 0.9])
    expect(placeAtRandom({ ...pool, placedShare }).observedRatio).toBeCloseTo(1.2, 12);
});

it('hides nothing when all accounts are alike', () => {
  expect(placeWorst({ ...pool, spread: 0 }).observedRatio).toBeCloseTo(1.2, 12);
});
