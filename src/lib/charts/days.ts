import { textWidth } from './labels.ts';
import type { ChartLocale } from './types.ts';

const MS_PER_DAY = 86_400_000;
const TAGS: Record<ChartLocale, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Intl formatters are slow to make: drawing a year of month marks would make a dozen. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** '17 thg 2, 2026' and its like; `short` leaves the year out. */
function dayFormat(locale: ChartLocale, short: boolean): Intl.DateTimeFormat {
  const key = `${locale}${short}`;
  let format = formats.get(key);
  if (!format) {
    const year = short ? {} : { year: 'numeric' as const };
    format = new Intl.DateTimeFormat(TAGS[locale], {
      day: 'numeric',
      month: 'short',
      ...year,
      timeZone: 'UTC',
    });
    formats.set(key, format);
  }
  return format;
}

/** The date of simulated day `day` (0 = startDate), as midnight UTC so that no time zone can shift it. */
export function dateOfDay(startDate: string, day: number): Date {
  const [year = 1970, month = 1, date = 1] = startDate.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date) + day * MS_PER_DAY);
}

/** A day in words: '17 thg 2, 2026', '17 Feb 2026'; `short` leaves the year out. */
export function formatDay(startDate: string, day: number, locale: ChartLocale, short = false): string {
  return dayFormat(locale, short).format(dateOfDay(startDate, day));
}

/** A calendar month that a run touches: days [from, to), counted from the first simulated day. */
export interface Month {
  from: number;
  to: number;
  year: number;
  /** 1–12. */
  month: number;
}

/** The months of a run in order; the first and the last may be partial. */
export function monthsOf(startDate: string, days: number): Month[] {
  const months: Month[] = [];
  for (let day = 0; day < days;) {
    const date = dateOfDay(startDate, day);
    const left =
      new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() - date.getUTCDate();
    const to = Math.min(days, day + left + 1);
    months.push({ from: day, to, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 });
    day = to;
  }
  return months;
}

/** 'thg 2', 'Feb': the month as it stands inside a date, which in Vietnamese is shorter than the month alone. */
function shortMonth(year: number, month: number, locale: ChartLocale): string {
  const parts = dayFormat(locale, true).formatToParts(new Date(Date.UTC(year, month - 1, 1)));
  return parts.find((part) => part.type === 'month')?.value ?? String(month);
}

/** 'thg 2 2026', 'Feb 2026': row heads of tables. */
export function formatMonth({ year, month }: Month, locale: ChartLocale): string {
  return `${shortMonth(year, month, locale)} ${year}`;
}

/** A mark on the time axis, at the start of `day`; `year` stands under the first mark and each January. */
export interface DayTick {
  day: number;
  label: string;
  year?: string;
}

/** Months apart that divide a year, so that January is always among them. */
const MONTH_STEPS = [1, 2, 3, 6, 12];
/** Runs up to this long are marked by weeks instead of months. */
const WEEKLY_UP_TO_DAYS = 62;

/** Marks for a run drawn `width` px wide, at least `spacing` px apart. */
export function dayTicks(
  startDate: string,
  days: number,
  width: number,
  locale: ChartLocale,
  spacing = 42,
): DayTick[] {
  const pxPerDay = width / Math.max(1, days);
  if (days <= WEEKLY_UP_TO_DAYS) {
    // "28 thg 12" is the widest a day gets.
    const wide = Math.max(spacing, textWidth(formatDay('2026-12-28', 0, locale, true)) + 8);
    let step = days <= 10 ? 1 : 7;
    while (step * pxPerDay < wide) step += step < 7 ? 1 : 7;
    const ticks: DayTick[] = [];
    for (let day = 0; day < days; day += step)
      ticks.push({ day, label: formatDay(startDate, day, locale, true) });
    return ticks;
  }
  const firstIsWhole = dateOfDay(startDate, 0).getUTCDate() === 1;
  const step = MONTH_STEPS.find((months) => months * 30 * pxPerDay >= spacing) ?? 12;
  const starts = monthsOf(startDate, days).filter((_, index) => index > 0 || firstIsWhole);
  // Counting from the first month keeps a mark at the start of the axis when the run begins in an odd month.
  const shown = starts.filter((_, index) => index % step === 0);
  return shown.map(({ from, year, month }, index) => {
    const tick: DayTick = { day: from, label: shortMonth(year, month, locale) };
    const newYear = index === 0 || year !== shown[index - 1]?.year;
    return newYear ? { ...tick, year: String(year) } : tick;
  });
}
