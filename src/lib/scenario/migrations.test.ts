import { describe, expect, it } from 'vitest';
import { migrate, MIGRATIONS, NEWEST_SCHEMA_VERSION, type Migration } from './migrations.ts';

/** An invented history: version 0 kept the weekly ceiling under another name, version 1 in a group of its own. */
const INVENTED: Record<number, Migration> = {
  0: ({ callsPerWeek, ...rest }) => ({ ...rest, strategy: { maxAttemptsPerWeek: callsPerWeek } }),
  1: (json) => ({
    ...json,
    strategy: { maxAttemptsPer7Days: (json.strategy as { maxAttemptsPerWeek: number }).maxAttemptsPerWeek },
  }),
};

describe('migrate', () => {
  it('walks an old file forward one version at a time', () => {
    expect(migrate({ schemaVersion: 0, callsPerWeek: 3, name: 'kept' }, INVENTED, 2)).toEqual({
      ok: true,
      json: { schemaVersion: 2, name: 'kept', strategy: { maxAttemptsPer7Days: 3 } },
    });
    expect(migrate({ schemaVersion: 1, strategy: { maxAttemptsPerWeek: 4 } }, INVENTED, 2)).toEqual({
      ok: true,
      json: { schemaVersion: 2, strategy: { maxAttemptsPer7Days: 4 } },
    });
  });

  it('leaves its input alone', () => {
    const old = Object.freeze({ schemaVersion: 0, callsPerWeek: 3 });
    migrate(old, INVENTED, 2);
    expect(old).toEqual({ schemaVersion: 0, callsPerWeek: 3 });
  });

  it('tells a newer version from one that never was, with the versions it can read', () => {
    const newer = migrate({ schemaVersion: 3 }, INVENTED, 2);
    const never = migrate({ schemaVersion: -1 }, INVENTED, 2);
    expect([newer, never]).toEqual([
      {
        ok: false,
        issues: [
          { path: 'schemaVersion', code: 'newerVersion', params: { newest: 2, got: 3, min: 0, max: 2 } },
        ],
      },
      {
        ok: false,
        issues: [
          { path: 'schemaVersion', code: 'unknownVersion', params: { newest: 2, got: -1, min: 0, max: 2 } },
        ],
      },
    ]);
  });

  it.each([
    ['1', 'wrongType'],
    [null, 'wrongType'],
    [1.5, 'notInteger'],
    [NaN, 'notFinite'],
    [-Infinity, 'notFinite'],
  ])('refuses version %j', (schemaVersion, code) => {
    expect(migrate({ schemaVersion })).toMatchObject({
      ok: false,
      issues: [{ path: 'schemaVersion', code }],
    });
  });

  it('has an unbroken chain from its oldest version to the newest', () => {
    const versions = Object.keys(MIGRATIONS).map(Number);
    const oldest = Math.min(NEWEST_SCHEMA_VERSION, ...versions);
    expect(versions).toHaveLength(NEWEST_SCHEMA_VERSION - oldest);
  });
});
