import { seedKey } from '#engine';
import { compile, simulate, State } from '#model';
import type { Plan } from '#model';
import type { Scenario } from '#scenario';

/** Median of a list. */
export function median(values: number[]): number {
  return [...values].sort((x, y) => x - y)[values.length >> 1];
}

/** Milliseconds of `work`. */
export function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Phone seconds of a day where everybody of the opening team is there and fully able. */
export function secondsOf(plan: Plan, day: number): number {
  let seconds = 0;
  for (const crew of plan.crews) if (!crew.field) seconds += crew.heads * crew.secondsPerHead[day];
  return Math.floor(seconds / plan.scale);
}

export interface EngineTimes {
  plan: Plan;
  /** Milliseconds of each replication, after two to warm up. */
  times: number[];
  attempts: number;
}

/** Times single replications of a scenario. */
export function timeEngine(scenario: Scenario, replications: number): EngineTimes {
  const plan = compile(scenario);
  const state = new State(plan);
  const seed = seedKey('bench');
  const times: number[] = [];
  for (let r = 0; r < replications + 2; r += 1) {
    const time = milliseconds(() => simulate(state, seed, r));
    if (r >= 2) times.push(time);
  }
  return { plan, times, attempts: state.seen.daily.attempts.reduce((sum, value) => sum + value, 0) };
}

/** The scenario with its book, arrivals and staff multiplied. */
export function resized(scenario: Scenario, factor: number): Scenario {
  return {
    ...scenario,
    portfolio: {
      ...scenario.portfolio,
      segments: scenario.portfolio.segments.map((segment) => ({
        ...segment,
        accounts: Math.round(segment.accounts * factor),
        arrivalsPerMonth: Math.round(segment.arrivalsPerMonth * factor),
      })),
    },
    teams: scenario.teams.map((team) => ({
      ...team,
      headCount: Math.max(1, Math.round(team.headCount * factor)),
    })),
  };
}

export function withHeadCount(scenario: Scenario, headCount: number): Scenario {
  return { ...scenario, teams: scenario.teams.map((team) => ({ ...team, headCount })) };
}
