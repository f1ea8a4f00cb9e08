import { PHONE } from './channels.ts';
import {
  ARREARS,
  BUCKET,
  CALL_WEEKS,
  CHARGED_OFF,
  CHARGES,
  FLAGS,
  MISSES,
  PRINCIPAL,
  RECENT_DAY,
} from './layout.ts';
import { ageWeeks, callFatigue } from './memory.ts';
import { priorityScore } from './priority.ts';
import { doubles, integers } from './state.ts';
import type { State } from './state.ts';

/** Value of one touch now under the scenario's rule (expected or marginal), minor units; `channel` is phone or field. */
export function touchValue(s: State, a: number, channel: number): number {
  const { i, f, plan } = s;
  const r = integers(a);
  const o = doubles(a);
  return priorityScore(
    plan,
    channel,
    i[r + BUCKET],
    (i[r + FLAGS] & CHARGED_OFF) !== 0,
    f[o + PRINCIPAL] + f[o + CHARGES],
    f[o + ARREARS],
    plan.book.instalment[a],
    i[r + MISSES],
    i[r + CALL_WEEKS] === 0 ? 1 : callFatigue(plan, callWeeksOn(s, r, s.today)),
  );
}

/** Marginal value of one call now, whatever the scenario ranks by. */
export function marginalValue(s: State, a: number): number {
  const value = touchValue(s, a, PHONE);
  if (s.plan.priority === 'marginalValue') return value;
  return value * (1 - s.plan.tables.ownPaymentIn30Days[s.i[integers(a) + BUCKET]]);
}

/** Calls remembered on `day`: weeks are counted from day 0, and the last attempt says when the counters were current. */
export function callWeeksOn(s: State, r: number, day: number): number {
  return ageWeeks(s.i[r + CALL_WEEKS], Math.floor(day / 7) - Math.floor(s.i[r + RECENT_DAY] / 7));
}
