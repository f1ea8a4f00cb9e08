import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { parseScenario, type Scenario } from '#scenario';
import * as p from './people.ts';
import { defaultScenario } from './presets.ts';

const valid = (scenario: Scenario) => parseScenario(scenario).ok;
const team = defaultScenario.teams[0]!;
const withPlan = (plan: p.PlanStep[]) => p.setStaffing(defaultScenario, 0, { plan });

test('what may be typed of a team is what the schema takes', () => {
  const ends = (works: (value: number) => boolean, [low, high]: readonly [number, number]) => [
    works(low),
    works(high),
    works(low - 1),
    works(high + 1),
  ];
  const expected = [true, true, false, false];
  for (const [key, bounds] of Object.entries(p.TEAM_BOUNDS))
    expect(
      ends((value) => valid(p.setTeam(defaultScenario, 0, { [key]: value })), bounds),
      key,
    ).toEqual(expected);
  for (const [key, bounds] of Object.entries(p.STAFFING_BOUNDS))
    expect(
      ends((value) => valid(p.setStaffing(defaultScenario, 0, { [key]: value })), bounds),
      key,
    ).toEqual(expected);
  for (const [key, bounds] of Object.entries(p.TRAINING_BOUNDS)) {
    const works = (value: number) =>
      valid(p.setStaffing(defaultScenario, 0, { trainings: [{ ...p.newTraining(0), [key]: value }] }));
    expect(ends(works, bounds), key).toEqual(expected);
  }
});

test('a step of the head-count plan stays between its neighbours and within the range', () => {
  const plan = [
    { fromMonth: 3, headCount: 25 },
    { fromMonth: 6, headCount: 30 },
  ];
  expect(p.stepRoom(plan, 0)).toEqual({ min: 2, max: 5 });
  expect(p.stepRoom(plan, 1)).toEqual({ min: 4, max: 25 });
  expect(p.moveStep(plan, 0, { fromMonth: 9, headCount: -3 })[0]).toEqual({ fromMonth: 5, headCount: 0 });
  expect(p.moveStep(plan, 1, { fromMonth: 1, headCount: 27.4 })[1]).toEqual({ fromMonth: 4, headCount: 27 });
  expect(valid(withPlan(p.moveStep(plan, 1, { fromMonth: 99, headCount: 9_999 })))).toBe(true);
});

test('steps are added one after another until the plan is full, each changing nothing by itself', () => {
  let scenario = defaultScenario;
  for (let n = 0; n < 30; n += 1) scenario = withPlan(p.addStep(scenario.teams[0]!));
  const { plan } = scenario.teams[0]!.staffing;
  expect(plan.map(({ fromMonth }) => fromMonth)).toEqual(Array.from({ length: 24 }, (_, i) => i + 2));
  expect(plan.every(({ headCount }) => headCount === team.headCount)).toBe(true);
  expect(valid(scenario)).toBe(true);
  expect(
    p.wantedIn({ ...team, staffing: { ...team.staffing, plan: [{ fromMonth: 3, headCount: 7 }] } }, 2),
  ).toBe(team.headCount);
});

test('teams of both kinds are added and removed', () => {
  const more = p.addTeam(p.addTeam(p.addTeam(defaultScenario, 'phone'), 'field'), 'phone');
  expect(more.teams.map(({ id }) => id)).toEqual(['phone', 'phone-2', 'field', 'phone-3']);
  expect(valid(more)).toBe(true);
  expect(valid(p.addTeam({ ...defaultScenario, teams: [] }, 'phone'))).toBe(true);
  expect(p.removeTeam(more, 0).teams.map(({ id }) => id)).toEqual(['phone-2', 'field', 'phone-3']);
});

test('strength and league tables are read from a result as it keeps them', () => {
  const summary = {
    cells: { months: 2 },
    people: { teams: ['phone', 'field'], strength: [20, 18, 19, 18.5, 5, 4, 5, 4.5], moves: [], visits: [] },
    leagues: [
      [
        [0, -0.1, 9, 5, 3, 100, 0, 0, 0],
        [0, 0.3, 9, 6, 4, 90, 0, 0, 0],
        [1, 0, 2, 1, 1, 300, 0, 0, 0],
      ].flat(),
    ],
  } as unknown as Summary;
  expect(p.strengthOf(summary, 'field')).toEqual({ heads: [5, 5], full: [4, 4.5] });
  expect(p.strengthOf(summary, 'other')).toEqual({ heads: [], full: [] });
  const [rows] = p.leaguesOf(summary);
  expect(rows!.map(({ number, team: of, rank, trueRank }) => [number, of, rank, trueRank])).toEqual([
    [3, 'field', 1, 2],
    [1, 'phone', 2, 3],
    [2, 'phone', 3, 1],
  ]);
});
