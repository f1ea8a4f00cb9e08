import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from './json-guard.ts';
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

describe('version 1 to 2', () => {
  const one = (): Record<string, JsonObject> =>
    JSON.parse(readFileSync(new URL('../../../tests/fixtures/scenarios/v1.json', import.meta.url), 'utf8'));
  const read = (json: unknown): Record<string, JsonObject> => {
    const migrated = migrate(json);
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.issues));
    return migrated.json as Record<string, JsonObject>;
  };
  const steps = (json: Record<string, JsonObject>) =>
    (json.strategy.treatments as { steps: JsonObject[] }[]).flatMap((treatment) => treatment.steps);

  it('makes the calling rule and the message rule two steps of one path for every account', () => {
    const old = one();
    Object.assign(old.strategy, { callFromDpd: 7, callToDpd: 200, maxAttemptsPer7Days: 5 });
    Object.assign(old.strategy, { maxAttemptsPerDay: 2, restDaysAfterContact: 4 });
    Object.assign(old.strategy, { smsEveryDays: 10, smsFromDpd: 2, smsToDpd: 60 });
    expect(steps(read(old))).toEqual([
      {
        channel: 'phone',
        clock: 'dpd',
        fromDay: 7,
        toDay: 200,
        maxAttemptsPer7Days: 5,
        maxAttemptsPerDay: 2,
        restDaysAfterContact: 4,
        offer: { kind: 'none' },
      },
      { channel: 'sms', clock: 'dpd', fromDay: 2, toDay: 60, everyDays: 10 },
    ]);
  });

  it('reads “no messages” as a path without a message step', () => {
    const old = one();
    old.strategy.smsEveryDays = 0;
    expect(steps(read(old)).map((step) => step.channel)).toEqual(['phone']);
  });

  it('puts into use nothing that the old model did not do', () => {
    const { behaviour, channels, strategy } = read(one());
    expect(behaviour).toMatchObject({ hardshipShare: 0, complaints: { messageFactor: 0 } });
    expect(channels).toMatchObject({ phone: { mode: 'manual' }, inbound: { share: 0 } });
    expect(strategy).toMatchObject({ holdOutShare: 0 });
  });

  it('gives each bucket the visit rates of its age, whatever the buckets are', () => {
    const old = one();
    const [row] = old.behaviour.buckets as JsonObject[];
    old.behaviour.buckets = [1, 30, 31, 61, 91, 181, 361].map((fromDpd) => ({ ...row, fromDpd }));
    const rows = read(old).behaviour.buckets as JsonObject[];
    expect(rows.map((bucket) => bucket.visitFoundRate)).toEqual([0.55, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3]);
  });

  it('leaves its input alone and survives groups that are no objects', () => {
    const old = one();
    const before = JSON.stringify(old);
    read(old);
    expect(JSON.stringify(old)).toBe(before);
    for (const group of ['strategy', 'behaviour', 'channels'])
      for (const value of [null, [], 5, 'x', undefined])
        expect(migrate({ ...one(), [group]: value }).ok).toBe(true);
  });
});
