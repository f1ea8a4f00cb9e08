import { draw, normalQuantile, seedKey, toUnit } from '#engine';
import { describe, expect, it } from 'vitest';
import { chanceBelow, shrink } from './shrinkage.ts';

/** Posterior mean and sd of each school. */
const EIGHT_SCHOOLS = [
  [11.4003, 8.3414],
  [7.8946, 6.2748],
  [6.1307, 7.7652],
  [7.6447, 6.5463],
  [5.1264, 6.3574],
  [6.1385, 6.7103],
  [10.667, 6.7856],
  [8.4568, 7.8882],
] as const;
const MEAN = 7.9324;
const MEDIAN_SPREAD = 5.2385;

describe('shrinkage of a league table', () => {
  it('gives the posterior of the eight schools (Gelman et al., BDA3 § 5.5)', () => {
    const values = [28, 8, -3, 7, -1, 1, 18, 12];
    const errors = [15, 10, 16, 11, 9, 11, 10, 18];
    const got = shrink(values.map((value, k) => ({ value, se: errors[k]! })));
    // Recomputed by adaptive quadrature over τ (scipy).
    EIGHT_SCHOOLS.forEach(([value, sd], k) => {
      expect(Math.abs(got.each[k]!.value - value)).toBeLessThan(0.01);
      expect(Math.abs(got.each[k]!.sd - sd)).toBeLessThan(0.02);
    });
    expect(Math.abs(got.mean - MEAN)).toBeLessThan(0.01);
    expect(Math.abs(got.spread - MEDIAN_SPREAD)).toBeLessThan(0.2);
  });

  it('keeps little of a spread that luck explains, and nearly all where there is hardly any luck', () => {
    const spreadOf = (se: number) => shrink([1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => ({ value, se })));
    expect(spreadOf(10).luckShare).toBeGreaterThan(0.8);
    expect(spreadOf(0.1).luckShare).toBeLessThan(0.01);
    expect(spreadOf(0.1).each[0]!.value).toBeCloseTo(1, 1);
  });

  it('keeps more of a value with less noise, and is surer of it', () => {
    const [sure, unsure] = shrink([
      { value: 5, se: 0.5 },
      { value: 5, se: 2 },
      { value: 10, se: 1 },
      { value: 12, se: 1 },
    ]).each;
    expect(sure!.kept).toBeGreaterThan(unsure!.kept);
    expect(chanceBelow(sure!, 7)).toBeGreaterThan(chanceBelow(unsure!, 7));
  });

  /**
   * 40 collectors × 300 tables, true sd 1. Where luck is half the skill a 95 % range must cover 95 %; where it is 1.5 times
   * the skill the symmetric range is known to cover 92 % (numpy, 3,000 tables). The se of either coverage is about .004;
   * detects an sd 10 % too small, and one estimate of τ taken as true (85 %).
   */
  it.each([
    [0.5, 0.95],
    [1.5, 0.92],
  ])('covers the true values as it should when luck is %s of skill', (se, expected) => {
    const key = seedKey(`shrinkage ${se}`);
    const normal = (k: number, what: number) => normalQuantile(toUnit(draw(k, what, 0, key.a, key.b)));
    const tables = 300;
    const size = 40;
    let covered = 0;
    let raw = 0;
    let shrunk = 0;
    for (let table = 0; table < tables; table += 1) {
      const truth = Array.from({ length: size }, (_, i) => normal(table * size + i, 1));
      const seen = truth.map((value, i) => ({ value: value + se * normal(table * size + i, 2), se }));
      shrink(seen).each.forEach(({ value, sd }, i) => {
        if (Math.abs(truth[i]! - value) < 1.96 * sd) covered += 1;
        shrunk += (truth[i]! - value) * (truth[i]! - value);
        raw += (truth[i]! - seen[i]!.value) * (truth[i]! - seen[i]!.value);
      });
    }
    expect(Math.abs(covered / (tables * size) - expected)).toBeLessThan(0.02);
    // A known τ would leave 1 ÷ (1 + se²) of the raw error; not knowing it costs up to a fifth.
    expect(shrunk).toBeLessThan((1.2 / (1 + se * se)) * raw);
  });

  it('refuses fewer than three values and se of 0', () => {
    expect(() => shrink([1, 2].map((value) => ({ value, se: 1 })))).toThrow('invariant');
    expect(() => shrink([0, 1, 1].map((se) => ({ value: 1, se })))).toThrow('invariant');
  });
});
