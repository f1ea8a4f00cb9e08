import { expect, test, vi } from 'vitest';
import { MEASURES, TOTALS } from '#experiment';
import { KPI_EVENTS, keptWithin, measureKpi, plus, SEEN, sumOf } from '#incentives';
import type { EventId, Evidence } from '#incentives';
import * as model from '#model';
import type { Scenario } from '#scenario';
import { KEY } from './support/engine.ts';
import { summary } from './support/run.ts';
import { shrunk } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

const scenario = shrunk(20, 120);
const result = summary(scenario, 8);

function evidenceOf(world: Scenario): Evidence {
  const { monthIndex } = model.compile(world).calendar;
  const days = world.calendar.horizonDays;
  const months = Array.from({ length: result.cells.months }, (_, month) => {
    const inMonth = Array.from({ length: days }, (_, day) => day).filter((day) => monthIndex[day] === month);
    return { from: inMonth[0]!, to: inMonth.at(-1)! + 1, whole: inMonth.length > 27 };
  });
  const { startDate, kind } = world.calendar;
  const { dueDaysMin, dueDaysMax } = world.behaviour.promise;
  const due = { startDate, days, kind, dueDaysMin, dueDaysMax };
  return { result, measures: MEASURES, months, due, fieldTeams: [] };
}
const evidence = evidenceOf(scenario);

test('every event that is called seen names what the engine really keeps', () => {
  for (const [event, seen] of Object.entries(SEEN)) {
    expect(KPI_EVENTS).toHaveProperty(event);
    for (const name of seen.total ?? [])
      expect(TOTALS, `${event}: total ${name}`).toContain(name.replace('-', ''));
    for (const name of seen.daily ?? []) expect(model.COUNTERS, `${event}: counter ${name}`).toContain(name);
    for (const name of seen.cell ?? []) expect(MEASURES, `${event}: measure ${name}`).toContain(name);
    const places = [seen.total, seen.daily, seen.cell, seen.standing].filter((place) => place !== undefined);
    expect(places.length, event).toBeGreaterThan(0);
  }
});

test('totals, days and cells tell one story of each event', () => {
  const everywhere = (Object.keys(SEEN) as EventId[]).filter((event) => SEEN[event]!.daily !== undefined);
  expect(everywhere.length).toBeGreaterThan(25);
  const near = (found: number, expected: number, what: string) =>
    expect(Math.abs(found - expected), what).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
  for (const event of everywhere) {
    const whole = sumOf(event, evidence, {});
    if (!whole.ok) throw new Error(`${event} is ${whole.reason}`);
    const byMonth = evidence.months.map((_, month) => sumOf(event, evidence, {}, month));
    near(
      byMonth.reduce((sum, month) => sum + (month.ok ? month.value : NaN), 0),
      whole.value,
      `${event} by month`,
    );
    if (SEEN[event]!.cell === undefined) continue;
    const byBucket = result.cells.buckets.map((bucket) => sumOf(event, evidence, { buckets: [bucket] }));
    near(
      byBucket.reduce((sum, bucket) => sum + (bucket.ok ? bucket.value : NaN), 0),
      whole.value,
      `${event} by bucket`,
    );
  }
});

test('kept of due by segment lies on both sides of the whole, which lies in its own band', () => {
  const kept = { over: [plus('promisesKept')], under: [plus('promisesDue')] };
  const scope = { period: 'horizon', rule: 'leaveOut' } as const;
  const whole = measureKpi(kept, evidence, { ...scope, segment: {} });
  if (!whole.ok) throw new Error(whole.reason);
  expect(whole.futures).toHaveLength(result.replications);
  const parts = result.cells.buckets
    .map((bucket) => measureKpi(kept, evidence, { ...scope, segment: { buckets: [bucket] } }))
    .flatMap((part) => (part.ok ? [part.value] : []));
  expect(parts.length).toBeGreaterThan(3);
  expect(Math.min(...parts)).toBeLessThan(whole.value);
  expect(Math.max(...parts)).toBeGreaterThan(whole.value);
  expect(whole.value).toBeGreaterThan(Math.min(...whole.futures!));
});

/**
 * The law of due days against the engine's own traces. 4 standard errors; detects a law without the move past week
 * ends, which is off by .05 at 4 days.
 */
test('the share kept within a window is that of the simulator', () => {
  const plan = model.compile(scenario);
  const s = new model.State(plan);
  const given = new Map<number, number>();
  const waits: { day: number; wait: number }[] = [];
  s.trace = (kind, a, day) => {
    if (kind === 'promise') given.set(a, day);
    const from = given.get(a);
    if (kind === 'kept' && from !== undefined && from < plan.days - 30)
      waits.push({ day: from, wait: day - from });
  };
  for (let r = 0; r < 40; r += 1) {
    given.clear();
    model.simulate(s, KEY, r);
  }
  expect(waits.length).toBeGreaterThan(3_000);
  for (const within of [2, 4, 7, 14]) {
    const share = keptWithin(within, evidence.due);
    const expected = waits.reduce((sum, { day }) => sum + share[day]!, 0) / waits.length;
    const found = waits.filter(({ wait }) => wait <= within).length / waits.length;
    const se = Math.sqrt((expected * (1 - expected)) / waits.length);
    expect(Math.abs(found - expected), `${within} days`).toBeLessThanOrEqual(4 * se + 1e-12);
  }
});
