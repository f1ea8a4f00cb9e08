import { expect, test } from 'vitest';
import { monthPeriods, weekPeriods } from './periods.ts';

test('months follow the calendar, and only those simulated nearly to the end are whole', () => {
  const months = monthPeriods('2027-01-04', 180, false, 'en');
  expect(months.map(({ short }) => short)).toEqual(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul']);
  expect(months.map(({ whole }) => whole)).toEqual([true, true, true, true, true, true, false]);
  expect(months.at(-1)).toMatchObject({ from: 178, to: 180, length: 31 });
});

test('a neutral calendar has months of 30 days', () => {
  const months = monthPeriods('2027-01-04', 75, true, 'vi');
  expect(months.map(({ from, to, whole }) => [from, to, whole])).toEqual([
    [0, 30, true],
    [30, 60, true],
    [60, 75, false],
  ]);
});

test('weeks run from Monday to Sunday and cover every day once', () => {
  // 1 January 2026 is a Thursday.
  const weeks = weekPeriods('2026-01-01', 20, 'en');
  expect(weeks.map(({ from, to }) => [from, to])).toEqual([
    [0, 4],
    [4, 11],
    [11, 18],
    [18, 20],
  ]);
  expect(weeks.map(({ whole }) => whole)).toEqual([false, true, true, false]);
});

test('a run of no days has no periods', () => {
  expect(monthPeriods('2026-01-01', 0, false, 'vi')).toEqual([]);
  expect(weekPeriods('2026-01-01', 0, 'vi')).toEqual([]);
});
