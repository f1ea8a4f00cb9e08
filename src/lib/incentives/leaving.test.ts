import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavingChance, leavingWish, MORALE_START, wishedChance } from './slow.ts';

const NEUTRAL = { gap: 0, pay: 0.3, meanPay: 0.3, complaints: 0, meanEffort: 1.1 };
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const wish = fc.double({ min: -5, max: 5, noNaN: true });

test('a fair month at a pace that can be kept up leaves every attrition as it is, to the last bit', () => {
  const felt = leavingWish(NEUTRAL, MORALE_START);
  expect(felt).toBe(0);
  fc.assert(
    fc.property(chance, (share) => {
      expect(wishedChance(share, felt)).toBe(share);
    }),
    { seed: 42 },
  );
});

test('the chance rises with the wish, stays one, and nobody leaves where nobody ever does', () => {
  fc.assert(
    fc.property(chance, wish, wish, (share, x, y) => {
      const [low, high] = [wishedChance(share, Math.min(x, y)), wishedChance(share, Math.max(x, y))];
      expect(low).toBeLessThanOrEqual(high + 1e-15);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }),
    { seed: 42 },
  );
  expect([wishedChance(0, 4), wishedChance(1, -4)]).toEqual([0, 1]);
});

test('on the usual 2.7 % it is the hazard of the reference; each grievance raises the wish', () => {
  for (const bad of [{ gap: -0.5 }, { pay: 0.1 }, { complaints: 2 }, { meanEffort: 1.3 }, {}] as Partial<
    typeof NEUTRAL
  >[]) {
    const month = { ...NEUTRAL, ...bad };
    const usual = leavingChance({ ...NEUTRAL, tenureMonths: 12 }, MORALE_START);
    const found = wishedChance(usual, leavingWish(month, MORALE_START));
    expect(found).toBeCloseTo(leavingChance({ ...month, tenureMonths: 12 }, MORALE_START), 12);
    expect(leavingWish(month, MORALE_START) > 0).toBe(Object.keys(bad).length > 0);
  }
  expect(leavingWish(NEUTRAL, 0.9)).toBeLessThan(0);
});
