import { crossCheck } from './cross-checks.ts';
import type { Issue, ParseResult } from './issue.ts';
import { guardJson, measureText, SCENARIO_JSON, type JsonLimits } from './json-guard.ts';
import { jsonErrorPosition } from './json-text.ts';
import { migrate } from './migrations.ts';
import { scenarioSchema, type Scenario } from './schema.ts';
import { issuesFromZod } from './zod-issues.ts';
import type { z } from './zod.ts';

export { CROSS_CHECKS, mostAccounts, type CrossCheckRule } from './cross-checks.ts';
export { SCENARIO_JSON, type JsonLimits } from './json-guard.ts';
export { NEWEST_SCHEMA_VERSION } from './migrations.ts';
export { shapeAt, shapeOf, type Shape } from './shape.ts';
/** Other folders describe their own outside data with this zod: only this folder may import the package. */
export { z } from './zod.ts';

/**
 * The one door for scenarios from outside: file, link, clipboard, storage, command line.
 * guard → version → migrations → schema → cross-checks; the first of these that objects reports all it found.
 * Never throws; the scenario is a frozen copy, so later changes to the input cannot reach it.
 */
export function parseScenario(json: unknown): ParseResult<Scenario> {
  const guarded = guardJson(json);
  if (!guarded.ok) return guarded;
  const migrated = migrate(guarded.value);
  if (!migrated.ok) return migrated;
  const parsed = applySchema(scenarioSchema, migrated.json);
  if (!parsed.ok) return parsed;
  const issues = crossCheck(parsed.value);
  return issues.length > 0 ? { ok: false, issues } : parsed;
}

/** `parseScenario` of a text, with its own refusals: tooLarge (bytes), tooDeep, badJson (position in UTF-16 units). */
export function parseScenarioText(text: string): ParseResult<Scenario> {
  const read = readJson(text);
  return read.ok ? parseScenario(read.value) : read;
}

/** Text to plain JSON within limits; nesting is measured before `JSON.parse`, which recurses in some browsers. */
export function readJson(text: string, limits: JsonLimits = SCENARIO_JSON): ParseResult<unknown> {
  // Every character is at least one byte; do not walk a text that is too long already.
  if (text.length > limits.bytes)
    return refuse('tooLarge', { what: 'bytes', max: limits.bytes, got: text.length });
  const { bytes, depth } = measureText(text);
  if (bytes > limits.bytes) return refuse('tooLarge', { what: 'bytes', max: limits.bytes, got: bytes });
  if (depth > limits.depth) return refuse('tooDeep', { max: limits.depth, got: depth });
  // Editors on Windows put a byte-order mark in front.
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    const position = jsonErrorPosition(body);
    return refuse('badJson', {
      position: position < 0 ? body.length : position + (text.length - body.length),
    });
  }
}

/** Any outside data against any strict schema: guarded copy, our issues, frozen value. Share uses it for its own state. */
export function parseWith<T>(
  schema: z.ZodType<T>,
  json: unknown,
  limits: JsonLimits = SCENARIO_JSON,
): ParseResult<T> {
  const guarded = guardJson(json, limits);
  return guarded.ok ? applySchema(schema, guarded.value) : guarded;
}

function applySchema<T>(schema: z.ZodType<T>, value: unknown): ParseResult<T> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true, value: deepFreeze(parsed.data) }
    : { ok: false, issues: issuesFromZod(schema, value, parsed.error.issues) };
}

function refuse(code: Issue['code'], params: Issue['params']): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ path: '', code, params }] };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
