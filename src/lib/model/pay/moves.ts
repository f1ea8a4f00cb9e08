import { DECISION } from '#engine';
import {
  ENTITY,
  FLAGS,
  PROMISES,
  PROMISE_AMOUNT,
  PROMISE_COLLECTOR,
  PROMISE_DAY,
  PROMISE_WILL_BE_KEPT,
} from '../layout.ts';
import type { Desk } from './desk.ts';
import { WON_VALUE } from './desk.ts';
import { balanceOf, doubles, integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';

/** Payments that collectors move across the month end: held back to the next month, or pulled forward at a concession. */

/** Whether the collector keeps today's payment for next month; if so its day has been moved there. */
export function heldOver(s: State, desk: Desk, a: number, day: number): boolean {
  const collector = s.t[path(a) + PROMISE_COLLECTOR];
  if (collector < 0) return false;
  const { hold } = desk.of[collector].out;
  if (hold >= 0 || !moves(s, desk, a, collector, -hold)) return false;
  const first = nextMonth(s, day);
  if (first < 0) return false;
  s.i[integers(a) + PROMISE_DAY] = first;
  s.promises.add(first, a);
  count(s, a, day);
  return true;
}

/** First day of the next month, −1 if it lies beyond the horizon. */
function nextMonth(s: State, day: number): number {
  const { monthIndex } = s.plan.calendar;
  let first = day + 1;
  while (first < s.plan.days && monthIndex[first] === monthIndex[day]) first += 1;
  return first < s.plan.days ? first : -1;
}

/** One draw a promise: who is moved at a small h is moved at a larger one. */
function moves(s: State, desk: Desk, a: number, collector: number, strength: number): boolean {
  const r = integers(a);
  const { movableShare } = desk.deciders[s.people.team[collector]].compiled.behaviour;
  const u = luckUnit(s, s.i[r + ENTITY], DECISION.movedPayment, s.i[r + PROMISES]);
  return u < strength * movableShare;
}

function count(s: State, a: number, day: number): number {
  const o = doubles(a);
  const amount = Math.min(s.f[o + PROMISE_AMOUNT], balanceOf(s, a));
  s.seen.daily.movedPayments[day] += 1;
  s.seen.daily.movedCash[day] += amount;
  return amount;
}

/** Step 3 on the last days of a month: payments promised for the first days of the next are brought forward to today. */
export function pullPayments(s: State, desk: Desk, day: number): void {
  if (!desk.of.some(({ out }) => out.hold > 0)) return;
  const first = nextMonth(s, day);
  if (first < 0) return;
  for (let due = first; due < Math.min(s.plan.days, first + PULLED_DAYS); due += 1) {
    const found = s.promises.look(due);
    for (let n = 0; n < found; n += 1) pull(s, desk, s.promises.taken[n], due, day);
  }
}

/** First days of a month from which a payment can be pulled forward. */
const PULLED_DAYS = 3;

function pull(s: State, desk: Desk, a: number, due: number, day: number): void {
  const r = integers(a);
  if (s.i[r + PROMISE_DAY] !== due || (s.i[r + FLAGS] & PROMISE_WILL_BE_KEPT) === 0) return;
  const collector = s.t[path(a) + PROMISE_COLLECTOR];
  if (collector < 0) return;
  const { hold } = desk.of[collector].out;
  if (hold <= 0 || !moves(s, desk, a, collector, hold)) return;
  const { pullConcession } = desk.deciders[s.people.team[collector]].compiled.behaviour;
  const concession = Math.round(pullConcession * count(s, a, day));
  s.seen.daily.concessionCost[day] += concession;
  desk.add(collector, WON_VALUE, -concession);
  s.i[r + PROMISE_DAY] = day;
  s.promises.add(day, a);
}
