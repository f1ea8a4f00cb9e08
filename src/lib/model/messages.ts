import { refreshRate } from './clock.ts';
import {
  ENTITY,
  FLAGS,
  MESSAGED,
  MESSAGE_DAY,
  MESSAGE_START,
  MESSAGE_WEEK,
  MESSAGE_WEEKS,
  RECENT,
  RECENT_DAY,
  STATUS,
  ACTIVE,
} from './layout.ts';
import { mayTouchToday } from './law.ts';
import { addTouch, ageWeeks } from './memory.ts';
import { recentOn } from './recent.ts';
import { integers } from './state.ts';
import type { State } from './state.ts';

/** Starts the message cadence of an account that has come into its range. On day 0 the book is staggered by identity. */
export function beginMessages(s: State, a: number, day: number): void {
  const r = integers(a);
  const i = s.i;
  if (i[r + MESSAGE_DAY] >= 0) return;
  const first = day === 0 && a < s.plan.book.opening ? (i[r + ENTITY] >>> 0) % s.plan.messageEveryDays : day;
  i[r + MESSAGE_START] = first;
  i[r + MESSAGE_WEEK] = 0;
  book(s, a, first);
}

/** A message day or the turn of a message week: send, remember, forget; the rate follows from tomorrow on. */
export function messageDay(s: State, a: number, day: number): void {
  const { i, plan } = s;
  const r = integers(a);
  i[r + MESSAGE_DAY] = -1;
  if (i[r + STATUS] !== ACTIVE) return;
  const since = day - i[r + MESSAGE_START];
  const week = Math.floor(since / 7);
  let counters = ageWeeks(i[r + MESSAGE_WEEKS], week - i[r + MESSAGE_WEEK]);
  const messaged = (i[r + FLAGS] & MESSAGED) !== 0;
  const every = plan.messageEveryDays;
  if (messaged && since % every === 0 && mayTouchToday(s, a, callsToday(s, r, day))) {
    counters = addTouch(counters);
    s.seen.messages[day] += 1;
    if (s.trace !== undefined) s.trace('message', a, day, 1);
  }
  i[r + MESSAGE_WEEKS] = counters;
  i[r + MESSAGE_WEEK] = week;
  refreshRate(s, a, day + 1);
  const turnOfWeek = i[r + MESSAGE_START] + 7 * (week + 1);
  const nextMessage = day + every - (since % every);
  if (messaged) book(s, a, counters !== 0 ? Math.min(turnOfWeek, nextMessage) : nextMessage);
  else if (counters !== 0) book(s, a, turnOfWeek);
}

/** Calls to the account so far today. */
function callsToday(s: State, r: number, day: number): number {
  return recentOn(s.i[r + RECENT], s.i[r + RECENT_DAY], day) & 15;
}

function book(s: State, a: number, day: number): void {
  s.i[integers(a) + MESSAGE_DAY] = day;
  s.messages.add(day, a);
}
