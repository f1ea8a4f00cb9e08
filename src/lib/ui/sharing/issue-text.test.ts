import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#locale';
import { CROSS_CHECKS, parseScenario, scenarioSchema, shapeOf, type Issue, type Shape } from '#scenario';
import { decodeLink, encodeLink, parseShareState, type ShareIssue } from '#share';
import vietnam from '../../../../scenarios/vn-consumer-finance.json';
import { fieldName, fieldWords } from './fields.ts';
import { issueText, issueTexts } from './issue-text.ts';

const CODES: Issue['code'][] = [
  'wrongType',
  'missing',
  'unknownKey',
  'notFinite',
  'outOfRange',
  'notInteger',
  'notOneOf',
  'badText',
  'badLength',
  'newerVersion',
  'unknownVersion',
  'tooDeep',
  'tooLarge',
  'badJson',
  'forbiddenKey',
];
const LINK_CODES = [
  'linkEmpty',
  'linkTruncated',
  'linkChecksum',
  'linkVersion',
  'linkTooLarge',
  'linkDictionary',
  'linkPayload',
] as const;

let locale: 'vi' | 'en' = 'vi';
overwriteGetLocale(() => locale);
afterAll(() => overwriteGetLocale(() => 'vi'));

/** Paths of everything in a shape, lists written `*`. */
function leaves(shape: Shape, path: string): string[] {
  switch (shape.kind) {
    case 'list':
      return [path, ...leaves(shape.element, `${path}.*`)];
    case 'object':
      return Object.entries(shape.fields).flatMap(([key, { shape: inner }]) =>
        leaves(inner, path === '' ? key : `${path}.${key}`),
      );
    case 'variant':
      return shape.options.flatMap((option) => leaves(option, path));
    default:
      return [path];
  }
}

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  beforeEach(() => {
    locale = language;
  });
  const sound = (sentence: string) => {
    expect(sentence).not.toMatch(/undefined|NaN|\{|\}|object Object/);
    expect(sentence.length).toBeGreaterThan(10);
    return sentence;
  };

  test('every field of the schema has a name', () => {
    const nameless = leaves(shapeOf(scenarioSchema), '').filter(
      (path) => !fieldWords(path) && !/\.\*$/.test(path),
    );
    expect(nameless).toEqual([]);
  });

  test('every code has its own sentence', () => {
    const params = {
      expected: 'integer',
      got: 7,
      min: 0,
      max: 5,
      key: 'x',
      newest: 1,
      position: 3,
      allowed: 'a',
    };
    const path = 'teams.0.headCount';
    const sentences = CODES.map((code) => sound(issueText({ path, code, params } as ShareIssue)));
    const link = LINK_CODES.map((code) =>
      sound(
        issueText({ path: '', code, params: { ...params, expected: 900, stage: 'codec' } } as ShareIssue),
      ),
    );
    expect(new Set([...sentences, ...link]).size).toBe(CODES.length + LINK_CODES.length);
  });

  test('every cross-check has its own sentence', () => {
    const rules = [...Object.keys(CROSS_CHECKS), 'scenarioLabelsUnique', 'digestsMatchScenarios'];
    const sentences = rules.map((rule) =>
      sound(
        issueText({
          path: 'strategy.treatments.0.steps.0.toDay',
          code: 'crossCheck',
          params: { rule, got: 5, min: 6, max: 9 },
        }),
      ),
    );
    expect(new Set(sentences).size).toBe(rules.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/crossCheck|[a-z]+[A-Z][a-z]+/);
  });
});

test('a share out of range is told in per cent, with its place and its bounds', () => {
  locale = 'vi';
  const json = structuredClone(vietnam);
  json.behaviour.buckets[3]!.contactRate = 1.7;
  const parsed = parseScenario(json);
  if (parsed.ok) throw new Error('expected a refusal');
  expect(issueTexts(parsed.issues, { currency: 'VND' })).toEqual([
    'Gặp đúng người mỗi lượt gọi (nhóm quá hạn thứ 4) là 170%, ngoài khoảng cho phép. Cho phép: từ 0% đến 100%.',
  ]);
  locale = 'en';
  expect(issueTexts(parsed.issues)[0]).toBe(
    'Right party reached per call (bucket 4) is 170%, out of range. Allowed: 0% to 100%.',
  );
});

test('a field inside a link names its scenario too', () => {
  locale = 'en';
  expect(fieldName('scenarios.1.scenario.teams.0.headCount')).toBe('Head-count (team 1, scenario 2)');
  const state = { format: 1, engineGeneration: 1, seed: 's', replications: 9_000, scenarios: [] };
  const parsed = parseShareState(state);
  if (parsed.ok) throw new Error('expected a refusal');
  expect(issueTexts(parsed.issues).join('\n')).toContain(
    'Number of futures is 9,000, out of range. Allowed: 1 to 5,000.',
  );
});

test('a stranger’s text is quoted without characters that hide or turn it', () => {
  locale = 'en';
  const sentence = issueText({
    path: 'currency',
    code: 'notOneOf',
    params: { got: 'VND\u202E<script>', allowed: 'VND, USD, TWD' },
  });
  expect(sentence).toBe('Currency is “VND<script>”, which is not a choice. Allowed: VND, USD, TWD.');
});

test('a cut link and an altered one are told apart', () => {
  locale = 'en';
  const scenario = parseScenario(vietnam);
  if (!scenario.ok) throw new Error('invariant: default scenario');
  const token = encodeLink({
    format: 1,
    engineGeneration: 1,
    seed: 's',
    replications: 10,
    scenarios: [{ label: 'baseline', scenario: scenario.value }],
  });
  const told = (link: string) => {
    const read = decodeLink(link);
    return read.ok ? '' : issueTexts(read.issues)[0]!;
  };
  expect(told(`https://x.example/#s=${token.slice(0, -10)}`)).toMatch(/^The link was cut/);
  const other = token[30] === 'A' ? 'B' : 'A';
  expect(told(`#s=${token.slice(0, 30)}${other}${token.slice(31)}`)).toMatch(/^The link was altered/);
  expect(told('hello')).toMatch(/^There is no link/);
});
