import { clockDay, DECISION } from '#engine';
import {
  BUCKET,
  CHARGED_OFF,
  CLOCK_DAY,
  CLOCK_FROM,
  CLOCK_HELD,
  CLOCK_LEFT,
  ENTITY,
  FLAGS,
  INSTALMENTS,
  MESSAGE_WEEKS,
  NEXT_DUE,
  PAYMENTS,
  PLACED,
  RATE,
  WILLINGNESS,
} from '../layout.ts';
import { messageResponse } from '../strategy/memory.ts';
import { placedRate } from '../partners/placed-rate.ts';
import { doubles, integers, luck } from '../state.ts';
import type { State } from '../state.ts';

/**
 * The payment clock (docs/model.md §3, §5.2). A payment cycle has one unit-exponential threshold; the payment rate
 * burns it along the calendar's running sum C, and the account pays on the day the threshold is used up. Policy changes
 * how fast the clock burns, never the threshold. `CLOCK_FROM` may lie ahead: then the clock rests until that day.
 */

/** Days between the payments of a charged-off account, at least (docs/model.md §5.2). */
const REST_AFTER_CHARGE_OFF = 30;
/** Cycles after charge-off are numbered from here: a live loan never sees so many due dates. */
const CYCLES_AFTER_CHARGE_OFF = 65_536;

/**
 * Draws the threshold of the cycle the account is in. A live cycle lies between two due dates and goes by the ordinal
 * of the first: two scenarios in which an account paid in different months share its luck again from the next due date
 * on. An exponential clock has no memory, so a new threshold in mid-wait changes no law. After charge-off nothing falls
 * due, and a cycle lasts until the next payment.
 */
export function windClock(s: State, a: number): void {
  const { i } = s;
  const r = integers(a);
  const chargedOff = (i[r + FLAGS] & CHARGED_OFF) !== 0;
  const cycle = chargedOff ? CYCLES_AFTER_CHARGE_OFF + i[r + PAYMENTS] : i[r + INSTALMENTS];
  const uniform = luck(s, i[r + ENTITY], DECISION.payClock, cycle);
  s.f[doubles(a) + CLOCK_LEFT] = s.plan.exponential.at(uniform);
}

/** A new payment cycle: its own threshold, burning from the start of `day`, or from the end of an open promise. */
export function beginCycle(s: State, a: number, day: number): void {
  windClock(s, a);
  if ((s.i[integers(a) + FLAGS] & CLOCK_HELD) === 0) startClock(s, a, day);
  else s.f[doubles(a) + CLOCK_FROM] = day >= s.plan.days ? Infinity : s.plan.calendar.clock[day];
}

/** After a payment: 30 days of rest once charged off; while live the next due date begins the next cycle. */
export function restClock(s: State, a: number, day: number): void {
  const charged = (s.i[integers(a) + FLAGS] & CHARGED_OFF) !== 0;
  startClock(s, a, charged ? day + REST_AFTER_CHARGE_OFF : s.plan.days);
}

/** Lets the clock burn from the start of `day` on. */
export function startClock(s: State, a: number, day: number): void {
  s.f[doubles(a) + CLOCK_FROM] = day >= s.plan.days ? Infinity : s.plan.calendar.clock[day];
  bookRing(s, a);
}

/** Holds the clock from the start of `day` while a promise, plan or breathing space is open; what is left and any rest still to come are kept. */
export function holdClock(s: State, a: number, day: number): void {
  burn(s, a, day);
  s.i[integers(a) + CLOCK_DAY] = -1;
}

/** Lets a held clock burn again from the start of `day`, or from the end of its rest if that is later. */
export function releaseClock(s: State, a: number, day: number): void {
  const o = doubles(a);
  const now = day >= s.plan.days ? Infinity : s.plan.calendar.clock[day];
  if (s.f[o + CLOCK_FROM] < now) s.f[o + CLOCK_FROM] = now;
  bookRing(s, a);
}

/** Recomputes the rate from bucket, willingness and messages; it holds from the start of `day` on. */
export function refreshRate(s: State, a: number, day: number): void {
  const r = integers(a);
  const o = doubles(a);
  const { i, f } = s;
  const { tables, willingness } = s.plan;
  const bucket = i[r + BUCKET];
  let rate = tables.ownRate[bucket];
  if (i[r + MESSAGE_WEEKS] !== 0)
    rate += tables.messageRate[bucket] * messageResponse(s.plan, i[r + MESSAGE_WEEKS]);
  if ((i[r + FLAGS] & PLACED) !== 0) rate += placedRate(s, a, day);
  rate *= willingness[i[r + WILLINGNESS]];
  if (rate === f[o + RATE]) return;
  if ((i[r + FLAGS] & CLOCK_HELD) !== 0) {
    f[o + RATE] = rate;
    return;
  }
  burn(s, a, day);
  f[o + RATE] = rate;
  if (f[o + CLOCK_FROM] !== Infinity) bookRing(s, a);
}

function burn(s: State, a: number, day: number): void {
  const o = doubles(a);
  const f = s.f;
  if (day >= s.plan.days) return;
  const now = s.plan.calendar.clock[day];
  const from = f[o + CLOCK_FROM];
  if (now <= from) return;
  const left = f[o + CLOCK_LEFT] - f[o + RATE] * (now - from);
  f[o + CLOCK_LEFT] = left > 0 ? left : 0;
  f[o + CLOCK_FROM] = now;
}

function bookRing(s: State, a: number): void {
  const o = doubles(a);
  const r = integers(a);
  const rate = s.f[o + RATE];
  const from = s.f[o + CLOCK_FROM];
  const { calendar, days } = s.plan;
  let day = -1;
  if (rate > 0 && from !== Infinity) {
    // A live cycle ends with the next due date: a ring after it will never be heard.
    const live = (s.i[r + FLAGS] & CHARGED_OFF) === 0;
    const end = live && s.i[r + NEXT_DUE] < days ? s.i[r + NEXT_DUE] + 1 : days;
    const target = from + s.f[o + CLOCK_LEFT] / rate;
    if (target < calendar.clock[end]) day = clockDay(calendar, target);
  }
  if (day === s.i[r + CLOCK_DAY]) return;
  s.i[r + CLOCK_DAY] = day;
  if (day >= 0) s.clocks.add(day, a);
}
