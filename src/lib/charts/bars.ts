/** One bar: days [from, to) and the mean of each stacked source over them. */
export interface Bar {
  from: number;
  to: number;
  parts: number[];
}

/** Runs longer than this are drawn a week a bar. */
export const DAILY_UP_TO_DAYS = 90;
/** Thinnest bar worth drawing, px; thinner and days are joined to weeks. */
const THINNEST_PX = 3;

/** Days in one bar for a run drawn `width` px wide: 1, or 7. */
export function daysPerBar(days: number, width: number): 1 | 7 {
  return days > DAILY_UP_TO_DAYS || width / Math.max(1, days) < THINNEST_PX ? 7 : 1;
}

/**
 * Bars of `size` days counted from the first; the last may be shorter. Heights are means a day, so that a short
 * last week is not a dip and weeks and days share an axis.
 */
export function toBars(sources: readonly (readonly number[])[], size: number): Bar[] {
  const days = Math.max(0, ...sources.map((source) => source.length));
  const bars: Bar[] = [];
  for (let from = 0; from < days; from += size) {
    const to = Math.min(days, from + size);
    const parts = sources.map(
      (source) => source.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from),
    );
    bars.push({ from, to, parts });
  }
  return bars;
}

/** Height of the tallest bar. */
export function tallestBar(bars: readonly Bar[]): number {
  return bars.reduce(
    (most, { parts }) =>
      Math.max(
        most,
        parts.reduce((sum, part) => sum + part, 0),
      ),
    0,
  );
}

/** Sum of values over days [from, to). */
export function sumDays(values: readonly number[], from: number, to: number): number {
  return values.slice(from, to).reduce((sum, value) => sum + value, 0);
}
