import { describe, expect, it } from 'vitest';
import { DEFAULT_BEHAVIOUR, DEFAULT_STAKES, ROBUST_RANGES } from './parameters.ts';
import { assumptionPoint, preference } from './preference.ts';

describe('points of the assumption space', () => {
  const points = Array.from({ length: 96 }, (_, k) => assumptionPoint(k));
  const read = (name: string) =>
    points.map(({ behaviour, stakes }) => Number({ ...behaviour, ...stakes }[name as 'effortCost']));

  it('stay in their ranges, and every quarter of each range (in logarithms) holds about a quarter of them', () => {
    for (const { name, low, high } of ROBUST_RANGES) {
      const share = read(name).map((value) => Math.log(value / low) / Math.log(high / low));
      expect(Math.min(...share), name).toBeGreaterThanOrEqual(0);
      expect(Math.max(...share), name).toBeLessThanOrEqual(1);
      for (const quarter of [0, 1, 2, 3]) {
        const inside = share.filter((x) => Math.floor(4 * x) === quarter).length;
        expect(Math.abs(inside - 24), `${name}, quarter ${quarter}`).toBeLessThanOrEqual(4);
      }
    }
  });
  it('move no two assumptions together', () => {
    const [effort, pressure] = [read('effortCost'), read('pressureCost')].map((values) =>
      values.map(Math.log),
    );
    const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
    const cov = (a: number[], b: number[]) => mean(a.map((x, k) => (x - mean(a)) * (b[k]! - mean(b))));
    expect(
      Math.abs(cov(effort!, pressure!)) / Math.sqrt(cov(effort!, effort!) * cov(pressure!, pressure!)),
    ).toBeLessThan(0.2);
  });
  it('leave everything else, and the defaults themselves, as they are', () => {
    const names = new Set<string>(ROBUST_RANGES.map(({ name }) => name));
    const { behaviour, stakes } = assumptionPoint(3);
    for (const [name, value] of Object.entries({ ...DEFAULT_BEHAVIOUR, ...DEFAULT_STAKES }))
      if (!names.has(name)) expect({ ...behaviour, ...stakes }[name as 'effortCost']).toEqual(value);
    expect(DEFAULT_BEHAVIOUR.presentBias).toBe(0.85);
  });
});

describe('the verdict on two schemes', () => {
  it('is practically equal for twins, and turns with the order', () => {
    expect(preference([1, 2, 3], [1, 2, 3], 0)).toMatchObject({ verdict: 'practicallyEqual', wins: 0, n: 3 });
    const [a, b] = [
      [1, 1.1, 0.9, 1],
      [0.5, 0.5, 0.5, 0.5],
    ];
    expect(preference(a!, b!, 0.05)).toMatchObject({ verdict: 'clearlyBetter', wins: 4 });
    expect(preference(b!, a!, 0.05)).toMatchObject({ verdict: 'clearlyWorse', wins: 0 });
  });
  it('names no winner while the interval holds 0', () =>
    expect(preference([0, 1], [0.4, 0.4], 0.05).verdict).toBe('cannotTell'));
});
