import { inSeat } from './careers.ts';
import type { Crew } from './crew.ts';
import { weakest } from './dismissal.ts';
import type { Seen } from './dismissal.ts';
import type { State } from '../state.ts';

/**
 * Who of team `k` is sent away as `month` begins, by place among those present. Results only: no skill, no efficiency, no
 * luck. Shares of a head add up from time to time.
 */
export function sentAway(s: State, { replacement }: Crew, k: number, month: number): number[] {
  if (replacement === undefined || month % replacement.everyMonths !== 0) return [];
  // The horizon ends with this month: nobody would see what comes of it.
  if (month >= s.seen.months) return [];
  const { people } = s;
  const { everyMonths, share, leastMonths, estimate } = replacement;
  const present = people.present[k];
  const judged = Array.from(present.keys()).filter(
    (place) => inSeat(people.career[present[place]], month) >= leastMonths,
  );
  const records = judged.map((place) => seenOf(s, present[place], month, everyMonths));
  for (const c of present) people.reviewedCash[c] = people.cash[c];
  // A tenth of thirty is three, whatever the last bit says.
  people.owed[k] += share * judged.length + 1e-9;
  const most = Math.floor(people.owed[k]);
  people.owed[k] -= most;
  return weakest(records, most, estimate).map((n) => judged[n]);
}

function seenOf({ people }: State, c: number, month: number, everyMonths: number): Seen {
  const months = Math.min(everyMonths, month - people.career[c].joinMonth);
  const [contactsSquared, contactsTimesKept, keptSquared] = people.lists.squares.subarray(3 * c, 3 * c + 3);
  return {
    cashPerMonth: (people.cash[c] - people.reviewedCash[c]) / Math.max(1, months),
    contacts: people.contacts[c],
    kept: people.kept[c],
    contactsSquared,
    contactsTimesKept,
    keptSquared,
  };
}
