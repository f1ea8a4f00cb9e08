import { ACCOUNTS, ATTEMPTED, BALANCE, CHANNEL_WIDTH, MEASURES, weekLayout } from './measures.ts';
import type { Observation } from './observe.ts';
import type { State } from '../state.ts';

/*
 * The same measures by week as by month, but by treatment or by bucket, not by both: a week × treatment × bucket would
 * weigh twenty times as much. What happened in a week is read off the tables by month: what they hold at its end less what
 * they held as it began. So an event costs nothing more, and weeks and months cannot tell different stories.
 */

const STOCKS = ATTEMPTED; // accounts, balance, touched stand first among the measures and are no events

/** Notes where accounts stand as a week begins on `day`, and what the month has held so far. */
export function openWeek(s: State, day: number): void {
  const { seen } = s;
  seen.beginWeek(day);
  growth(seen, day, day, -1);
  const { treatments, buckets, stock } = seen;
  const { weekly, weekAt } = seen;
  for (let row = 0; row <= treatments; row += 1)
    for (let bucket = 0; bucket < buckets; bucket += 1)
      for (const at of [row, treatments + 1 + bucket]) {
        const place = 2 * (row * buckets + bucket);
        weekly[weekAt + at * MEASURES.length + ACCOUNTS] += stock[place];
        weekly[weekAt + at * MEASURES.length + BALANCE] += stock[place + 1];
      }
}

/** Books what the months of this week hold as it ends on `day`. */
export function closeWeek(s: State, day: number): void {
  growth(s.seen, s.seen.weekFrom, day, 1);
}

/** Adds (`sign` 1) or takes away (−1) what is kept of the months from the one of day `from` to that of `to`. */
function growth(seen: Observation, from: number, to: number, sign: 1 | -1): void {
  const { cells, channels, vintages, weekly, treatments, buckets, months, weekAt } = seen;
  const layout = weekLayout(treatments, buckets, months);
  for (let month = seen.monthOf[from]; month <= seen.monthOf[to]; month += 1) {
    for (let row = 0; row <= treatments; row += 1)
      for (let bucket = 0; bucket < buckets; bucket += 1) {
        const cell = ((month * (treatments + 1) + row) * buckets + bucket) * MEASURES.length;
        const own = weekAt + row * MEASURES.length;
        const its = weekAt + layout.buckets + bucket * MEASURES.length;
        for (let k = STOCKS; k < MEASURES.length; k += 1) {
          weekly[own + k] += sign * cells[cell + k];
          weekly[its + k] += sign * cells[cell + k];
        }
      }
    for (let k = 0; k < CHANNEL_WIDTH; k += 1)
      weekly[weekAt + layout.channels + k] += sign * channels[month * CHANNEL_WIDTH + k];
    for (let vintage = 0; vintage <= months; vintage += 1)
      weekly[weekAt + layout.vintages + vintage] += sign * vintages[vintage * months + month];
  }
}
