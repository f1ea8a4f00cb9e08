/** Marks a missing date in `Tape.lastPaymentDay`. */
export const NO_DATE = -2_147_483_648;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Days from 1970-01-01 to a date written 2026-01-31, 20260131, 31/01/2026, 31-1-2026 or 31.01.2026, any time of
 * day ignored; undefined when it is no date. `monthFirst` decides 03/04/2026; a part above 12 settles itself.
 */
export function readDate(text: string, monthFirst: boolean): number | undefined {
  const body = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(body) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(body);
  if (match) return dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(body);
  if (!match) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const swap = (monthFirst && first <= 12) || second > 12;
  return swap ? dayNumber(year, first, second) : dayNumber(year, second, first);
}

/** Civil date to day number; formula: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil). */
function dayNumber(year: number, month: number, day: number): number | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > MONTH_DAYS[month - 1] + (leap && month === 2 ? 1 : 0)) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
