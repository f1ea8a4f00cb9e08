import { DECISION } from '#engine';
import { logBin } from './bucket-queue.ts';
import {
  ACTIVE,
  ARREARS,
  BIN,
  CALLABLE,
  CHARGES,
  ENTITY,
  FLAGS,
  I_STRIDE,
  OLDEST_DUE,
  PRINCIPAL,
  PROMISE_OPEN,
  RECENT,
  RECENT_DAY,
  SCORE,
  STATUS,
  WAKE_DAY,
  WILLINGNESS,
} from './layout.ts';
import { firstLawfulDay } from './law.ts';
import { attemptsInSevenDays, recentOn } from './recent.ts';
import { doubles, integers, luck, luckUnit } from './state.ts';
import type { State } from './state.ts';
import { callValue } from './value.ts';

/** First day from `day` on on which one more attempt keeps both ceilings. */
export function firstAllowedDay(s: State, a: number, day: number): number {
  const r = integers(a);
  const recent = recentOn(s.i[r + RECENT], s.i[r + RECENT_DAY], day);
  if (attemptsInSevenDays(recent) < s.plan.maxPer7Days && (recent & 15) < s.plan.maxPerDay) return day;
  let later = 1;
  while (attemptsInSevenDays((recent << (4 * later)) & 0x0fffffff) >= s.plan.maxPer7Days) later += 1;
  return day + later;
}

/** Enters the account for the first day from `day` on on which it may be called. */
export function wakeWhenAllowed(s: State, a: number, day: number): void {
  const when = firstLawfulDay(s, a, firstAllowedDay(s, a, day));
  s.i[integers(a) + WAKE_DAY] = when;
  s.wakes.add(when, a);
}

/** Step 7 for one account: puts it on the worklist if it may be called today. */
export function wake(s: State, a: number): void {
  const r = integers(a);
  const flags = s.i[r + FLAGS];
  s.i[r + WAKE_DAY] = -1;
  if (s.i[r + STATUS] !== ACTIVE || (flags & CALLABLE) === 0 || (flags & PROMISE_OPEN) !== 0) return;
  if (s.i[r + BIN] < 0) s.queue.insert(a, binOf(s, a));
}

/** Moves an account that stands in the queue to the bin of its present score. */
export function rescore(s: State, a: number): void {
  const r = integers(a);
  if (s.i[r + BIN] < 0) return;
  const bin = binOf(s, a);
  if (bin === s.i[r + BIN]) return;
  s.queue.remove(a);
  s.queue.insert(a, bin);
}

/** A random list is a new list every day: the day itself is the event that orders it. */
export function reshuffle(s: State, day: number): void {
  const { i, queue } = s;
  queue.clear();
  for (let a = 0; a < s.arrived; a += 1) {
    if (i[a * I_STRIDE + BIN] >= 0)
      queue.insert(a, luck(s, i[a * I_STRIDE + ENTITY], DECISION.randomOrder, day) >>> 20);
  }
}

/** Bin of an account whose oldest instalment fell due on day 0; one bin a day either side. */
const OLDEST_BIN = 730;
/** A call is worth at most about this part of a balance: keeps values within the queue's 16 octaves. */
const VALUES_ARE_SMALLER = 4;

function binOf(s: State, a: number): number {
  const { i, f, plan } = s;
  const r = integers(a);
  const o = doubles(a);
  switch (plan.priority) {
    case 'random':
      return 0;
    case 'oldest':
      return Math.min(4095, Math.max(0, OLDEST_BIN - i[r + OLDEST_DUE]));
    case 'score':
      return i[r + SCORE];
    case 'largestBalance':
      return logBin((f[o + PRINCIPAL] + f[o + CHARGES]) * plan.scoreUnit);
    case 'largestArrears':
      return logBin(f[o + ARREARS] * plan.scoreUnit);
    default:
      return logBin(VALUES_ARE_SMALLER * plan.scoreUnit * callValue(s, a));
  }
}

/**
 * The score an officer sees: κs·z + √(1−κs²)·noise, as a queue bin (0 … 4095 over ±4). The only trace of z outside.
 * A debtor whose consent a rule asks for and who has not given it has no score and ranks last.
 */
export function observedScore(s: State, a: number): number {
  const r = integers(a);
  const consents = luckUnit(s, s.i[r + ENTITY], DECISION.scoringConsent, 0) < s.plan.scoredShare;
  if (!consents) return 0;
  const noise = s.plan.z[luck(s, s.i[r + ENTITY], DECISION.scoreNoise, 0) >>> 23];
  const score = s.plan.scorePrecision * s.plan.z[s.i[r + WILLINGNESS]] + s.plan.scoreNoise * noise;
  return Math.max(0, Math.min(4095, Math.floor((score + 4) * 512)));
}
