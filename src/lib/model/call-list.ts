import { BIN, QUEUED_DAY } from './layout.ts';
import { integers, path } from './state.ts';
import type { State } from './state.ts';

/** Puts the account on the call list and notes since when it waits. */
export function joinCallList(s: State, a: number, bin: number): void {
  s.t[path(a) + QUEUED_DAY] = s.today;
  s.queuedDays += s.today;
  s.queue.insert(a, bin);
}

/** Takes the account off the call list if it stands there. */
export function leaveCallList(s: State, a: number): void {
  if (s.i[integers(a) + BIN] < 0) return;
  s.queuedDays -= s.t[path(a) + QUEUED_DAY];
  s.queue.remove(a);
}
