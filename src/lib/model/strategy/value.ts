import { PHONE } from '../touch/channels.ts';
import { ARREARS, BUCKET, CALL_WEEKS, CHARGED_OFF, FLAGS, MISSES, RECENT_DAY } from '../layout.ts';
import { ageWeeks, callFatigue } from './memory.ts';
import { expectedCash } from './priority.ts';
import { balanceOf, doubles, integers } from '../state.ts';
import type { State } from '../state.ts';

/** Value of one touch now under the scenario's rule (expected or marginal), minor units; `channel` is phone or field. */
export function touchValue(s: State, a: number, channel: number): number {
  const value = expectedYield(s, a, channel);
  return s.plan.priority === 'marginalValue' ? value * touchedShare(s, a) : value;
}

/** What pay credits of it: cash as it comes, or the part that would not come by itself. */
export function creditedYield(s: State, a: number, channel: number, credit: 'gross' | 'uplift'): number {
  const value = expectedYield(s, a, channel);
  return credit === 'uplift' ? value * touchedShare(s, a) : value;
}

/** Share of debtors like this one who would not pay unasked within 30 days. */
const touchedShare = (s: State, a: number): number =>
  1 - s.plan.tables.ownPaymentIn30Days[s.i[integers(a) + BUCKET]];

/** Cash expected of one touch now, minor units. */
export function expectedYield(s: State, a: number, channel: number): number {
  const { i, f, plan } = s;
  const r = integers(a);
  const o = doubles(a);
  return expectedCash(
    plan,
    channel,
    i[r + BUCKET],
    (i[r + FLAGS] & CHARGED_OFF) !== 0,
    balanceOf(s, a),
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
  return value * touchedShare(s, a);
}

/** Calls remembered on `day`: weeks are counted from day 0, and the last attempt says when the counters were current. */
export function callWeeksOn(s: State, r: number, day: number): number {
  return ageWeeks(s.i[r + CALL_WEEKS], Math.floor(day / 7) - Math.floor(s.i[r + RECENT_DAY] / 7));
}
