import { kpiEvent, KPI_EVENTS } from './kpi-events.ts';
import type { EventId, EventUnit, Text } from './kpi-events.ts';
import { isSeen } from './kpi-seen.ts';

/** A KPI's formula: a sum of events, or one sum over another. */
export interface Formula {
  over: readonly Term[];
  /** Absent: the sum itself. */
  under?: readonly Term[];
  /** Multiplies the quotient, e.g. 1,000 for "per 1,000 accounts". */
  times?: number;
}

/** One event in a sum, added or taken away; `within` days of the event it belongs to, if that matters. */
export interface Term {
  event: EventId;
  sign: 1 | -1;
  within?: number;
}

/** What a formula comes out in. `share` is a share of a whole and cannot exceed 100 %; `ratio` can. */
export type FormulaUnit =
  | 'share'
  | 'ratio'
  | 'count'
  | 'money'
  | 'seconds'
  | 'countPerCount'
  | 'moneyPerCount'
  | 'secondsPerCount'
  | 'mixed';

/** Why a formula cannot be read or means something else than it seems. */
export interface FormulaIssue {
  code:
    | 'empty' // nothing above the line
    | 'unknownEvent' // params: event
    | 'unitMismatch' // money added to counts; params: a, b
    | 'notPartOf' // a warning: the upper is not part of the lower, so this is no share; params: over, under
    | 'notSimulated' // a warning: no future will ever show it; params: event
    | 'badDays'; // params: event
  severity: 'error' | 'warning';
  params: Record<string, string>;
}

export const plus = (event: EventId, within?: number): Term => ({ event, sign: 1, within });
export const minus = (event: EventId): Term => ({ event, sign: -1 });

/** Reads the sum above and below the line: [] when it is a sound KPI. */
export function checkFormula(formula: Formula): FormulaIssue[] {
  const issues: FormulaIssue[] = [];
  if (formula.over.length === 0) issues.push({ code: 'empty', severity: 'error', params: {} });
  if (formula.under?.length === 0) issues.push({ code: 'empty', severity: 'error', params: {} });
  for (const side of [formula.over, formula.under ?? []]) issues.push(...checkSum(side));
  if (issues.some(({ severity }) => severity === 'error')) return issues;
  const [first, whole] = [formula.over[0].event, formula.under?.[0].event];
  if (whole !== undefined && unitOf(formula) === 'ratio' && sameUnit(first, whole))
    issues.push({ code: 'notPartOf', severity: 'warning', params: { over: first, under: whole } });
  return issues;
}

function checkSum(terms: readonly Term[]): FormulaIssue[] {
  const issues: FormulaIssue[] = [];
  const unknown = terms.filter(({ event }) => kpiEvent(event) === undefined);
  for (const { event } of unknown)
    issues.push({ code: 'unknownEvent', severity: 'error', params: { event } });
  if (unknown.length > 0) return issues;
  for (const { event, within } of terms) {
    if (!isSeen(event)) issues.push({ code: 'notSimulated', severity: 'warning', params: { event } });
    if (within !== undefined && !(Number.isInteger(within) && within >= 1 && within <= 365))
      issues.push({ code: 'badDays', severity: 'error', params: { event } });
    if (!sameUnit(event, terms[0].event))
      issues.push({ code: 'unitMismatch', severity: 'error', params: { a: terms[0].event, b: event } });
  }
  return issues;
}

function sameUnit(a: EventId, b: EventId): boolean {
  return KPI_EVENTS[a].unit === KPI_EVENTS[b].unit;
}

/** What a formula without errors comes out in. */
export function unitOf(formula: Formula): FormulaUnit {
  const over: EventUnit = KPI_EVENTS[formula.over[0].event].unit;
  if (formula.under === undefined) return over;
  const under: EventUnit = KPI_EVENTS[formula.under[0].event].unit;
  if (over === under) return isPart(formula) ? 'share' : 'ratio';
  return under === 'count' ? `${over}PerCount` : 'mixed';
}

/** Whether everything above the line is part of the one thing below it. */
function isPart({ over, under, times }: Formula): boolean {
  if (under?.length !== 1 || times !== undefined) return false;
  const whole = under[0].event;
  return over.every(
    ({ event, sign }) => sign === 1 && (event === whole || kpiEvent(event)!.partOf?.includes(whole) === true),
  );
}

/** Sums by event over a population and window; an event that is not named counts as 0. */
export type Tally = Partial<Record<EventId, number>>;

/** The value of a KPI, or why there is none. */
export type KpiValue =
  | { ok: true; value: number }
  /** `emptyPopulation`: nothing was due, so there is nothing to judge. `zeroDenominator`: there was work, but none to divide by. */
  | { ok: false; reason: 'emptyPopulation' | 'zeroDenominator' };

/** What a period or future without anything below the line counts as: nothing, so that it is left out of means, or 0. */
export type EmptyRule = 'leaveOut' | 'zero';

/** Evaluates a formula without errors. */
export function evaluateFormula(formula: Formula, tally: Tally, rule: EmptyRule = 'leaveOut'): KpiValue {
  const sum = (terms: readonly Term[]) =>
    terms.reduce((total, { event, sign }) => total + sign * (tally[event] ?? 0), 0);
  return quotient(formula, sum(formula.over), formula.under && sum(formula.under), rule);
}

/** What stands above the line over what stands below. Never NaN or infinite: no population is said, unless the rule counts it as 0. */
export function quotient(
  { times = 1 }: Pick<Formula, 'times'>,
  over: number,
  under: number | undefined,
  rule: EmptyRule,
): KpiValue {
  if (under === undefined) return { ok: true, value: over };
  if (under !== 0) return { ok: true, value: (times * over) / under };
  if (rule === 'zero') return { ok: true, value: 0 };
  return { ok: false, reason: over === 0 ? 'emptyPopulation' : 'zeroDenominator' };
}

/** Whether futures of the simulator can show it. */
export function isSimulated(formula: Formula): boolean {
  return [...formula.over, ...(formula.under ?? [])].every(({ event }) => isSeen(event));
}

/** The formula in words, as in "promises kept ÷ promises due". */
export function formulaText(formula: Formula): Text {
  const side = (terms: readonly Term[], language: keyof Text) =>
    terms
      .map(({ event, sign, within }, k) => {
        const name = KPI_EVENTS[event].name[language];
        const days =
          within === undefined ? '' : language === 'vi' ? ` trong ${within} ngày` : ` within ${within} days`;
        return `${k === 0 ? (sign === 1 ? '' : '− ') : sign === 1 ? ' + ' : ' − '}${name}${days}`;
      })
      .join('');
  const text = (language: keyof Text) => {
    const times = formula.times === undefined ? '' : ` × ${formula.times}`;
    if (formula.under === undefined) return side(formula.over, language) + times;
    const bracket = (terms: readonly Term[]) =>
      terms.length > 1 ? `(${side(terms, language)})` : side(terms, language);
    return `${bracket(formula.over)} ÷ ${bracket(formula.under)}${times}`;
  };
  return { vi: text('vi'), en: text('en') };
}
