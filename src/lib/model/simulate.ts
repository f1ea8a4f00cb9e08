import type { StreamKey } from '#engine';
import { age, join } from './ageing.ts';
import { courtDay, fileClaims } from './court.ts';
import { endBreathingSpace } from './hardship.ts';
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
  PROMISE_DAY,
  REVIEW_DAY,
  SETTLING,
  WAKE_DAY,
} from './layout.ts';
import { COSTS } from './measures.ts';
import { turnMonth } from './observe.ts';
import { payPlanPart, paySettlement } from './offer.ts';
import { weighBooks } from './pay-book.ts';
import { collectorsDecide } from './pay-day.ts';
import { payMonth } from './pay-month.ts';
import { pullPayments } from './pay-moves.ts';
import { openDesk } from './pay-seats.ts';
import { payUnprompted } from './payment.ts';
import { workPhone } from './phone.ts';
import { labourCostOn, liveTeams, peopleOfMonth, phoneSecondsOn, recruit } from './people.ts';
import { placementDay } from './placement.ts';
import { reviewPrize } from './prize-review.ts';
import { resolvePromise } from './promise.ts';
import { review } from './review.ts';
import { integers, path } from './state.ts';
import type { State } from './state.ts';
import { touchDay } from './touches.ts';
import { workField } from './visit.ts';
import { closeWeek, openWeek } from './weeks.ts';
import { reshuffle, wake } from './worklist.ts';

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
  const promises = s.promises.take(day);
  for (let k = 0; k < promises; k += 1) {
    const a = s.promises.taken[k];
    if (s.i[integers(a) + PROMISE_DAY] === day) resolvePromise(s, a, day);
  }
  const rings = s.clocks.take(day);
  for (let k = 0; k < rings; k += 1) {
    const a = s.clocks.taken[k];
    if (s.i[integers(a) + CLOCK_DAY] === day) payUnprompted(s, a, day);
  }
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
  const due = s.reviews.take(day);
  for (let k = 0; k < due; k += 1) {
    const a = s.reviews.taken[k];
    if (s.i[integers(a) + REVIEW_DAY] !== day) continue;
    s.i[integers(a) + REVIEW_DAY] = -1;
    review(s, a, day);
  }
  fileClaims(s, day);
}

function ageBook(s: State, day: number): void {
  const due = s.ages.take(day);
  for (let k = 0; k < due; k += 1) {
    const a = s.ages.taken[k];
    if (s.i[integers(a) + AGE_DAY] === day) age(s, a, day);
  }
  const { arrivalDay, size } = s.plan.book;
  while (s.arrived < size && arrivalDay[s.arrived] === day) {
    join(s, s.arrived, day, 1);
    s.arrived += 1;
  }
}

function worklists(s: State, day: number): void {
  const awake = s.wakes.take(day);
  for (let k = 0; k < awake; k += 1) {
    const a = s.wakes.taken[k];
    if (s.i[integers(a) + WAKE_DAY] === day) wake(s, a);
  }
  if (s.plan.priority === 'random' && phoneSecondsOn(s, day) > 0) reshuffle(s, day);
}

function unattendedChannels(s: State, day: number): void {
  s.touchFrom = day + 1;
  const due = s.touches.take(day);
  for (let k = 0; k < due; k += 1) {
    const a = s.touches.taken[k];
    if (s.i[integers(a) + MESSAGE_DAY] === day) touchDay(s, a, day);
  }
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
  const last = day === plan.days - 1;
  if (!last && seen.weekOf[day + 1] === seen.weekOf[day]) return;
  closeWeek(s, day);
  if (!last) openWeek(s, day + 1);
}
