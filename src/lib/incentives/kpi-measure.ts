import { quotient } from './formula.ts';
import type { EmptyRule, Formula, Term } from './formula.ts';
import type { EventId } from './kpi-events.ts';
import { SEEN } from './kpi-seen.ts';
import { sumOf, totalsOf } from './kpi-tally.ts';
import type { Evidence, Segment, Unseen } from './kpi-tally.ts';
import { keptWithin } from './promise-window.ts';

/** `month`: one value for each month simulated from end to end, and their mean. `horizon`: one value for the whole run. */
export type KpiPeriod = 'month' | 'horizon';

export interface KpiScope {
  period: KpiPeriod;
  segment: Segment;
  rule: EmptyRule;
}

/** What a reader must know of a value. */
export type KpiCaveat =
  | 'meanOnly' // no value a future, hence no band
  | 'windowByLaw' // the share within the window follows from the law of due days, it was not counted
  | 'windowIsPeriod'; // the window was not seen: the period stands for it

export interface KpiMeasured {
  ok: true;
  value: number;
  /** One value a future, those without anything below the line left out or 0 by the rule; absent where only a mean is known. */
  futures?: number[];
  /** One value a month of the evidence; null: not whole, or nothing below the line and left out. Empty over the horizon. */
  months: (number | null)[];
  /** Means of what stands above and below the line over the period: of a month on average, or of the horizon. */
  over: number;
  under: number;
  caveats: KpiCaveat[];
}

/** Why a sound formula has no value. */
export interface KpiUnmeasured {
  ok: false;
  reason: Unseen | 'windowUnseen' | 'emptyPopulation' | 'zeroDenominator';
  /** What is to blame. */
  event?: EventId;
}

/** Events whose window follows from the law of due days. */
const BY_LAW: readonly EventId[] = ['promisesKept', 'promiseCash'];
/** Events for which the period may stand for the window. */
const BY_PERIOD: readonly EventId[] = ['accountsTouched', 'redefaults'];

/** Measures a formula without errors on a result. */
export function measureKpi(
  formula: Formula,
  evidence: Evidence,
  scope: KpiScope,
): KpiMeasured | KpiUnmeasured {
  const terms = [...formula.over, ...(formula.under ?? [])];
  for (const { event, within } of terms) {
    if (SEEN[event] === undefined) return { ok: false, reason: 'notSimulated', event };
    if (within !== undefined && ![...BY_LAW, ...BY_PERIOD].includes(event))
      return { ok: false, reason: 'windowUnseen', event };
  }
  return scope.period === 'month' ? byMonth(formula, evidence, scope) : overHorizon(formula, evidence, scope);
}

function overHorizon(formula: Formula, evidence: Evidence, scope: KpiScope): KpiMeasured | KpiUnmeasured {
  const sides = kpiSides(formula, evidence, scope.segment);
  if (!('over' in sides)) return sides;
  const { over, under } = sides;
  const value = quotient(formula, over, under, scope.rule);
  if (!value.ok) return { ...value, event: formula.under?.[0].event };
  const whole = scope.segment.buckets === undefined && scope.segment.treatments === undefined;
  const futures = whole ? byFuture(formula, evidence, scope.rule) : undefined;
  return {
    ok: true,
    // A mean of futures where there are any, so that it lies inside its own band.
    value: futures !== undefined && futures.length > 0 ? mean(futures) : value.value,
    futures,
    months: [],
    over,
    under: under ?? 0,
    caveats: caveatsOf(formula, futures !== undefined),
  };
}

function byMonth(formula: Formula, evidence: Evidence, scope: KpiScope): KpiMeasured | KpiUnmeasured {
  const anyWhole = evidence.months.some(({ whole }) => whole);
  const months: (number | null)[] = [];
  const known: number[] = [];
  let [over, under, counted] = [0, 0, 0];
  let empty: KpiUnmeasured | undefined;
  for (const [k, { whole }] of evidence.months.entries()) {
    if (anyWhole && !whole) {
      months.push(null);
      continue;
    }
    const sides = kpiSides(formula, evidence, scope.segment, k);
    if (!('over' in sides)) return sides;
    const value = quotient(formula, sides.over, sides.under, scope.rule);
    over += sides.over;
    under += sides.under ?? 0;
    counted += 1;
    months.push(value.ok ? value.value : null);
    if (value.ok) known.push(value.value);
    else if (empty?.reason !== 'zeroDenominator') empty = { ...value, event: formula.under?.[0].event };
  }
  if (known.length === 0) return empty ?? { ok: false, reason: 'emptyPopulation' };
  return {
    ok: true,
    value: mean(known),
    months,
    over: over / counted,
    under: under / counted,
    caveats: caveatsOf(formula, false),
  };
}

/** What stands above and below the line in one month (its index) or over the horizon: means over futures. */
export function kpiSides(
  formula: Formula,
  evidence: Evidence,
  segment: Segment,
  month?: number,
): { over: number; under: number | undefined } | KpiUnmeasured {
  const side = (terms: readonly Term[]): number | KpiUnmeasured => {
    let total = 0;
    for (const { event, sign, within } of terms) {
      const sum = sumOf(event, evidence, segment, month);
      if (!sum.ok) return { ok: false, reason: sum.reason, event };
      total += sign * sum.value * shareInTime(event, within, evidence, month);
    }
    return total;
  };
  const over = side(formula.over);
  if (typeof over !== 'number') return over;
  const under = formula.under && side(formula.under);
  return typeof under === 'object' ? under : { over, under };
}

/** Share of an event inside its window, by the law of due days, weighted by when promises were given. */
function shareInTime(event: EventId, within: number | undefined, evidence: Evidence, month?: number): number {
  if (within === undefined || !BY_LAW.includes(event)) return 1;
  const share = keptWithin(within, evidence.due);
  const given = evidence.result.daily.promises;
  const { from, to } = month === undefined ? { from: 0, to: evidence.result.days } : evidence.months[month];
  let [sum, weights] = [0, 0];
  for (let day = from; day < to; day += 1) {
    // A result cut short has no promises by day: every day counts the same.
    const weight = given?.[day] ?? 1;
    sum += weight * share[day];
    weights += weight;
  }
  return weights > 0 ? sum / weights : 1;
}

/** One value a future over the horizon; undefined if one event has none. */
function byFuture(formula: Formula, evidence: Evidence, rule: EmptyRule): number[] | undefined {
  const { result } = evidence;
  const side = (terms: readonly Term[]): number[] | undefined => {
    const sums = new Array<number>(result.replications).fill(0);
    for (const { event, sign, within } of terms) {
      const totals = totalsOf(event, result);
      if (totals === undefined) return undefined;
      const weight = sign * shareInTime(event, within, evidence);
      totals.forEach((value, r) => (sums[r] += weight * value));
    }
    return sums;
  };
  const over = side(formula.over);
  const under = formula.under && side(formula.under);
  if (over === undefined || (formula.under !== undefined && under === undefined)) return undefined;
  const values = over.map((value, r) => quotient(formula, value, under?.[r], rule));
  return values.flatMap((value) => (value.ok ? [value.value] : []));
}

function caveatsOf({ over, under }: Formula, banded: boolean): KpiCaveat[] {
  const terms = [...over, ...(under ?? [])].filter(({ within }) => within !== undefined);
  return [
    ...(banded ? [] : (['meanOnly'] as const)),
    ...(terms.some(({ event }) => BY_LAW.includes(event)) ? (['windowByLaw'] as const) : []),
    ...(terms.some(({ event }) => BY_PERIOD.includes(event)) ? (['windowIsPeriod'] as const) : []),
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The period a KPI is read over if nobody chooses: by month where accounts, balances or people stand below the line
 * (they stand at month starts), else over the horizon, which has a value a future.
 */
export function naturalPeriod(formula: Formula): KpiPeriod {
  const stands = [...formula.over, ...(formula.under ?? [])].some(({ event }) => {
    const seen = SEEN[event]?.standing;
    return seen !== undefined && !['cures', 'rolled', 'followed', 'followedBalance'].includes(seen);
  });
  return stands ? 'month' : 'horizon';
}
