import { rulesInForce } from '#scenario';
import type { RuleLimit, Scenario } from '#scenario';
import { LAST_CONTACT, RECENT, RECENT_DAY } from './layout.ts';
import type { Law } from './plan.ts';

import { integers } from './state.ts';
import type { State } from './state.ts';
import { marginalValue } from './value.ts';
import { attemptsInSevenDays, recentOn } from './recent.ts';

type LimitOf<K extends RuleLimit['kind']> = Extract<RuleLimit, { kind: K }>;

/** No rule: nothing reaches these. */
const UNLIMITED = 1_000_000;

/** Limits of the rules in force on the scenario's first day. */
export function compileLaw(scenario: Scenario): Law {
  const { preset, off } = scenario.rules;
  const limiting = rulesInForce(preset, off, scenario.calendar.startDate).filter(
    (rule) => rule.limit !== undefined,
  );
  const find = <K extends RuleLimit['kind']>(kind: K) => {
    const rule = limiting.findIndex(({ limit }) => limit?.kind === kind);
    return { rule, limit: limiting[rule]?.limit as LimitOf<K> | undefined };
  };
  const touches = find('touchesPerDay');
  const calls = find('callsPerSevenDays');
  const quiet = find('quietDaysAfterContact');
  return {
    ruleIds: limiting.map((rule) => rule.id),
    touchesPerDay: { most: touches.limit?.most ?? UNLIMITED, rule: touches.rule },
    callsPerSevenDays: { most: calls.limit?.most ?? UNLIMITED, rule: calls.rule },
    quietDaysAfterContact: { days: quiet.limit?.days ?? 0, rule: quiet.rule },
    scoringConsent: find('scoringConsent').limit !== undefined,
  };
}

/** Whether a rule forbids calling on this kind of day. */
export function quietDay(scenario: Scenario): (weekday: number, holiday: boolean) => boolean {
  const { preset, off } = scenario.rules;
  const limits = rulesInForce(preset, off, scenario.calendar.startDate)
    .map((rule) => rule.limit)
    .filter((limit) => limit?.kind === 'quietWeekdays');
  return (weekday, holiday) => limits.some((limit) => limit.weekdays[weekday] || (limit.holidays && holiday));
}

/** First day from `wanted` on on which the law allows a call; a later day than wanted is a suppressed touch. */
export function firstLawfulDay(s: State, a: number, wanted: number): number {
  const { law } = s.plan;
  const r = integers(a);
  let day = wanted;
  const quietUntil = s.i[r + LAST_CONTACT] + law.quietDaysAfterContact.days;
  if (quietUntil > day) {
    day = quietUntil;
    suppress(s, a, law.quietDaysAfterContact.rule);
  }
  const most = law.callsPerSevenDays.most;
  if (attemptsInSevenDays(recentOn(s.i[r + RECENT], s.i[r + RECENT_DAY], day)) >= most) {
    while (attemptsInSevenDays(recentOn(s.i[r + RECENT], s.i[r + RECENT_DAY], day)) >= most) day += 1;
    suppress(s, a, law.callsPerSevenDays.rule);
  }
  return day;
}

/** Whether one more touch today keeps the day's ceiling; if not, the touch is logged as suppressed. */
export function mayTouchToday(s: State, a: number, touchesToday: number): boolean {
  const { most, rule } = s.plan.law.touchesPerDay;
  if (touchesToday < most) return true;
  suppress(s, a, rule);
  return false;
}

/** Logs a touch that strategy wanted and a rule held back: one more, and what it was worth to the officer. */
function suppress(s: State, a: number, rule: number): void {
  s.seen.suppressed[rule] += 1;
  s.seen.suppressedValue[rule] += Math.round(marginalValue(s, a));
}
