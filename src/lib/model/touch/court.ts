import { DECISION } from '#engine';
import { logBin } from './bucket-queue.ts';
import { LEGAL } from './channels.ts';
import { claimInTime } from '../strategy/law.ts';
import {
  ACTIVE,
  CLAIM_BIN,
  ENTITY,
  FLAGS,
  IN_COURT,
  JUDGED,
  OUT_OF_STRATEGY,
  PARTS_LEFT,
  PROMISE_OPEN,
  STATUS,
} from '../layout.ts';
import { bookEvent } from './offer.ts';
import { receive } from '../debtor/payment.ts';
import { review } from '../strategy/review.ts';
import { balanceOf, integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { CLAIM_TIES, tieKey } from '../strategy/ties.ts';

const MONTH_DAYS = 30;

/** The path asks for a claim: it waits for a free place, the largest debt first. */
export function considerClaim(s: State, a: number, day: number): void {
  if (s.t[path(a) + CLAIM_BIN] < 0 && claimInTime(s, a, day))
    s.claims.insert(a, logBin(balanceOf(s, a) * s.plan.scoreUnit));
}

/** Files as many claims as the month has places so far. */
export function fileClaims(s: State, day: number): void {
  const { calendar, legal } = s.plan;
  const length = calendar.monthLength[calendar.monthIndex[day]];
  if (calendar.dayOfMonth[day] === 1) s.claimsFiled = 0;
  const places = Math.floor((legal.filesPerMonth * calendar.dayOfMonth[day]) / length);
  for (let bin = s.claims.best(4095); bin >= 0 && s.claimsFiled < places; bin = s.claims.best(bin)) {
    const a = firstOf(s, bin);
    s.claims.remove(a);
    const r = integers(a);
    if (s.i[r + STATUS] !== ACTIVE || (s.i[r + FLAGS] & (OUT_OF_STRATEGY | PROMISE_OPEN)) !== 0) continue;
    // The wait for a place may have outlasted the period of limitation.
    if (!claimInTime(s, a, day)) continue;
    s.claimsFiled += 1;
    file(s, a, day);
  }
}

/** Claims of equal size are ordered by the accounts' own luck, never by position. */
function firstOf(s: State, bin: number): number {
  const key = (a: number) => tieKey(s, a, CLAIM_TIES);
  let first = s.claims.head[bin];
  for (let a = first; a >= 0; a = s.claims.next(a)) if (key(a) < key(first)) first = a;
  return first;
}

/** Court fee and counsel are paid on filing; no other channel touches the account until the case is over. */
function file(s: State, a: number, day: number): void {
  const { legal } = s.plan;
  const r = integers(a);
  const claim = balanceOf(s, a);
  const fee = Math.max(legal.minimumFee, Math.round(claim * legal.courtFeeShare)) + legal.feePerFile;
  s.seen.daily.legalCost[day] += fee;
  s.seen.daily.claims[day] += 1;
  s.seen.touchedOn(LEGAL, day);
  if (s.trace !== undefined) s.trace('claim', a, day, claim);
  s.i[r + FLAGS] |= IN_COURT;
  review(s, a, day);
  const span = legal.monthsToJudgmentMax - legal.monthsToJudgmentMin + 1;
  const months =
    legal.monthsToJudgmentMin + Math.floor(luckUnit(s, s.i[r + ENTITY], DECISION.judgmentDelay, 0) * span);
  bookEvent(s, a, day + months * MONTH_DAYS);
}

/** The court decides, or a monthly part of a judgment comes in. */
export function courtDay(s: State, a: number, day: number): void {
  const { i, t, plan } = s;
  const r = integers(a);
  const p = path(a);
  const { legal } = plan;
  if ((i[r + FLAGS] & JUDGED) === 0) {
    const won = luckUnit(s, i[r + ENTITY], DECISION.judgment, 0) < legal.judgmentShare;
    if (!won) {
      leaveCourt(s, a, day);
      return;
    }
    i[r + FLAGS] |= JUDGED;
    t[p + PARTS_LEFT] = legal.recoveryMonths;
    s.seen.reachedOn(LEGAL, day);
    if (s.trace !== undefined) s.trace('judgment', a, day, legal.recoveryMonths);
    bookEvent(s, a, day + MONTH_DAYS);
    return;
  }
  // Equal parts of recoveredShare of the judgment: as a part of what is still owed they grow.
  const k = legal.recoveryMonths - t[p + PARTS_LEFT];
  const part = legal.recoveredShare / legal.recoveryMonths;
  const paid = receive(s, a, Math.round((balanceOf(s, a) * part) / (1 - part * k)), day);
  s.seen.daily.legalCash[day] += paid;
  s.seen.paidOn(LEGAL, day, paid);
  if (s.trace !== undefined) s.trace('court', a, day, paid);
  t[p + PARTS_LEFT] -= 1;
  if (i[r + STATUS] !== ACTIVE) return;
  if (t[p + PARTS_LEFT] > 0) bookEvent(s, a, day + MONTH_DAYS);
  else leaveCourt(s, a, day);
}

function leaveCourt(s: State, a: number, day: number): void {
  s.i[integers(a) + FLAGS] &= ~(IN_COURT | JUDGED);
  review(s, a, day);
}
