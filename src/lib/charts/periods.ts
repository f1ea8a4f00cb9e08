import { dateOfDay, formatDay, formatMonth, monthsOf } from './days.ts';
import type { ChartLocale } from './types.ts';

/** A week or a month of a run: days [from, to), counted from the first simulated day. */
export interface Period {
  from: number;
  to: number;
  /** Row head of a table: 'thg 2 2027', '8 thg 2, 2027'. */
  label: string;
  /** Mark of an axis: 'thg 2', '8 thg 2'. */
  short: string;
  /** Days of the whole period, simulated or not. */
  length: number;
  /** False at the ends of a run, where less than nine tenths of a period was simulated. */
  whole: boolean;
}

/** Month of the neutral calendar, days. */
const NEUTRAL_MONTH = 30;
const WHOLE_SHARE = 0.9;

/** The months a result keeps apart: of the calendar, or of 30 days when the calendar is neutral. */
export function monthPeriods(
  startDate: string,
  days: number,
  neutral: boolean,
  locale: ChartLocale,
): Period[] {
  if (neutral)
    return chop(days, NEUTRAL_MONTH, 0).map((part) => ({
      ...part,
      label: formatDay(startDate, part.from, locale),
      short: formatDay(startDate, part.from, locale, true),
      length: NEUTRAL_MONTH,
      whole: part.to - part.from >= WHOLE_SHARE * NEUTRAL_MONTH,
    }));
  return monthsOf(startDate, days).map((month) => {
    const label = formatMonth(month, locale);
    const length = new Date(Date.UTC(month.year, month.month, 0)).getUTCDate();
    return {
      from: month.from,
      to: month.to,
      label,
      short: label.replace(/\s\d{4}$/, ''),
      length,
      whole: month.to - month.from >= WHOLE_SHARE * length,
    };
  });
}

/** Weeks from Monday to Sunday; the first and the last may be shorter. */
export function weekPeriods(startDate: string, days: number, locale: ChartLocale): Period[] {
  const intoWeek = (dateOfDay(startDate, 0).getUTCDay() + 6) % 7;
  return chop(days, 7, intoWeek).map((part) => ({
    ...part,
    label: formatDay(startDate, part.from, locale),
    short: formatDay(startDate, part.from, locale, true),
    length: 7,
    whole: part.to - part.from === 7,
  }));
}

/** Days from one to before another. */
export const dayPeriods = (startDate: string, from: number, to: number, locale: ChartLocale): Period[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, k) => ({
    from: from + k,
    to: from + k + 1,
    label: formatDay(startDate, from + k, locale),
    short: formatDay(startDate, from + k, locale, true),
    length: 1,
    whole: true,
  }));

function chop(days: number, size: number, skipped: number): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let from = 0; from < days;) {
    const to = Math.min(days, from + size - (from === 0 ? skipped : 0));
    parts.push({ from, to });
    from = to;
  }
  return parts;
}
