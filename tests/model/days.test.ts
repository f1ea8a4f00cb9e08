import { expect, test, vi } from 'vitest';
import * as model from '#model';
import { KEY, mutatedEngine, type Engine } from './support/engine.ts';
import { shrunk } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

const { ACTIVE, BIN, BUCKET, dayLayout, I_STRIDE, MEASURES, SKIP, STATUS, TREATMENT, WAKE_DAY } = model;
const at = (measure: (typeof MEASURES)[number]) => MEASURES.indexOf(measure);
const WAITING = [at('backlog'), at('backlogDays')];

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
  const layout = dayLayout(treatments, buckets, s.seen.months);
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
        mine[row * MEASURES.length + WAITING[0]!]! += 1;
        mine[row * MEASURES.length + WAITING[1]!]! += day + 2 + s.i[r + WAKE_DAY]!;
        waited[row]! += 1;
      }
      // Paths by age: who waits in one of them is of its age.
      expect(s.i[r + TREATMENT]).toBe(dpd <= 45 ? 0 : 1);
    }
    for (let row = 0; row < treatments + 1 + buckets; row += 1)
      for (const k of WAITING) {
        const place = row * MEASURES.length + k;
        const kept = s.seen.byDay[day * layout.width + place];
        if (kept !== mine[place])
          gaps.push(`day ${day} ${MEASURES[k]} of row ${row}: ${kept}, not ${mine[place]}`);
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
    file: 'src/lib/model/seen/moves.ts',
    from: '(ending + from) * width',
    to: '(ending + 1 + ((from - 1) % buckets) + Math.max(0, i[a * I_STRIDE + 32]) * buckets) * width',
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
  const engine = await mutatedEngine({ file: 'src/lib/model/seen/moves.ts', from, to });
  expect(groupGaps(engine).gaps.length).toBeGreaterThan(0);
});

/** The same book, in which many complain, and who does blocks the number. */
const loud = structuredClone(scenario);
loud.behaviour.complaints.perAttempt = 0.05;
loud.behaviour.complaints.blockShare = 1;

/**
 * Who was called when, heard from the trace and counted apart, beside what is kept by day and by month of joining: calls, accounts
 * called that day, for the first time that week, that month; numbers that are blocked from that day on.
 */
function heardGaps(engine: Engine): { gaps: string[]; heard: Record<string, number> } {
  const s = new engine.State(engine.compile(loud));
  const { seen, plan } = s;
  const { monthIndex } = plan.calendar;
  const layout = dayLayout(seen.treatments, seen.buckets, seen.months);
  const mine = new Float64Array(seen.byDay.length);
  const heard: Record<string, number> = {};
  const last = new Map<number, number>();
  const count = (a: number, day: number, measure: (typeof MEASURES)[number]) => {
    const joined = a < plan.book.opening ? 0 : monthIndex[plan.book.arrivalDay[a]!]! + 1;
    mine[day * layout.width + layout.vintages + joined * MEASURES.length + at(measure)]! += 1;
    heard[measure] = (heard[measure] ?? 0) + 1;
  };
  const week = (day: number) => Math.floor((day + plan.calendar.weekday[0]!) / 7);
  engine.openBook(s, KEY, 0);
  s.trace = (kind, a, day) => {
    if (kind !== 'contact' && kind !== 'miss') return;
    const before = last.get(a);
    last.set(a, day);
    count(a, day, 'attempts');
    if (before !== day) count(a, day, 'touchedOnDay');
    if (before === undefined || week(before) !== week(day)) count(a, day, 'touchedInWeek');
    if (before === undefined || monthIndex[before] !== monthIndex[day]) count(a, day, 'touched');
  };
  const lost = new Set<number>();
  for (let day = 0; day < plan.days; day += 1) {
    engine.liveDay(s, day);
    for (let a = 0; a < s.arrived; a += 1) {
      if (s.i[a * I_STRIDE + SKIP] !== -1 || lost.has(a)) continue;
      lost.add(a);
      count(a, day, 'blocked');
    }
  }
  const gaps: string[] = [];
  for (let place = 0; place < mine.length; place += 1) {
    const own = (place % layout.width) - layout.vintages;
    const measure = MEASURES[own % MEASURES.length]!;
    if (own < 0 || own >= layout.channels - layout.vintages || !(measure in heard)) continue;
    if (seen.byDay[place] !== mine[place])
      gaps.push(`${measure} at ${place}: ${seen.byDay[place]}, not ${mine[place]}`);
  }
  return { gaps, heard };
}

test('calls, accounts called and numbers blocked, by day and month of joining, are those heard from the trace', () => {
  const { gaps, heard } = heardGaps(model);
  expect(gaps).toEqual([]);
  expect(Math.min(...Object.values(heard))).toBeGreaterThan(50);
  expect(heard['touchedOnDay']).toBeGreaterThan(heard['touchedInWeek']!);
});

test.each([
  ['a week begins a day late', 'last < seen.weekFrom', 'last <= seen.weekFrom'],
  ['a month begins a day late', 'last < seen.monthFrom', 'last <= seen.monthFrom'],
  [
    'everybody is of the opening book',
    'vintagesAt + vintageOf[a] * MEASURES.length',
    'vintagesAt + vintageOf[0]',
  ],
])('that bites: %s', async (_, from, to) => {
  const engine = await mutatedEngine({ file: 'src/lib/model/seen/observe.ts', from, to });
  expect(heardGaps(engine).gaps.length).toBeGreaterThan(0);
});

/** Where accounts stood each Monday morning and where they stand as the week ends, read off the book, beside the moves of weeks. */
function weekGaps(engine: Engine): string[] {
  const s = new engine.State(engine.compile(scenario));
  const { seen, plan } = s;
  const { buckets, treatments, weekOf } = seen;
  const mine = new Float64Array(seen.rollWeek.length);
  const stood = new Map<number, number>();
  engine.openBook(s, KEY, 0);
  for (let day = 0; day < plan.days; day += 1) {
    if (weekOf[day] !== weekOf[day - 1]) {
      stood.clear();
      for (let a = 0; a < s.arrived; a += 1) {
        const r = a * I_STRIDE;
        if (s.i[r + STATUS] === ACTIVE)
          stood.set(
            a,
            (s.i[r + TREATMENT]! < 0 ? treatments : s.i[r + TREATMENT]!) * buckets + s.i[r + BUCKET]!,
          );
      }
    }
    engine.liveDay(s, day);
    if (weekOf[day] === weekOf[day + 1]) continue;
    for (const [a, place] of stood) {
      const r = a * I_STRIDE;
      const status = s.i[r + STATUS];
      const to = status === ACTIVE ? s.i[r + BUCKET]! : status === model.CURED ? buckets : buckets + 1;
      mine[(weekOf[day]! * (treatments + 1) * buckets + place) * (buckets + 2) + to]! += 1;
    }
  }
  return [...mine].flatMap((value, k) =>
    value === seen.rollWeek[k] ? [] : [`${k}: ${seen.rollWeek[k]}, not ${value}`],
  );
}

test('moves of a week are where the book stood as it began and stands as it ends', () => {
  expect(weekGaps(model)).toEqual([]);
});

test('that bites: who is cured during a week is taken for closed', async () => {
  const engine = await mutatedEngine({
    file: 'src/lib/model/seen/moves.ts',
    from: '=== CURED ? seen.buckets : seen.buckets + 1',
    to: '=== CURED ? seen.buckets + 1 : seen.buckets',
  });
  expect(weekGaps(engine).length).toBeGreaterThan(0);
});

test.each([
  ['a block is no block of its bucket', 'seen/observe.ts', 'note(s, a, BLOCKED, 1);', ''],
  [
    'seconds of a call in vain are not booked',
    'touch/attempt.ts',
    'return spend(s, a, cell, plan.attemptSeconds + (',
    'return (plan.attemptSeconds + (',
  ],
  [
    'a day takes along what the month held before',
    'seen/days.ts',
    'known[asked] = now;\n        byDay',
    'byDay',
  ],
  [
    'a payment leaves its month of joining as it was',
    'seen/stock.ts',
    's.seen.vintageStock[2 * s.seen.vintageOf[a] + 1] += change;',
    '',
  ],
])('the self-check counts days against the book: %s', async (_, file, from, to) => {
  const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
  const live = ({ State, compile, simulateChecked }: Engine) =>
    simulateChecked(new State(compile(loud)), KEY, 0);
  expect(() => live(engine)).toThrow(/INV-03/);
  expect(() => live(model)).not.toThrow();
});
