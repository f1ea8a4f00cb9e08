import { DECISION } from '#engine';
import { GRACE_DAYS } from '#incentives';
import { leaveCallList } from '../touch/call-list.ts';
import { holdClock, releaseClock, restClock } from './clock.ts';
import {
  ACTIVE,
  ARREARS,
  BROKEN,
  BUCKET,
  CALLABLE,
  CLOCK_FROM,
  CHARGED_OFF,
  ENTITY,
  FLAGS,
  LAST_BROKEN,
  PHONE_STEP_SHIFT,
  PROMISES,
  PROMISE_AMOUNT,
  PROMISE_CHANNEL,
  PROMISE_COLLECTOR,
  PROMISE_DAY,
  PROMISE_OPEN,
  PROMISE_WILL_BE_KEPT,
  STATUS,
  WAKE_DAY,
} from '../layout.ts';
import { noteKept } from '../touch/list-luck.ts';
import { BROKE, KEPT, PROMISED } from '../seen/measures.ts';
import { note } from '../seen/observe.ts';
import { FELL_DUE } from '../pay/desk.ts';
import { aloneShare, creditKept, creditPromise, ownShare } from '../pay/effects.ts';
import { heldOver } from '../pay/moves.ts';
import { receive } from './payment.ts';
import { review } from '../strategy/review.ts';
import { balanceOf, doubles, integers, luck, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { planVisit } from '../touch/visit-list.ts';
import { wakeWhenAllowed } from '../strategy/worklist.ts';

/**
 * The n-th promise of an account, won on `channel` by `collector` (−1 = nobody) and kept with probability `keptProbability` if it follows no broken
 * one: its size, its due day and its fate are all drawn as it is given.
 */
export function givePromise(
  s: State,
  a: number,
  channel: number,
  collector: number,
  keptProbability: number,
  day: number,
): void {
  const { i, f, plan } = s;
  const r = integers(a);
  const o = doubles(a);
  const n = i[r + PROMISES];
  const entity = i[r + ENTITY];
  i[r + PROMISES] = n + 1;
  const kept = keptProbability * (i[r + BROKEN] > 0 ? plan.afterBrokenFactor : 1);
  const isKept = luckUnit(s, entity, DECISION.promiseFate, 3 * n) < kept;
  const wait = Math.floor(luckUnit(s, entity, DECISION.promiseFate, 3 * n + 1) * plan.dueDaysRange);
  let due = day + plan.dueDaysMin + wait;
  const { weekday, holiday } = plan.calendar;
  while (due < plan.days && (weekday[due] >= 5 || holiday[due] !== 0)) due += 1;
  const delay = isKept
    ? Math.floor(luckUnit(s, entity, DECISION.promiseFate, 3 * n + 2) * (GRACE_DAYS + 1))
    : GRACE_DAYS + 1;
  f[o + PROMISE_AMOUNT] = promisedAmount(s, a, n);
  i[r + PROMISE_DAY] = due + delay;
  s.t[path(a) + PROMISE_CHANNEL] = channel;
  s.t[path(a) + PROMISE_COLLECTOR] = collector;
  if (collector >= 0) s.people.promises[collector] += 1;
  if (collector >= 0 && s.desk !== undefined) creditPromise(s, s.desk, collector);
  i[r + FLAGS] |= PROMISE_OPEN | (isKept ? PROMISE_WILL_BE_KEPT : 0);
  leaveCallList(s, a);
  i[r + WAKE_DAY] = -1;
  planVisit(s, a, day);
  holdClock(s, a, day + 1);
  s.promises.add(due + delay, a);
  s.seen.daily.promises[day] += 1;
  s.seen.promisedOn(channel, day);
  note(s, a, PROMISED, 1);
  if (s.trace !== undefined) s.trace('promise', a, day, f[o + PROMISE_AMOUNT]);
}

/** Live: all arrears with share φ[bucket], else one instalment. Charged off: lognormal. Never above what is owed. */
function promisedAmount(s: State, a: number, n: number): number {
  const { i, f, plan } = s;
  const r = integers(a);
  const o = doubles(a);
  const entity = i[r + ENTITY];
  if ((i[r + FLAGS] & CHARGED_OFF) !== 0) {
    const balance = balanceOf(s, a);
    return Math.min(
      balance,
      Math.round(plan.chargedOffAmount.at(luck(s, entity, DECISION.promiseAmount, n))),
    );
  }
  const all = luckUnit(s, entity, DECISION.promiseAmount, n) < plan.tables.cureShare[i[r + BUCKET]];
  return all ? f[o + ARREARS] : Math.min(f[o + ARREARS], plan.book.instalment[a]);
}

/** The day on which an open promise is paid, or known to be broken. A broken one is followed up the same day. */
export function resolvePromise(s: State, a: number, day: number): void {
  const { i, f } = s;
  const r = integers(a);
  const { desk } = s;
  const kept = (i[r + FLAGS] & PROMISE_WILL_BE_KEPT) !== 0;
  if (desk !== undefined && kept && heldOver(s, desk, a, day)) return;
  const collector = s.t[path(a) + PROMISE_COLLECTOR];
  i[r + FLAGS] &= ~(PROMISE_OPEN | PROMISE_WILL_BE_KEPT);
  i[r + PROMISE_DAY] = -1;
  if (kept) {
    // The next cycle starts afresh below: what the clock held does not burn meanwhile.
    f[doubles(a) + CLOCK_FROM] = Infinity;
    // Before the payment: a cure ends the path and renews the bucket.
    note(s, a, KEPT, 1);
    const own = desk === undefined ? 0 : ownShare(s, a);
    const alone = desk === undefined ? 0 : aloneShare(s, a);
    const paid = receive(s, a, f[doubles(a) + PROMISE_AMOUNT], day);
    s.seen.daily.kept[day] += 1;
    s.seen.daily.promiseCash[day] += paid;
    s.seen.paidOn(s.t[path(a) + PROMISE_CHANNEL], day, paid);
    if (collector >= 0) noteKept(s, a, collector, paid);
    if (desk !== undefined && collector >= 0) creditKept(s, desk, collector, paid, own, alone);
    if (s.trace !== undefined) s.trace('kept', a, day, paid);
    if (i[r + STATUS] !== ACTIVE) return;
    restClock(s, a, day);
    wakeWhenAllowed(s, a, day + restDays(s, a));
    planVisit(s, a, day);
    return;
  }
  if (desk !== undefined && collector >= 0) desk.add(collector, FELL_DUE, 1);
  s.seen.daily.broken[day] += 1;
  note(s, a, BROKE, 1);
  i[r + BROKEN] += 1;
  s.t[path(a) + LAST_BROKEN] = day;
  if (s.trace !== undefined) s.trace('broken', a, day, f[doubles(a) + PROMISE_AMOUNT]);
  releaseClock(s, a, day + 1);
  wakeWhenAllowed(s, a, day);
  review(s, a, day);
}

/** Days without a call after a conversation, by the account's phone step; 0 without one. */
function restDays(s: State, a: number): number {
  const flags = s.i[integers(a) + FLAGS];
  return (flags & CALLABLE) === 0 ? 0 : s.plan.strategy.restDays[flags >>> PHONE_STEP_SHIFT];
}
