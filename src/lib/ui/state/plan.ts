import type { FlowId, Summary } from '#experiment';
import type { Scenario } from '#scenario';
import { planned } from './money.ts';
import { strengthOf, type Team } from './people.ts';

/** What a plan is about: cash or cost of all, calls of a phone team, visits set out for by a field team. */
export type PlanMeasure = 'cash' | 'cost' | { team: string };
export type PlanSize = 'week' | 'month';

/** Days [from, to) of the run and the days of the whole period, as `Period`. */
interface Stretch {
  from: number;
  to: number;
  length: number;
}

/** One week or month: what was planned, if anything was, and what the futures give. Minor units, or attempts. */
export interface PlanRow {
  plan: number | undefined;
  mean: number;
  /** Eight of ten futures lie between. */
  low: number;
  high: number;
}

/** Bands of 10 and 90 % in the order of BAND_PROBABILITIES. */
const LOW = 1;
const HIGH = 5;

/** What was planned for a month, minor units or attempts; undefined where nothing was said. */
export function planOf(scenario: Scenario, measure: PlanMeasure): number | undefined {
  const { cashPlanPerMonth, costBudgetPerMonth } = scenario.economics;
  if (measure === 'cash') return cashPlanPerMonth > 0 ? cashPlanPerMonth : undefined;
  if (measure === 'cost') return costBudgetPerMonth > 0 ? costBudgetPerMonth : undefined;
  return scenario.teams.find(({ id }) => id === measure.team)?.workPlanPerMonth || undefined;
}

/**
 * Plan against forecast, week by week or month by month; a plan is spread over the days of its months. Undefined while not all futures are
 * known. Teams of a channel share its calls, or visits, by their full collectors: in a pool whose time is used up that is what they do.
 */
export function planRows(
  summary: Summary,
  scenario: Scenario,
  measure: PlanMeasure,
  size: PlanSize,
  periods: readonly Stretch[],
  months: readonly Stretch[],
): PlanRow[] | undefined {
  const fan = summary.flows?.[flowOf(scenario, measure)][size];
  if (!fan) return undefined;
  const monthly = planOf(scenario, measure);
  return periods.slice(0, fan.mean.length).map((period, k) => {
    const share = typeof measure === 'string' ? 1 : shareOf(summary, scenario, measure.team, period, months);
    return {
      plan: monthly === undefined ? undefined : plannedIn(monthly, period, months),
      mean: share * fan.mean[k]!,
      low: share * fan.bands[LOW]![k]!,
      high: share * fan.bands[HIGH]![k]!,
    };
  });
}

/** Part of a monthly plan that falls on some days. */
export function plannedIn(monthly: number, { from, to }: Stretch, months: readonly Stretch[]): number {
  return months.reduce((sum, month) => {
    const within = { ...month, from: Math.max(from, month.from), to: Math.min(to, month.to) };
    return within.to > within.from ? sum + planned(monthly, within) : sum;
  }, 0);
}

const channelOf = (scenario: Scenario, team: string): Team['channel'] =>
  scenario.teams.find(({ id }) => id === team)?.channel ?? 'phone';

function flowOf(scenario: Scenario, measure: PlanMeasure): FlowId {
  if (typeof measure === 'string') return measure;
  return channelOf(scenario, measure.team) === 'phone' ? 'attempts' : 'visitsPlanned';
}

/** Part of its channel's work that a team does: by full collectors × shift of the month in which the period begins. */
function shareOf(
  summary: Summary,
  scenario: Scenario,
  team: string,
  { from }: Stretch,
  months: readonly Stretch[],
): number {
  const month = Math.max(
    0,
    months.findLastIndex((candidate) => candidate.from <= from),
  );
  const channel = channelOf(scenario, team);
  const weight = ({ id, productiveSecondsPerDay, overtimeShare, absenceShare }: Team) =>
    (strengthOf(summary, id).full[month] ?? 0) *
    productiveSecondsPerDay *
    (1 + overtimeShare) *
    (1 - absenceShare);
  const own = scenario.teams.filter((candidate) => candidate.channel === channel);
  const all = own.reduce((sum, candidate) => sum + weight(candidate), 0);
  const known = own.find(({ id }) => id === team);
  return known && all > 0 ? weight(known) / all : 0;
}

/** Whether a plan will be met by the futures: `sure` 9 of 10 or more, `unlikely` 1 of 10 or fewer, else `open`. Cost is met from below. */
export function prospect(
  { plan, low, high }: PlanRow,
  measure: PlanMeasure,
): 'sure' | 'open' | 'unlikely' | undefined {
  if (plan === undefined) return undefined;
  const [bad, good] = measure === 'cost' ? [-high, -low] : [low, high];
  const wanted = measure === 'cost' ? -plan : plan;
  if (bad >= wanted) return 'sure';
  return good < wanted ? 'unlikely' : 'open';
}
