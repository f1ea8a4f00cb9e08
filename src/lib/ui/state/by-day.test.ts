import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { DAY_MEASURES, dayLayout } from '#runner';
import { movesOf, sumByDay, waited } from './by-day.ts';
import { NONE } from './cells.ts';

const treatments = ['x', 'y'];
const buckets = ['B0', 'B1'];
const { width } = dayLayout(2, 2);
/** Day d, row w, measure k holds 100·d + 10·w + k. */
const byDay = Array.from({ length: 3 * width }, (_, at) => {
  const place = at % width;
  return (
    100 * Math.floor(at / width) +
    10 * Math.floor(place / DAY_MEASURES.length) +
    (place % DAY_MEASURES.length)
  );
});
/** Month m, path t, from f, to c holds 1000·m + 100·t + 10·f + c. */
const number = [0, 1].flatMap((month) =>
  [0, 1, 2].flatMap((path) =>
    [0, 1].flatMap((from) => [0, 1, 2, 3].map((to) => 1000 * month + 100 * path + 10 * from + to)),
  ),
);
const summary = {
  cells: { treatments, buckets, months: 2 },
  roll: { buckets },
  byDay,
  moves: { number, balance: number.map((value) => 2 * value) },
} as unknown as Summary;

test('days are added for one bucket or one path, and for nobody else', () => {
  // Rows: x, y, none, B0, B1.
  expect(sumByDay(summary, 1, 3, { bucket: 'B1' })?.backlog).toBe(100 + 200 + 2 * 40);
  expect(sumByDay(summary, 0, 1, { treatment: 'y' })?.cash).toBe(10 + DAY_MEASURES.indexOf('cash'));
  expect(sumByDay(summary, 0, 1, { treatment: NONE })?.backlog).toBe(20);
  expect(sumByDay(summary, 0, 3, { bucket: 'B9' })?.backlog).toBe(0);
  const { byDay: _, ...unfinished } = summary;
  expect(sumByDay(unfinished as Summary, 0, 1, { bucket: 'B0' })).toBeUndefined();
});

test('waiting is in days for each who waits', () => {
  const sums = { backlog: 4, backlogDays: 10, attempts: 0, contacts: 0, promises: 0, cash: 0 };
  expect(waited(sums)).toBe(2.5);
  expect(waited({ ...sums, backlog: 0 })).toBe(0);
});

test('moves of a month, of a path and of both', () => {
  expect(movesOf(summary, 'number', { month: 1, treatment: 'y' })![1]).toEqual([1110, 1111, 1112, 1113]);
  expect(movesOf(summary, 'balance', { month: 1, treatment: 'y' })![1]![0]).toBe(2220);
  expect(movesOf(summary, 'number', { month: 0 })![0]).toEqual([300, 303, 306, 309]);
  expect(movesOf(summary, 'number', { treatment: NONE })![0]![0]).toBe(1000 + 2 * 200);
  expect(movesOf(summary, 'number', { treatment: 'z' })).toBeUndefined();
});
