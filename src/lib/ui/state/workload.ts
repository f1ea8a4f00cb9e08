import type { RunRequest, Summary } from '#experiment';
import type { Runner } from '#runner';
import { constantStaffing, LIMITS, type Scenario } from '#scenario';
import { accountDays, asideRequest, runAside, withinBudget } from './aside.ts';
import { strengthOf, type Team } from './people.ts';

/** Work of a channel's teams in one week or month, in full collectors: how many its work would take, and how many there are. */
export interface Workload {
  /** Needed for all the strategy asks for: mean, and eight of ten futures. */
  needed: number;
  low: number;
  high: number;
  there: number;
}

/**
 * The scenario with so many people that time never runs out: what the strategy and the book would have done, ceilings, rests and
 * rules included. Everybody is able and nobody leaves; a pool, so that no list is short.
 */
export function withoutLimits(scenario: Scenario): Scenario {
  return {
    ...scenario,
    teams: scenario.teams.map((team) => ({
      ...team,
      headCount: LIMITS.collectors,
      staffing: constantStaffing(),
    })),
    strategy: { ...scenario.strategy, assignment: { kind: 'pool', rotateDays: 0 } },
  };
}

/**
 * What a call a day that the weekly ceiling lets through costs to live, in idle account-days: a call costs four, and half of those allowed
 * are made (measured on the default book at 3 to 35 calls a week).
 */
const CALL_DAYS = 2;
/** Work of one future, in account-days, from which the book is sampled: half as much again as the default plan takes. */
const MOST_WORK = 16e6;

/** What living all the work takes, in account-days a future. */
function workOfDemand(scenario: Scenario): number {
  const daily = scenario.strategy.treatments.flatMap(({ steps }) =>
    steps.map((step) =>
      step.channel === 'phone' ? Math.min(step.maxAttemptsPer7Days / 7, step.maxAttemptsPerDay) : 0,
    ),
  );
  return accountDays(scenario) * (1 + CALL_DAYS * Math.max(0, ...daily));
}

export interface WorkloadQuestion {
  runner: Runner;
  scenario: Scenario;
  seed: string;
  signal: AbortSignal;
  clock?: () => number;
}

const sized = (scenario: Scenario, seed: string, replications: number): RunRequest =>
  asideRequest(scenario, seed, replications, { work: workOfDemand(scenario), most: MOST_WORK });

/** One account in how many is lived to know all the work. */
export const demandSample = (scenario: Scenario): number => sized(scenario, '', 1).sampleEvery ?? 1;

/**
 * What all the work would be, within a few seconds; `onNews` gets a first answer and a better one. Time never runs out, so a strategy
 * of many calls takes long to live: its book is sampled.
 */
export async function demand(
  { runner, scenario, seed, signal, clock }: WorkloadQuestion,
  onNews: (all: Summary) => void,
): Promise<void> {
  const wanted = withoutLimits(scenario);
  await withinBudget(
    (replications) => runAside(runner, wanted, sized(scenario, seed, replications), signal),
    onNews,
    clock,
  );
}

const LOW = 1;
const HIGH = 5;

/**
 * Work against people of a channel, period by period: what all the work would take (`all`) ÷ what the plan's own people could do,
 * × their full collectors. 0 needed where there is no working day. Undefined where a result lacks its weeks and months.
 */
export function workloads(
  plan: Summary,
  all: Summary,
  teams: readonly Team[],
  channel: Team['channel'],
  size: 'week' | 'month',
  periods: readonly { from: number; to: number }[],
  months: readonly { from: number }[],
): Workload[] | undefined {
  const flow = all.flows?.[channel === 'phone' ? 'secondsUsed' : 'visitsPlanned'][size];
  if (!flow) return undefined;
  const own = teams.filter((team) => team.channel === channel);
  return periods.slice(0, flow.mean.length).map((period, k) => {
    const month = Math.max(
      0,
      months.findLastIndex(({ from }) => from <= period.from),
    );
    const there = own.reduce((sum, { id }) => sum + (strengthOf(plan, id).full[month] ?? 0), 0);
    const possible = possibleIn(plan, channel, period);
    const people = (work: number) => (possible > 0 ? (there * work) / possible : 0);
    return {
      needed: people(flow.mean[k]!),
      low: people(flow.bands[LOW]![k]!),
      high: people(flow.bands[HIGH]![k]!),
      there,
    };
  });
}

/**
 * Work against people of one team, month by month; means. Teams that call share one list, so each needs its part by what its people can
 * do; teams in the field have doors of their own. Undefined where a result lacks its weeks and months.
 */
export function teamWorkloads(
  plan: Summary,
  all: Summary,
  teams: readonly Team[],
  team: Team,
  months: readonly { from: number; to: number }[],
): Pick<Workload, 'needed' | 'there'>[] | undefined {
  const { full } = strengthOf(plan, team.id);
  if (team.channel === 'phone')
    return workloads(plan, all, teams, 'phone', 'month', months, months)?.map((channel, k) => {
      const there = full[k] ?? 0;
      return { there, needed: channel.there > 0 ? (channel.needed * there) / channel.there : 0 };
    });
  const visits = ({ people, cells }: Summary, month: number, part: 0 | 1) =>
    people.visits[2 * (people.teams.indexOf(team.id) * cells.months + month) + part] ?? 0;
  return months.map((_, k) => {
    const there = full[k] ?? 0;
    const possible = visits(plan, k, 0);
    return { there, needed: possible > 0 ? (there * visits(all, k, 1)) / possible : 0 };
  });
}

/** Phone seconds, or visits, that the plan's people could have done. */
function possibleIn(
  { daily }: Summary,
  channel: Team['channel'],
  { from, to }: { from: number; to: number },
): number {
  const sum = (values: readonly number[]) =>
    values.slice(from, to).reduce((total, value) => total + value, 0);
  if (channel === 'phone') return sum(daily.secondsAvailable);
  const used = sum(daily.fieldSeconds);
  return used > 0 ? (sum(daily.visitsPlanned) * sum(daily.fieldSecondsAvailable)) / used : 0;
}
