import type { ChannelId, Summary } from '#experiment';
import { CHANNEL_MEASURES, CHANNELS, MEASURES, weekLayout } from '#runner';
import { NONE, type ChannelSums, type Sums } from './cells.ts';

/** One week of a result, as many numbers as `weekLayout` says. Undefined where the result keeps no weeks: previews, unfinished runs. */
function week({ weekly, cells }: Summary, at: number) {
  if (!weekly) return undefined;
  const layout = weekLayout(cells.treatments.length, cells.buckets.length, cells.months);
  return { layout, values: weekly.slice(at * layout.width, (at + 1) * layout.width) };
}

const named = <T extends string>(names: readonly T[], values: readonly number[], from: number) =>
  Object.fromEntries(names.map((name, k) => [name, values[from + k] ?? 0])) as Record<T, number>;

/** What a week held by bucket or by treatment (`NONE`: no path applied); accounts and balance as it began. */
export function sumWeek(
  summary: Summary,
  at: number,
  group: { bucket: string } | { treatment: string },
): Sums | undefined {
  const found = week(summary, at);
  if (!found) return undefined;
  const { treatments, buckets } = summary.cells;
  const row =
    'bucket' in group
      ? treatments.length + 1 + buckets.indexOf(group.bucket)
      : [...treatments, NONE].indexOf(group.treatment);
  const known = 'bucket' in group ? buckets.includes(group.bucket) : row >= 0;
  return named(MEASURES, known ? found.values : [], row * MEASURES.length);
}

/** What happened on a channel in a week. */
export function sumChannelWeek(summary: Summary, at: number, channel: ChannelId): ChannelSums | undefined {
  const found = week(summary, at);
  return (
    found &&
    named(
      CHANNEL_MEASURES,
      found.values,
      found.layout.channels + CHANNELS.indexOf(channel) * CHANNEL_MEASURES.length,
    )
  );
}

/** Cash in a week of those who joined in a month: −1 stands for the opening book. */
export function vintageWeek(summary: Summary, at: number, month: number): number | undefined {
  const found = week(summary, at);
  return found && (found.values[found.layout.vintages + month + 1] ?? 0);
}
