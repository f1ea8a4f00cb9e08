import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenarioText, scenarioSchema, shapeAt } from './index.ts';
import { sourceOf, SOURCES } from './sources.ts';

const text = readFileSync(new URL('../../../scenarios/vn-consumer-finance.json', import.meta.url), 'utf8');
const parsed = parseScenarioText(text);
if (!parsed.ok) throw new Error('invariant: the default scenario is refused');
const scenario = parsed.value;
const numbers = numericLeaves(scenario, []).filter(([path]) => path !== 'schemaVersion');

test('every number of the default scenario has a row that says where it comes from', () => {
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.map(([path]) => path).filter((path) => !sourceOf(path))).toEqual([]);
});

test('every row is about a number of the default scenario, and no row stands twice', () => {
  const used = new Set(numbers.map(([path]) => sourceOf(path)));
  expect(SOURCES.filter((source) => !used.has(source)).map(({ path }) => path)).toEqual([]);
  expect(new Set(SOURCES.map(({ path }) => path)).size).toBe(SOURCES.length);
});

test('each plausible range is ordered, allowed by the schema and holds the value in use', () => {
  const bad = numbers.filter(([path, value]) => {
    const range = sourceOf(path)?.range;
    if (!range) return false;
    const shape = shapeAt(scenarioSchema, path.split('.'), scenario);
    const [low, high] = range;
    const allowed = shape?.kind === 'number' && shape.min <= low && high <= shape.max;
    return !(allowed && low < high && low <= value && value <= high);
  });
  expect(bad).toEqual([]);
});

test('a grade above assumption names its source, in both languages', () => {
  for (const { path, grade, source, url } of SOURCES) {
    expect(source.vi.length, path).toBeGreaterThan(8);
    expect(source.en.length, path).toBeGreaterThan(8);
    if (grade === 'A' || grade === 'B') expect(url, path).toMatch(/^https?:\/\//);
  }
});

function numericLeaves(value: unknown, path: string[]): [string, number][] {
  if (typeof value === 'number') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numericLeaves(inner, [...path, key]));
}
