import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compile, simulate, simulateChecked, State } from '#model';
import type { Scenario } from '#scenario';
import { arbitraryScenario } from '../share/arbitrary-scenario.ts';
import { KEY } from './support/engine.ts';
import { lively } from './support/lively.ts';

/*
 * Scenarios drawn from the schema itself: a new field is covered the day it is added. Books of some hundred accounts
 * (the generator's own limit), teams of at most 60 and horizons of at most half a year, one future each, with every single-run invariant held against it.
 */
vi.setConfig({ testTimeout: 60_000 });

const SCENARIOS = 200;
const MOST_DAYS = 180;
/** Each collector plans each day anew where pay matters: so many in a team, not the thousand that the schema allows. */
const MOST_HEADS = 60;

function drawn(): Scenario[] {
  return fc.sample(arbitraryScenario(), { seed: 42, numRuns: SCENARIOS }).map((scenario, n) => {
    const { calendar, teams } = scenario;
    const horizonDays = calendar.horizonDays % (MOST_DAYS + 1);
    const smaller = teams.map((team) => ({ ...team, headCount: team.headCount % (MOST_HEADS + 1) }));
    return lively({ ...scenario, teams: smaller, calendar: { ...calendar, horizonDays } }, n);
  });
}

describe('200 scenarios drawn from the schema', () => {
  it('break no invariant, and in four of ten something happens', () => {
    let moving = 0;
    const heard = new Map<string, number>();
    const broken = drawn().flatMap((scenario, n) => {
      const state = new State(compile(scenario));
      state.trace = (kind) => heard.set(kind, (heard.get(kind) ?? 0) + 1);
      const before = heard.size === 0 ? 0 : sum(heard);
      try {
        simulateChecked(state, KEY, n);
      } catch (error) {
        return [`scenario ${n}: ${String(error)}`];
      }
      if (sum(heard) > before) moving += 1;
      return [];
    });
    expect(broken).toEqual([]);
    expect(moving).toBeGreaterThan(0.4 * SCENARIOS);
    for (const kind of [
      'unprompted',
      'contact',
      'miss',
      'promise',
      'kept',
      'broken',
      'message',
      'sold',
      'claim',
    ])
      expect([kind, (heard.get(kind) ?? 0) > 50]).toEqual([kind, true]);
  });

  it('are lived alike with the checks and without', () => {
    for (const scenario of drawn().slice(0, 20)) {
      const plan = compile(scenario);
      const [checked, plain] = [new State(plan), new State(plan)];
      simulateChecked(checked, KEY, 7);
      simulate(plain, KEY, 7);
      expect(checked.f).toEqual(plain.f);
      expect(checked.seen.daily).toEqual(plain.seen.daily);
      expect(checked.trace).toBeUndefined();
    }
  });
});

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, n) => total + n, 0);
