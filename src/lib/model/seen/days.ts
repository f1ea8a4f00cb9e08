import { ONE_WAITING } from '../touch/call-list.ts';
import { ATTEMPTED, CASH, DAY_MEASURES, dayLayout, MEASURES, PROMISED, REACHED } from './measures.ts';
import type { State } from '../state.ts';

/*
 * What an officer reads every morning, by treatment or by bucket: work, results, and who waits for a call. Events are read
 * off the tables by month, as weeks are; the call list keeps count of itself by phone step and bucket (`call-list.ts`).
 */

/** Measures of a day that are read off the cells, in the order of DAY_MEASURES after the two of the call list. */
const EVENTS = [ATTEMPTED, REACHED, PROMISED, CASH];
const WAITING = 2;

/** How many wait for a call as the phones are put down, and the days they have waited, added up. */
export function noteBacklog(s: State, day: number): void {
  const { seen, queue, plan } = s;
  const { waiting, byDay, buckets, treatments } = seen;
  seen.daily.backlog[day] = queue.size;
  if (queue.size === 0) return;
  const layout = dayLayout(treatments, buckets);
  const at = day * layout.width;
  plan.strategy.stepTreatment.forEach((treatment, step) => {
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const held = waiting[step * buckets + bucket];
      if (held === 0) continue;
      const accounts = Math.floor(held / ONE_WAITING);
      const days = accounts * day - (held - accounts * ONE_WAITING);
      seen.daily.backlogDays[day] += days;
      for (const row of [treatment, treatments + 1 + bucket]) {
        byDay[at + row * DAY_MEASURES.length] += accounts;
        byDay[at + row * DAY_MEASURES.length + 1] += days;
      }
    }
  });
}

/** Books what `day` added to the cells of its month: what they hold less what the month's earlier days brought. */
export function closeDay(s: State, day: number): void {
  const { cells, byDay, eventsSoFar, monthOf, treatments, buckets } = s.seen;
  const layout = dayLayout(treatments, buckets);
  if (day === 0 || monthOf[day] !== monthOf[day - 1]) eventsSoFar.fill(0);
  for (let row = 0; row <= treatments; row += 1)
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const group = row * buckets + bucket;
      const cell = (monthOf[day] * (treatments + 1) * buckets + group) * MEASURES.length;
      const own = day * layout.width + row * DAY_MEASURES.length + WAITING;
      const its = day * layout.width + (treatments + 1 + bucket) * DAY_MEASURES.length + WAITING;
      for (let k = 0; k < EVENTS.length; k += 1) {
        const now = cells[cell + EVENTS[k]];
        const known = group * DAY_MEASURES.length + WAITING + k;
        const grown = now - eventsSoFar[known];
        if (grown === 0) continue;
        eventsSoFar[known] = now;
        byDay[own + k] += grown;
        byDay[its + k] += grown;
      }
    }
}
