import { DECISION } from '#engine';
import { logBin } from '../touch/bucket-queue.ts';
import { joinCallList, leaveCallList } from '../touch/call-list.ts';
import {
  ACTIVE,
  ARREARS,
  BIN,
  BROKEN,
  CALLABLE,
  ENTITY,
  FLAGS,
  I_STRIDE,
  LAST_CONTACT,
  OLDEST_DUE,
  PHONE_STEP_SHIFT,
  PROMISE_OPEN,
  RECENT,
  RECENT_DAY,
  SCORE,
  STATUS,
  WAKE_DAY,
  WILLINGNESS,
} from '../layout.ts';
import { PHONE } from '../touch/channels.ts';
import { tilted } from '../pay/tilt.ts';
import { lawfulCallDay } from './law.ts';
import { attemptsInSevenDays, recentOn } from './recent.ts';
import { balanceOf, doubles, integers, luck, luckOfBook, luckUnit } from '../state.ts';
import type { State } from '../state.ts';
import { touchValue } from './value.ts';

/**
 * First day from `day` on on which one more attempt keeps the ceilings of the account's phone step and its rest after a
 * conversation.
 */
function firstAllowedDay(s: State, a: number, day: number): number {
  const r = integers(a);
  const { strategy } = s.plan;
  const step = s.i[r + FLAGS] >>> PHONE_STEP_SHIFT;
  const most = strategy.maxPer7Days[step];
  const rested = s.i[r + LAST_CONTACT] + Math.max(1, strategy.restDays[step]);
  const from = rested > day ? rested : day;
  const recent = recentOn(s.i[r + RECENT], s.i[r + RECENT_DAY], from);
  if (attemptsInSevenDays(recent) < most && (recent & 15) < strategy.maxPerDay[step]) return from;
  let later = 1;
  while (attemptsInSevenDays((recent << (4 * later)) & 0x0fffffff) >= most) later += 1;
  return from + later;
}

/** First day from `day` on on which strategy and law both allow a call. */
export function nextCallDay(s: State, a: number, day: number): number {
  return lawfulCallDay(s, a, firstAllowedDay(s, a, day));
}

/** Enters the account for the first day from `day` on on which it may be called, if a phone step holds and no promise is open. */
export function wakeWhenAllowed(s: State, a: number, day: number): void {
  const flags = s.i[integers(a) + FLAGS];
  if ((flags & (CALLABLE | PROMISE_OPEN)) === CALLABLE) wakeOn(s, a, nextCallDay(s, a, day));
}

/**
 * A voicebot call or a visit changed what ceilings and rest allow: the account is entered anew from `day` on, also if it
 * stands on the call list.
 */
export function replanCall(s: State, a: number, day: number): void {
  leaveCallList(s, a);
  wakeWhenAllowed(s, a, day);
}

/** Enters the account for a day. */
export function wakeOn(s: State, a: number, day: number): void {
  s.i[integers(a) + WAKE_DAY] = day;
  s.wakes.add(day, a);
}

/** Step 7 for one account: puts it on the worklist if it may be called today. */
export function wake(s: State, a: number): void {
  const r = integers(a);
  const flags = s.i[r + FLAGS];
  s.i[r + WAKE_DAY] = -1;
  if (s.i[r + STATUS] !== ACTIVE || (flags & CALLABLE) === 0 || (flags & PROMISE_OPEN) !== 0) return;
  if (s.i[r + BIN] < 0) joinCallList(s, a, binOf(s, a, PHONE));
}

/** Moves an account that stands in the queue to the bin of its present score. */
export function rescore(s: State, a: number): void {
  const r = integers(a);
  if (s.i[r + BIN] < 0) return;
  const bin = binOf(s, a, PHONE);
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
      queue.insert(
        a,
        onList(s, a, PHONE, luck(s, i[a * I_STRIDE + ENTITY], DECISION.randomOrder, day) >>> 20),
      );
  }
}

/** Bin of an account whose oldest instalment fell due on day 0; one bin a day either side. */
const OLDEST_BIN = 730;
/** A call is worth at most about this part of a balance: keeps values within the queue's 16 octaves. */
const VALUES_ARE_SMALLER = 4;

/** Bin of the account on the list of a channel (phone or field). */
export function binOf(s: State, a: number, channel: number): number {
  return onList(s, a, channel, ruleBin(s, a, channel));
}

/** The bin as those who work the list see it: collectors may turn to what their pay credits. */
const onList = (s: State, a: number, channel: number, bin: number): number =>
  s.desk === undefined ? bin : tilted(s, s.desk, a, channel, bin);

/** Bin under the scenario's priority rule. */
function ruleBin(s: State, a: number, channel: number): number {
  const { i, f, plan } = s;
  const r = integers(a);
  const o = doubles(a);
  switch (plan.priority) {
    case 'random':
      return 0;
    case 'oldest':
      return Math.min(4095, Math.max(0, OLDEST_BIN - i[r + OLDEST_DUE]));
    case 'score':
      return i[r + SCORE] < 0 ? 0 : i[r + SCORE];
    case 'largestBalance':
      return logBin(balanceOf(s, a) * plan.scoreUnit);
    case 'largestArrears':
      return logBin(f[o + ARREARS] * plan.scoreUnit);
    case 'ownFormula':
      return logBin(FORMULA_UNIT * formulaScore(s, a));
    default:
      return logBin(VALUES_ARE_SMALLER * plan.scoreUnit * touchValue(s, a, channel));
  }
}

/** What one unit of the own formula is in each number: a balance of a 64th of the largest, 90 days, average score. */
const BALANCE_SIZE = 512;
const DPD_SIZE = 90;
const SCORE_SIZE = 2048;
/** No value counts for more than this many sizes. */
const MOST_SIZES = 10;
const FORMULA_UNIT = 64;

function formulaScore(s: State, a: number): number {
  const { i, f, plan } = s;
  const { formula, scoreUnit } = plan;
  const r = integers(a);
  const o = doubles(a);
  const sizes = (value: number, size: number) => Math.min(MOST_SIZES, value / size);
  return (
    formula.balance * sizes(balanceOf(s, a) * scoreUnit, BALANCE_SIZE) +
    formula.arrears * sizes(f[o + ARREARS] * scoreUnit, BALANCE_SIZE) +
    formula.dpd * sizes(s.today - i[r + OLDEST_DUE], DPD_SIZE) +
    formula.score * sizes(Math.max(0, i[r + SCORE]), SCORE_SIZE) +
    formula.brokenPromises * sizes(i[r + BROKEN], 1)
  );
}

/**
 * The score an officer sees: κs·z + √(1−κs²)·noise, as a queue bin (0 … 4095 over ±4). The only trace of z outside.
 * A debtor whose consent a rule asks for and who has not given it has no score and ranks last.
 */
export function observedScore(s: State, a: number): number {
  const r = integers(a);
  const { scoredShare } = s.plan;
  if (scoredShare < 1 && luckUnit(s, s.i[r + ENTITY], DECISION.scoringConsent, 0) >= scoredShare) return -1;
  const noise = s.plan.z[luckOfBook(s, s.i[r + ENTITY], DECISION.scoreNoise, 0) >>> 23];
  const score = s.plan.scorePrecision * s.plan.z[s.i[r + WILLINGNESS]] + s.plan.scoreNoise * noise;
  return Math.max(0, Math.min(4095, Math.floor((score + 4) * 512)));
}
