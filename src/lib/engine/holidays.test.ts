import { describe, expect, test } from 'vitest';
import { dayNumber, isoDate } from './civil-date.ts';
import {
  FIRST_LUNAR_YEAR,
  LAST_LUNAR_YEAR,
  lunarNewYear,
  publicHolidays,
  type CalendarKind,
} from './holidays.ts';

const YEARS = Array.from({ length: LAST_LUNAR_YEAR - FIRST_LUNAR_YEAR + 1 }, (_, i) => FIRST_LUNAR_YEAR + i);
const iso = (day: number): string => isoDate('1970-01-01', day);
const list = (kind: CalendarKind, year: number): string[] => publicHolidays(kind, year).map(iso).sort();

/** Days since 1970-01-01 0 h UTC of the new moon nearest to such a time: Meeus ch. 49, main terms (a few minutes). */
function newMoonNear(days: number): number {
  const candidates = [-1, 0, 1].map((step) => newMoon(Math.round((days - 10962.6) / 29.530588861) + step));
  return candidates.reduce((best, moon) => (Math.abs(moon - days) < Math.abs(best - days) ? moon : best));
}

function newMoon(k: number): number {
  const t = k / 1236.85;
  const rad = Math.PI / 180;
  const e = 1 - 0.002516 * t;
  const m = (2.5534 + 29.1053567 * k) * rad;
  const n = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * rad;
  const f = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * rad;
  const node = (124.7746 - 1.56375588 * k) * rad;
  const { sin } = Math;
  const periodic =
    -0.4072 * sin(n) +
    0.17241 * e * sin(m) +
    0.01608 * sin(2 * n) +
    0.01039 * sin(2 * f) +
    0.00739 * e * sin(n - m) -
    0.00514 * e * sin(n + m) +
    0.00208 * e * e * sin(2 * m) -
    0.00111 * sin(n - 2 * f) -
    0.00057 * sin(n + 2 * f) +
    0.00056 * e * sin(2 * n + m) -
    0.00042 * sin(3 * n) +
    0.00042 * e * sin(m + 2 * f) +
    0.00038 * e * sin(m - 2 * f) -
    0.00024 * e * sin(2 * n - m) -
    0.00017 * sin(node);
  const deltaT = 70 / 86400;
  return 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t + periodic - deltaT - 2440587.5;
}

/** A lunar month must begin on the local civil day of a new moon. */
function expectMonthStart(day: number, hoursEast: number): void {
  expect(iso(Math.floor(newMoonNear(day) + hoursEast / 24))).toBe(iso(day));
}

describe('lunar dates', () => {
  test('every new year is the local day of a new moon, in Hanoi and in Taipei', () => {
    for (const year of YEARS) {
      expectMonthStart(lunarNewYear('VN', year)!, 7);
      expectMonthStart(lunarNewYear('TW', year)!, 8);
    }
  });
  test('Tết and the Taiwanese new year differ in 2007 and 2030 only', () => {
    expect(YEARS.filter((year) => lunarNewYear('VN', year) !== lunarNewYear('TW', year))).toEqual([
      2007, 2030,
    ]);
  });
  test('years of 12 or 13 moons follow each other, all between 21 January and 20 February', () => {
    for (const year of YEARS) {
      const day = lunarNewYear('TW', year)!;
      expect(day >= dayNumber(year, 1, 21) && day <= dayNumber(year, 2, 20)).toBe(true);
      const next = lunarNewYear('TW', year + 1);
      if (next !== undefined) expect([353, 354, 355, 383, 384, 385]).toContain(next - day);
    }
  });
  test('the other lunar holidays lie 9, 4 and 14 days after a new moon', () => {
    for (const year of YEARS) {
      // Fixed dates and the new year take the first 9 (VN, to 2020) or 10 places; from 2007 Hùng Kings' day is last.
      if (year >= 2007) expectMonthStart(publicHolidays('VN', year).at(-1)! - 9, 7);
      const [dragonBoat, midAutumn] = publicHolidays('TW', year).slice(-2);
      expectMonthStart(dragonBoat! - 4, 8);
      expectMonthStart(midAutumn! - 14, 8);
    }
  });
  test('are unknown outside the table, where the fixed days still hold', () => {
    expect(lunarNewYear('VN', 1999)).toBeUndefined();
    expect(lunarNewYear('VN', 2041)).toBeUndefined();
    expect(lunarNewYear('US', 2026)).toBeUndefined();
    expect(list('VN', 2041)).toEqual(['2041-01-01', '2041-04-30', '2041-05-01', '2041-09-02', '2041-09-03']);
  });
});

describe('public holidays', () => {
  test('of Vietnam 2026: eleven days', () => {
    expect(list('VN', 2026)).toEqual([
      '2026-01-01',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-26',
      '2026-04-30',
      '2026-05-01',
      '2026-09-02',
      '2026-09-03',
    ]);
  });
  test('of the United States 2026: eleven days', () => {
    expect(list('US', 2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-04',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });
  test('of Taiwan 2005', () => {
    expect(list('TW', 2005)).toEqual([
      '2005-01-01',
      '2005-02-08',
      '2005-02-09',
      '2005-02-10',
      '2005-02-11',
      '2005-02-28',
      '2005-04-04',
      '2005-04-05',
      '2005-05-01',
      '2005-06-11',
      '2005-09-18',
      '2005-10-10',
    ]);
  });
  test('of the neutral calendar: none', () => {
    expect(publicHolidays('neutral', 2026)).toEqual([]);
  });
});
