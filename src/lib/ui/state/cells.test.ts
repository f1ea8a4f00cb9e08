import { expect, test } from 'vitest';
import type { Measure, Summary } from '#experiment';
import { CHANNEL_MEASURES, CHANNELS, MEASURES } from '#runner';
import {
  complaintsPerThousand,
  falls,
  intensity,
  liquidation,
  NONE,
  penetration,
  perMonth,
  sumCells,
  sumChannel,
  usedChannels,
  usedTreatments,
} from './cells.ts';

/** A result with one number in every place: `of` says which. */
function result(
  treatments: string[],
  buckets: string[],
  months: number,
  of: (month: number, treatment: string, bucket: string, measure: Measure) => number,
): Summary {
  const values = Array.from({ length: months }, (_, month) => month).flatMap((month) =>
    [...treatments, NONE].flatMap((treatment) =>
      buckets.flatMap((bucket) => MEASURES.map((measure) => of(month, treatment, bucket, measure))),
    ),
  );
  const channels = new Array<number>(months * CHANNELS.length * CHANNEL_MEASURES.length).fill(0);
  return { cells: { treatments, buckets, months, values }, channels } as unknown as Summary;
}

const calls =
  (per: Record<string, number>) => (_: number, treatment: string, bucket: string, measure: Measure) =>
    treatment === NONE ? 0 : measure === 'touched' || measure === 'attempts' ? (per[bucket] ?? 0) : 0;

test('cells are added over whatever the filter leaves open', () => {
  const summary = result(['x', 'y'], ['B0', 'B1'], 3, (month, treatment, bucket, measure) =>
    measure !== 'cash' ? 0 : 100 * month + (treatment === 'y' ? 10 : 0) + (bucket === 'B1' ? 1 : 0),
  );
  expect(sumCells(summary, { months: [2], treatment: 'y', bucket: 'B1' }).cash).toBe(211);
  expect(sumCells(summary, { months: [1], treatment: 'x' }).cash).toBe(201);
  expect(sumCells(summary, { treatment: NONE, bucket: 'B0' }).cash).toBe(300);
  expect(sumCells(summary).cash).toBe(6 * 300 + 6 * 10 + 9);
  expect(sumCells(summary, { bucket: 'B9' }).cash).toBe(0);
});

test('by month, by treatment and by bucket are three ways of adding the same cells', () => {
  const summary = result(
    ['x', 'y'],
    ['B0', 'B1', 'B2'],
    4,
    (a, b, c, d) => a + b.length + c.length + d.length,
  );
  const whole = sumCells(summary).attempts;
  const parts = (rows: { attempts: number }[]) => rows.reduce((sum, { attempts }) => sum + attempts, 0);
  expect(parts([0, 1, 2, 3].map((month) => sumCells(summary, { months: [month] })))).toBe(whole);
  expect(parts(['x', 'y', NONE].map((treatment) => sumCells(summary, { treatment })))).toBe(whole);
  expect(parts(['B0', 'B1', 'B2'].map((bucket) => sumCells(summary, { bucket })))).toBe(whole);
});

test('rates are of what they say, and nothing of nothing is 0', () => {
  const sums = perMonth(
    {
      ...sumCells(result([], [], 0, () => 0)),
      ...{ accounts: 400, balance: 8_000, touched: 100, attempts: 500, cash: 160, complaints: 2 },
    },
    2,
  );
  expect(penetration(sums)).toBe(0.25);
  expect(intensity(sums)).toBe(5);
  expect(complaintsPerThousand(sums)).toBe(4);
  expect(liquidation(sums)).toBe(0.02);
  const none = sumCells(result([], [], 0, () => 0));
  for (const rate of [penetration, intensity, complaintsPerThousand, liquidation]) expect(rate(none)).toBe(0);
});

test('a channel is read from its own place', () => {
  const summary = result(['x'], ['B0'], 2, () => 0);
  const width = CHANNEL_MEASURES.length;
  const zalo = CHANNELS.indexOf('zalo');
  summary.channels[(CHANNELS.length + zalo) * width + CHANNEL_MEASURES.indexOf('complaints')] = 7;
  expect(sumChannel(summary, 'zalo').complaints).toBe(7);
  expect(sumChannel(summary, 'zalo', [0]).complaints).toBe(0);
  expect(sumChannel(summary, 'sms').complaints).toBe(0);
  expect(usedChannels(summary)).toEqual(['zalo']);
});

test('the largest fall in accounts touched comes first', () => {
  const today = result(['x'], ['B0', 'B1', 'B2'], 2, calls({ B0: 50, B1: 40, B2: 30 }));
  const plan = result(['x'], ['B0', 'B1', 'B2'], 2, calls({ B0: 60, B1: 10, B2: 25 }));
  const rows = falls(plan, today, [0, 1]);
  expect(rows.map(({ bucket, touched }) => [bucket, touched])).toEqual([
    ['B1', -30],
    ['B2', -5],
    ['B0', 10],
  ]);
  expect(rows[0]!.treatment).toBe('x');
});

test('plans with other treatments are compared by bucket, and places nobody touches are left out', () => {
  const today = result(['x'], ['B0', 'B1'], 1, calls({ B0: 50 }));
  const plan = result(['x', 'y'], ['B0', 'B1'], 1, calls({ B0: 20 }));
  expect(falls(plan, today, [0])).toMatchObject([{ bucket: 'B0', touched: -10 }]);
  expect(falls(plan, today, [0])[0]).not.toHaveProperty('treatment');
});

test('treatments that hold nothing are not offered', () => {
  const summary = result(['x', 'y'], ['B0'], 1, (_, treatment) => (treatment === 'y' ? 1 : 0));
  expect(usedTreatments(summary)).toEqual(['y']);
});
