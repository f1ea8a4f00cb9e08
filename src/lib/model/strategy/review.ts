import { DECISION } from '#engine';
import { leaveCallList } from '../touch/call-list.ts';
import {
  ACTIVE,
  ARREARS,
  BIN,
  BROKEN,
  CALLABLE,
  ENTITY,
  FLAGS,
  MISSES,
  OLDEST_DUE,
  OUT_OF_STRATEGY,
  PATH_DAY,
  PHONE_STEP_SHIFT,
  PROMISE_OPEN,
  REVIEW_DAY,
  SCORE,
  STATUS,
  STEPS_DONE,
  TREATMENT,
  VISIT_STEP,
  WAKE_DAY,
} from '../layout.ts';
import { FIELD, PHONE } from '../touch/channels.ts';
import { balanceOf, doubles, integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { enterStock, leaveStock } from '../seen/stock.ts';
import { BY_ARREARS, BY_BALANCE, BY_BROKEN, BY_DPD, BY_MISSED, BY_SCORE, BY_SILENCE } from './strategy.ts';
import { clockOf, silence } from './step-clock.ts';
import { bookTouch } from '../touch/touch-days.ts';
import { planVisit } from '../touch/visit-list.ts';
import { replanCall } from './worklist.ts';

/**
 * Step 5 for one account: which treatment applies, which of its steps are active, and the next day on which time alone
 * changes that. Called on events only; reads nothing an officer cannot see.
 */
export function review(s: State, a: number, day: number): void {
  const { i, t } = s;
  const r = integers(a);
  const p = path(a);
  if (i[r + STATUS] !== ACTIVE) return;
  if ((i[r + FLAGS] & OUT_OF_STRATEGY) !== 0) {
    standAside(s, a);
    return;
  }
  const treatment = treatmentOf(s, a, day);
  if (treatment !== i[r + TREATMENT]) {
    leaveStock(s, a);
    i[r + TREATMENT] = treatment;
    enterStock(s, a);
    t[p + PATH_DAY] = day;
    t[p + STEPS_DONE] = 0;
    s.claims.remove(a);
  }
  let next = day + untilAnotherTreatment(s, a, day);
  let phone = -1;
  let visit = -1;
  if (treatment >= 0) {
    const { stepFrom, stepChannel, fromDay, toDay } = s.plan.strategy;
    for (let k = stepFrom[treatment]; k < stepFrom[treatment + 1]; k += 1) {
      const count = clockOf(s, a, k, day);
      if (count < 0 || count > toDay[k]) continue;
      next = Math.min(next, day + (count < fromDay[k] ? fromDay[k] - count : toDay[k] - count + 1));
      if (count < fromDay[k]) continue;
      if (stepChannel[k] === PHONE && phone < 0) phone = k;
      else if (stepChannel[k] === FIELD && visit < 0) visit = k;
    }
  }
  callBy(s, a, phone, day);
  t[p + VISIT_STEP] = visit;
  planVisit(s, a, day);
  bookTouch(s, a, s.touchFrom);
  if (next !== i[r + REVIEW_DAY]) {
    i[r + REVIEW_DAY] = next;
    s.reviews.add(next, a);
  }
}

/** Takes the account off every list: settled, held, on a plan, in court or in the hold-out. */
export function standAside(s: State, a: number): void {
  const r = integers(a);
  const p = path(a);
  s.i[r + FLAGS] &= ~CALLABLE;
  leaveCallList(s, a);
  s.i[r + WAKE_DAY] = -1;
  s.t[p + VISIT_STEP] = -1;
  s.i[r + REVIEW_DAY] = -1;
  planVisit(s, a, s.today);
  bookTouch(s, a, s.touchFrom);
}

/** Which phone step holds, kept with the account's flags so that a call finds it without a second look-up. */
function callBy(s: State, a: number, step: number, day: number): void {
  const { i } = s;
  const r = integers(a);
  const callable = step >= 0 && s.plan.strategy.maxPer7Days[step] > 0;
  const low = i[r + FLAGS] & ((1 << PHONE_STEP_SHIFT) - 1) & ~CALLABLE;
  const before = i[r + FLAGS];
  const sameStep = callable && (before & CALLABLE) !== 0 && before >>> PHONE_STEP_SHIFT === step;
  // Off the list under the step by which it came there.
  if (!sameStep) leaveCallList(s, a);
  i[r + FLAGS] = callable ? low | CALLABLE | (step << PHONE_STEP_SHIFT) : low;
  if (!callable) {
    i[r + WAKE_DAY] = -1;
    return;
  }
  const waiting = i[r + BIN] >= 0 || i[r + WAKE_DAY] >= 0;
  if ((waiting && sameStep) || (before & PROMISE_OPEN) !== 0) return;
  replanCall(s, a, day);
}

/** The first treatment whose conditions hold, −1 = none. */
function treatmentOf(s: State, a: number, day: number): number {
  const { strategy, book } = s.plan;
  const segments = strategy.textMatches.length / strategy.treatmentIds.length;
  for (let k = 0; k < strategy.treatmentIds.length; k += 1) {
    if (strategy.textMatches[k * segments + book.segment[a]] === 1 && numbersHold(s, a, k, day)) return k;
  }
  return -1;
}

function numbersHold(s: State, a: number, treatment: number, day: number): boolean {
  const { conditionFrom, conditionField, conditionMin, conditionMax } = s.plan.strategy;
  for (let c = conditionFrom[treatment]; c < conditionFrom[treatment + 1]; c += 1) {
    const value = observed(s, a, conditionField[c], day);
    if (value < conditionMin[c] || value > conditionMax[c]) return false;
  }
  return true;
}

/** A number an officer can see of the account; −1 where there is none (a score without consent). */
function observed(s: State, a: number, field: number, day: number): number {
  const { i, f } = s;
  const r = integers(a);
  const o = doubles(a);
  switch (field) {
    case BY_DPD:
      return day - i[r + OLDEST_DUE];
    case BY_BALANCE:
      return balanceOf(s, a);
    case BY_ARREARS:
      return f[o + ARREARS];
    case BY_SCORE:
      return i[r + SCORE] < 0 ? -1 : i[r + SCORE] / 40.95;
    case BY_BROKEN:
      return i[r + BROKEN];
    case BY_MISSED:
      return i[r + MISSES];
    case BY_SILENCE:
      return silence(s, a, day);
    default:
      return 1 + Math.floor(luckUnit(s, i[r + ENTITY], DECISION.testGroup, 0) * 100);
  }
}

/** Days until dpd or silence crosses the bound of any condition; far ahead if none does. */
function untilAnotherTreatment(s: State, a: number, day: number): number {
  const { conditionField, conditionMin, conditionMax } = s.plan.strategy;
  let days = 1_000_000;
  for (let c = 0; c < conditionField.length; c += 1) {
    const field = conditionField[c];
    if (field !== BY_DPD && field !== BY_SILENCE) continue;
    const value = observed(s, a, field, day);
    if (value < conditionMin[c]) days = Math.min(days, Math.ceil(conditionMin[c]) - value);
    else if (value <= conditionMax[c]) days = Math.min(days, Math.floor(conditionMax[c]) - value + 1);
  }
  return days;
}
