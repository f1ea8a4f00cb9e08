import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseQuestion } from './questions.ts';
import type { QuestionFile } from './question-schema.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const baseOf = (id: string) => (id === 'vn-consumer-finance' ? read(`scenarios/${id}.json`) : undefined);
const both = (text: string) => ({ vi: text, en: text });

function small(change: Partial<QuestionFile> = {}): QuestionFile {
  return {
    id: 'small',
    kind: 'question',
    title: both('Small'),
    text: { asked: both('a'), look: both('b'), decides: both('c'), next: both('d') },
    base: 'vn-consumer-finance',
    plans: [
      { name: both('Today'), changes: [{ path: 'teams.0.headCount', value: 5 }] },
      { name: both('Random'), changes: [{ path: 'strategy.priority', value: 'random' }] },
    ],
    look: { at: 'compare', total: 'net', margin: 0 },
    expect: {
      replications: 2,
      source: { vi: 'một phép thử', en: 'a test' },
      figures: [
        {
          label: both('Net'),
          reading: { kind: 'total', totals: ['net'], per: 'one' },
          unit: 'money',
          plan: 1,
          comparison: 'difference',
          against: 0,
          min: -1,
          max: 1,
        },
      ],
    },
    ...change,
  };
}

const issuesOf = (json: unknown) => {
  const parsed = parseQuestion(json, baseOf);
  return parsed.ok ? [] : parsed.issues;
};
const withChange = (path: string, value: unknown) =>
  small({
    plans: [
      { name: both('Today'), changes: [] },
      { name: both('A'), changes: [{ path, value }] },
    ],
  });

describe('parseQuestion', () => {
  it('builds every plan on the baseline and names its scenario after the plan', () => {
    const parsed = parseQuestion(small(), baseOf);
    expect(parsed.ok).toBe(true);
    if (!parsed.ok) return;
    const [today, random] = parsed.value.plans.map((plan) => plan.scenario);
    expect(today.teams[0].headCount).toBe(5);
    expect(random.teams[0].headCount).toBe(5);
    expect(random.strategy.priority).toBe('random');
    expect(today.strategy.priority).not.toBe('random');
    expect(random.name).toEqual(both('Random'));
  });

  it.each([
    'strategy.treatmentz',
    'teams.7.headCount',
    'teams.length',
    'teams.0.headCount.more',
    'constructor',
  ])('refuses a change at %s, which is no place in a scenario, and names the path', (path) => {
    expect(issuesOf(withChange(path, 1))).toEqual([
      { path: 'plans.1.changes.0.path', code: 'unknownKey', params: { key: path } },
    ]);
  });

  it('names the place in the plan when a changed value is not allowed there', () => {
    expect(issuesOf(withChange('teams.0.headCount', -1))).toMatchObject([
      { path: 'plans.1.scenario.teams.0.headCount', code: 'outOfRange' },
    ]);
  });

  it('refuses a base that is not shipped, a plan that is not there and an interval that is none', () => {
    expect(issuesOf(small({ base: 'elsewhere' }))).toMatchObject([{ path: 'base', code: 'notOneOf' }]);
    const { expect: wanted } = small();
    const figures = [{ ...wanted.figures[0], plan: 3, min: 2 }];
    expect(issuesOf(small({ expect: { ...wanted, figures } })).map((issue) => issue.path)).toEqual([
      'expect.figures.0.plan',
      'expect.figures.0.max',
    ]);
  });

  it('refuses a key that the format does not know', () => {
    expect(issuesOf({ ...small(), author: 'x' })).toMatchObject([{ path: 'author', code: 'unknownKey' }]);
  });

  it('opens every shipped question, whose id is its file name', () => {
    const files = readdirSync('scenarios/questions');
    expect(files.length).toBeGreaterThanOrEqual(10);
    for (const file of files) {
      const parsed = parseQuestion(read(`scenarios/questions/${file}`), baseOf);
      expect(parsed.ok ? parsed.value.id : parsed.issues).toBe(file.replace('.json', ''));
    }
  });
});
