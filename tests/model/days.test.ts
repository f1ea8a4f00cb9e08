import { expect, test, vi } from 'vitest';
import * as model from '#model';
import { KEY, mutatedEngine, type Engine } from './support/engine.ts';
import { shrunk } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

const { ACTIVE, BIN, BUCKET, DAY_MEASURES, dayLayout, I_STRIDE, STATUS, TREATMENT, WAKE_DAY } = model;

/** A small default book, cut into a path of young and a path of old debts, so that accounts change path while they wait. */
const scenario = shrunk(60, 100, (draft) => {
  const [all] = draft.strategy.treatments;
  draft.strategy.treatments = [
    { ...structuredClone(all!), id: 'young', when: [{ kind: 'number', field: 'dpd', min: 0, max: 45 }] },
    { ...structuredClone(all!), id: 'old' },
  ];
});

/** Every evening the call list is counted anew, account by account, beside what is kept. */
function compared(engine: Engine): { days: number; gaps: string[]; waited: number[] } {
  const s = new engine.State(engine.compile(scenario));
  const { treatments, buckets } = s.seen;
  const layout = dayLayout(treatments, buckets);
  const gaps: string[] = [];
  const waited = new Array<number>(treatments + 1 + buckets).fill(0);
  engine.openBook(s, KEY, 0);
  for (let day = 0; day < s.plan.days; day += 1) {
    engine.liveDay(s, day);
    const mine = new Array<number>(layout.width).fill(0);
    for (let a = 0; a < s.arrived; a += 1) {
      const r = a * I_STRIDE;
      if (s.i[r + BIN]! < 0) continue;
      const dpd = day - s.i[r + model.OLDEST_DUE]!;
      expect(s.i[r + STATUS]).toBe(ACTIVE);
      for (const row of [s.i[r + TREATMENT]!, treatments + 1 + s.i[r + BUCKET]!]) {
        mine[row * DAY_MEASURES.length]! += 1;
        mine[row * DAY_MEASURES.length + 1]! += day + 2 + s.i[r + WAKE_DAY]!;
        waited[row]! += 1;
      }
      // Paths by age: who waits in one of them is of its age.
      expect(s.i[r + TREATMENT]).toBe(dpd <= 45 ? 0 : 1);
    }
    for (let row = 0; row < treatments + 1 + buckets; row += 1)
      for (const k of [0, 1]) {
        const at = row * DAY_MEASURES.length + k;
        const kept = s.seen.byDay[day * layout.width + at];
        if (kept !== mine[at])
          gaps.push(`day ${day} ${DAY_MEASURES[k]} of row ${row}: ${kept}, not ${mine[at]}`);
      }
  }
  return { days: s.plan.days, gaps, waited };
}

test('who waits for a call, by path and by bucket, is who stands on the list that evening', () => {
  const { gaps, waited } = compared(model);
  expect(gaps).toEqual([]);
  // Both paths, and most buckets, have a queue to be wrong about.
  expect(waited.slice(0, 2).every((accounts) => accounts > 1_000)).toBe(true);
  expect(waited.filter((accounts) => accounts > 100).length).toBeGreaterThan(5);
});

test('that bites: an account that ages while it waits stays in its old bucket', async () => {
  const engine = await mutatedEngine({
    file: 'src/lib/model/debtor/standing.ts',
    from: 'enterBucket(s, a, bucket);',
    to: 'i[r + BUCKET] = bucket;',
  });
  expect(compared(engine).gaps.length).toBeGreaterThan(0);
});

test('moves by month and by path add up to who stood there as each month began, and end where the book ends', () => {
  const s = new model.State(model.compile(scenario));
  model.simulate(s, KEY, 0);
  const { cells, rollNumber, rollBalance, treatments, buckets, months } = s.seen;
  const columns = buckets + 2;
  let moved = 0;
  for (let month = 0; month < months; month += 1)
    for (let group = 0; group < (treatments + 1) * buckets; group += 1) {
      const cell = (month * (treatments + 1) * buckets + group) * model.MEASURES.length;
      const from = (month * (treatments + 1) * buckets + group) * columns;
      const sum = (moves: Float64Array) => moves.subarray(from, from + columns).reduce((x, y) => x + y, 0);
      // The horizon cuts the last month off: nobody is counted at its end.
      const last = month === months - 1;
      expect(sum(rollNumber)).toBe(last ? 0 : cells[cell + model.ACCOUNTS]);
      expect(sum(rollBalance)).toBe(last ? 0 : cells[cell + model.MEASURES.indexOf('balance')]);
      moved += sum(rollNumber);
    }
  expect(moved).toBeGreaterThan(1_000);
});

test('that bites: moves are booked under the path in which the month ended', async () => {
  const engine = await mutatedEngine({
    file: 'src/lib/model/seen/observe.ts',
    from: '(endingMonth + monthTreatment[a])',
    to: '(endingMonth + Math.max(0, i[r + TREATMENT]))',
  });
  const s = new engine.State(engine.compile(scenario));
  engine.simulate(s, KEY, 0);
  const { cells, rollNumber, buckets } = s.seen;
  const young = rollNumber.subarray(0, buckets * (buckets + 2)).reduce((x, y) => x + y, 0);
  let stood = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1)
    stood += cells[bucket * model.MEASURES.length + model.ACCOUNTS]!;
  expect(young).not.toBe(stood);
});

/** Last dpd of debt groups 1–4 by Circular 31/2024/TT-NHNN, and what Decree 86/2024/ND-CP sets aside of each group. */
const LAST_OF_GROUP = [9, 90, 180, 360, Infinity];
const SET_ASIDE = [0, 0.05, 0.2, 0.5, 1];

/** Debt groups counted anew, account by account, on the last evening of each month, beside what is kept. */
function groupGaps(engine: Engine): { gaps: string[]; ends: number } {
  const s = new engine.State(engine.compile(scenario));
  const { monthIndex } = s.plan.calendar;
  const kept = new Float64Array(s.seen.debtGroups.length);
  let ends = 0;
  engine.openBook(s, KEY, 0);
  for (let day = 0; day < s.plan.days; day += 1) {
    engine.liveDay(s, day);
    if (monthIndex[day + 1] === monthIndex[day]) continue;
    ends += 1;
    for (let a = 0; a < s.arrived; a += 1) {
      const r = a * I_STRIDE;
      if (s.i[r + STATUS] !== ACTIVE) continue;
      const dpd = day - s.i[r + model.OLDEST_DUE]!;
      const group = LAST_OF_GROUP.findIndex((last) => dpd <= last);
      const balance = s.f[a * model.F_STRIDE + model.PRINCIPAL]! + s.f[a * model.F_STRIDE + model.CHARGES]!;
      kept[2 * (monthIndex[day]! * 5 + group)]! += balance;
      kept[2 * (monthIndex[day]! * 5 + group) + 1]! += Math.round(balance * SET_ASIDE[group]!);
    }
  }
  const gaps = [...kept].flatMap((value, k) =>
    value === s.seen.debtGroups[k] ? [] : [`${k}: ${s.seen.debtGroups[k]}, not ${value}`],
  );
  return { gaps, ends };
}

test('balance and provision by debt group are what a count of the book gives as each month ends', () => {
  const { gaps, ends } = groupGaps(model);
  expect(gaps).toEqual([]);
  expect(ends).toBeGreaterThan(1);
});

test.each([
  ['a group begins a day late', 'dpd > DEBT_GROUP_ENDS[group]', 'dpd > DEBT_GROUP_ENDS[group] + 1'],
  ['the month before the first day counts', 'if (opens === s.month) debtGroups.fill(0);', ''],
])('that bites: %s', async (_, from, to) => {
  const engine = await mutatedEngine({ file: 'src/lib/model/seen/observe.ts', from, to });
  expect(groupGaps(engine).gaps.length).toBeGreaterThan(0);
});
