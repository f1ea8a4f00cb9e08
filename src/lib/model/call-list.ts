import { BIN, WAKE_DAY } from './layout.ts';
import { integers } from './state.ts';
import type { State } from './state.ts';

/**
 * Puts the account on the call list. Its wake day, not needed there, says since when it waits: −2 − day, so that the
 * age of the backlog costs no further memory.
 */
export function joinCallList(s: State, a: number, bin: number): void {
  s.i[integers(a) + WAKE_DAY] = -2 - s.today;
  s.queuedDays += s.today;
  s.queue.insert(a, bin);
}

/** Takes the account off the call list if it stands there. */
export function leaveCallList(s: State, a: number): void {
  const r = integers(a);
  if (s.i[r + BIN] < 0) return;
  s.queuedDays += s.i[r + WAKE_DAY] + 2;
  s.i[r + WAKE_DAY] = -1;
  s.queue.remove(a);
}

/** Takes everybody in a bin off the call list, into `s.heapAccount`; returns how many. */
export function leaveTogether(s: State, bin: number): number {
  const { i, heapAccount } = s;
  const count = s.queue.takeBin(bin, heapAccount);
  for (let k = 0; k < count; k += 1) {
    const r = integers(heapAccount[k]);
    s.queuedDays += i[r + WAKE_DAY] + 2;
    i[r + WAKE_DAY] = -1;
  }
  return count;
}
