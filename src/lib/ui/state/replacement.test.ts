import { expect, it } from 'vitest';
import type { RunRequest, Summary } from '#experiment';
import { loadedPay, type Runner } from '#runner';
import { parseScenario, type Scenario } from '#scenario';
import { shippedResult } from './default-result.ts';
import { defaultScenario } from './presets.ts';
import { BUDGET_MS } from './aside.ts';
import { newRule, RULE_BOUNDS, tryRule, withRule, type RuleTried } from './replacement.ts';

const [team] = defaultScenario.teams;
const rule = newRule(team!);
const valid = (scenario: Scenario) => parseScenario(structuredClone(scenario)).ok;

it('what may be typed is what the schema allows, to the ends', () => {
  for (const [key, [low, high]] of Object.entries(RULE_BOUNDS)) {
    const takes = (value: number) => valid(withRule(defaultScenario, 0, { ...rule, [key]: value }));
    expect([key, takes(low), takes(high), takes(low - 1), takes(high + 1)]).toEqual([
      key,
      true,
      true,
      false,
      false,
    ]);
  }
});

it('a rule taken off leaves the scenario as it was', () => {
  expect(withRule(withRule(defaultScenario, 0, rule), 0, undefined)).toEqual(defaultScenario);
});

interface Asked {
  days: number;
  estimate: string | undefined;
  request: RunRequest;
}
/** A runner on a clock of its own, three runs to a portion: each run takes `each` milliseconds. */
function clocked(each: number) {
  let now = 0;
  const asked: Asked[] = [];
  const runner: Runner = {
    run(scenario, request, options) {
      expect(options?.urgent).toBe(true);
      const { replacement } = scenario.teams[0]!.staffing;
      now += each;
      asked.push({ days: scenario.calendar.horizonDays, estimate: replacement?.estimate, request });
      return Promise.resolve(lived(replacement ? (replacement.estimate === 'raw' ? 5 : 1) : 0));
    },
    dispose() {},
  };
  return { runner, asked, clock: () => now };
}

async function tried(
  each: number,
  known?: RuleTried,
  scenario: Scenario = withRule(defaultScenario, 0, rule),
) {
  const { runner, asked, clock } = clocked(each);
  const news: RuleTried[] = [];
  const signal = new AbortController().signal;
  await tryRule({ runner, scenario, team: 0, rule, days: 730, seed: 's', signal, known, clock }, (told) =>
    news.push(told),
  );
  return { news, last: news.at(-1)!, asked, took: clock() };
}

it('tries both ways to judge against nobody on the same luck and days; a month of pay each is the margin', async () => {
  const { last, asked } = await tried(500);
  expect(asked.map(({ estimate }) => estimate).slice(0, 3)).toEqual([undefined, 'raw', 'shrunken']);
  expect(asked.every(({ days }) => days === 730)).toBe(true);
  expect(asked.map(({ request }) => request.seed)).toEqual([
    's',
    's',
    's',
    's/2',
    's/2',
    's/2',
    's/3',
    's/3',
    's/3',
  ]);
  const month = loadedPay(team!);
  expect(
    last.effects.map(({ estimate, sent, cost, difference }) => [estimate, sent, cost, difference.verdict]),
  ).toEqual([
    ['raw', 5, 50, 'clearlyWorse'],
    ['shrunken', 1, 10, 'clearlyWorse'],
  ]);
  expect(last.effects.map(({ difference }) => difference.margin)).toEqual([5 * month, month].map(Math.round));
});

it('says what it knows portion by portion and ends in time; where only one portion fits, that is the answer', async () => {
  const quick = await tried(100);
  expect(quick.took).toBeLessThanOrEqual(BUDGET_MS);
  expect(quick.news.map(({ futures }) => futures)).toEqual(Array.from({ length: 15 }, (_, n) => 2 * (n + 1)));
  const slow = await tried(1_000);
  expect([slow.took, slow.last.futures]).toEqual([3_000, 2]);
});

it('a closer look adds other futures to those known, for four times as long', async () => {
  const first = await tried(500);
  const { last, asked, took } = await tried(500, first.last);
  expect(first.last.futures).toBe(6);
  expect([took, last.futures]).toEqual([18_000, 30]);
  const seeds = [...first.asked, ...asked].map(({ request, estimate }) => `${estimate} ${request.seed}`);
  expect(new Set(seeds).size).toBe(seeds.length);
});

it('lives the whole book, unless it is so large that one future would take minutes', async () => {
  const [segment] = defaultScenario.portfolio.segments;
  const huge = {
    ...defaultScenario,
    portfolio: {
      ...defaultScenario.portfolio,
      segments: [{ ...segment!, accounts: 200_000, arrivalsPerMonth: 0 }],
    },
  };
  expect((await tried(1_000)).last.sampleEvery).toBe(1);
  expect((await tried(1_000, undefined, huge)).last.sampleEvery).toBe(2);
});

/** Each who goes costs two months of pay, and ten on hiring. */
function lived(sent: number): Summary {
  const values = Array.from({ length: 2 }, (_, r) => r - 2 * sent * loadedPay(team!));
  const { months } = shippedResult.cells;
  return {
    ...shippedResult,
    daily: { ...shippedResult.daily, peopleCost: [10 * sent] },
    people: {
      teams: ['phone'],
      strength: [],
      visits: [],
      moves: Array.from({ length: 3 * months }, (_, at) => (at === 4 ? sent : 0)),
    },
    totals: { ...shippedResult.totals, net: { ...shippedResult.totals.net, values } },
  };
}
