import { describe, expect, it } from 'vitest';
import { plus } from './formula.ts';
import { kpiFutures, readKpiTarget, WEEKS_A_MONTH, weeklyNoise } from './kpi-noise.ts';
import { methodOpportunity } from './opportunity.ts';
import { peerValues } from './peers.ts';
import { weeksToDetect } from './stress.ts';
import { DEFAULT_TARGETS } from './targets.ts';

const kept = { over: [plus('promisesKept')], under: [plus('promisesDue')] };
const cash = { over: [plus('cash')] };
const measured = (part: object) => ({
  ok: true as const,
  value: 0.5,
  months: [],
  over: 200,
  under: 400,
  caveats: [],
  ...part,
});

describe('the noise of a KPI at this size', () => {
  it('comes from the futures where there are any: a share calms down with weeks, a sum grows', () => {
    const share = weeklyNoise(kept, measured({ futures: [0.4, 0.6] }), 'horizon', 25)!;
    expect(share).toMatchObject({ level: 0.5, from: 'futures' });
    expect(share.weeklySd).toBeCloseTo(5 * Math.sqrt(0.02), 12);
    const sum = weeklyNoise(cash, measured({ futures: [90, 110] }), 'horizon', 25)!;
    expect(sum.level).toBe(4);
    expect(sum.weeklySd).toBeCloseTo(Math.sqrt(200) / 5, 12);
  });

  it('else from the counts, and says so; money without futures has none', () => {
    const share = weeklyNoise(kept, measured({}), 'month', 26)!;
    expect(share.from).toBe('counts');
    expect(share.weeklySd).toBeCloseTo(Math.sqrt((0.25 * WEEKS_A_MONTH) / 400), 12);
    expect(weeksToDetect(share)).toBeCloseTo(((2.486474860524 * share.weeklySd) / 0.05) ** 2, 6);
    expect(weeklyNoise(cash, measured({}), 'month', 26)).toBeUndefined();
    const calls = weeklyNoise({ over: [plus('calls')] }, measured({ value: 100, over: 100 }), 'month', 26)!;
    // A Poisson sum: over the month its standard deviation is the root of the count.
    expect(calls.weeklySd * Math.sqrt(WEEKS_A_MONTH)).toBeCloseTo(10, 9);
  });

  it('reads a target either way, and the fair target is reached with its chance', () => {
    const by = readKpiTarget(
      kept,
      measured({ futures: [0.3, 0.4, 0.5, 0.6] }),
      'horizon',
      26,
      0.4,
      'up',
      0.8,
    )!;
    expect(by).toMatchObject({ reached: 0.75, from: 'futures' });
    const counted = readKpiTarget(kept, measured({}), 'month', 26, 0.5, 'up', 0.8)!;
    expect(counted).toMatchObject({ reached: 0.5, from: 'counts' });
    const fair = readKpiTarget(kept, measured({}), 'month', 26, counted.fairTarget, 'up', 0.8)!;
    expect(fair.reached).toBeCloseTo(0.8, 9);
    const down = readKpiTarget(kept, measured({}), 'month', 26, counted.fairTarget, 'down', 0.8)!;
    expect(down.reached).toBeCloseTo(0.2, 9);
    const stand = kpiFutures(kept, measured({}), 'month', 26)!;
    expect(stand.filter((value) => value >= counted.fairTarget).length / stand.length).toBeCloseTo(0.8, 2);
  });
});

it('a KPI by collector comes from the league table, those without cases left out', () => {
  const columns = ['team', 'skill', 'contacts', 'promises', 'kept', 'cash'];
  const rows = [0, 0.1, 10, 4, 2, 900, 0, -0.1, 5, 0, 0, 0];
  expect(peerValues(kept, rows, columns)).toEqual([{ value: 0.5, cases: 4 }]);
  expect(peerValues(cash, rows, columns)).toBeUndefined();
  expect(peerValues({ over: [plus('cash')], under: [plus('calls')] }, rows, columns)).toBeUndefined();
});

describe('equal opportunity by method, all working alike', () => {
  const slope = (method: Parameters<typeof methodOpportunity>[0]) =>
    methodOpportunity(method, DEFAULT_TARGETS);
  it('a flat target lets hard books fail, a quantile of each book’s own futures does not', () => {
    expect(slope('fixed').slope).toBeLessThan(-0.5);
    expect(slope('fixed').equal).toBe(false);
    expect(Math.abs(slope('simulatedQuantile').slope)).toBeLessThanOrEqual(3 * slope('simulatedQuantile').se);
  });
  it('an expected value removes what its model explains', () => {
    expect(slope('expectedValue').slope).toBeGreaterThan(slope('fixed').slope);
    const perfect = methodOpportunity('expectedValue', DEFAULT_TARGETS, {
      collectors: 400,
      bookSd: 0.25,
      luckSd: 0.2,
      modelR2: 1,
    });
    expect(Math.abs(perfect.slope)).toBeLessThanOrEqual(3 * perfect.se);
  });
  it('without difficult books every method is fair', () => {
    const same = methodOpportunity('fixed', DEFAULT_TARGETS, {
      collectors: 400,
      bookSd: 0,
      luckSd: 0.2,
      modelR2: 0.7,
    });
    expect(Math.abs(same.slope)).toBeLessThanOrEqual(3 * same.se);
  });
});
