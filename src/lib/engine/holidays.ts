import { dayNumber, weekdayOf } from './civil-date.ts';

/** Which public holidays and seasons hold. neutral: none, and months of 30 days. */
export type CalendarKind = 'VN' | 'US' | 'TW' | 'neutral';

/** First and last year of the lunar dates below; outside them lunar holidays and the Tết season do not exist. */
export const FIRST_LUNAR_YEAR = 2000;
export const LAST_LUNAR_YEAR = 2040;

/*
 * Lunar dates as month × 100 + day, one a year from 2000. They follow the rule of the lunisolar calendar (a month
 * begins on the civil day of the new moon, at UTC+7 in Vietnam, Decision 121-CP of 1967, and at UTC+8 in Taiwan);
 * a test recomputes the new moons after J. Meeus, "Astronomical Algorithms", ch. 49.
 */

/** Lunar new year at UTC+8. */
const NEW_YEAR_TW = [
  205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125,
  212, 201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212,
];
/** Years in which Tết falls a day before the Taiwanese date: the new moon lies between 16 and 17 h UTC. */
const TET_A_DAY_EARLIER = [2007, 2030];
/** Hùng Kings' day, 10th of the 3rd lunar month at UTC+7 (a public holiday since 2007). */
const HUNG_KINGS_VN = [
  414, 403, 422, 411, 428, 418, 407, 426, 415, 404, 423, 412, 331, 419, 409, 428, 416, 406, 425, 414, 402,
  421, 410, 429, 418, 407, 426, 416, 404, 423, 412, 401, 419, 409, 428, 417, 406, 424, 413, 403, 420,
];
const HUNG_KINGS_SINCE = 2007;
/** Dragon Boat festival, 5th of the 5th lunar month at UTC+8. */
const DRAGON_BOAT_TW = [
  606, 625, 615, 604, 622, 611, 531, 619, 608, 528, 616, 606, 623, 612, 602, 620, 609, 530, 618, 607, 625,
  614, 603, 622, 610, 531, 619, 609, 528, 616, 605, 624, 612, 601, 620, 610, 530, 618, 607, 527, 614,
];
/** Mid-Autumn festival, 15th of the 8th lunar month at UTC+8. */
const MID_AUTUMN_TW = [
  912, 1001, 921, 911, 928, 918, 1006, 925, 914, 1003, 922, 912, 930, 919, 908, 927, 915, 1004, 924, 913,
  1001, 921, 910, 929, 917, 1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916, 1004, 924, 913, 1002,
  920,
];

/**
 * Day number of the lunar new year of a civil year, undefined where none is kept or the year is out of range.
 * VN by the Vietnamese meridian, TW by the Chinese one.
 */
export function lunarNewYear(kind: CalendarKind, year: number): number | undefined {
  if (kind !== 'VN' && kind !== 'TW') return undefined;
  const day = lunarDay(NEW_YEAR_TW, year);
  return day !== undefined && kind === 'VN' && TET_A_DAY_EARLIER.includes(year) ? day - 1 : day;
}

/**
 * Day numbers of the public holidays of a year, unordered. Days in lieu of a holiday on a weekend, and the days that
 * governments swap by yearly decree, are not modelled.
 */
export function publicHolidays(kind: CalendarKind, year: number): number[] {
  if (kind === 'VN') return vietnam(year);
  if (kind === 'TW') return taiwan(year);
  return kind === 'US' ? unitedStates(year) : [];
}

/** Labour Code 45/2019/QH14, art. 112 (in force 2021); earlier years had one day less in September. */
function vietnam(year: number): number[] {
  const days = fixedDays(year, [101, 430, 501, 902]);
  if (year >= 2021) days.push(dayNumber(year, 9, 3));
  const tet = lunarNewYear('VN', year);
  // Five days: one of the old year and four of the new, the usual one of the two splits employers may choose.
  if (tet !== undefined) for (let offset = -1; offset <= 3; offset += 1) days.push(tet + offset);
  const hungKings = lunarDay(HUNG_KINGS_VN, year);
  if (hungKings !== undefined && year >= HUNG_KINGS_SINCE) days.push(hungKings);
  return days;
}

/** Main days of Taiwan's Regulations on Holidays for Memorial Days and Festivals, and Labour Day. */
function taiwan(year: number): number[] {
  const days = fixedDays(year, [101, 228, 404, 405, 501, 1010]);
  const newYear = lunarNewYear('TW', year);
  if (newYear !== undefined) for (let offset = -1; offset <= 2; offset += 1) days.push(newYear + offset);
  for (const dates of [DRAGON_BOAT_TW, MID_AUTUMN_TW]) {
    const day = lunarDay(dates, year);
    if (day !== undefined) days.push(day);
  }
  return days;
}

/** Federal holidays, 5 U.S.C. § 6103(a); Juneteenth since 2021. */
function unitedStates(year: number): number[] {
  const days = fixedDays(year, [101, 704, 1111, 1225]);
  if (year >= 2021) days.push(dayNumber(year, 6, 19));
  days.push(nthWeekday(year, 1, 0, 3), nthWeekday(year, 2, 0, 3), nthWeekday(year, 9, 0, 1));
  days.push(nthWeekday(year, 10, 0, 2), nthWeekday(year, 11, 3, 4));
  // Memorial Day: the last Monday of May is the one before the first Monday of June.
  days.push(nthWeekday(year, 6, 0, 1) - 7);
  return days;
}

function fixedDays(year: number, dates: readonly number[]): number[] {
  return dates.map((date) => dayNumber(year, Math.floor(date / 100), date % 100));
}

function lunarDay(dates: readonly number[], year: number): number | undefined {
  const date = dates[year - FIRST_LUNAR_YEAR];
  return date === undefined ? undefined : dayNumber(year, Math.floor(date / 100), date % 100);
}

/** The n-th given weekday (Monday 0) of a month. */
function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}
