import { expect, it } from 'vitest';
import type { RunRequest, Summary } from '#experiment';
import type { Runner } from '#runner';
import type { Scenario } from '#scenario';
import { shippedResult } from './default-result.ts';
import { defaultScenario } from './presets.ts';
import { BUDGET_MS } from './aside.ts';
import { measure, measureCloser, stepOf, withHeads, type Measured } from './shadow.ts';

/** A runner on a clock of its own: each future of each run takes `each` milliseconds. */
function clocked(each: number) {
  let now = 0;
  const requests: RunRequest[] = [];
  const runner: Runner = {
    run(scenario, request) {
      requests.push(request);
      now += each * request.replications;
      return Promise.resolve(lived(scenario, request.replications));
    },
    dispose() {},
  };
  return { runner, requests, clock: () => now };
}

/** Cash of 20 million a head and future, with luck that both sides share. */
function lived(scenario: Scenario, replications: number): Summary {
  const heads = scenario.teams[0]!.headCount;
  const months = shippedResult.cells.months;
  const values = Array.from({ length: replications }, (_, r) => 20e6 * heads + r);
  return {
    ...shippedResult,
    daily: { ...shippedResult.daily, peopleCost: [], payCost: [] },
    people: {
      teams: ['phone'],
      strength: Array.from({ length: 2 * months }, () => heads),
      moves: [],
      visits: [],
    },
    totals: {
      ...shippedResult.totals,
      net: { ...shippedResult.totals.net, values },
      labourCost: { ...shippedResult.totals.labourCost, values: values.map(() => 0) },
      payCost: { ...shippedResult.totals.payCost, values: values.map(() => 0) },
    },
  };
}

const monthShares = Array.from({ length: shippedResult.cells.months }, () => 1);
const question = (runner: Runner, clock: () => number, scenario = defaultScenario) => ({
  runner,
  scenario,
  team: 0,
  seed: 's',
  monthShares,
  signal: new AbortController().signal,
  clock,
});

async function answers(each: number, scenario?: Scenario) {
  const { runner, requests, clock } = clocked(each);
  const seen: (Measured | undefined)[] = [];
  await measure(question(runner, clock, scenario), (price) => seen.push(price));
  return { seen, requests, took: clock() };
}

it('takes as many futures as fit in five seconds, whatever the machine', async () => {
  const fast = await answers(20);
  expect(fast.took).toBeLessThanOrEqual(BUDGET_MS);
  expect(fast.seen.at(-1)!.replications).toBe(108);
  const slow = await answers(120);
  expect(slow.took).toBeLessThanOrEqual(5_000);
  expect(slow.seen.at(-1)!.replications).toBe(14);
  // So slow that only the trial fits: four futures are an answer, with a wide interval.
  const slowest = await answers(400);
  expect(slowest.seen.map((price) => price!.replications)).toEqual([4]);
});

it('asks both sides for the same futures, and quarters the variance on demand', async () => {
  const { runner, requests, clock } = clocked(1);
  const closer = await measureCloser(question(runner, clock), { replications: 50 } as Measured);
  expect(requests).toEqual([
    { seed: 's', replications: 200 },
    { seed: 's', replications: 200 },
  ]);
  expect(closer!.replications).toBe(200);
});

it('samples a book that is too large for five seconds, and says so', async () => {
  const [segment] = defaultScenario.portfolio.segments;
  const large: Scenario = {
    ...defaultScenario,
    portfolio: {
      ...defaultScenario.portfolio,
      segments: [{ ...segment!, accounts: 200_000, arrivalsPerMonth: 0 }],
    },
  };
  const { seen, requests } = await answers(10, large);
  expect(requests[0]!.sampleEvery).toBe(3);
  expect(seen.at(-1)!.sampleEvery).toBe(3);
  expect((await answers(10)).requests[0]!.sampleEvery).toBeUndefined();
});

it('moves the head-count and every step of its plan, never below 0', () => {
  const scenario: Scenario = {
    ...defaultScenario,
    teams: defaultScenario.teams.map((team) => ({
      ...team,
      headCount: 10,
      staffing: { ...team.staffing, plan: [{ fromMonth: 3, headCount: 1 }] },
    })),
  };
  expect(stepOf(scenario, 0)).toBe(2);
  expect(withHeads(scenario, 0, -2).teams[0]).toMatchObject({
    headCount: 8,
    staffing: { plan: [{ fromMonth: 3, headCount: 0 }] },
  });
});
