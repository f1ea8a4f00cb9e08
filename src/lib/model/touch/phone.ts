import { leaveCallList, leaveTogether } from './call-list.ts';
import { attemptPhone } from './attempt.ts';
import { BINS } from './bucket-queue.ts';
import { INBOUND } from './channels.ts';
import { mayBeWorked, reached } from './contact.ts';
import { ATTEMPTS, CALL_BACKS, ENTITY } from '../layout.ts';
import { noteBacklog } from '../seen/days.ts';
import { PHONE_SECONDS } from '../seen/measures.ts';
import { note } from '../seen/observe.ts';
import { dealSeconds, workLists } from './lists.ts';
import { phoneWork } from '../pay/work.ts';
import { phoneOddsOn, phoneSecondsOn } from '../people/people.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';
import { byOwnLuck, CALL_BACK_TIES, tieKey } from '../strategy/ties.ts';
import { callWeeksOn } from '../strategy/value.ts';
import { wake, wakeWhenAllowed } from '../strategy/worklist.ts';
import { withholdCalls } from './withheld.ts';

/**
 * Step 8: attempts in order of score until time runs out. An attempt starts only if its worst case fits, so time used
 * never exceeds time available; what is left over when work remains is counted as lost.
 */
export function workPhone(s: State, day: number): void {
  const { plan, queue, seen } = s;
  const available = phoneSecondsOn(s, day);
  // Seconds of work at the pace of the durations: who works twice as fast does two in one.
  const work = s.desk === undefined ? available : phoneWork(s, s.desk);
  const pace = work > 0 ? available / work : 1;
  const worst = plan.worstAttemptSeconds;
  s.callOdds = phoneOddsOn(s, day);
  let left = answerCallBacks(s, day, work);
  const lists = plan.assignment !== 'pool';
  if (lists) dealSeconds(s, day, work > 0 ? left / work : 0);
  if (left >= worst) {
    for (;;) {
      s.againCount = 0;
      left = lists ? workLists(s, day, left) : workQueue(s, day, left);
      if (s.againCount === 0 || left < worst) break;
      putBack(s);
    }
    putBack(s);
  }
  const { daily } = seen;
  daily.secondsAvailable[day] = available;
  daily.secondsUsed[day] = s.desk === undefined ? available - left : Math.round((work - left) * pace);
  noteBacklog(s, day);
  withholdCalls(s, day);
  if (queue.size > 0) seen.secondsLost += s.desk === undefined ? left : Math.round(left * pace);
}

/** Debtors who call back are answered before anybody is called, while time lasts. */
function answerCallBacks(s: State, day: number, available: number): number {
  const { plan, seen } = s;
  let left = available;
  const count = s.callBacks.take(day);
  const due = s.callBacks.taken.subarray(0, count);
  if (due.length * plan.inbound.seconds > left)
    byOwnLuck(s, due, (a) => CALL_BACK_TIES + s.t[path(a) + CALL_BACKS]);
  for (const a of due) {
    if (!mayBeWorked(s, a)) continue;
    if (left < plan.inbound.seconds) {
      seen.daily.callBacksLost[day] += 1;
      continue;
    }
    left -= plan.inbound.seconds;
    const n = s.t[path(a) + CALL_BACKS];
    s.t[path(a) + CALL_BACKS] = n + 1;
    seen.daily.callBacks[day] += 1;
    seen.touchedOn(INBOUND, day);
    note(s, a, PHONE_SECONDS, plan.inbound.seconds);
    if (s.trace !== undefined) s.trace('callBack', a, day, n);
    leaveCallList(s, a);
    reached(s, a, INBOUND, n, callWeeksOn(s, integers(a), day), day);
    wakeWhenAllowed(s, a, day);
  }
  return left;
}

function putBack(s: State): void {
  for (let k = 0; k < s.againCount; k += 1) wake(s, s.again[k]);
  s.againCount = 0;
}

function workQueue(s: State, day: number, available: number): number {
  const { queue, plan } = s;
  const worst = plan.worstAttemptSeconds;
  let left = available;
  for (let bin = queue.best(BINS - 1); bin >= 0 && left >= worst; bin = queue.best(bin)) {
    if (queue.count[bin] * worst <= left) {
      // Everybody in the bin gets a call: their order decides nothing.
      const count = leaveTogether(s, bin);
      for (let k = 0; k < count; k += 1) left -= attemptPhone(s, s.heapAccount[k], day);
    } else left = workPartOfBin(s, bin, day, left);
  }
  return left;
}

/** The bin in which time runs out: equal scores are ordered by the accounts' own luck, never by position. */
function workPartOfBin(s: State, bin: number, day: number, available: number): number {
  const { queue, i, plan } = s;
  const { heapAccount, heapKey } = s;
  let size = 0;
  for (let a = queue.head[bin]; a >= 0; a = queue.next(a)) {
    const r = integers(a);
    heapAccount[size] = a;
    heapKey[size] = tieKey(s, a, i[r + ATTEMPTS]);
    size += 1;
  }
  for (let k = (size >> 1) - 1; k >= 0; k -= 1) sink(s, k, size);
  let left = available;
  while (size > 0 && left >= plan.worstAttemptSeconds) {
    const a = heapAccount[0];
    size -= 1;
    heapAccount[0] = heapAccount[size];
    heapKey[0] = heapKey[size];
    sink(s, 0, size);
    leaveCallList(s, a);
    left -= attemptPhone(s, a, day);
  }
  return left;
}

/** Restores the heap (smallest key on top; equal keys by identity) below position `k`. */
function sink(s: State, k: number, size: number): void {
  const { heapAccount, heapKey, i } = s;
  const before = (x: number, y: number) =>
    heapKey[x] < heapKey[y] ||
    (heapKey[x] === heapKey[y] &&
      i[integers(heapAccount[x]) + ENTITY] < i[integers(heapAccount[y]) + ENTITY]);
  let at = k;
  for (;;) {
    let first = 2 * at + 1;
    if (first >= size) return;
    if (first + 1 < size && before(first + 1, first)) first += 1;
    if (!before(first, at)) return;
    const account = heapAccount[at];
    const key = heapKey[at];
    heapAccount[at] = heapAccount[first];
    heapKey[at] = heapKey[first];
    heapAccount[first] = account;
    heapKey[first] = key;
    at = first;
  }
}
