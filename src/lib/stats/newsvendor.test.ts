import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  criticalRatio,
  normalCost,
  normalNewsvendor,
  poissonCdf,
  poissonCost,
  poissonNewsvendor,
} from './newsvendor.ts';

const costs = { under: 60, over: 35 };

describe('the newsvendor', () => {
  it('staffs for a normal day as printed (VC-08)', () => {
    const best = normalNewsvendor(900, 120, costs);
    expect(criticalRatio(costs)).toBeCloseTo(0.631579, 6);
    expect(best.level).toBeCloseTo(940.324577, 6);
    expect(best.cost).toBeCloseTo(4298.275975, 6);
    expect(normalCost(900, 900, 120, costs)).toBeCloseTo(4547.941997, 6);
  });

  it('staffs whole collectors against Poisson demand as printed (VC-08)', () => {
    const best = poissonNewsvendor(12.5, costs);
    expect(best.level).toBe(14);
    expect(best.cost).toBeCloseTo(128.737935, 6);
    expect(poissonCost(13, 12.5, costs)).toBeCloseTo(129.093577, 6);
    expect(poissonCost(15, 12.5, costs)).toBeCloseTo(137.615964, 6);
    expect(poissonCdf(13, 12.5)).toBeCloseTo(0.627835, 6);
    expect(poissonCdf(14, 12.5)).toBeCloseTo(0.725032, 6);
  });

  it('is beaten by no other level', () => {
    const cost = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        cost,
        cost,
        fc.double({ min: 0.5, max: 40, noNaN: true }),
        fc.nat(60),
        (under, over, mean, other) => {
          const unit = { under, over };
          expect(poissonNewsvendor(mean, unit).cost).toBeLessThanOrEqual(
            poissonCost(other, mean, unit) + 1e-9,
          );
          expect(normalNewsvendor(mean, 5, unit).cost).toBeLessThanOrEqual(
            normalCost(other, mean, 5, unit) + 1e-9,
          );
        },
      ),
      { seed: 42 },
    );
  });

  it('refuses costs and means that are not positive', () => {
    expect(() => criticalRatio({ under: 0, over: 1 })).toThrow('invariant');
    expect(() => poissonCdf(1, 0)).toThrow('invariant');
  });
});
