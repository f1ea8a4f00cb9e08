import { hoursOf, MINUTES_OF_DAY, rulesInForce } from '#scenario';
import type { Hours, RuleLimit, Scenario } from '#scenario';
import { LAST_CONTACT, LAST_PAID, OLDEST_DUE, RECENT, RECENT_DAY, TOUCHES } from '../layout.ts';
import { SUPPRESSED, SUPPRESSED_VALUE } from '../seen/measures.ts';
import { note } from '../seen/observe.ts';
import type { Law } from '../plan.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';
import { marginalValue } from './value.ts';
import { attemptsInSevenDays, recentOn } from './recent.ts';

type LimitOf<K extends RuleLimit['kind']> = Extract<RuleLimit, { kind: K }>;

/** No rule: nothing reaches these. */
const UNLIMITED = 1_000_000;

/** Limits of the rules in force on the scenario's first day. */
export function compileLaw(scenario: Scenario): Law {
  const { preset, off } = scenario.rules;
  const limiting = rulesInForce(preset, off, scenario.calendar.startDate).filter(
    ({ limit }) => limit !== undefined && (limit.kind !== 'hours' || cutsSomebody(limit, scenario)),
  );
  const find = <K extends RuleLimit['kind']>(kind: K) => {
    const rule = limiting.findIndex(({ limit }) => limit?.kind === kind);
    return { rule, limit: limiting[rule]?.limit as LimitOf<K> | undefined };
  };
  const touches = find('touchesPerDay');
  const calls = find('callsPerSevenDays');
  const quiet = find('quietDaysAfterContact');
  const limitation = find('limitation');
  const hours = find('hours');
  return {
    ruleIds: limiting.map((rule) => rule.id),
    touchesPerDay: { most: touches.limit?.most ?? UNLIMITED, rule: touches.rule },
    callsPerSevenDays: { most: calls.limit?.most ?? UNLIMITED, rule: calls.rule },
    quietDaysAfterContact: { days: quiet.limit?.days ?? 0, rule: quiet.rule },
    scoringConsent: find('scoringConsent').limit !== undefined,
    limitation: { days: limitation.limit?.days ?? UNLIMITED, rule: limitation.rule },
    bannedForm: { form: find('bannedForm').limit?.form, rule: find('bannedForm').rule },
    hours: { from: hours.limit?.from ?? 0, to: hours.limit?.to ?? MINUTES_OF_DAY, rule: hours.rule },
    quietWeekdays: { rule: find('quietWeekdays').rule },
    breathingSpaceDays: find('breathingSpace').limit?.days ?? 0,
  };
}

/** A window counts among the rules that may hold something back only where a team works outside it. */
const cutsSomebody = (window: Hours, { teams }: Scenario): boolean =>
  teams.some((team) => hoursOf(team).from < window.from || hoursOf(team).to > window.to);

/** Whether a rule forbids calling on this kind of day. */
export function quietDay(scenario: Scenario): (weekday: number, holiday: boolean) => boolean {
  const { preset, off } = scenario.rules;
  const limits = rulesInForce(preset, off, scenario.calendar.startDate)
    .map((rule) => rule.limit)
    .filter((limit) => limit?.kind === 'quietWeekdays');
  return (weekday, holiday) => limits.some((limit) => limit.weekdays[weekday] || (limit.holidays && holiday));
}

/** First day from `wanted` on on which the law allows a call. A later day than wanted is a touch held back, logged once. */
export function lawfulCallDay(s: State, a: number, wanted: number): number {
  const { law } = s.plan;
  const r = integers(a);
  let day = wanted;
  let rule = -1;
  const quietUntil = s.i[r + LAST_CONTACT] + law.quietDaysAfterContact.days;
  if (quietUntil > day) {
    day = quietUntil;
    rule = law.quietDaysAfterContact.rule;
  }
  const most = law.callsPerSevenDays.most;
  while (attemptsInSevenDays(recentOn(s.i[r + RECENT], s.i[r + RECENT_DAY], day)) >= most) {
    day += 1;
    rule = law.callsPerSevenDays.rule;
  }
  if (touchesOn(s, a, day) >= law.touchesPerDay.most) {
    day += 1;
    rule = law.touchesPerDay.rule;
  }
  if (rule >= 0) suppress(s, a, rule);
  return day;
}

/** Touches on all channels so far on `day`. */
function touchesOn(s: State, a: number, day: number): number {
  const touches = s.i[integers(a) + TOUCHES];
  return touches >> 5 === day ? touches & 31 : 0;
}

/** Counts one more touch on `day`. */
export function noteTouch(s: State, a: number, day: number): void {
  s.i[integers(a) + TOUCHES] = (day << 5) + Math.min(31, touchesOn(s, a, day) + 1);
}

/** Whether one more touch today keeps the day's ceiling; if not, the touch is logged as held back. */
export function mayTouchToday(s: State, a: number, day: number): boolean {
  const { most, rule } = s.plan.law.touchesPerDay;
  if (touchesOn(s, a, day) < most) return true;
  suppress(s, a, rule);
  return false;
}

/** Whether a claim is still in time: since the debt fell due, or since the last payment, which restarts the period. */
export function claimInTime(s: State, a: number, day: number): boolean {
  const { days, rule } = s.plan.law.limitation;
  const due = s.i[integers(a) + OLDEST_DUE];
  const paid = s.t[path(a) + LAST_PAID];
  // −1 stands for no payment seen, not for yesterday: an opening account fell due long before day 0.
  const since = paid < 0 ? due : Math.max(due, paid);
  if (day - since <= days) return true;
  suppress(s, a, rule);
  return false;
}

/** Logs a touch that strategy wanted and a rule held back, and what a call was worth to the officer. */
export function suppress(s: State, a: number, rule: number): void {
  const value = Math.round(marginalValue(s, a));
  s.seen.suppressed[rule] += 1;
  s.seen.suppressedValue[rule] += value;
  note(s, a, SUPPRESSED, 1);
  note(s, a, SUPPRESSED_VALUE, value);
}
