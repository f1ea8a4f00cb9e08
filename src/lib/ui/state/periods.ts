import type { ChannelId, Summary } from '#experiment';
import { CHANNEL_MEASURES, CHANNELS, dayLayout, MEASURES } from '#runner';
import { NONE, type ChannelSums, type Sums } from './cells.ts';

/** How long a period is of which touched accounts are counted once. */
export type Size = 'day' | 'week' | 'month';
/** Days [from, to). */
interface Span {
  from: number;
  to: number;
}
/** One bucket, one treatment (`NONE`: no path applied), or those who joined in a month (−1: the opening book). */
export type Group = { bucket: string } | { treatment: string } | { joined: number };

/**
 * What the days of one period held for a group: where accounts stood as it began, and what happened. The call list is added up
 * evening by evening, so divide it by the days for a mean. Undefined where the result keeps no days: previews, unfinished runs.
 */
export function sumPeriod(summary: Summary, span: Span, size: Size, group: Group): Sums | undefined {
  const { byDay, cells } = summary;
  if (!byDay) return undefined;
  const layout = layoutOf(summary);
  const row = rowOf(cells, group);
  const sums = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Sums;
  if (row < 0) return sums;
  for (let day = span.from; day < span.to; day += 1)
    MEASURES.forEach((name, k) => {
      if (day === span.from || (name !== 'accounts' && name !== 'balance'))
        sums[name] += byDay[day * layout.width + row * MEASURES.length + k] ?? 0;
    });
  if (size === 'week') sums.touched = sums.touchedInWeek;
  if (size === 'day') sums.touched = sums.touchedOnDay;
  return sums;
}

/** What happened on a channel in a period. */
export function sumChannelPeriod(
  summary: Summary,
  { from, to }: Span,
  channel: ChannelId,
): ChannelSums | undefined {
  const { byDay } = summary;
  if (!byDay) return undefined;
  const layout = layoutOf(summary);
  const at = layout.channels + CHANNELS.indexOf(channel) * CHANNEL_MEASURES.length;
  const sums = Object.fromEntries(CHANNEL_MEASURES.map((name) => [name, 0])) as ChannelSums;
  for (let day = from; day < to; day += 1)
    CHANNEL_MEASURES.forEach((name, k) => (sums[name] += byDay[day * layout.width + at + k] ?? 0));
  return sums;
}

const layoutOf = ({ cells }: Summary) =>
  dayLayout(cells.treatments.length, cells.buckets.length, cells.months);

/** Which row of a day's numbers a group has; −1: the result does not know it. */
function rowOf({ treatments, buckets, months }: Summary['cells'], group: Group): number {
  if ('treatment' in group) return [...treatments, NONE].indexOf(group.treatment);
  const place = 'bucket' in group ? buckets.indexOf(group.bucket) : group.joined + 1;
  if (place < 0 || ('joined' in group && place > months)) return -1;
  return treatments.length + 1 + place + ('joined' in group ? buckets.length : 0);
}

/** Days that those on the call list have waited, on average; 0 when nobody waits. */
export const waited = ({ backlog, backlogDays }: Pick<Sums, 'backlog' | 'backlogDays'>): number =>
  backlog > 0 ? backlogDays / backlog : 0;

/** Which moves to look at; what is left out is added up. */
export interface MoveFilter {
  /** The month, or with `byWeek` the week. */
  period?: number | undefined;
  treatment?: string | undefined;
}

/**
 * Mean moves [from bucket][to bucket…, cured, closed] of one month or week, of those who began it in one treatment, or both.
 * Undefined where the result keeps no such moves, or does not know the treatment.
 */
export function movesOf(
  { moves, cells, roll }: Summary,
  by: 'number' | 'balance' | 'byWeek',
  { period, treatment }: MoveFilter,
): number[][] | undefined {
  const rows = [...cells.treatments, NONE];
  const own = treatment === undefined ? -1 : rows.indexOf(treatment);
  if (!moves || (treatment !== undefined && own < 0)) return undefined;
  const columns = roll.buckets.length + 2;
  const matrix = roll.buckets.map(() => new Array<number>(columns).fill(0));
  moves[by].forEach((value, k) => {
    const group = Math.floor(k / columns / matrix.length);
    if (period !== undefined && Math.floor(group / rows.length) !== period) return;
    if (own >= 0 && group % rows.length !== own) return;
    matrix[Math.floor(k / columns) % matrix.length]![k % columns]! += value;
  });
  return matrix;
}
