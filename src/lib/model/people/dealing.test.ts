import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compile } from '#model';
import { parseScenario } from '#scenario';
import type { Scenario } from '#scenario';

const parsed = parseScenario(JSON.parse(readFileSync('scenarios/vn-consumer-finance.json', 'utf8')));
if (!parsed.ok) throw new Error('invariant: the default scenario is refused');

const LISTS = 20;
const dealt = (kind: Scenario['strategy']['assignment']['kind']) =>
  compile({
    ...parsed.value,
    strategy: { ...parsed.value.strategy, assignment: { kind, rotateDays: 0 } },
  }).book;

/** Largest distance of a list's mean from the mean of all, relative, within the written-off accounts of the opening book. */
function unevenness(kind: Scenario['strategy']['assignment']['kind'], of: 'dpd' | 'balance' | 'instalment') {
  const book = dealt(kind);
  const sums = new Float64Array(LISTS);
  const counts = new Float64Array(LISTS);
  for (let a = 0; a < book.opening; a += 1) {
    if (book.chargedOff[a] === 0) continue;
    const list = Math.floor(book.place[a]! * LISTS);
    sums[list]! += book[of][a]!;
    counts[list]! += 1;
  }
  const all = sums.reduce((x, y) => x + y) / counts.reduce((x, y) => x + y);
  return Math.max(...sums.map((sum, list) => Math.abs(sum / counts[list]! / all - 1)));
}

it('gives every list the same mix of age, balance and instalment when accounts are dealt in turn', () => {
  // 550 accounts a list: chance alone would allow ± 4 % (age), ± 11 % (balance); dealing in turn does better.
  expect(unevenness('roundRobin', 'dpd')).toBeLessThan(0.04);
  expect(unevenness('roundRobin', 'balance')).toBeLessThan(0.11);
  expect(unevenness('roundRobin', 'instalment')).toBeLessThan(0.05);
});

it('deals by value so that balances are nearly equal, and by skill so that they are not', () => {
  expect(unevenness('valueBalanced', 'balance')).toBeLessThan(0.05);
  expect(unevenness('skillMatched', 'balance')).toBeGreaterThan(1);
});
