import { DECISION } from '#engine';
import { contactProbability, countCall } from './calls.ts';
import { nthOn, PHONE } from './channels.ts';
import { complain, reached } from './contact.ts';
import { ATTEMPTS, BIN, CALLABLE, ENTITY, FLAGS, MISSES, PHONE_STEP_SHIFT, WAKE_DAY } from '../layout.ts';
import { PHONE_SECONDS } from '../seen/measures.ts';
import { noteAttempt, vintageRow } from '../seen/observe.ts';
import { review } from '../strategy/review.ts';
import { integers, luckUnit } from '../state.ts';
import type { State } from '../state.ts';
import { nextCallDay, wakeOn, wakeWhenAllowed } from '../strategy/worklist.ts';

/**
 * One phone attempt (docs/model.md §5.4): dial, perhaps the right party, perhaps a promise. Returns the seconds used.
 * The account has been taken off the worklist; it comes back on its next allowed day, or later today through `again`.
 */
export function attemptPhone(s: State, a: number, day: number): number {
  const { i, plan } = s;
  const r = integers(a);
  const n = i[r + ATTEMPTS];
  i[r + ATTEMPTS] = n + 1;
  if (n === 0) s.seen.touchedAccounts += 1;
  s.seen.daily.attempts[day] += 1;
  s.seen.touchedOn(PHONE, day);
  const cell = noteAttempt(s, a, plan.strategy.stepTreatment[i[r + FLAGS] >>> PHONE_STEP_SHIFT]);
  const remembered = countCall(s, a, day);
  complain(s, a, PHONE, n, day);

  const entity = i[r + ENTITY];
  const u = luckUnit(s, entity, DECISION.phoneContact, n);
  const dropped = plan.abandonedShare > 0 && luckUnit(s, entity, DECISION.abandoned, n) < plan.abandonedShare;
  if (u < contactProbability(s, r, plan.tables.contact, s.callOdds) && !dropped) {
    if (s.trace !== undefined) s.trace('contact', a, day, n);
    reached(s, a, PHONE, n, remembered, day);
    if (i[r + WAKE_DAY] < 0 && i[r + BIN] < 0) wakeWhenAllowed(s, a, day);
    return spend(s, a, cell, plan.attemptSeconds + plan.contactSeconds);
  }
  i[r + MISSES] += 1;
  if (s.trace !== undefined) s.trace('miss', a, day, n);
  const { share } = plan.inbound;
  if (share > 0 && luckUnit(s, entity, DECISION.callBack, nthOn(PHONE, n)) < share)
    s.callBacks.add(day + 1, a);
  // Another step may hold after one more call in vain, and it is by that step that the next call is allowed.
  if (plan.strategy.watchesMisses) review(s, a, day);
  if ((i[r + FLAGS] & CALLABLE) !== 0) {
    const next = nextCallDay(s, a, day);
    if (next === day) s.again[s.againCount++] = a;
    else wakeOn(s, a, next);
  }
  return spend(s, a, cell, plan.attemptSeconds + (u > 1 - plan.wrongPartyShare ? plan.wrongPartySeconds : 0));
}

/** Seconds of a call, booked where the account stood as it was dialled. */
function spend({ seen }: State, a: number, cell: number, seconds: number): number {
  seen.cells[cell + PHONE_SECONDS] += seconds;
  seen.byDay[vintageRow(seen, a) + PHONE_SECONDS] += seconds;
  return seconds;
}
