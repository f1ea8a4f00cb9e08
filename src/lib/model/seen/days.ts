import { ONE_WAITING } from '../touch/call-list.ts';
import {
  ACCOUNTS,
  BACKLOG,
  BACKLOG_DAYS,
  BALANCE,
  CHANNEL_WIDTH,
  dayLayout,
  MEASURES,
  TOUCHED,
} from './measures.ts';
import type { State } from '../state.ts';
import { openWeek } from './moves.ts';

/*
 * The measures by day: by treatment, by bucket, by channel and by month of joining, each for itself; treatment × bucket by
 * day would weigh ten times as much. What happened is read off the tables by month, by how much they grew since the
 * evening before: so an event costs nothing more, and days, weeks (days added up) and months cannot tell different stories.
 * Only months of joining, which no table by month keeps, are booked as it happens (`observe.ts`).
 */

/** What happens begins with this measure; before it stand accounts and balance, read off the running stock. */
const EVENTS = TOUCHED;

/** Notes where accounts stand as `day` begins, and which week and month it belongs to. */
export function openDay(s: State, day: number): void {
  const { seen } = s;
  const { byDay, stock, vintageStock, treatments, buckets, months, weekOf, monthOf } = seen;
  if (day === 0 || monthOf[day] !== monthOf[day - 1]) seen.monthFrom = day;
  if (day === 0 || weekOf[day] !== weekOf[day - 1]) openWeek(s, day);
  const layout = dayLayout(treatments, buckets, months);
  const at = day * layout.width;
  seen.vintagesAt = at + layout.vintages;
  for (let vintage = 0; vintage <= months; vintage += 1) {
    const own = seen.vintagesAt + vintage * MEASURES.length;
    byDay[own + ACCOUNTS] = vintageStock[2 * vintage];
    byDay[own + BALANCE] = vintageStock[2 * vintage + 1];
  }
  for (let row = 0; row <= treatments; row += 1)
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const place = 2 * (row * buckets + bucket);
      if (stock[place] === 0) continue;
      for (const own of [at + row * MEASURES.length, at + (treatments + 1 + bucket) * MEASURES.length]) {
        byDay[own + ACCOUNTS] += stock[place];
        byDay[own + BALANCE] += stock[place + 1];
      }
    }
}

/** How many wait for a call as the phones are put down, and the days they have waited, added up. */
export function noteBacklog(s: State, day: number): void {
  const { seen, queue, plan } = s;
  const { waiting, buckets, cells, treatments } = seen;
  seen.daily.backlog[day] = queue.size;
  if (queue.size === 0) return;
  plan.strategy.stepTreatment.forEach((treatment, step) => {
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const held = waiting[step * buckets + bucket];
      if (held === 0) continue;
      const accounts = Math.floor(held / ONE_WAITING);
      const days = accounts * day - (held - accounts * ONE_WAITING);
      seen.daily.backlogDays[day] += days;
      const cell = ((s.month * (treatments + 1) + treatment) * buckets + bucket) * MEASURES.length;
      cells[cell + BACKLOG] += accounts;
      cells[cell + BACKLOG_DAYS] += days;
    }
  });
}

/** Books what `day` added to the tables of its month. */
export function closeDay({ seen }: State, day: number): void {
  const { cells, channels, byDay, known, treatments, buckets, months, monthFrom } = seen;
  const layout = dayLayout(treatments, buckets, months);
  const month = seen.monthOf[day];
  const at = day * layout.width;
  if (day === monthFrom) known.fill(0);
  let asked = 0;
  for (let row = 0; row <= treatments; row += 1)
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const cell = ((month * (treatments + 1) + row) * buckets + bucket) * MEASURES.length;
      const own = at + row * MEASURES.length;
      const its = at + layout.buckets + bucket * MEASURES.length;
      for (let k = EVENTS; k < MEASURES.length; k += 1, asked += 1) {
        const now = cells[cell + k];
        const grown = now - known[asked];
        if (grown === 0) continue;
        known[asked] = now;
        byDay[own + k] += grown;
        byDay[its + k] += grown;
      }
    }
  for (let k = 0; k < CHANNEL_WIDTH; k += 1, asked += 1) {
    const now = channels[month * CHANNEL_WIDTH + k];
    byDay[at + layout.channels + k] = now - known[asked];
    known[asked] = now;
  }
}
