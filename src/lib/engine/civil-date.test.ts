import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDate, dayNumber, daysInMonth, isoDate, parseIsoDate, weekdayOf } from './civil-date.ts';

const SEED = { seed: 42, numRuns: 2000 };
const MS_PER_DAY = 86400000;
// Years 0001–9999, what Date and our ISO texts share.
const anyDay = fc.integer({ min: dayNumber(1, 1, 1), max: dayNumber(9999, 12, 31) });

test('day numbers and civil dates undo each other and agree with the platform clock', () => {
  fc.assert(
    fc.property(anyDay, (number) => {
      const { year, month, day } = civilDate(number);
      const platform = new Date(number * MS_PER_DAY);
      expect([year, month, day]).toEqual([
        platform.getUTCFullYear(),
        platform.getUTCMonth() + 1,
        platform.getUTCDate(),
      ]);
      expect(dayNumber(year, month, day)).toBe(number);
      expect((weekdayOf(number) + 1) % 7).toBe(platform.getUTCDay());
    }),
    SEED,
  );
});

test('isoDate counts days over months, leap years and backwards', () => {
  expect(isoDate('2026-01-31', 0)).toBe('2026-01-31');
  expect(isoDate('2024-02-28', 1)).toBe('2024-02-29');
  expect(isoDate('2100-02-28', 1)).toBe('2100-03-01');
  expect(isoDate('2026-01-01', -1)).toBe('2025-12-31');
  expect(isoDate('2026-01-01', 730)).toBe('2028-01-01');
  expect(() => isoDate('2026-02-30', 0)).toThrow('invariant');
});

test('parseIsoDate reads real dates and refuses impossible ones', () => {
  expect(parseIsoDate('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
  fc.assert(
    fc.property(anyDay, (number) => {
      const text = isoDate('1970-01-01', number);
      expect(parseIsoDate(text)).toEqual(civilDate(number));
    }),
    SEED,
  );
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01T00',
    '',
  ]) {
    expect(parseIsoDate(text)).toBeUndefined();
  }
});

test('February has 29 days in leap years only', () => {
  expect([2000, 1900, 2024, 2026].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28]);
  expect(daysInMonth(2026, 12)).toBe(31);
});
