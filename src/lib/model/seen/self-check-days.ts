import {
  ACCOUNTS,
  BACKLOG,
  BACKLOG_DAYS,
  BALANCE,
  CASH,
  CHANNEL_MEASURES,
  CHANNEL_WIDTH,
  dayLayout,
  MEASURES,
  PHONE_SECONDS,
  RECOVERED,
} from './measures.ts';
import type { Counter } from './measures.ts';
import type { State } from '../state.ts';

/** Everything in a table. */
export const sum = (values: Float64Array) => {
  let total = 0;
  for (let k = 0; k < values.length; k += 1) total += values[k];
  return total;
};

/** Sum of every `width`-th entry from `at` on: one measure of a table. */
export function column(table: Float64Array, width: number, at: number): number {
  let all = 0;
  for (let k = at; k < table.length; k += width) all += table[k];
  return all;
}

/** Daily counters that a measure of the cells, or of the channels, adds up to on every day. */
const CELL_COUNTERS: Partial<Record<(typeof MEASURES)[number], readonly Counter[]>> = {
  attempts: ['attempts', 'botCalls', 'visits'],
  contacts: ['contacts'],
  promises: ['promises'],
  kept: ['kept'],
  broken: ['broken'],
  messages: ['messages'],
  complaints: ['complaints'],
  cash: RECOVERED,
  backlog: ['backlog'],
  backlogDays: ['backlogDays'],
};
const CHANNEL_COUNTERS: Partial<Record<(typeof CHANNEL_MEASURES)[number], readonly Counter[]>> = {
  promises: ['promises'],
  complaints: ['complaints'],
  kept: ['kept'],
};

/**
 * Where a day's numbers by treatment, by bucket, by channel or by vintage do not add up to that day's counters, where treatments
 * and buckets differ, and where days do not add up to their months: name, found, expected.
 */
export function dayGaps(s: State): [name: string, found: number, expected: number][] {
  const { seen } = s;
  const layout = dayLayout(seen.treatments, seen.buckets, seen.months);
  const rows: [string, number, number][] = [];
  const months = new Float64Array(seen.months * layout.width);
  for (let day = 0; day < seen.days; day += 1) {
    const own = seen.byDay.subarray(day * layout.width, (day + 1) * layout.width);
    own.forEach((value, k) => (months[seen.monthOf[day] * layout.width + k] += value));
    const check = (name: string, found: number, expected: number) => {
      if (found !== expected) rows.push([`day ${day}: ${name}`, found, expected]);
    };
    const counted = (names: readonly Counter[]) =>
      names.reduce((all, name) => all + seen.daily[name][day], 0);
    const byTreatment = own.subarray(0, layout.buckets);
    const byBucket = own.subarray(layout.buckets, layout.vintages);
    const byVintage = own.subarray(layout.vintages, layout.channels);
    MEASURES.forEach((measure, k) => {
      const found = column(byTreatment, MEASURES.length, k);
      check(`${measure} by bucket`, column(byBucket, MEASURES.length, k), found);
      if (k !== BACKLOG && k !== BACKLOG_DAYS)
        check(`${measure} by vintage`, column(byVintage, MEASURES.length, k), found);
      const names = CELL_COUNTERS[measure];
      if (names) check(`${measure} by treatment`, found, counted(names));
    });
    const channels = own.subarray(layout.channels);
    CHANNEL_MEASURES.forEach((measure, k) => {
      const names = CHANNEL_COUNTERS[measure];
      if (names) check(`${measure} by channel`, column(channels, CHANNEL_MEASURES.length, k), counted(names));
    });
  }
  monthsAsDays(s, months).forEach((expected, k) => {
    const place = k % layout.width;
    const measure = place < layout.channels ? place % MEASURES.length : -1;
    // Where accounts stand does not add up; of months of joining, months keep the cash.
    if (measure === ACCOUNTS || measure === BALANCE) return;
    if (place >= layout.vintages && place < layout.channels && measure !== CASH) return;
    if (months[k] !== expected)
      rows.push([`month ${Math.floor(k / layout.width)}: days at ${place}`, months[k], expected]);
  });
  return rows;
}

/** The tables by month, added up and laid out as a day: Float64Array[months × width]. */
function monthsAsDays({ seen }: State, like: Float64Array): Float64Array {
  const { treatments, buckets, months, cells, channels, vintages } = seen;
  const layout = dayLayout(treatments, buckets, months);
  const all = new Float64Array(like.length);
  cells.forEach((value, k) => {
    const group = Math.floor(k / MEASURES.length);
    const at = Math.floor(group / buckets / (treatments + 1)) * layout.width + (k % MEASURES.length);
    all[at + (Math.floor(group / buckets) % (treatments + 1)) * MEASURES.length] += value;
    all[at + layout.buckets + (group % buckets) * MEASURES.length] += value;
  });
  channels.forEach((value, k) => {
    all[Math.floor(k / CHANNEL_WIDTH) * layout.width + layout.channels + (k % CHANNEL_WIDTH)] += value;
  });
  vintages.forEach((value, k) => {
    all[(k % months) * layout.width + layout.vintages + Math.floor(k / months) * MEASURES.length + CASH] +=
      value;
  });
  return all;
}

/** Moves of each week beside who stood where as it began and, by bucket, as the next begins: name, found, expected. */
export function weekMoveGaps({ seen }: State): [name: string, found: number, expected: number][] {
  const { rollWeek, byDay, weekOf, treatments, buckets, months } = seen;
  const layout = dayLayout(treatments, buckets, months);
  const columns = buckets + 2;
  const size = (treatments + 1) * buckets * columns;
  const rows: [string, number, number][] = [];
  for (let week = 0; week * size < rollWeek.length; week += 1) {
    const day = weekOf.indexOf(week);
    for (let row = 0; row <= treatments; row += 1) {
      const from = week * size + row * buckets * columns;
      const moved = sum(rollWeek.subarray(from, from + buckets * columns));
      const stood = byDay[day * layout.width + row * MEASURES.length];
      if (moved !== stood) rows.push([`week ${week}: moves from path ${row}`, moved, stood]);
    }
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      let moved = 0;
      for (let row = 0; row <= treatments; row += 1) {
        const from = week * size + (row * buckets + bucket) * columns;
        moved += sum(rollWeek.subarray(from, from + columns));
      }
      const stood = byDay[day * layout.width + layout.buckets + bucket * MEASURES.length];
      if (moved !== stood) rows.push([`week ${week}: moves from bucket ${bucket}`, moved, stood]);
    }
  }
  if (rollWeek.some((value) => value < 0)) rows.push(['moves by week below 0', -1, 0]);
  return rows;
}

/** Seconds of calls on a day, of all buckets: work, before the pace of those who did it. */
export function phoneSecondsOf({ seen }: State, day: number): number {
  const layout = dayLayout(seen.treatments, seen.buckets, seen.months);
  const at = day * layout.width;
  return column(
    seen.byDay.subarray(at + layout.buckets, at + layout.vintages),
    MEASURES.length,
    PHONE_SECONDS,
  );
}
