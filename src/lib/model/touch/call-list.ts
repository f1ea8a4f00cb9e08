import { BIN, BUCKET, FLAGS, PHONE_STEP_SHIFT, WAKE_DAY } from '../layout.ts';
import { integers } from '../state.ts';
import type { State } from '../state.ts';

/**
 * Puts the account on the call list. Its wake day, not needed there, says since when it waits: −2 − day, so that the
 * age of the backlog costs no further memory.
 */
export function joinCallList(s: State, a: number, bin: number): void {
  const r = integers(a);
  s.i[r + WAKE_DAY] = -2 - s.today;
  countListed(s, r, 1);
  s.queue.insert(a, bin);
}

/** Takes the account off the call list if it stands there. */
export function leaveCallList(s: State, a: number): void {
  const r = integers(a);
  if (s.i[r + BIN] < 0) return;
  stopWaiting(s, r);
  s.queue.remove(a);
}

/** Takes everybody in a bin off the call list, into `s.heapAccount`; returns how many. */
export function leaveTogether(s: State, bin: number): number {
  const { heapAccount } = s;
  const count = s.queue.takeBin(bin, heapAccount);
  for (let k = 0; k < count; k += 1) stopWaiting(s, integers(heapAccount[k]));
  return count;
}

function stopWaiting(s: State, r: number): void {
  countListed(s, r, -1);
  s.i[r + WAKE_DAY] = -1;
}

/** The account enters a bucket; if it waits for a call it is counted there from now on. */
export function enterBucket(s: State, a: number, bucket: number): void {
  const r = integers(a);
  const listed = s.i[r + BIN] >= 0;
  if (listed) countListed(s, r, -1);
  s.i[r + BUCKET] = bucket;
  if (listed) countListed(s, r, 1);
}

/**
 * An account among those of a place of `waiting`; below it stand the days since which they wait, added up. One number for both,
 * because calls come and go half a million times in a future: at most 200,000 accounts × 730 days stay below it.
 */
export const ONE_WAITING = 1 << 28;

/** Counts an account in (1) or out (−1) of its phone step and bucket, with the day since which it waits. */
function countListed({ i, seen }: State, r: number, sign: 1 | -1): void {
  const place = (i[r + FLAGS] >>> PHONE_STEP_SHIFT) * seen.buckets + i[r + BUCKET];
  seen.waiting[place] += sign * (ONE_WAITING - 2 - i[r + WAKE_DAY]);
}
