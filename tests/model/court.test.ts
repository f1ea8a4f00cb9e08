import { describe, expect, test, vi } from 'vitest';
import { within } from '#checks';
import * as model from '#model';
import { shareRow } from '../../src/lib/checks/check.ts';
import type { CheckRow } from '../../src/lib/checks/check.ts';
import { smallBook } from '../../src/lib/checks/small-book.ts';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Court against its own words, on charged-off books that nobody else touches. Tolerances are 5 standard errors. */
const BALANCE = 24_000_000;
const JUDGED = 0.7;
const RECOVERED = 0.25;
const PARTS = 6;
const MIN_MONTHS = 2;
const MAX_MONTHS = 4;
const MONTH_DAYS = 30;
const failures = (rows: CheckRow[]) => rows.filter((row) => !within(row));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

function book(accounts: number, days: number, dpdFrom: number, filesPerMonth: number) {
  return smallBook({
    days,
    segments: [{ accounts, dpdFrom, phase: 'chargedOff', balance: { kind: 'fixed', value: BALANCE } }],
    buckets: [{}],
    portfolio: { chargeOffDpd: 1 },
    steps: [{ channel: 'legal', clock: 'dpd', fromDay: 1, toDay: 5_000 }],
    channels: {
      legal: {
        filesPerMonth,
        courtFeeShare: 0.05,
        minimumFee: 300_000,
        feePerFile: 7_000_000,
        judgmentShare: JUDGED,
        monthsToJudgmentMin: MIN_MONTHS,
        monthsToJudgmentMax: MAX_MONTHS,
        recoveredShare: RECOVERED,
        recoveryMonths: PARTS,
      },
    },
  });
}

/** Days of every claim, judgment and part, by account. */
function cases(engine: Engine, scenario: ReturnType<typeof book>) {
  const s = new engine.State(engine.compile(scenario));
  const claims = new Map<number, number>();
  const judgments = new Map<number, number>();
  const parts = new Map<number, [day: number, amount: number][]>();
  s.trace = (kind, a, day, amount) => {
    if (kind === 'claim') claims.set(a, day);
    if (kind === 'judgment') judgments.set(a, day);
    if (kind === 'court') parts.set(a, [...(parts.get(a) ?? []), [day, amount]]);
  };
  engine.simulate(s, KEY, 0);
  return { claims, judgments, parts, seen: s.seen };
}

const FILES = 100;
const DAYS = 720;

function filed(engine: Engine): CheckRow[] {
  const { claims, judgments, parts, seen } = cases(engine, book(5_000, DAYS, 200, FILES));
  const perMonth = new Float64Array(DAYS / MONTH_DAYS);
  for (const day of claims.values()) perMonth[Math.floor(day / MONTH_DAYS)]! += 1;
  const months = [...judgments].map(([a, day]) => (day - claims.get(a)!) / MONTH_DAYS);
  // Cases old enough to have been decided whatever their length.
  const old = [...claims].filter(([, day]) => day + MAX_MONTHS * MONTH_DAYS < DAYS);
  const won = old.filter(([a]) => judgments.has(a));
  const exact = (name: string, expected: number, got: number) => ({ name, expected, got, tolerance: 0 });
  const complete = [...parts.values()].filter((list) => list.length === PARTS);
  return [
    exact('claims of the busiest month', FILES, Math.max(...perMonth)),
    exact('claims of the slackest month', FILES, Math.min(...perMonth)),
    exact('court fees', claims.size * (0.05 * BALANCE + 7_000_000), sum(seen.daily.legalCost)),
    shareRow('judgments of claims', JUDGED, won.length, old.length),
    ...[2, 3, 4].map((length) =>
      shareRow(
        `judgments after ${length} months`,
        1 / 3,
        won.filter(([a, day]) => judgments.get(a)! - day === length * MONTH_DAYS).length,
        won.length,
      ),
    ),
    exact('judgments after a broken month', 0, months.filter((n) => ![2, 3, 4].includes(n)).length),
    exact(
      'recovered by whole cases',
      complete.length * BALANCE * RECOVERED,
      sum(complete.flat().map(([, paid]) => paid)),
    ),
    exact(
      'parts that differ',
      0,
      complete.flat().filter(([, paid]) => paid !== (BALANCE * RECOVERED) / PARTS).length,
    ),
    exact('cash booked', sum([...parts.values()].flat().map(([, paid]) => paid)), sum(seen.daily.legalCash)),
  ];
}

describe('the court', () => {
  test('takes no more claims a month than typed, decides on time and recovers its share in equal parts', () => {
    expect(failures(filed(model))).toEqual([]);
  });

  test.each([
    [
      'places are counted anew every day',
      'if (calendar.dayOfMonth[day] === 1) s.claimsFiled = 0;',
      's.claimsFiled = 0;',
    ],
    ['every claim is won', '< legal.judgmentShare', '< 1'],
    ['the longest wait never happens', 'legal.monthsToJudgmentMin + 1;', 'legal.monthsToJudgmentMin;'],
    ['parts of what is still owed', '/ (1 - part * k)', ''],
  ])('bites: %s', async (_bug, from, to) => {
    const engine = await mutatedEngine({ file: 'src/lib/model/touch/court.ts', from, to });
    expect(failures(filed(engine)).length).toBeGreaterThan(0);
  });
});

/** Days past due of the claims of 60 days, one place a day, on debts that pass three years on day 6. */
function late(engine: Engine, off: string[]): number[] {
  const scenario = { ...book(500, 60, 1_090, MONTH_DAYS), rules: { preset: 'VN-2026' as const, off } };
  return [...cases(engine, scenario).claims.values()].map((day) => 1_090 + day);
}

describe('the period of limitation (VN-12)', () => {
  test('lets claims be filed up to its last day and none after, however long they waited for a place', () => {
    // Considered in the evening of day 0; on the morning of day 1 the places of two days are free.
    expect(late(model, [])).toEqual([1_091, 1_091, 1_092, 1_093, 1_094, 1_095]);
    const free = late(model, ['VN-12']);
    expect(free).toHaveLength(60);
    expect(Math.max(...free)).toBe(1_149);
  });

  test('bites: only the day on which the claim was considered is looked at', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/touch/court.ts',
      from: 'if (!claimInTime(s, a, day)) continue;',
      to: '',
    });
    expect(Math.max(...late(engine, []))).toBeGreaterThan(1_095);
  });
});
