import type { Issue } from './issue.ts';
import type { JsonObject } from './json-guard.ts';
import { fromVersion1 } from './migration-1.ts';

export type Migration = (json: JsonObject) => JsonObject;

/** The version this build writes. */
export const NEWEST_SCHEMA_VERSION = 2;

/**
 * One step forward each: `MIGRATIONS[n]` turns plain JSON of version n into version n + 1 (the chain sets
 * `schemaVersion`). Steps never import the schema of today, so that an old file means for ever what it meant.
 * Until release 1.0 the newest version may still grow without a step.
 */
export const MIGRATIONS: Readonly<Record<number, Migration>> = { 1: fromVersion1 };

export type Migrated = { ok: true; json: JsonObject } | { ok: false; issues: Issue[] };

/**
 * Brings guarded plain JSON to the newest version. The versions are parameters so that the chain can be proved before
 * a second version exists. Issues: wrongType, missing, notInteger, newerVersion, unknownVersion.
 */
export function migrate(
  json: unknown,
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
  newest: number = NEWEST_SCHEMA_VERSION,
): Migrated {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const got = json === null ? 'null' : Array.isArray(json) ? 'list' : typeof json;
    return refuse('', 'wrongType', { expected: 'object', got });
  }
  let current = json as JsonObject;
  const found = current.schemaVersion;
  const range = { min: oldest(migrations, newest), max: newest };
  if (found === undefined) return refuse('schemaVersion', 'missing', { expected: 'integer', ...range });
  if (typeof found !== 'number')
    return refuse('schemaVersion', 'wrongType', { expected: 'integer', got: typeof found, ...range });
  if (!Number.isFinite(found)) return refuse('schemaVersion', 'notFinite', { ...range, got: String(found) });
  if (!Number.isInteger(found)) return refuse('schemaVersion', 'notInteger', { ...range, got: found });
  if (found > newest) return refuse('schemaVersion', 'newerVersion', { newest, got: found, ...range });
  for (let version = found; version < newest; version++) {
    const step = migrations[version];
    if (!step) return refuse('schemaVersion', 'unknownVersion', { newest, got: found, ...range });
    current = { ...step(current), schemaVersion: version + 1 };
  }
  return { ok: true, json: current };
}

function oldest(migrations: Readonly<Record<number, Migration>>, newest: number): number {
  let version = newest;
  while (migrations[version - 1]) version--;
  return version;
}

function refuse(path: string, code: Issue['code'], params: Issue['params']): Migrated {
  return { ok: false, issues: [{ path, code, params }] };
}
