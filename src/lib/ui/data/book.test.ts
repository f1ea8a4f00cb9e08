import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario, type Scenario } from '#scenario';
import taiwan from '../../../../scenarios/taiwan-card-2005.json';
import vietnam from '../../../../scenarios/vn-consumer-finance.json';
import { julyTape } from './card-book.ts';
import { frameOf, readBook, type Progress } from './report.ts';
import { accountsPerCollector, docWithBook } from './use-book.ts';

const read = (json: unknown): Scenario => {
  const parsed = parseScenario(json);
  if (!parsed.ok) throw new Error('invariant: a shipped scenario is refused');
  return parsed.value;
};
const cards = read(taiwan);
const loans = read(vietnam);
const panel = readFileSync(
  new URL('../../../../scenarios/data/card-panel-2005.csv', import.meta.url),
  'utf8',
);

test('the card book through the importer gives the segments of the shipped scenario', async () => {
  const progress: Progress[] = [];
  const report = await readBook(new Blob([julyTape(panel)]), frameOf(cards), (p) => progress.push(p));
  expect([report.rows, report.accounts, report.rejectedRows]).toEqual([4_213, 4_088, 125]);
  expect(report.errors.every(({ code }) => code === 'balanceNotPositive')).toBe(true);
  const plain = ({
    accounts,
    balance,
    dpdFrom,
    dpdTo,
    product,
  }: Scenario['portfolio']['segments'][number]) => ({
    accounts,
    balance,
    dpdFrom,
    dpdTo,
    product,
  });
  expect(report.segments.map(plain)).toEqual(cards.portfolio.segments.map(plain));
  expect(progress.at(-1)).toEqual({ rows: 4_213, share: 1 });
});

test('buckets and products each add up to the whole book', async () => {
  const rows = Array.from(
    { length: 300 },
    (_, i) => `A${i},${1_000_000 + i},${1 + (i % 500)},${i % 2 ? 'cash' : 'card'}`,
  );
  const report = await readBook(
    new Blob([['account_id,balance,dpd,product', ...rows].join('\n')]),
    frameOf(loans),
  );
  for (const part of [report.byBucket, report.byProduct]) {
    expect(part.reduce((sum, row) => sum + row.accounts, 0)).toBe(report.accounts);
    expect(part.reduce((sum, row) => sum + row.balance, 0)).toBe(report.balance);
  }
  expect(report.byProduct).toHaveLength(2);
});

test('a book goes into every plan, which keep their levers; with a base both plans start from it', async () => {
  const report = await readBook(
    new Blob(['id,balance,dpd\nA1,2000000,40\nA2,3000000,400\n']),
    frameOf(loans),
  );
  const more = { ...loans, teams: loans.teams.map((team) => ({ ...team, headCount: 30 })) };
  const doc = {
    tabs: [
      { id: 'baseline' as const, scenario: loans },
      { id: 'B' as const, scenario: more },
    ],
    seed: 's',
    replications: 5,
    target: 7,
    origin: loans,
  };
  const kept = docWithBook(doc, report.segments, undefined);
  expect(kept.tabs.map(({ id }) => id)).toEqual(['baseline', 'B']);
  expect(kept.tabs[1]?.scenario.teams[0]?.headCount).toBe(30);
  expect(kept.target).toBeUndefined();
  expect(kept.origin).toBe(kept.tabs[0]?.scenario);
  for (const { scenario } of kept.tabs) expect(parseScenario(scenario).ok).toBe(true);
  const fresh = docWithBook(doc, report.segments, cards);
  expect(fresh.tabs.map(({ id }) => id)).toEqual(['baseline', 'A']);
  expect(fresh.tabs[1]?.scenario.currency).toBe('TWD');
});

test('a book without collectors has no accounts per collector', () => {
  expect(accountsPerCollector(loans, 400)).toEqual({ people: 20, each: 20 });
  expect(accountsPerCollector({ ...loans, teams: [] }, 400)).toBeUndefined();
});

test('an empty file and one that is no tape give a report, not a crash', async () => {
  const empty = await readBook(new Blob([]), frameOf(loans));
  expect(empty).toMatchObject({ accounts: 0, segments: [], issues: [{ code: 'empty' }] });
  const noise = await readBook(new Blob([new Uint8Array([1, 2, 3, 255, 0, 10])]), frameOf(loans));
  expect(noise.accounts).toBe(0);
});
