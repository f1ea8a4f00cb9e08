import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { CHANNEL_MEASURES, CHANNELS, dayLayout, MEASURES } from '#runner';
import { NONE } from './cells.ts';
import { movesOf, sumChannelPeriod, sumPeriod, waited } from './periods.ts';

const treatments = ['x', 'y'];
const buckets = ['B0', 'B1'];
const { width, channels } = dayLayout(2, 2, 2);
/** Day d, place p of the day holds 10,000·d + p. */
const byDay = Array.from({ length: 3 * width }, (_, at) => 10_000 * Math.floor(at / width) + (at % width));
/** Where row w has a measure: rows are x, y, none, B0, B1, the opening book, two months of joining. */
const place = (row: number, measure: (typeof MEASURES)[number]) =>
  row * MEASURES.length + MEASURES.indexOf(measure);
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

test('days are added for one bucket, one path or one month of joining, and for nobody else', () => {
  const sums = sumPeriod(summary, { from: 1, to: 3 }, 'week', { bucket: 'B1' })!;
  expect(sums.cash).toBe(30_000 + 2 * place(4, 'cash'));
  // Stocks are those of the first morning; who was touched is counted once a period of this length.
  expect(sums.accounts).toBe(10_000 + place(4, 'accounts'));
  expect(sums.touched).toBe(30_000 + 2 * place(4, 'touchedInWeek'));
  const day = { from: 0, to: 1 };
  expect(sumPeriod(summary, day, 'day', { treatment: 'y' })!.touched).toBe(place(1, 'touchedOnDay'));
  expect(sumPeriod(summary, day, 'month', { treatment: NONE })!.touched).toBe(place(2, 'touched'));
  expect(sumPeriod(summary, day, 'day', { joined: -1 })!.kept).toBe(place(5, 'kept'));
  expect(sumPeriod(summary, day, 'day', { joined: 1 })!.kept).toBe(place(7, 'kept'));
  for (const group of [{ bucket: 'B9' }, { treatment: 'z' }, { joined: 2 }])
    expect(sumPeriod(summary, { from: 0, to: 3 }, 'day', group)!.attempts).toBe(0);
  const { byDay: _, ...unfinished } = summary;
  expect(sumPeriod(unfinished as Summary, day, 'day', { bucket: 'B0' })).toBeUndefined();
  expect(sumChannelPeriod(unfinished as Summary, day, 'phone')).toBeUndefined();
});

test('days of a channel are added, each measure for itself', () => {
  const at = channels + CHANNELS.indexOf('sms') * CHANNEL_MEASURES.length;
  const sums = sumChannelPeriod(summary, { from: 1, to: 3 }, 'sms')!;
  expect(Object.values(sums)).toEqual(CHANNEL_MEASURES.map((_, k) => 30_000 + 2 * (at + k)));
});

test('waiting is in days for each who waits', () => {
  expect(waited({ backlog: 4, backlogDays: 10 })).toBe(2.5);
  expect(waited({ backlog: 0, backlogDays: 10 })).toBe(0);
});

test('moves of a month, of a path and of both', () => {
  expect(movesOf(summary, 'number', { period: 1, treatment: 'y' })![1]).toEqual([1110, 1111, 1112, 1113]);
  expect(movesOf(summary, 'balance', { period: 1, treatment: 'y' })![1]![0]).toBe(2220);
  expect(movesOf(summary, 'number', { period: 0 })![0]).toEqual([300, 303, 306, 309]);
  expect(movesOf(summary, 'number', { treatment: NONE })![0]![0]).toBe(1000 + 2 * 200);
  expect(movesOf(summary, 'number', { treatment: 'z' })).toBeUndefined();
});
