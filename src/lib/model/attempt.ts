import { DECISION } from '#engine';
import {
  ATOMS,
  ATTEMPTS,
  BUCKET,
  CALL_WEEKS,
  ENTITY,
  LAST_CONTACT,
  MISSES,
  REACH,
  RECENT,
  RECENT_DAY,
  SKIP,
  WILLINGNESS,
} from './layout.ts';
import { firstLawfulDay, mayTouchToday } from './law.ts';
import { addTouch, callFatigue } from './memory.ts';
import { givePromise } from './promise.ts';
import { attemptsInSevenDays, recentOn } from './recent.ts';
import { integers, luckUnit } from './state.ts';
import type { State } from './state.ts';
import { callWeeksOn } from './value.ts';
import { wakeWhenAllowed } from './worklist.ts';

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
  const remembered = callWeeksOn(s, r, day);
  i[r + CALL_WEEKS] = addTouch(remembered);
  const recent = recentOn(i[r + RECENT], i[r + RECENT_DAY], day) + 1;
  i[r + RECENT] = recent;
  i[r + RECENT_DAY] = day;
  s.seen.attempts[day] += 1;
  complain(s, r, n, recent & 15, day);

  const bucket = i[r + BUCKET];
  const entity = i[r + ENTITY];
  const u = luckUnit(s, entity, DECISION.phoneContact, n);
  if (u < contactProbability(s, r, bucket, day)) {
    i[r + MISSES] = 0;
    i[r + LAST_CONTACT] = day;
    s.seen.contacts[day] += 1;
    if (s.trace !== undefined) s.trace('contact', a, day, n);
    const promise = plan.tables.promise[bucket * ATOMS + i[r + WILLINGNESS]] * callFatigue(plan, remembered);
    if (luckUnit(s, entity, DECISION.promise, n) < promise) givePromise(s, a, day);
    else wakeWhenAllowed(s, a, day + Math.max(1, plan.restDaysAfterContact));
    return plan.attemptSeconds + plan.contactSeconds;
  }
  i[r + MISSES] += 1;
  if (s.trace !== undefined) s.trace('miss', a, day, n);
  const wanted = (recent & 15) < plan.maxPerDay && attemptsInSevenDays(recent) < plan.maxPer7Days;
  if (wanted && mayTouchToday(s, a, recent & 15) && firstLawfulDay(s, a, day) === day)
    s.again[s.againCount++] = a;
  else wakeWhenAllowed(s, a, day + 1);
  return plan.attemptSeconds + (u > 1 - plan.wrongPartyShare ? plan.wrongPartySeconds : 0);
}

/** Each attempt may bring a complaint, more so from the fourth of a day on; some who complain block the number. */
function complain(s: State, r: number, n: number, attemptsToday: number, day: number): void {
  const { plan, i } = s;
  const chance = plan.complaintPerAttempt * (attemptsToday >= 4 ? plan.complaintFactorFromFourth : 1);
  const u = luckUnit(s, i[r + ENTITY], DECISION.complaint, n);
  if (u >= chance) return;
  s.seen.complaints[day] += 1;
  if (u < chance * plan.complaintBlockShare) {
    i[r + SKIP] = NO_VALID_CONTACT;
    s.seen.blockedNumbers += 1;
  }
}

/** Below every skip threshold, also of a bucket in which nobody is a skip. */
const NO_VALID_CONTACT = -1;

/** Beta rank of the account in its bucket's contact rate, weekday on the odds; 0 without a valid contact. */
function contactProbability(s: State, r: number, bucket: number, day: number): number {
  const { i, plan } = s;
  if (i[r + SKIP] < plan.tables.skipBelow[bucket]) return 0;
  const p = plan.tables.contact[bucket * ATOMS + i[r + REACH]];
  const odds = plan.calendar.contactOdds[day];
  return odds === 1 ? p : (p * odds) / (1 - p + p * odds);
}
