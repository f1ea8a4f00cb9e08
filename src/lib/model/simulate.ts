import type { StreamKey } from '#engine';
import { age, join } from './debtor/ageing.ts';
import { courtDay, fileClaims } from './touch/court.ts';
import type { DayLists } from './day-lists.ts';
import { endBreathingSpace } from './debtor/hardship.ts';
import {
  AGE_DAY,
  CLOCK_DAY,
  EVENT_DAY,
  FLAGS,
  HELD,
  IN_COURT,
  MESSAGE_DAY,
  ON_PLAN,
  PLACED,
  PRINCIPAL,
  PROMISE_DAY,
  REVIEW_DAY,
  SETTLING,
  WAKE_DAY,
} from './layout.ts';
import { closeDay } from './seen/days.ts';
import { COSTS } from './seen/measures.ts';
import { turnMonth } from './seen/observe.ts';
import { payPlanPart, paySettlement } from './touch/offer.ts';
import { weighBooks } from './pay/book.ts';
import { collectorsDecide } from './pay/day.ts';
import { payMonth } from './pay/month.ts';
import { pullPayments } from './pay/moves.ts';
import { openDesk } from './pay/seats.ts';
import { payUnprompted } from './debtor/payment.ts';
import { workPhone } from './touch/phone.ts';
import { labourCostOn, liveTeams, peopleOfMonth, phoneSecondsOn, recruit } from './people/people.ts';
import { placementDay } from './partners/placement.ts';
import { reviewPrize } from './partners/prize-review.ts';
import { resolvePromise } from './debtor/promise.ts';
import { review } from './strategy/review.ts';
import { doubles, integers, path } from './state.ts';
import type { State } from './state.ts';
import { touchDay } from './touch/touches.ts';
import { workField } from './touch/visit.ts';
import { closeWeek, openWeek } from './seen/weeks.ts';
import { reshuffle, wake } from './strategy/worklist.ts';

/** Lives one future from the first day to the horizon; what was seen stays in `s.seen`. */
export function simulate(s: State, seed: StreamKey, replication: number): void {
  openBook(s, seed, replication);
  for (let day = 0; day < s.plan.days; day += 1) liveDay(s, day);
}

/** Takes up the luck of a replication and lets the opening accounts join. */
export function openBook(s: State, seed: StreamKey, replication: number): void {
  s.begin(seed, replication);
  s.people = recruit(s);
  if (s.desk !== undefined) openDesk(s, s.desk);
  const opening = s.plan.book.opening;
  for (let a = 0; a < opening; a += 1) join(s, a, 0, 0);
  s.arrived = opening;
  turnMonth(s, 0, 0);
  openWeek(s, 0);
}

/** One day in the order of docs/model.md §4. Steps without a call here have no mechanics yet. */
export function liveDay(s: State, day: number): void {
  s.today = day;
  s.touchFrom = day;
  // 1 calendar and rules in force: tables of the plan
  if (day === 0 || s.plan.calendar.monthIndex[day] !== s.plan.calendar.monthIndex[day - 1]) newMonth(s, day); // 2
  moneyThatComesByItself(s, day); // 3
  ageBook(s, day); // 4
  reviewPaths(s, day); // 5
  collectorsDecide(s, day); // 6
  worklists(s, day); // 7
  workPhone(s, day); // 8
  workField(s, day);
  unattendedChannels(s, day); // 9
  // 10 partners: placed accounts pay by their clocks; what falls due monthly is an event of step 3
  monthEnd(s, day); // 11
  observeDay(s, day); // 12
  // Who goes as the horizon ends has not stayed.
  if (day + 1 === s.plan.days) liveTeams(s, s.seen.months);
}

function newMonth(s: State, day: number): void {
  peopleOfMonth(s, s.month, day);
  if (s.prize !== undefined) reviewPrize(s, s.prize);
  if (s.desk !== undefined) weighBooks(s, s.desk, day);
}

function moneyThatComesByItself(s: State, day: number): void {
  if (s.desk !== undefined) pullPayments(s, s.desk, day);
  const promises = due(s, s.promises, PROMISE_DAY, day);
  for (let k = 0; k < promises; k += 1) resolvePromise(s, s.promises.taken[k], day);
  const rings = due(s, s.clocks, CLOCK_DAY, day);
  for (let k = 0; k < rings; k += 1) payUnprompted(s, s.clocks.taken[k], day);
  dueEvents(s, day);
}

/** Settlements, plans, breathing spaces and court cases on which today something happens. */
function dueEvents(s: State, day: number): void {
  const due = s.events.take(day);
  for (let k = 0; k < due; k += 1) {
    const a = s.events.taken[k];
    if (s.t[path(a) + EVENT_DAY] !== day) continue;
    const flags = s.i[integers(a) + FLAGS];
    if ((flags & SETTLING) !== 0) paySettlement(s, a, day);
    else if ((flags & ON_PLAN) !== 0) payPlanPart(s, a, day);
    else if ((flags & HELD) !== 0) endBreathingSpace(s, a, day);
    else if ((flags & IN_COURT) !== 0) courtDay(s, a, day);
    else if ((flags & PLACED) !== 0) placementDay(s, a, day);
  }
}

/** Paths on which a step begins or ends today; claims for which the court has a place. */
function reviewPaths(s: State, day: number): void {
  const reviews = due(s, s.reviews, REVIEW_DAY, day);
  for (let k = 0; k < reviews; k += 1) {
    const a = s.reviews.taken[k];
    s.i[integers(a) + REVIEW_DAY] = -1;
    review(s, a, day);
  }
  fileClaims(s, day);
}

function ageBook(s: State, day: number): void {
  const aged = due(s, s.ages, AGE_DAY, day);
  for (let k = 0; k < aged; k += 1) age(s, s.ages.taken[k], day);
  const { arrivalDay, size } = s.plan.book;
  while (s.arrived < size && arrivalDay[s.arrived] === day) {
    join(s, s.arrived, day, 1);
    s.arrived += 1;
  }
}

function worklists(s: State, day: number): void {
  const awake = due(s, s.wakes, WAKE_DAY, day);
  for (let k = 0; k < awake; k += 1) wake(s, s.wakes.taken[k]);
  if (s.plan.priority === 'random' && phoneSecondsOn(s, day) > 0) reshuffle(s, day);
}

function unattendedChannels(s: State, day: number): void {
  s.touchFrom = day + 1;
  const touched = due(s, s.touches, MESSAGE_DAY, day);
  for (let k = 0; k < touched; k += 1) touchDay(s, s.touches.taken[k], day);
}

function monthEnd(s: State, day: number): void {
  const { monthIndex } = s.plan.calendar;
  if (monthIndex[day + 1] === monthIndex[day]) return;
  payMonth(s, day);
  const opens = day + 1 < s.plan.days ? monthIndex[day + 1] : -1;
  s.seen.daily.provision[day] = turnMonth(s, day, opens);
  if (opens >= 0) s.month = opens;
}

function observeDay(s: State, day: number): void {
  const { seen, plan } = s;
  const { daily } = seen;
  daily.labourCost[day] = labourCostOn(s, day);
  daily.callCost[day] = Math.round((daily.secondsUsed[day] * plan.costPerMinute) / 60);
  daily.complaintCost[day] = daily.complaints[day] * plan.costPerComplaint;
  let cost = 0;
  for (const kind of COSTS) cost += daily[kind][day];
  seen.npv -= Math.round(cost * plan.discount[day]);
  closeDay(s, day);
  const last = day === plan.days - 1;
  if (!last && seen.weekOf[day + 1] === seen.weekOf[day]) return;
  closeWeek(s, day);
  if (!last) openWeek(s, day + 1);
}

/**
 * The accounts whose appointment (`field` of the first record) is today, in `lists.taken`; returns how many. Looked through
 * ahead of what happens to them: short reads one behind the other overlap, and the rest then finds the accounts near by.
 */
function due({ i, f }: State, lists: DayLists, field: number, day: number): number {
  const entered = lists.take(day);
  const { taken } = lists;
  let count = 0;
  for (let k = 0; k < entered; k += 1) {
    const a = taken[k];
    taken[count] = a;
    // A principal is never below 0: asked only so that the account's money is near by, too.
    if (i[integers(a) + field] === day && f[doubles(a) + PRINCIPAL] >= 0) count += 1;
  }
  return count;
}
