import { expect, it } from 'vitest';
import type { RunRequest, Summary } from '#experiment';
import { loadedPay, type Runner } from '#runner';
import { parseScenario, type Scenario } from '#scenario';
import { shippedResult } from './default-result.ts';
import { defaultScenario } from './presets.ts';
import { newRule, RULE_BOUNDS, tryRule, withRule } from './replacement.ts';

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

it('tries both ways to judge against nobody on the same luck and days; a month of pay each is the margin', async () => {
  const asked: { days: number; estimate: string | undefined; request: RunRequest }[] = [];
  const runner: Runner = {
    run(scenario, request) {
      const { replacement } = scenario.teams[0]!.staffing;
      const { horizonDays: days } = scenario.calendar;
      asked.push({ days, estimate: replacement?.estimate, request });
      return Promise.resolve(lived(replacement ? (replacement.estimate === 'raw' ? 5 : 1) : 0));
    },
    dispose() {},
  };
  const question = {
    runner,
    scenario: withRule(defaultScenario, 0, rule),
    team: 0,
    rule,
    days: 365,
    seed: 's',
  };
  const tried = await tryRule({ ...question, replications: 8, signal: new AbortController().signal });
  expect(asked.map(({ estimate }) => estimate)).toEqual([undefined, 'raw', 'shrunken']);
  expect(asked.every(({ days, request }) => days === 365 && request.seed === 's')).toBe(true);
  const month = loadedPay(team!);
  expect(
    tried.map(({ estimate, sent, cost, difference }) => [estimate, sent, cost, difference.verdict]),
  ).toEqual([
    ['raw', 5, 50, 'clearlyWorse'],
    ['shrunken', 1, 10, 'clearlyWorse'],
  ]);
  expect(tried.map(({ difference }) => difference.margin)).toEqual([5 * month, month].map(Math.round));
});

/** Each who goes costs two months of pay, and ten on hiring. */
function lived(sent: number): Summary {
  const values = Array.from({ length: 8 }, (_, r) => r - 2 * sent * loadedPay(team!));
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
