import { describe, expect, it } from 'vitest';
import { paceMap, plainMonth } from './explorer.ts';
import { fitEffortCost, predictedChange } from './fit.ts';
import { C0, DEFAULT_BEHAVIOUR } from './parameters.ts';
import { schemePreset } from './presets.ts';
import { leg, NULL_SCHEME, payScheme } from './scheme.ts';

const linear = (slope: number) => payScheme([leg({ kept: 1 }, { slope })]);

describe('the heat map of pace', () => {
  const cliff = payScheme([leg({ kept: 1 }, { jumps: [{ at: 1, amount: 0.3 }] })]);
  const map = paceMap(cliff, DEFAULT_BEHAVIOUR, [0.7, 0.9, 1, 1.3]);
  const row = (day: number) => [...map.pace.slice(4 * (day - 1), 4 * day)];
  it('has its peak near the threshold and late in the month', () => {
    expect(row(20)[2]).toBeGreaterThan(row(2)[2] + 0.1);
    expect(Math.max(...row(20))).toBe(row(20)[1]);
    expect(row(20)[0]).toBeCloseTo(0.8, 1);
    expect(row(20)[3]).toBeCloseTo(0.8, 2);
  });
  it('is level without variable pay', () => {
    expect(new Set(paceMap(NULL_SCHEME, DEFAULT_BEHAVIOUR, [0.5, 1]).pace)).toEqual(new Set([0.8]));
  });
});

it('a plain month of every preset stays within its bounds', () => {
  for (const id of ['D1', 'D3', 'D5', 'G4', 'G6']) {
    const { meanPace, days } = plainMonth(schemePreset(id)!.scheme, DEFAULT_BEHAVIOUR);
    expect(days).toHaveLength(22);
    expect(meanPace).toBeGreaterThanOrEqual(0.3);
    expect(meanPace).toBeLessThanOrEqual(1.5);
  }
});

describe('effort cost from one’s own evidence', () => {
  it('takes back the cost that produced the change, with a range around it', () => {
    const truth = { ...DEFAULT_BEHAVIOUR, effortCost: 1.7 * DEFAULT_BEHAVIOUR.effortCost };
    const change = predictedChange(linear(0), linear(0.3), truth);
    const fit = fitEffortCost({ before: linear(0), after: linear(0.3), change, se: 0.02 }, DEFAULT_BEHAVIOUR);
    expect(fit.effortCost / truth.effortCost).toBeCloseTo(1, 6);
    expect(fit.low).toBeLessThan(truth.effortCost);
    expect(fit.high).toBeGreaterThan(truth.effortCost);
    expect(fit.explained).toBe(true);
  });
  it('says when effort cannot explain what was seen', () => {
    const fit = fitEffortCost(
      { before: linear(0), after: linear(0.3), change: -0.1, se: 0.02 },
      DEFAULT_BEHAVIOUR,
    );
    expect(fit.explained).toBe(false);
  });
  it('30 % of base pay raises the pace by about a fifth, as piece rates did', () => {
    const change = predictedChange(linear(0), linear(0.3), DEFAULT_BEHAVIOUR);
    expect(change).toBeGreaterThan(0.18);
    expect(change).toBeLessThan(0.25);
    expect(C0).toBeCloseTo(0.0136364, 7);
  });
});
