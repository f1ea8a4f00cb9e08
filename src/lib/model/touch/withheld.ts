import { PHONE } from './channels.ts';
import { inOrder, visitsInOrder } from './in-order.ts';
import { ATTEMPTS, BUCKET } from '../layout.ts';
import { collectorOf } from '../people/owner.ts';
import { integers } from '../state.ts';
import type { State } from '../state.ts';
import { suppress } from '../strategy/law.ts';

/*
 * What the law holds back by the clock and the calendar, not account by account: hours outside its window, days on which
 * nobody is called. When the phones go down, those who still stand on the list are looked through in its order, as far as
 * the time that a rule took would have reached; each is a touch held back under that rule, every day anew.
 */

/** Calls that the time taken today would have reached. Only counts: no luck is drawn, nobody leaves the list. */
export function withholdCalls(s: State, day: number): void {
  const { crews, assignment, scale } = s.plan;
  const pooled = assignment === 'pool';
  /** Seconds by rule: of everybody, or with lists of each collector. */
  const taken = new Map<number, Float64Array>();
  crews.forEach((crew, k) => {
    if (crew.field) return;
    for (const { rule, seconds } of crew.withheld) {
      if (seconds[day] === 0) continue;
      if (!taken.has(rule)) taken.set(rule, new Float64Array(pooled ? 1 : s.people.career.length));
      const time = taken.get(rule)!;
      if (pooled) time[0] += (s.people.strength[k] * seconds[day]) / scale;
      else for (const c of s.people.present[k]) time[c] = (s.people.speed[c] * seconds[day]) / scale;
    }
  });
  if (taken.size === 0 || s.queue.size === 0) return;
  const rules = [...taken.keys()];
  const occurrence = (a: number) => s.i[integers(a) + ATTEMPTS];
  for (const a of inOrder(s, s.queue, occurrence)) {
    const owner = pooled ? 0 : collectorOf(s, a, PHONE, occurrence(a), day);
    const needed = usualSeconds(s, a);
    const rule = rules.find((one) => owner >= 0 && taken.get(one)![owner] >= needed);
    if (rule === undefined) {
      // Whoever comes later has less to gain; with lists another owner may still have time.
      if (pooled) return;
      continue;
    }
    taken.get(rule)![owner] -= needed;
    suppress(s, a, rule);
  }
}

/** Visits that the time taken of a field team today would have reached. Parts of a visit carry over. */
export function withholdVisits(s: State, team: number, day: number): void {
  const crew = s.plan.crews[team];
  crew.withheld.forEach(({ rule, visits }, k) => {
    if (visits[day] === 0) return;
    const carried = s.people.withheldVisits[team];
    carried[k] += (s.people.strength[team] * visits[day]) / s.plan.scale;
    let left = Math.floor(carried[k]);
    carried[k] -= left;
    if (left === 0) return;
    for (const a of visitsInOrder(s, team)) {
      if (left === 0) return;
      suppress(s, a, rule);
      left -= 1;
    }
  });
}

/** Seconds that a call to an account of this bucket takes on average, as an officer knows it. */
function usualSeconds({ plan, i }: State, a: number): number {
  const contact = plan.tables.contactMean[i[integers(a) + BUCKET]];
  return (
    plan.attemptSeconds +
    contact * plan.contactSeconds +
    (1 - contact) * plan.wrongPartyShare * plan.wrongPartySeconds
  );
}
