import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext, type Context } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';

/**
 * The model in a realm that has nothing but the language: no clock, no page, no luck of the machine, and every built-in
 * whose result differs between engines throws. Detects any single call of one of them, at load or during a run.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

const forbid = `
  const thrower = (name) => function () { throw new Error('banned: ' + name); };
  const exact = ['abs', 'min', 'max', 'floor', 'ceil', 'round', 'trunc', 'sign', 'sqrt', 'imul', 'clz32', 'fround'];
  for (const name of Object.getOwnPropertyNames(Math))
    if (typeof Math[name] === 'function' && !exact.includes(name)) Math[name] = thrower('Math.' + name);
  Date = new Proxy(thrower('Date'), { get: (_, name) => thrower('Date.' + String(name)) });
  Intl = new Proxy({}, { get: (_, name) => thrower('Intl.' + String(name)) });
  performance = { now: thrower('performance.now') };
  for (const type of [Number, BigInt, String, Array])
    for (const name of ['toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase', 'localeCompare'])
      if (name in type.prototype) type.prototype[name] = thrower(name);
`;

/** The same 500 accounts for 90 days, whichever realm they live in. */
function smallScenario(): string {
  const scenario = JSON.parse(readFileSync(join(root, 'scenarios/vn-consumer-finance.json'), 'utf8'));
  scenario.calendar.horizonDays = 90;
  const accounts = Math.floor(500 / scenario.portfolio.segments.length);
  for (const segment of scenario.portfolio.segments)
    Object.assign(segment, { accounts, arrivalsPerMonth: 5 });
  for (const team of scenario.teams) team.headCount = 1;
  return JSON.stringify(scenario);
}

let code: string;
const realm = (prepare = ''): Context => {
  const context = createContext({});
  runInContext(prepare, context);
  runInContext(code, context);
  return context;
};
const digestIn = (context: Context): string => {
  Object.assign(context, { text: smallScenario() });
  return runInContext(`model.digestOf(text, '42', 5)`, context) as string;
};

beforeAll(async () => {
  const entry = join(root, 'tests/fixtures/determinism/entry.ts');
  const lib = { entry, formats: ['iife' as const], name: 'model' };
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { lib, write: false, minify: false },
  });
  code = (output as Rolldown.RolldownOutput[])[0]!.output[0].code;
});

test.each([
  'Math.exp(1)',
  'Math.random()',
  '1 + Math.pow(2, 3)',
  'new Date()',
  'Date.now()',
  'performance.now()',
])('the ban is in force: %s throws in the realm', (expression) => {
  const context = createContext({});
  runInContext(forbid, context);
  expect(() => runInContext(expression, context)).toThrow('banned');
});

test('formatting by the language of the machine throws in the realm', () => {
  const context = createContext({});
  runInContext(forbid, context);
  for (const expression of ['new Intl.NumberFormat()', '(1).toLocaleString()', `'a'.localeCompare('b')`])
    expect(() => runInContext(expression, context)).toThrow('banned');
});

test('the model loads and runs where every banned built-in throws', () => {
  expect(digestIn(realm(forbid))).toMatch(/^[0-9a-f]{16,}$/);
});

test('the result is the same with and without the ban', () => {
  expect(digestIn(realm(forbid))).toBe(digestIn(realm()));
});
