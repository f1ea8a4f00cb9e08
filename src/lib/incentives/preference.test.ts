import { describe, expect, it } from 'vitest';
import { DEFAULT_BEHAVIOUR, DEFAULT_STAKES, ROBUST_RANGES } from './parameters.ts';
import { fitEffortCost, predictedChange, type FittedCost } from './fit.ts';
import { assumptionPoint, effortCostRange, preference, type Assumed } from './preference.ts';
import { NULL_SCHEME } from './scheme.ts';
import { schemePreset } from './presets.ts';

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

describe('own evidence in the assumption space', () => {
  const assumed = effortCostRange();
  const [truth, after] = [1.3 * DEFAULT_BEHAVIOUR.effortCost, schemePreset('G1')!.scheme];
  const change = predictedChange(NULL_SCHEME, after, { ...DEFAULT_BEHAVIOUR, effortCost: truth });
  const fit = (se: number) => fitEffortCost({ before: NULL_SCHEME, after, change, se }, DEFAULT_BEHAVIOUR);
  const costs = (evidence?: FittedCost) =>
    Array.from({ length: 48 }, (_, k) => assumptionPoint(k, evidence).behaviour.effortCost);

  it('keeps every point inside the fitted range, fills it, and moves nothing else', () => {
    const evidence = fit(0.01);
    const drawn = costs(evidence);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(evidence.low);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(evidence.high);
    const spread = (values: number[]) => Math.log(Math.max(...values) / Math.min(...values));
    expect(spread(drawn)).toBeLessThan(0.5 * spread(costs()));
    expect(spread(drawn)).toBeGreaterThan(0.9 * Math.log(evidence.high / evidence.low));
    const rest = ({ behaviour, stakes }: Assumed) => ({ ...behaviour, ...stakes, effortCost: 0 });
    expect(rest(assumptionPoint(5, evidence))).toEqual(rest(assumptionPoint(5)));
  });
  it('does not widen what was assumed when it is vague, and is believed where it lies outside', () => {
    expect(effortCostRange(fit(0.5))).toEqual(assumed);
    const outside = { effortCost: 3 * assumed.high, low: 2 * assumed.high, high: 5 * assumed.high };
    expect(effortCostRange(outside)).toMatchObject({ low: outside.low, high: outside.high });
  });
});
