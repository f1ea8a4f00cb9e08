import { addMonth, DECISION, toUnit } from '#engine';
import { beginCycle, refreshRate } from './clock.ts';
import {
  ACTIVE,
  AGE_DAY,
  ARREARS,
  ATOMS,
  BIN,
  BUCKET,
  CHARGED_OFF,
  CHARGES,
  CLOCK_DAY,
  CLOCK_FROM,
  CURED,
  ENTITY,
  CLAIM_BIN,
  EVENT_DAY,
  FLAGS,
  F_STRIDE,
  HELD,
  HELD_OUT,
  INSTALMENTS,
  JOINED,
  LAST_BROKEN,
  LAST_PAID,
  LAST_VISIT,
  I_STRIDE,
  LAST_CONTACT,
  MESSAGE_DAY,
  MONTH_MARK,
  NEXT_DUE,
  OLDEST_DUE,
  PAID_IN_FULL,
  PRINCIPAL,
  PROMISE_DAY,
  RATE,
  REACH,
  RECENT_DAY,
  REVIEW_DAY,
  SCORE,
  SETTLED,
  SKIP,
  STATUS,
  TREATMENT,
  T_STRIDE,
  VISIT_BIN,
  VISIT_STEP,
  WAKE_DAY,
  WILLINGNESS,
} from '../layout.ts';
import { review } from '../strategy/review.ts';
import { bookAgeing, updateStage } from './standing.ts';
import { balanceOf, doubles, integers, luckOfBook, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { changeStock, enterStock } from '../seen/stock.ts';
import { planVisit } from '../touch/visit-list.ts';
import { observedScore, rescore } from '../strategy/worklist.ts';

/** Day number that stands for never. */
const LONG_AGO = -1000;

/**
 * Account `a` joins the book. Opening accounts join before step 3 of day 0 (`firstStep` 0); arrivals join in step 4
 * of their day, when that day's due dates are past and the clock can first burn tomorrow (`firstStep` 1).
 */
export function join(s: State, a: number, day: number, firstStep: 0 | 1): void {
  const { plan, f, i } = s;
  const { book } = plan;
  const o = a * F_STRIDE;
  const r = a * I_STRIDE;
  f.fill(0, o, o + F_STRIDE);
  const entity = book.entity[a];
  const dpd = book.dpd[a];
  const balance = book.balance[a];
  const chargedOff = book.chargedOff[a] === 1;
  i[r + STATUS] = ACTIVE;
  i[r + ENTITY] = entity;
  i[r + OLDEST_DUE] = day - dpd;
  const { holdOutShare } = plan.strategy;
  const heldOut = holdOutShare > 0 && luckUnit(s, entity, DECISION.holdOut, 0) < holdOutShare;
  i[r + FLAGS] = (chargedOff ? CHARGED_OFF : 0) | (heldOut ? HELD_OUT : 0);
  enterPath(s, a, day);
  i[r + TREATMENT] = -1;
  i[r + REVIEW_DAY] = -1;
  i[r + CLOCK_DAY] = -1;
  i[r + AGE_DAY] = -1;
  i[r + PROMISE_DAY] = -1;
  i[r + MESSAGE_DAY] = -1;
  i[r + WAKE_DAY] = -1;
  i[r + BIN] = -1;
  i[r + MONTH_MARK] = 0;
  i[r + RECENT_DAY] = day;
  i[r + LAST_CONTACT] = LONG_AGO;
  f[o + PRINCIPAL] = book.principal[a];
  f[o + CHARGES] = balance - book.principal[a];
  f[o + CLOCK_FROM] = Infinity;
  f[o + RATE] = -1;

  const bucket = plan.stages.bucket[plan.stages.ofDpd[dpd]];
  i[r + BUCKET] = bucket;
  i[r + WILLINGNESS] =
    plan.tables.willingnessOnArrival[bucket * 4096 + (luckOfBook(s, entity, DECISION.frailty, 0) >>> 20)];
  i[r + REACH] = Math.floor(toUnit(luckOfBook(s, entity, DECISION.reach, 0)) * ATOMS);
  i[r + SKIP] = luckOfBook(s, entity, DECISION.skip, 0) >>> 8;
  i[r + SCORE] = observedScore(s, a);
  enterStock(s, a);

  f[o + ARREARS] = book.arrears[a];
  i[r + NEXT_DUE] = chargedOff && plan.interestChargedOff === 0 ? -1 : book.nextDue[a];

  refreshRate(s, a, day + firstStep);
  beginCycle(s, a, day + firstStep);
  updateStage(s, a, day);
  review(s, a, day);
  bookAgeing(s, a, day);
}

/** The treatment record of an account that joins. */
function enterPath(s: State, a: number, day: number): void {
  const { t } = s;
  const p = path(a);
  t.fill(0, p, p + T_STRIDE);
  t[p + JOINED] = day;
  t[p + LAST_PAID] = -1;
  t[p + LAST_BROKEN] = -1;
  t[p + VISIT_BIN] = -1;
  t[p + CLAIM_BIN] = -1;
  t[p + VISIT_STEP] = -1;
  t[p + LAST_VISIT] = -1;
  t[p + EVENT_DAY] = -1;
}

/** An appointment of the ageing calendar: an instalment falls due, or dpd crosses the edge of a stage. */
export function age(s: State, a: number, day: number): void {
  const { i, plan } = s;
  const r = integers(a);
  i[r + AGE_DAY] = -1;
  if (i[r + STATUS] === PAID_IN_FULL || i[r + STATUS] >= SETTLED) return;
  const wasCured = i[r + STATUS] === CURED;
  if (i[r + NEXT_DUE] === day) {
    i[r + NEXT_DUE] = addMonth(plan.calendar, day);
    i[r + INSTALMENTS] += 1;
    if (i[r + STATUS] === CURED) fallDueAfterCure(s, a, day);
    else fallDueInArrears(s, a, day);
  }
  if (i[r + STATUS] === ACTIVE) {
    updateStage(s, a, day);
    // What time alone changes in a path has its own appointment; a claim that grew matters only where money is watched.
    if (wasCured || plan.strategy.watchesMoney) review(s, a, day);
    else planVisit(s, a, day);
    if ((i[r + FLAGS] & CHARGED_OFF) !== 0 && plan.interestChargedOff === 0) i[r + NEXT_DUE] = -1;
    rescore(s, a);
  }
  bookAgeing(s, a, day);
}

/** Late interest on the whole balance, rounded to the minor unit, then one more instalment in arrears and a new payment cycle. */
function fallDueInArrears(s: State, a: number, day: number): void {
  const { f, i, plan } = s;
  const o = doubles(a);
  const chargedOff = (i[integers(a) + FLAGS] & CHARGED_OFF) !== 0;
  const held = (i[integers(a) + FLAGS] & HELD) !== 0;
  const rate = held ? 0 : chargedOff ? plan.interestChargedOff : plan.interestLive;
  const interest = Math.round(balanceOf(s, a) * rate);
  f[o + CHARGES] += interest;
  s.seen.interest += interest;
  changeStock(s, a, interest);
  const balance = balanceOf(s, a);
  f[o + ARREARS] = chargedOff ? balance : Math.min(balance, f[o + ARREARS] + plan.book.instalment[a]);
  if (!chargedOff) beginCycle(s, a, day + 1);
}

/** An instalment of a cured account: paid on the day, or missed, which starts a new delinquency. */
function fallDueAfterCure(s: State, a: number, day: number): void {
  const { f, i, plan } = s;
  const o = doubles(a);
  const r = integers(a);
  const balance = balanceOf(s, a);
  const due = Math.min(balance, plan.book.instalment[a]);
  if (luckUnit(s, i[r + ENTITY], DECISION.redefault, i[r + INSTALMENTS]) < plan.redefaultShare) {
    i[r + STATUS] = ACTIVE;
    i[r + OLDEST_DUE] = day;
    f[o + ARREARS] = due;
    i[r + BUCKET] = 0;
    enterStock(s, a);
    f[o + RATE] = -1;
    refreshRate(s, a, day + 1);
    beginCycle(s, a, day + 1);
    s.seen.daily.redefaults[day] += 1;
    if (s.trace !== undefined) s.trace('redefault', a, day, due);
    return;
  }
  const toCharges = Math.min(due, f[o + CHARGES]);
  f[o + CHARGES] -= toCharges;
  f[o + PRINCIPAL] -= due - toCharges;
  s.seen.regularCash += due;
  if (s.trace !== undefined) s.trace('regular', a, day, due);
  if (due === balance) {
    i[r + STATUS] = PAID_IN_FULL;
    s.seen.paidInFull += 1;
  }
}
