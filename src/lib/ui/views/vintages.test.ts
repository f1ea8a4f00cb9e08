import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { monthPeriods } from '#charts';
import { vintages } from './vintages.ts';

const months = monthPeriods('2026-01-01', 90, false, 'en'); // three whole months
const summary = (cash: number[], arriving: number) =>
  ({ vintages: cash, openingBalance: 1_000, arrivingBalance: arriving, cells: { months: 3 } }) as Summary;

test('cash is added up from the month of joining, as a share of what was owed then', () => {
  const [opening, january, february, march] = vintages(
    summary([100, 50, 50, /* Jan */ 30, 10, 10, /* Feb */ 0, 20, 10, /* Mar */ 0, 0, 40], 300),
    months,
  );
  expect(opening).toEqual({
    month: -1,
    shares: [0, 0.1, 0.15000000000000002, 0.2].map((v) => expect.closeTo(v)),
  });
  expect(january!.shares).toEqual([0, 0.3, 0.4, 0.5].map((v) => expect.closeTo(v)));
  expect(february!.shares).toEqual([expect.closeTo(0), expect.closeTo(0.2), expect.closeTo(0.3), null]);
  expect(march!.shares).toEqual([expect.closeTo(0), expect.closeTo(0.4), null, null]);
});

test('a closed book has its opening curve only', () => {
  expect(vintages(summary(new Array<number>(12).fill(10), 0), months).map(({ month }) => month)).toEqual([
    -1,
  ]);
});

test('a last month cut short is left out', () => {
  const short = monthPeriods('2026-01-01', 61, false, 'en'); // January, February, two days of March
  const curves = vintages(summary(new Array<number>(12).fill(10), 300), short);
  expect(curves.map(({ month }) => month)).toEqual([-1, 0, 1]);
  expect(curves.every(({ shares }) => shares.length === 3)).toBe(true);
});
