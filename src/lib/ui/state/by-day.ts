import type { Summary } from '#experiment';
import { DAY_MEASURES, dayLayout } from '#runner';
import { NONE } from './cells.ts';

export type DaySums = Record<(typeof DAY_MEASURES)[number], number>;
/** One bucket, or one treatment; `NONE`: no path applied. */
export type Group = { bucket: string } | { treatment: string };

/**
 * What days [from, to) held by bucket or by treatment; the call list is added up evening by evening, so divide it by the days for a
 * mean. Undefined where the result keeps no days: previews, unfinished runs. Money in minor units.
 */
export function sumByDay(
  { byDay, cells }: Summary,
  from: number,
  to: number,
  group: Group,
): DaySums | undefined {
  if (!byDay) return undefined;
  const { treatments, buckets } = cells;
  const layout = dayLayout(treatments.length, buckets.length);
  const place =
    'bucket' in group ? buckets.indexOf(group.bucket) : [...treatments, NONE].indexOf(group.treatment);
  const row = 'bucket' in group ? treatments.length + 1 + place : place;
  const sums = Object.fromEntries(DAY_MEASURES.map((name) => [name, 0])) as DaySums;
  if (place < 0) return sums;
  for (let day = from; day < to; day += 1)
    DAY_MEASURES.forEach(
      (name, k) => (sums[name] += byDay[day * layout.width + row * DAY_MEASURES.length + k] ?? 0),
    );
  return sums;
}

/** Days that those on the call list have waited, on average; 0 when nobody waits. */
export const waited = ({ backlog, backlogDays }: DaySums): number =>
  backlog > 0 ? backlogDays / backlog : 0;

/** Which moves to look at; what is left out is added up. */
export interface MoveFilter {
  month?: number | undefined;
  treatment?: string | undefined;
}

/**
 * Mean moves [from bucket][to bucket…, cured, closed] of one month, of those who began it in one treatment, or both. Undefined
 * where the result keeps no such moves, or does not know the treatment.
 */
export function movesOf(
  { moves, cells, roll }: Summary,
  by: 'number' | 'balance',
  { month, treatment }: MoveFilter,
): number[][] | undefined {
  const rows = [...cells.treatments, NONE];
  const own = treatment === undefined ? -1 : rows.indexOf(treatment);
  if (!moves || (treatment !== undefined && own < 0)) return undefined;
  const columns = roll.buckets.length + 2;
  const matrix = roll.buckets.map(() => new Array<number>(columns).fill(0));
  moves[by].forEach((value, k) => {
    const group = Math.floor(k / columns / matrix.length);
    if (month !== undefined && Math.floor(group / rows.length) !== month) return;
    if (own >= 0 && group % rows.length !== own) return;
    matrix[Math.floor(k / columns) % matrix.length]![k % columns]! += value;
  });
  return matrix;
}
