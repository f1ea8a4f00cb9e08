import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from '../../../tests/share/arbitrary-scenario.ts';
import type { Issue } from './issue.ts';
import { LIMITS } from './limits.ts';
import { parseScenario, parseScenarioText } from './parse.ts';
import { smsStep } from './treatments.ts';

const fixtures = new URL('../../../tests/fixtures/scenarios/', import.meta.url);
const frozenOne = readFileSync(new URL('v1.json', fixtures), 'utf8');
const frozen = readFileSync(new URL('v2.json', fixtures), 'utf8');

type Step = string | number;
const STEPS = ['strategy', 'treatments', 0, 'steps'] as const;

/** The frozen fixture with one place changed; `undefined` removes it. */
function changed(path: readonly Step[], value: unknown): unknown {
  const json = JSON.parse(frozen) as Record<Step, unknown>;
  let here = json;
  for (const step of path.slice(0, -1)) here = here[step] as Record<Step, unknown>;
  const last = path.at(-1) as Step;
  if (value === undefined) delete here[last];
  else here[last] = value;
  return json;
}

function issuesOf(json: unknown): Issue[] {
  const parsed = parseScenario(json);
  return parsed.ok ? [] : parsed.issues;
}

function issuesOfText(text: string): Issue[] {
  const parsed = parseScenarioText(text);
  return parsed.ok ? [] : parsed.issues;
}

describe('parseScenario', { timeout: 30_000 }, () => {
  it('reads the frozen fixture of version 2 without changing it', () => {
    expect(parseScenarioText(frozen)).toEqual({ ok: true, value: JSON.parse(frozen) });
  });

  it('reads the frozen fixture of version 1 as that of version 2, field by field', () => {
    expect(JSON.parse(frozenOne)).toMatchObject({ schemaVersion: 1 });
    expect(parseScenarioText(frozenOne)).toEqual({ ok: true, value: JSON.parse(frozen) });
  });

  it('names the step that a bad value of version 1 became', () => {
    const json = JSON.parse(frozenOne) as { strategy: Record<string, unknown> };
    json.strategy.smsEveryDays = '7';
    json.strategy.callToDpd = 9_999;
    expect(issuesOf(json).map(({ path, code }) => [path, code])).toEqual([
      ['strategy.treatments.0.steps.0.toDay', 'outOfRange'],
      ['strategy.treatments.0.steps.1.everyDays', 'wrongType'],
    ]);
  });

  it('reads every valid scenario back as it was, frozen to its leaves', () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        const parsed = parseScenarioText(JSON.stringify(scenario));
        expect(parsed).toEqual({ ok: true, value: scenario });
        if (parsed.ok) expect(Object.isFrozen(parsed.value.behaviour.buckets[0])).toBe(true);
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it('does not share structure with its input', () => {
    const json = JSON.parse(frozen) as { strategy: { priority: string } };
    const parsed = parseScenario(json);
    json.strategy.priority = 'nonsense';
    expect(parsed.ok && parsed.value.strategy.priority).not.toBe('nonsense');
  });

  it('turns minus zero into zero', () => {
    const parsed = parseScenario(changed(['economics', 'discountPerYear'], -0));
    expect(parsed.ok && Object.is(parsed.value.economics.discountPerYear, 0)).toBe(true);
  });

  const bad: [string, readonly Step[], unknown, Issue][] = [
    [
      'a text where a number belongs',
      [...STEPS, 1, 'everyDays'],
      '3',
      {
        path: 'strategy.treatments.0.steps.1.everyDays',
        code: 'wrongType',
        params: { expected: 'integer', got: 'text', min: 0, max: 365 },
      },
    ],
    [
      'a missing field',
      ['economics', 'discountPerYear'],
      undefined,
      { path: 'economics.discountPerYear', code: 'missing', params: { expected: 'number', min: 0, max: 1 } },
    ],
    [
      'an unknown key',
      ['strategy', 'magic'],
      1,
      { path: 'strategy.magic', code: 'unknownKey', params: { key: 'magic' } },
    ],
    [
      'NaN',
      ['economics', 'discountPerYear'],
      NaN,
      { path: 'economics.discountPerYear', code: 'notFinite', params: { min: 0, max: 1, got: 'NaN' } },
    ],
    [
      'a negative count',
      ['portfolio', 'segments', 0, 'accounts'],
      -1,
      {
        path: 'portfolio.segments.0.accounts',
        code: 'outOfRange',
        params: { min: 0, max: LIMITS.accounts, got: -1 },
      },
    ],
    [
      'a count above its limit',
      ['calendar', 'horizonDays'],
      731,
      { path: 'calendar.horizonDays', code: 'outOfRange', params: { min: 0, max: 730, got: 731 } },
    ],
    [
      'an integer beyond 2^53',
      ['calendar', 'horizonDays'],
      1e17,
      { path: 'calendar.horizonDays', code: 'outOfRange', params: { min: 0, max: 730, got: 1e17 } },
    ],
    [
      'a fraction where a whole number belongs',
      [...STEPS, 0, 'maxAttemptsPer7Days'],
      1.5,
      {
        path: 'strategy.treatments.0.steps.0.maxAttemptsPer7Days',
        code: 'notInteger',
        params: { min: 0, max: 105, got: 1.5 },
      },
    ],
    [
      'a channel that does not exist',
      [...STEPS, 1, 'channel'],
      'fax',
      {
        path: 'strategy.treatments.0.steps.1.channel',
        code: 'notOneOf',
        params: {
          allowed: 'phone, field, sms, zalo, letter, voicebot, skipTrace, legal, partner',
          got: 'fax',
        },
      },
    ],
    [
      'a field of another channel',
      [...STEPS, 0, 'everyDays'],
      7,
      {
        path: 'strategy.treatments.0.steps.0.everyDays',
        code: 'unknownKey',
        params: { key: 'everyDays' },
      },
    ],
    [
      'a clock that does not exist',
      [...STEPS, 0, 'clock'],
      'moon',
      {
        path: 'strategy.treatments.0.steps.0.clock',
        code: 'notOneOf',
        params: {
          allowed: 'dpd, daysInPath, silence, payment, brokenPromise, contact',
          got: 'moon',
        },
      },
    ],
    [
      'a discount above the whole balance',
      [...STEPS, 0, 'offer'],
      { kind: 'settlement', discount: 1.1 },
      {
        path: 'strategy.treatments.0.steps.0.offer.discount',
        code: 'outOfRange',
        params: { min: 0, max: 1, got: 1.1 },
      },
    ],
    [
      'a plan of one part',
      [...STEPS, 0, 'offer'],
      { kind: 'plan', instalments: 1 },
      {
        path: 'strategy.treatments.0.steps.0.offer.instalments',
        code: 'outOfRange',
        params: { min: 2, max: 60, got: 1 },
      },
    ],
    [
      'a condition on something no officer can see',
      ['strategy', 'treatments', 0, 'when'],
      [{ kind: 'number', field: 'willingness', min: 0, max: 1 }],
      {
        path: 'strategy.treatments.0.when.0.field',
        code: 'notOneOf',
        params: {
          allowed: 'dpd, balance, arrears, score, brokenPromises, missedCalls, silence, testGroup',
          got: 'willingness',
        },
      },
    ],
    [
      'a condition on no text at all',
      ['strategy', 'treatments', 0, 'when'],
      [{ kind: 'text', field: 'region', values: [] }],
      {
        path: 'strategy.treatments.0.when.0.values',
        code: 'badLength',
        params: { min: 1, max: 20, got: 0 },
      },
    ],
    [
      'more steps than a treatment may have',
      ['strategy', 'treatments', 0, 'steps'],
      Array.from({ length: LIMITS.steps + 1 }, () => smsStep()),
      {
        path: 'strategy.treatments.0.steps',
        code: 'badLength',
        params: { min: 0, max: LIMITS.steps, got: LIMITS.steps + 1 },
      },
    ],
    [
      'a choice that does not exist',
      ['currency'],
      'EUR',
      { path: 'currency', code: 'notOneOf', params: { allowed: 'VND, USD, TWD', got: 'EUR' } },
    ],
    [
      'a kind of amount that does not exist',
      ['portfolio', 'segments', 0, 'balance', 'kind'],
      'gamma',
      {
        path: 'portfolio.segments.0.balance.kind',
        code: 'notOneOf',
        params: { allowed: 'fixed, lognormal, quantiles', got: 'gamma' },
      },
    ],
    [
      'a bad value inside one kind of amount',
      ['portfolio', 'segments', 0, 'balance'],
      { kind: 'fixed', value: -5 },
      {
        path: 'portfolio.segments.0.balance.value',
        code: 'outOfRange',
        params: { min: 0, max: LIMITS.money, got: -5 },
      },
    ],
    [
      'a text too long',
      ['name', 'en'],
      'x'.repeat(121),
      { path: 'name.en', code: 'badText', params: { maxLength: 120, got: 121 } },
    ],
    [
      'a list of the wrong length',
      ['calendar', 'weekdayContactOdds'],
      [1, 1],
      { path: 'calendar.weekdayContactOdds', code: 'badLength', params: { min: 7, max: 7, got: 2 } },
    ],
    [
      'null where an object belongs',
      ['strategy'],
      null,
      { path: 'strategy', code: 'wrongType', params: { expected: 'object', got: 'null' } },
    ],
    [
      'a function',
      ['strategy'],
      () => 1,
      { path: 'strategy', code: 'wrongType', params: { expected: 'json', got: 'function' } },
    ],
    [
      'a newer version',
      ['schemaVersion'],
      3,
      { path: 'schemaVersion', code: 'newerVersion', params: { newest: 2, got: 3, min: 1, max: 2 } },
    ],
    [
      'a version that never was',
      ['schemaVersion'],
      0,
      { path: 'schemaVersion', code: 'unknownVersion', params: { newest: 2, got: 0, min: 1, max: 2 } },
    ],
    [
      'no version',
      ['schemaVersion'],
      undefined,
      { path: 'schemaVersion', code: 'missing', params: { expected: 'integer', min: 1, max: 2 } },
    ],
  ];
  it.each(bad)('refuses %s, naming field, code and allowed range', (_what, path, value, issue) => {
    expect(issuesOf(changed(path, value))).toEqual([issue]);
  });

  it('asks a team that goes into the field for all that a field team needs', () => {
    expect(issuesOf(changed(['teams', 0, 'channel'], 'field')).map(({ path, code }) => [path, code])).toEqual(
      ['regions', 'areaKm2', 'speedKmPerHour', 'doneShare'].map((name) => [`teams.0.${name}`, 'missing']),
    );
  });

  it('reports every bad field at once', () => {
    const json = changed(['currency'], 'EUR') as { strategy: Record<string, unknown>; teams: unknown };
    json.strategy.priority = 3;
    json.teams = {};
    expect(issuesOf(json).map((issue) => issue.path)).toEqual(['currency', 'teams', 'strategy.priority']);
  });

  it.each([[null], [5], ['x'], [[]], [true]])('refuses %j as a whole', (json) => {
    expect(issuesOf(json)).toMatchObject([{ path: '', code: 'wrongType', params: { expected: 'object' } }]);
  });

  it('refuses keys that reach a prototype, at any depth, and pollutes nothing', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = frozen.replace('"priority"', `"${key}": {"polluted": 1}, "priority"`);
      expect(issuesOfText(text)).toEqual([
        { path: `strategy.${key}`, code: 'forbiddenKey', params: { key } },
      ]);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses an object that is not plain data, a cycle included', () => {
    const loop: Record<string, unknown> = { schemaVersion: 2 };
    loop.self = loop;
    expect(issuesOf(loop)).toMatchObject([{ code: 'tooDeep', params: { max: LIMITS.depth } }]);
    expect(issuesOf(changed(['strategy'], new Map()))).toMatchObject([
      { path: 'strategy', code: 'wrongType' },
    ]);
  });

  it('refuses more nodes than its limit', () => {
    expect(issuesOf(changed(['teams'], Array(LIMITS.nodes).fill(1)))).toMatchObject([
      { path: '', code: 'tooLarge', params: { max: LIMITS.nodes } },
    ]);
  });
});

describe('parseScenarioText', () => {
  it('refuses 1e999, which JSON reads as infinity', () => {
    const text = frozen.replace(/"discountPerYear": [\d.]+/, '"discountPerYear": 1e999');
    expect(issuesOfText(text)).toEqual([
      { path: 'economics.discountPerYear', code: 'notFinite', params: { min: 0, max: 1, got: 'Infinity' } },
    ]);
  });

  it('refuses a million brackets without overflowing', () => {
    for (const [text, depth] of [
      ['['.repeat(1e6), 1e6],
      ['[{"a":'.repeat(3e5), 6e5],
      [`${'['.repeat(1e6)}${']'.repeat(1e6)}`, 1e6],
    ] as const)
      expect(issuesOfText(text)).toEqual([
        { path: '', code: 'tooDeep', params: { max: LIMITS.depth, got: depth } },
      ]);
  });

  it('refuses a million nested arrays given as a value', () => {
    let nested: unknown[] = [];
    for (let i = 0; i < 1e6; i++) nested = [nested];
    expect(issuesOf(nested)).toMatchObject([{ code: 'tooDeep' }]);
  });

  it('counts bytes, not characters, against the size limit', () => {
    const text = `"${'ệ'.repeat(Math.ceil(LIMITS.fileBytes / 3))}"`;
    expect(issuesOfText(text)).toMatchObject([{ code: 'tooLarge', params: { max: LIMITS.fileBytes } }]);
    expect(issuesOfText(' '.repeat(LIMITS.fileBytes + 1))).toMatchObject([{ code: 'tooLarge' }]);
  });

  it('tells where a text stops being JSON', () => {
    expect(issuesOfText('{"a": 1,}')).toEqual([{ path: '', code: 'badJson', params: { position: 8 } }]);
    expect(issuesOfText('')).toEqual([{ path: '', code: 'badJson', params: { position: 0 } }]);
  });

  it('reads past a byte-order mark', () => {
    expect(parseScenarioText(`\uFEFF${frozen}`).ok).toBe(true);
  });

  it('never throws on any text or value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.anything(), (text, value) => {
        parseScenarioText(text);
        parseScenario(value);
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
