import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { planOf, plannedIn, planRows, prospect } from './plan.ts';
import { defaultScenario } from './presets.ts';
import { addTeam, setTeam } from './people.ts';
import { withoutLimits, teamWorkloads, workloads } from './workload.ts';

const months = [
  { from: 0, to: 28, length: 31 },
  { from: 28, to: 56, length: 28 },
];
const fan = (...mean: number[]) => ({
  mean,
  bands: [0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2].map((share) => mean.map((value) => share * value)),
});
const two = addTeam(defaultScenario, 'phone');
const summary = {
  days: 56,
  cells: { months: 2 },
  people: {
    teams: two.teams.map(({ id }) => id),
    strength: [20, 18, 20, 15, 6, 6, 5, 5],
    moves: [],
    visits: [],
  },
  daily: { secondsAvailable: Array.from({ length: 56 }, () => 1_000) },
  flows: { attempts: { month: fan(2_400, 2_000), week: fan() }, cash: { month: fan(80, 100), week: fan() } },
} as unknown as Summary;

test('a month’s plan falls on its days, also in a week that belongs to two months', () => {
  expect(plannedIn(310, { from: 0, to: 7, length: 7 }, months)).toBeCloseTo(70, 9);
  expect(plannedIn(310, { from: 25, to: 32, length: 7 }, months)).toBeCloseTo(3 * 10 + 4 * (310 / 28), 9);
  expect(plannedIn(310, { from: 0, to: 56, length: 56 }, months)).toBeCloseTo(280 + 310, 9);
});

test('teams of a channel share its work by their full collectors, and their plans stand beside it', () => {
  const told = setTeam(two, 1, { workPlanPerMonth: 620 });
  expect(planOf(two, { team: 'phone-2' })).toBeUndefined();
  const [first, second] = planRows(summary, told, { team: 'phone-2' }, 'month', months, months)!;
  expect(first!.mean).toBeCloseTo((2_400 * 6) / 24, 9);
  expect(first!.plan).toBeCloseTo(560, 9);
  expect(second!.mean).toBeCloseTo((2_000 * 5) / 20, 9);
  const all = (['phone', 'phone-2'] as const).map(
    (team) => planRows(summary, told, { team }, 'month', months, months)![0]!.mean,
  );
  expect(all[0]! + all[1]!).toBeCloseTo(2_400, 9);
});

test('a plan is sure above nine futures of ten, hardly met below one; a budget the other way round', () => {
  const row = { mean: 100, low: 90, high: 110 };
  expect([80, 100, 120].map((plan) => prospect({ ...row, plan }, 'cash'))).toEqual([
    'sure',
    'open',
    'unlikely',
  ]);
  expect([80, 100, 120].map((plan) => prospect({ ...row, plan }, 'cost'))).toEqual([
    'unlikely',
    'open',
    'sure',
  ]);
  expect(prospect({ ...row, plan: undefined }, 'cash')).toBeUndefined();
});

test('work is reckoned in full collectors: twice the seconds that people have need twice the people', () => {
  const all = { flows: { secondsUsed: { month: fan(56_000, 14_000), week: fan() } } } as unknown as Summary;
  const [first, second] = workloads(summary, all, two.teams, 'phone', 'month', months, months)!;
  expect(first).toMatchObject({ there: 24, needed: 48 });
  expect(first!.low).toBeCloseTo(43.2, 9);
  expect(first!.high).toBeCloseTo(52.8, 9);
  expect(second!.needed).toBeCloseTo(10, 9);
});

test('teams that call share the work of their list by what they can do, and need all of it together', () => {
  const all = { flows: { secondsUsed: { month: fan(56_000, 14_000), week: fan() } } } as unknown as Summary;
  const both = two.teams.map((team) => teamWorkloads(summary, all, two.teams, team, months)!);
  const [whole] = workloads(summary, all, two.teams, 'phone', 'month', months, months)!;
  expect(both.map(([first]) => first!.there)).toEqual([18, 6]);
  expect(both[0]![0]!.needed / both[1]![0]!.needed).toBeCloseTo(3, 9);
  expect(both[0]![0]!.needed + both[1]![0]!.needed).toBeCloseTo(whole!.needed, 9);
});

test('a team in the field needs people for its own doors: four times the visits it can make need four times the people', () => {
  const [phone] = two.teams;
  const field = {
    ...phone!,
    id: two.teams[1]!.id,
    channel: 'field',
  } as unknown as (typeof two.teams)[number];
  const visits = (...of: number[]) => ({ ...summary, people: { ...summary.people, visits: of } });
  const found = teamWorkloads(
    visits(0, 0, 0, 0, 100, 90, 100, 100),
    visits(0, 0, 0, 0, 900, 400, 900, 50),
    [phone!, field],
    field,
    months,
  )!;
  expect(found).toEqual([
    { there: 6, needed: 24 },
    { there: 5, needed: 2.5 },
  ]);
});

test('the demand is asked of people who never run out of time, with the same strategy', () => {
  const free = withoutLimits(two);
  expect(free.teams.every(({ headCount }) => headCount === 1_000)).toBe(true);
  expect(free.strategy.treatments).toBe(two.strategy.treatments);
});
