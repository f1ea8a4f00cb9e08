import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneTreatment, phoneStep, smsStep, type Scenario, type Treatment } from '#scenario';
import { arbitraryState, changedState } from '../../../tests/share/share-states.ts';
import { toBase64url } from './base64url.ts';
import { canonicalJson } from './canonical.ts';
import { encodeLink, tryEncodeLink } from './codec.ts';
import { compress } from './deflate.ts';
import { dictionaryOf, newestDictionaryId } from './dictionary.ts';
import { decodeLink } from './link.ts';
import type { ShareState } from './state.ts';
import { LONGEST_TOKEN, writeToken } from './token.ts';

const dictionary = dictionaryOf(newestDictionaryId()) as Uint8Array;

/** A token with a right checksum around any text: what a hostile or broken writer could make. */
function forged(
  text: string | Uint8Array,
  parts: { version?: string; codec?: string; dictionary?: string } = {},
): string {
  const bytes = typeof text === 'string' ? strToU8(text) : text;
  const payload = toBase64url(compress(bytes, dictionary));
  return writeToken({ version: '1', codec: 'd', dictionary: newestDictionaryId(), payload, ...parts });
}

function changed(change: (json: Record<string, unknown>) => void, state = changedState(2, 0, 1)): string {
  const json = JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
  change(json);
  return forged(canonicalJson(json));
}

/**
 * Made by the version before treatments, with its own dictionary: the default as baseline, and A, which calls from 10
 * days past due at most 5 times a week by marginal value and sends no messages.
 */
const OLD_LINK =
  '1da18fADS7dyhEYAwDAXQLfFoODZgd_KLwkAFV9F7C1S0FUleknzdd-qoqfYcUyxXOfOxtYeDH_ADfsAP-' +
  'AE_4Af8gB_wA37AD_gBP-AH_IAf8AN-wA_4AT_gB_z4Ez8wASbABJgAE2ACTIAJMAEmwASYABNgAkyACTABJsAEmAA' +
  'TYIIBTJBIsM8JUiP7coK7fX_dl7bhqpsJcudTM8Fj2uG8AABEqWq0Ak';

/** Early to late, each with its own days, cadences, ceilings and offers, as someone would build them. */
function withLanes(scenario: Scenario): Scenario {
  const treatments = [1, 10, 31, 91, 361].map((from, lane): Treatment => {
    const toDay = [9, 30, 90, 360, 5_000][lane];
    const active = { clock: 'dpd', fromDay: from, toDay } as const;
    const offer =
      lane < 3 ? { kind: 'none' as const } : { kind: 'settlement' as const, discount: 0.1 * lane };
    return {
      id: `lane-${lane}`,
      name: { vi: `Làn ${lane}`, en: `Lane ${lane}` },
      when: [{ kind: 'number', field: 'dpd', min: from, max: toDay }],
      steps: [
        phoneStep({ ...active, maxAttemptsPer7Days: 2 + lane, offer }),
        smsStep({ ...active, everyDays: 5 + lane }),
        { channel: 'zalo', ...active, everyDays: 9 + 2 * lane },
        { channel: 'field', ...active, clock: 'brokenPromise', everyDays: 14, offer },
      ],
    };
  });
  return { ...scenario, strategy: { ...scenario.strategy, treatments } };
}

/** Milliseconds; the laws are many small runs, and a shared machine may be slow. */
const PATIENCE = 30_000;

describe('encodeLink and decodeLink', { timeout: PATIENCE }, () => {
  it('carry every valid state unchanged', () => {
    fc.assert(
      fc.property(arbitraryState(), (state) => {
        const encoded = tryEncodeLink(state);
        expect(encoded.ok && decodeLink(encoded.token)).toEqual({ ok: true, state });
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('give equal states equal tokens, whatever the order of their fields', () => {
    const state = changedState(2, 12, 7);
    const shuffled = Object.fromEntries(Object.entries(state).reverse()) as unknown as ShareState;
    expect(encodeLink(shuffled)).toBe(encodeLink(state));
  });

  it('stay within 700 characters for two scenarios and 1,000 for four, with 12 changes each', () => {
    const longest = (scenarios: number, changes: number): number =>
      Math.max(
        ...Array.from({ length: 20 }, (_, i) => encodeLink(changedState(scenarios, changes, i)).length),
      );
    const sizes = { one: longest(1, 0), two: longest(2, 12), four: longest(4, 12) };
    console.info('longest of 20 tokens, characters:', sizes);
    expect(sizes.one).toBeLessThanOrEqual(200);
    expect(sizes.two).toBeLessThanOrEqual(650);
    expect(sizes.four).toBeLessThanOrEqual(950);
  });

  it('stay within 1,000 characters for two scenarios whose second has five lanes of four steps each', () => {
    const state = changedState(1, 0, 1);
    const token = encodeLink({
      ...state,
      digests: undefined,
      scenarios: [...state.scenarios, { label: 'A', scenario: withLanes(state.scenarios[0].scenario) }],
    });
    console.info('five lanes, characters:', token.length);
    expect(token.length).toBeLessThanOrEqual(1000);
  });

  it('open a link of the version before treatments, as what it meant', () => {
    const opened = decodeLink(OLD_LINK);
    if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
    const { scenarios, note } = opened.state;
    expect(note).toBe('old link');
    expect(scenarios.map(({ label }) => label)).toEqual(['baseline', 'A']);
    const [baseline, changedOne] = scenarios.map(({ scenario }) => scenario);
    const fixtures = new URL('../../../tests/fixtures/scenarios/', import.meta.url);
    expect(baseline).toEqual(JSON.parse(readFileSync(new URL('v2.json', fixtures), 'utf8')));
    expect(changedOne.strategy.priority).toBe('marginalValue');
    expect(changedOne.strategy.treatments).toEqual(
      oneTreatment(phoneStep({ fromDay: 10, maxAttemptsPer7Days: 5 })),
    );
  });

  it('clean the note on the way in and on the way out', () => {
    const state = { ...changedState(1, 0, 1), note: ' a\u202Eb ' };
    expect(decodeLink(encodeLink(state))).toMatchObject({ ok: true, state: { note: 'ab' } });
    expect(decodeLink(changed((json) => (json.note = 'a\u202Eb')))).toMatchObject({
      ok: true,
      state: { note: 'ab' },
    });
  });

  it('say that a state does not fit instead of writing a link nobody can open', () => {
    const values = (n: number): number[] =>
      Array.from({ length: 41 }, (_, i) => i * 10_000 + ((n * 7919 + i * 104_729) % 9973));
    const state = structuredClone(changedState(1, 0, 1)) as {
      scenarios: { scenario: { portfolio: { segments: unknown[] } } }[];
    };
    const [segment] = state.scenarios[0].scenario.portfolio.segments as { id: string }[];
    state.scenarios[0].scenario.portfolio.segments = Array.from({ length: 350 }, (_, i) => ({
      ...segment,
      accounts: 1,
      id: `s${i}`,
      balance: { kind: 'quantiles', values: values(i) },
      arrivalsPerMonth: 0,
    }));
    expect(tryEncodeLink(state as unknown as ShareState)).toMatchObject({
      ok: false,
      issues: [{ code: 'linkTooLarge', params: { what: 'characters', max: LONGEST_TOKEN } }],
    });
  });

  it('throw on an invalid state only where the caller vouched for it', () => {
    const bad = { ...changedState(1, 0, 1), replications: 0 };
    expect(tryEncodeLink(bad)).toMatchObject({
      ok: false,
      issues: [{ path: 'replications', code: 'outOfRange' }],
    });
    expect(() => encodeLink(bad)).toThrow('invariant');
  });
});

describe('decodeLink refuses', () => {
  const token = encodeLink(changedState(2, 12, 3));

  it('a link cut by 10 characters, or to any length, as truncated', () => {
    expect(decodeLink(token.slice(0, -10))).toEqual({
      ok: false,
      issues: [
        { path: '', code: 'linkTruncated', params: { expected: token.length, got: token.length - 10 } },
      ],
    });
    for (let length = 3; length < token.length; length++)
      expect(decodeLink(token.slice(0, length))).toMatchObject({
        ok: false,
        issues: [{ code: 'linkTruncated' }],
      });
  });

  it('an altered character by its checksum', () => {
    const altered = token.slice(0, 50) + (token[50] === 'A' ? 'B' : 'A') + token.slice(51);
    expect(decodeLink(altered)).toEqual({
      ok: false,
      issues: [{ path: '', code: 'linkChecksum', params: {} }],
    });
  });

  it.each([
    ['a newer version', forged('{}', { version: '2' }), 'linkVersion'],
    ['an unknown dictionary', forged('{}', { dictionary: 'zzzz' }), 'linkDictionary'],
    ['an unknown codec', forged('{}', { codec: 'x' }), 'linkPayload'],
    ['a token above 32,000 characters', `1d${'A'.repeat(LONGEST_TOKEN)}`, 'linkTooLarge'],
    ['a bomb within the length limit', forged(new Uint8Array(20_000_000)), 'linkTooLarge'],
    ['text that is not JSON', forged('{"a":'), 'badJson'],
    ['bytes that are not UTF-8', forged(new Uint8Array([0x22, 0xff, 0x22])), 'linkPayload'],
    ['deep nesting', forged('['.repeat(500_000)), 'tooDeep'],
    ['another state format', changed((json) => (json.format = 2)), 'notOneOf'],
    ['a field of another kind', changed((json) => (json.seed = 42)), 'wrongType'],
    ['a missing field', changed((json) => delete json.seed), 'missing'],
    ['an unknown field', changed((json) => (json.user = 'me')), 'unknownKey'],
    ['a digest too many', changed((json) => (json.digests = ['aaaa', 'bbbb', 'cccc'])), 'crossCheck'],
    ['no scenario', changed((json) => (json.scenarios = [])), 'badLength'],
  ])('%s', (_what, text, code) => {
    const start = performance.now();
    expect(decodeLink(text)).toMatchObject({ ok: false, issues: [{ code }] });
    expect(performance.now() - start).toBeLessThan(300);
  });

  it('a second spelling of the same state', () => {
    const state = changedState(1, 0, 1);
    expect(decodeLink(forged(canonicalJson(state))).ok).toBe(true);
    for (const spelling of [
      JSON.stringify(state),
      `${canonicalJson(state)} `,
      canonicalJson(state).replace('500', '5e2'),
    ])
      expect(decodeLink(forged(spelling))).toMatchObject({
        ok: false,
        issues: [{ code: 'linkPayload', params: { stage: 'canonical' } }],
      });
  });

  it('a value out of range inside one scenario, naming the field, and keeps the others to be shown read-only', () => {
    type Json = {
      scenarios: { scenario: { strategy: { treatments: { steps: { maxAttemptsPer7Days: number }[] }[] } } }[];
    };
    const state = changedState(2, 3, 5);
    const decoded = decodeLink(
      changed((json) => {
        const [treatment] = (json as Json).scenarios[1].scenario.strategy.treatments;
        treatment.steps[0].maxAttemptsPer7Days = 199;
      }, state),
    );
    const { digests: _digests, ...rest } = state;
    expect(decoded).toEqual({
      ok: false,
      issues: [
        {
          path: 'scenarios.1.scenario.strategy.treatments.0.steps.0.maxAttemptsPer7Days',
          code: 'outOfRange',
          params: { min: 0, max: 105, got: 199 },
        },
      ],
      partial: { ...rest, scenarios: [state.scenarios[0]] },
    });
  });

  it('two scenarios of one label', () => {
    type Json = { scenarios: { label: string }[] };
    expect(decodeLink(changed((json) => ((json as Json).scenarios[1].label = 'baseline')))).toEqual({
      ok: false,
      issues: [
        {
          path: 'scenarios.1.label',
          code: 'crossCheck',
          params: { rule: 'scenarioLabelsUnique', got: 'baseline' },
        },
      ],
    });
  });

  it('any random text, without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^1d[\w-]{7,200}$/)),
        fc.jsonValue(),
        (text, json) => {
          expect(decodeLink(text).ok).toBe(false);
          expect(decodeLink(`https://example.org/#s=${text}`).ok).toBe(false);
          expect(decodeLink(forged(canonicalJson(json))).ok).toBe(false);
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });
});
