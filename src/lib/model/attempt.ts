import { DECISION } from '#engine';
import {
  ATOMS,
  ATTEMPTS,
  BUCKET,
  CALL_WEEK,
  CALL_WEEKS,
  ENTITY,
  MISSES,
  REACH,
  RECENT,
  RECENT_DAY,
  SKIP,
  WILLINGNESS,
} from './layout.ts';
import { addTouch, ageWeeks, callFatigue } from './memory.ts';
import { givePromise } from './promise.ts';
import { integers, luckUnit } from './state.ts';
import type { State } from './state.ts';
import { attemptsInSevenDays, recentOn, wakeWhenAllowed } from './worklist.ts';

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
  const recent = recentOn(i[r + RECENT], i[r + RECENT_DAY], day) + 1;
  i[r + RECENT] = recent;
  i[r + RECENT_DAY] = day;
  const week = Math.floor(day / 7);
  const remembered = ageWeeks(i[r + CALL_WEEKS], week - i[r + CALL_WEEK]);
  i[r + CALL_WEEKS] = addTouch(remembered);
  i[r + CALL_WEEK] = week;
  s.seen.attempts[day] += 1;

  const bucket = i[r + BUCKET];
  const entity = i[r + ENTITY];
  const u = luckUnit(s, entity, DECISION.phoneContact, n);
  if (u < contactProbability(s, r, bucket, day)) {
    i[r + MISSES] = 0;
    s.seen.contacts[day] += 1;
    if (s.trace !== undefined) s.trace('contact', a, day, n);
    const promise = plan.tables.promise[bucket * ATOMS + i[r + WILLINGNESS]] * callFatigue(plan, remembered);
    if (luckUnit(s, entity, DECISION.promise, n) < promise) givePromise(s, a, day);
    else wakeWhenAllowed(s, a, day + Math.max(1, plan.restDaysAfterContact));
    return plan.attemptSeconds + plan.contactSeconds;
  }
  i[r + MISSES] += 1;
  if (s.trace !== undefined) s.trace('miss', a, day, n);
  if ((recent & 15) < plan.maxPerDay && attemptsInSevenDays(recent) < plan.maxPer7Days)
    s.again[s.againCount++] = a;
  else wakeWhenAllowed(s, a, day + 1);
  return plan.attemptSeconds + (u > 1 - plan.wrongPartyShare ? plan.wrongPartySeconds : 0);
}

/** Beta rank of the account in its bucket's contact rate, weekday on the odds; 0 without a valid contact. */
function contactProbability(s: State, r: number, bucket: number, day: number): number {
  const { i, plan } = s;
  if (i[r + SKIP] < plan.tables.skipBelow[bucket]) return 0;
  const p = plan.tables.contact[bucket * ATOMS + i[r + REACH]];
  const odds = plan.calendar.contactOdds[day];
  return odds === 1 ? p : (p * odds) / (1 - p + p * odds);
}
