import type * as Stats from '#stats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Engine from './index.ts';

/** Members of Math whose result ECMAScript fixes to the last bit. */
const EXACT = 'abs min max floor ceil round trunc sign sqrt imul clz32 fround'.split(' ');
const saved = new Map<string, PropertyDescriptor>();
let engine: typeof Engine;
let stats: typeof Stats;

function thrower(name: string): () => never {
  return () => {
    throw new Error(`Math.${name} was called`);
  };
}

beforeAll(async () => {
  for (const name of Object.getOwnPropertyNames(Math)) {
    if (typeof Math[name as keyof Math] !== 'function' || EXACT.includes(name)) continue;
    saved.set(name, Object.getOwnPropertyDescriptor(Math, name)!);
    Object.defineProperty(Math, name, { value: thrower(name), configurable: true, writable: true });
  }
  // Only now: whatever a dependency does or keeps on loading is caught too.
  engine = await import('./index.ts');
  stats = await import('#stats');
});

afterAll(() => {
  for (const [name, descriptor] of saved) Object.defineProperty(Math, name, descriptor);
});

test('the ban is in force: a transcendental Math member throws here', () => {
  expect(saved.size).toBeGreaterThanOrEqual(20);
  expect(() => Math.exp(1)).toThrow('Math.exp');
  expect(() => Math.random()).toThrow('Math.random');
});

test('the engine loads and works without any inexact Math member', () => {
  const key = engine.replicationKey(engine.seedKey('42'), 3);
  engine.draw(engine.entityOf(engine.textStream('a'), 5), 2, 1, key.a, key.b);
  for (let i = 1; i < 40; i += 1) {
    const p = i / 40;
    for (const mean of [0, 0.02, 0.15, 0.5, 0.93, 1]) engine.betaQuantile(p, mean, 4);
    engine.betaCdf(p, 0.6, 3.4);
    engine.normalCdf(8 * p - 4);
    engine.sigmoid(engine.logit(p));
    engine.exp(60 * p - 30);
  }
  engine.normalQuantile(0);
  engine.normalQuantile(1e-12);
  new engine.QuantileTable((p) => engine.exp(0.75 * engine.normalQuantile(p))).at(7);
  engine.exponentialTable();
  engine.discountTable(0.12, 30);
  const common = { startDate: '2026-01-31', horizonDays: 60, paydayFactor: 1.25, newYearFactor: 0.7 };
  for (const kind of ['VN', 'US', 'TW', 'neutral'] as const) {
    const calendar = engine.buildCalendar({ ...common, kind, weekdayContactOdds: [1, 1, 1, 1, 1, 1, 1] });
    engine.clockDay(calendar, 12.5);
  }
  expect(engine.hash64('a')).toHaveLength(16);
});

test('statistics work without any inexact Math member', () => {
  for (const df of [1, 2, 4, 9, 99, 399, 4999])
    for (const p of [0.005, 0.5, 0.95, 0.975]) stats.tQuantile(p, df);
  for (const n of [1, 20, 1000, 5000]) for (const k of [0, 1, n]) if (k <= n) stats.clopperPearson(k, n);
  stats.orderStatisticInterval(400, 0.025);
  expect(stats.pairedDifference([1, 2, 3], [2, 3, 7]).n).toBe(3);
});
