import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageOutput,
  efficiencies,
  efficiency,
  forecastTeam,
  headsAfter,
  orderUpTo,
  positionFor,
  replaceLeavers,
  SENIOR_MONTHS,
  steadyEfficiency,
  steadyTeam,
  steadyTenures,
  withFreeze,
} from './staffing.ts';
import type { Attrition, OrderPolicy } from './staffing.ts';

const learning = { first: 0.53, gapKept: 0.75 };
const all = (share: number): Attrition => ({ newcomer: share, newcomerMonths: 0, settled: share });
const rules = (order: OrderPolicy, leadMonths = 2) => ({
  attrition: all(0.08),
  learning,
  leadMonths,
  order,
});
const close = (got: number[], expected: number[]) =>
  expected.forEach((value, k) => expect(got[k]).toBeCloseTo(value, 6));

describe('the learning curve', () => {
  it('gives the printed efficiencies (VC-09)', () => {
    close(
      [0, 1, 2, 3, 6, 11, 12].map((k) => efficiency(learning, k)),
      [0.53, 0.6475, 0.735625, 0.801719, 0.91635, 0.980149, 0.985112],
    );
    const year = efficiencies(learning).subarray(0, 12);
    expect(year.reduce((sum, e) => sum + e, 0) / 12).toBeCloseTo(0.848296, 6);
    close(
      [0.02, 0.04, 0.08, 0.12, 0.2].map((a) => steadyEfficiency(a, learning)),
      [0.964528, 0.932857, 0.87871, 0.834118, 0.765],
    );
    const trained = { ...learning, trainingMonths: 1 };
    close([75 * steadyEfficiency(0.08, learning), steadyEfficiency(0.08, trained)], [65.903226, 0.808413]);
    expect(75 * steadyEfficiency(0.08, trained)).toBeCloseTo(60.630968, 6);
  });

  it('has the closed form as mean over the steady team, training or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.nat(3), (percent, trainingMonths) => {
        const curve = { ...learning, trainingMonths };
        const learned = efficiencies(curve);
        const mean = steadyTeam(1, all(percent / 100)).reduce((sum, heads, k) => sum + heads * learned[k], 0);
        expect(mean).toBeCloseTo(steadyEfficiency(percent / 100, curve), 9);
      }),
      { seed: 42 },
    );
  });
});

it('mixes two tenures into the average that a collection agency reported (PT-1)', () => {
  const mixed = averageOutput([
    { heads: 574, each: 49_629 },
    { heads: 421, each: 32_819 },
  ]);
  expect(mixed).toBeCloseTo(42_516.427, 3);
  expect(Math.abs(mixed - 42_515)).toBeLessThan(2);
});

describe('head-count', () => {
  it('settles at hires ÷ attrition, as printed (VC-10)', () => {
    const path = forecastTeam(
      steadyTeam(40, all(0.08)),
      rules(() => 6, 0),
      24,
    );
    close([path.heads[12], path.heads[24], headsAfter(40, 0.08, 6, 12)], [62.131676, 70.26875, 62.131676]);
    expect(headsAfter(40, 0.08, 6, 10_000)).toBeCloseTo(75, 9);
    expect(headsAfter(40, 0.08, 0, 6)).toBeCloseTo(24.2542, 6);
    expect(headsAfter(40, 0, 2, 6)).toBe(52);
  });

  it('lives through the staffing cliff as printed (VC-28)', () => {
    const policy = withFreeze(
      1,
      6,
      orderUpTo(() => positionFor(40, 0.08, 2), 8),
    );
    const { heads, effective } = forecastTeam(steadyTeam(40, all(0.08)), rules(policy), 60);
    close(
      [6, 8, 9, 10, 12, 14, 24].map((m) => heads[m]),
      [24.2542, 20.528755, 26.886455, 32.735538, 40.731821, 39.934085, 40],
    );
    expect(effective[0]).toBeCloseTo(35.148387, 6);
    close(
      [6, 8, 9, 10, 12, 13, 14, 24].map((m) => effective[m] / effective[0]),
      [0.675155, 0.576968, 0.653073, 0.747188, 0.921615, 0.94194, 0.95827, 0.998997],
    );
    expect(effective.reduce((lost, e) => lost + effective[0] - e, 0)).toBeCloseTo(103.319765, 5);
    expect(heads.reduce((saved, h) => saved + 40 - h, 0)).toBeCloseTo(117.58123, 5);
  });

  it('stays below its target for ever when leavers are only replaced after the fact', () => {
    const policy = withFreeze(1, 6, replaceLeavers(8));
    const { heads } = forecastTeam(steadyTeam(40, all(0.08)), rules(policy), 120);
    expect(heads[120]).toBeLessThan(25);
  });

  it('stays where it is when orders hold the position, whatever the attrition by tenure', () => {
    const attrition = { newcomer: 0.15, newcomerMonths: 3, settled: 0.05 };
    const start = steadyTeam(40, attrition);
    const hires = start[0];
    const { heads, effective, leavers } = forecastTeam(
      start,
      { attrition, learning, leadMonths: 0, order: () => hires },
      36,
    );
    expect(heads[36]).toBeCloseTo(40, 9);
    expect(effective[36]).toBeCloseTo(effective[0], 9);
    expect(leavers[36]).toBeCloseTo(hires, 9);
  });

  it('has tenures at regular quantiles of the steady team', () => {
    const attrition = all(0.08);
    const tenures = steadyTenures(1000, attrition);
    expect(tenures[0]).toBe(0);
    // Mean of a geometric law, (1 − a) ÷ a.
    expect(tenures.reduce((sum, k) => sum + k, 0) / 1000).toBeCloseTo(11.5, 1);
    expect(steadyTenures(3, all(0))).toEqual(new Int32Array(3).fill(SENIOR_MONTHS));
    expect(steadyTenures(0, attrition)).toHaveLength(0);
  });
});
