import { civilDate, dayNumber, daysInMonth, startDayNumber, weekdayOf } from './civil-date.ts';
import { lunarNewYear, publicHolidays, type CalendarKind } from './holidays.ts';

/** Days kept after the horizon, so that due days and reminders just beyond it need no special case. */
const MARGIN_DAYS = 62;
/** How far before day 0 `addMonth` reaches: instalment schedules of old accounts. */
export const HISTORY_DAYS = 6000;
/** Month of the neutral calendar, days. */
const NEUTRAL_MONTH = 30;
/** Payday window: days 5–10 and the last three days of a month (design assumption). */
const PAYDAY_FROM = 5;
const PAYDAY_TO = 10;
const PAYDAY_LAST_DAYS = 3;
/** Tết fortnight: from 7 days before to 7 days after the lunar new year (design assumption). */
const NEW_YEAR_REACH = 7;

/** What a calendar is built from; the field meanings are those of the scenario's `calendar`. */
export interface CalendarSpec {
  startDate: string;
  horizonDays: number;
  kind: CalendarKind;
  paydayFactor: number;
  newYearFactor: number;
  /** Odds of a contact, Monday first; ignored by the neutral calendar. */
  weekdayContactOdds: readonly number[];
}

/** Days 0 (= startDate) to days + 62, in columns of length days + 63 unless said otherwise. */
export interface Calendar {
  startDate: string;
  kind: CalendarKind;
  /** Horizon: days 0 … days − 1 are simulated. */
  days: number;
  /** Monday 0 … Sunday 6. */
  weekday: Uint8Array;
  /** 0 for the month of day 0, +1 at each month change. */
  monthIndex: Int16Array;
  /** Full length in days of each month, by month index. */
  monthLength: Uint8Array;
  /** 1–31. */
  dayOfMonth: Uint8Array;
  /** 1 on a public holiday. */
  holiday: Uint8Array;
  /** Same day next month, clipped to its length, of day d at index d + historyDays; d from −historyDays to days + 62. */
  nextMonthDay: Int32Array;
  historyDays: number;
  /** Rate of unprompted payment relative to a plain day; mean 1 over the calendar year of the start date. */
  paymentFactor: Float64Array;
  /** Float64Array[days + 64]: running sum of paymentFactor over the days before d. */
  clock: Float64Array;
  /** Multiplier of the odds of a contact. */
  contactOdds: Float64Array;
  /** First day to look at for each of equally wide cells of the clock (see `clockDay`). */
  clockGuide: Int32Array;
  /** Cells per unit of clock. */
  clockCells: number;
}

/** Builds the calendar of a run. Throws `invariant:` on a start date that does not exist. */
export function buildCalendar(spec: CalendarSpec): Calendar {
  const { startDate, horizonDays, kind } = spec;
  const start = startDayNumber(startDate);
  const length = horizonDays + MARGIN_DAYS + 1;
  const neutral = kind === 'neutral';
  const weekday = new Uint8Array(length);
  const dayOfMonth = new Uint8Array(length);
  const monthIndex = new Int16Array(length);
  const contactOdds = new Float64Array(length);
  const monthLengths: number[] = [];
  for (let d = 0; d < length; d += 1) {
    const date = civilDate(start + d);
    weekday[d] = weekdayOf(start + d);
    dayOfMonth[d] = neutral ? (d % NEUTRAL_MONTH) + 1 : date.day;
    if (d === 0 || dayOfMonth[d] === 1)
      monthLengths.push(neutral ? NEUTRAL_MONTH : daysInMonth(date.year, date.month));
    monthIndex[d] = monthLengths.length - 1;
    contactOdds[d] = neutral ? 1 : spec.weekdayContactOdds[weekday[d]!]!;
  }
  const paymentFactor = paymentFactors(spec, start, length);
  return {
    startDate,
    kind,
    days: horizonDays,
    weekday,
    monthIndex,
    monthLength: Uint8Array.from(monthLengths),
    dayOfMonth,
    holiday: holidayFlags(kind, start, length),
    nextMonthDay: nextMonthDays(kind, start, length),
    historyDays: HISTORY_DAYS,
    paymentFactor,
    contactOdds,
    ...clockColumns(paymentFactor),
  };
}

/** The same day of the next month, clipped to that month's length. `day` from −historyDays to days + 62. */
export function addMonth(calendar: Calendar, day: number): number {
  return calendar.nextMonthDay[day + calendar.historyDays]!;
}

/**
 * C⁻¹: the day d with clock[d] ≤ target < clock[d + 1]; days + 64 when the target lies beyond the calendar.
 * A guide cell a day wide gives the first candidate (Chen & Asau 1974), so the search is a step or two.
 */
export function clockDay(calendar: Calendar, target: number): number {
  const { clock, clockGuide } = calendar;
  const end = clock.length - 1;
  if (!(target < clock[end]!)) return end + 1;
  if (target <= 0) return 0;
  let d = clockGuide[(target * calendar.clockCells) | 0]!;
  while (clock[d + 1]! <= target) d += 1;
  // The division above may round into the next cell.
  while (clock[d]! > target) d -= 1;
  return d;
}

function clockColumns(factor: Float64Array): Pick<Calendar, 'clock' | 'clockGuide' | 'clockCells'> {
  const clock = new Float64Array(factor.length + 1);
  for (let d = 0; d < factor.length; d += 1) clock[d + 1] = clock[d]! + factor[d]!;
  const cells = factor.length;
  const clockCells = cells / clock[cells]!;
  const clockGuide = new Int32Array(cells + 1);
  let d = 0;
  for (let cell = 0; cell <= cells; cell += 1) {
    while (d < cells - 1 && clock[d + 1]! * clockCells <= cell) d += 1;
    clockGuide[cell] = d;
  }
  return { clock, clockGuide, clockCells };
}

function paymentFactors(spec: CalendarSpec, start: number, length: number): Float64Array {
  const factors = new Float64Array(length).fill(1);
  if (spec.kind === 'neutral') return factors;
  const year = civilDate(start).year;
  const yearEnd = dayNumber(year + 1, 1, 1);
  let sum = 0;
  let days = 0;
  for (let day = dayNumber(year, 1, 1); day < yearEnd; day += 1) {
    sum += rawPaymentFactor(spec, day);
    days += 1;
  }
  // An all-zero year cannot occur: paydayFactor is positive and the Tết fortnight is not the year.
  const scale = days / sum;
  for (let d = 0; d < length; d += 1) factors[d] = rawPaymentFactor(spec, start + d) * scale;
  return factors;
}

function rawPaymentFactor(spec: CalendarSpec, day: number): number {
  const date = civilDate(day);
  const left = daysInMonth(date.year, date.month) - date.day;
  const payday = (date.day >= PAYDAY_FROM && date.day <= PAYDAY_TO) || left < PAYDAY_LAST_DAYS;
  const newYear = lunarNewYear(spec.kind, date.year);
  const festive = newYear !== undefined && Math.abs(day - newYear) <= NEW_YEAR_REACH;
  return (payday ? spec.paydayFactor : 1) * (festive ? spec.newYearFactor : 1);
}

function holidayFlags(kind: CalendarKind, start: number, length: number): Uint8Array {
  const flags = new Uint8Array(length);
  const lastYear = civilDate(start + length - 1).year;
  for (let year = civilDate(start).year; year <= lastYear; year += 1) {
    for (const day of publicHolidays(kind, year))
      if (day >= start && day < start + length) flags[day - start] = 1;
  }
  return flags;
}

function nextMonthDays(kind: CalendarKind, start: number, length: number): Int32Array {
  const next = new Int32Array(HISTORY_DAYS + length);
  for (let i = 0; i < next.length; i += 1) {
    const d = i - HISTORY_DAYS;
    if (kind === 'neutral') {
      next[i] = d + NEUTRAL_MONTH;
      continue;
    }
    const { year, month, day } = civilDate(start + d);
    const nextYear = month === 12 ? year + 1 : year;
    const nextMonth = (month % 12) + 1;
    next[i] = dayNumber(nextYear, nextMonth, Math.min(day, daysInMonth(nextYear, nextMonth))) - start;
  }
  return next;
}
