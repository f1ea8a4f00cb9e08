import { DECISION } from '#engine';
import { holdClock, releaseClock, restClock } from '../debtor/clock.ts';
import {
  ACTIVE,
  ARREARS,
  BROKEN,
  CHARGED_OFF,
  CHARGES,
  CLOCK_FROM,
  CURED,
  ENTITY,
  EVENT_DAY,
  FLAGS,
  LAST_BROKEN,
  ON_PLAN,
  PARTS_LEFT,
  PLANS,
  PRINCIPAL,
  PROMISE_CHANNEL,
  SETTLED,
  SETTLED_SHARE,
  SETTLING,
  STATUS,
} from '../layout.ts';
import { receive, retire } from '../debtor/payment.ts';
import { review } from '../strategy/review.ts';
import { balanceOf, doubles, integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { leaveStock } from '../seen/stock.ts';

/** Days from accepting a settlement to paying it, and between the parts of a plan. */
const SETTLEMENT_DAYS = 7;
const PLAN_PART_DAYS = 30;
/** Shares are kept in the integer record in millionths. */
const MILLION = 1_000_000;

/** A settlement was accepted: (1 − discount) of the balance comes in a week, the rest is forgiven. */
export function acceptSettlement(s: State, a: number, channel: number, discount: number, day: number): void {
  s.seen.daily.settlements[day] += 1;
  s.t[path(a) + SETTLED_SHARE] = Math.round(discount * MILLION);
  if (s.trace !== undefined) s.trace('settlement', a, day, discount);
  s.t[path(a) + PROMISE_CHANNEL] = channel;
  bind(s, a, SETTLING, day, SETTLEMENT_DAYS);
}

/** A plan was accepted: what is due comes in equal monthly parts. The account goes on ageing meanwhile. */
export function acceptPlan(s: State, a: number, channel: number, instalments: number, day: number): void {
  s.seen.daily.plans[day] += 1;
  s.t[path(a) + PLANS] += 1;
  s.t[path(a) + PARTS_LEFT] = instalments;
  if (s.trace !== undefined) s.trace('plan', a, day, instalments);
  s.t[path(a) + PROMISE_CHANNEL] = channel;
  bind(s, a, ON_PLAN, day, PLAN_PART_DAYS);
}

function bind(s: State, a: number, flag: number, day: number, wait: number): void {
  s.i[integers(a) + FLAGS] |= flag;
  holdClock(s, a, day + 1);
  review(s, a, day);
  bookEvent(s, a, day + wait);
}

export function bookEvent(s: State, a: number, day: number): void {
  s.t[path(a) + EVENT_DAY] = day;
  s.events.add(day, a);
}

/** The day on which a settlement is paid. */
export function paySettlement(s: State, a: number, day: number): void {
  const { f, i, t, seen } = s;
  const o = doubles(a);
  const r = integers(a);
  i[r + FLAGS] &= ~SETTLING;
  const balance = balanceOf(s, a);
  const forgiven = Math.round((balance * t[path(a) + SETTLED_SHARE]) / MILLION);
  const paid = receive(s, a, balance - forgiven, day);
  seen.daily.settlementCash[day] += paid;
  seen.paidOn(t[path(a) + PROMISE_CHANNEL], day, paid);
  if (s.trace !== undefined) s.trace('settled', a, day, paid);
  if (i[r + STATUS] === ACTIVE || forgiven > 0) {
    seen.daily.forgiven[day] += balance - paid;
    if (i[r + STATUS] === ACTIVE) leaveStock(s, a);
    f[o + PRINCIPAL] = 0;
    f[o + CHARGES] = 0;
    f[o + ARREARS] = 0;
    // What was paid may have covered the arrears: that is a settlement, not a cure.
    if (i[r + STATUS] === CURED) seen.daily.cured[day] -= 1;
    i[r + STATUS] = SETTLED;
    if (s.trace !== undefined) s.trace('forgiven', a, day, balance - paid);
    retire(s, a);
  }
}

/** The day a part of a plan is due: paid, or the plan breaks and the account returns to its path. */
export function payPlanPart(s: State, a: number, day: number): void {
  const { f, i, t, plan, seen } = s;
  const o = doubles(a);
  const r = integers(a);
  const p = path(a);
  const left = t[p + PARTS_LEFT];
  const u = luckUnit(s, i[r + ENTITY], DECISION.planPart, t[p + PLANS] * 64 + left);
  if (u < plan.planBreak) {
    i[r + FLAGS] &= ~ON_PLAN;
    i[r + BROKEN] += 1;
    t[p + LAST_BROKEN] = day;
    seen.daily.plansBroken[day] += 1;
    if (s.trace !== undefined) s.trace('planBroken', a, day, left);
    releaseClock(s, a, day + 1);
    review(s, a, day);
    return;
  }
  const due = (i[r + FLAGS] & CHARGED_OFF) !== 0 ? balanceOf(s, a) : f[o + ARREARS];
  const paid = receive(s, a, Math.ceil(due / left), day);
  seen.daily.planCash[day] += paid;
  seen.paidOn(t[p + PROMISE_CHANNEL], day, paid);
  if (s.trace !== undefined) s.trace('planPart', a, day, paid);
  t[p + PARTS_LEFT] = left - 1;
  if (i[r + STATUS] !== ACTIVE) return;
  if (left > 1) {
    bookEvent(s, a, day + PLAN_PART_DAYS);
    return;
  }
  i[r + FLAGS] &= ~ON_PLAN;
  f[o + CLOCK_FROM] = Infinity;
  restClock(s, a, day);
  review(s, a, day);
}
