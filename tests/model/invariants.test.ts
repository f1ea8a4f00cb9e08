import { beforeAll, describe, expect, test } from 'vitest';
import type { Findings } from './support/findings.ts';
import { watchMany } from './support/watch.ts';

/**
 * Single-run invariants: 120 small scenarios (half the default book with its levers anywhere, half anything the schema
 * allows), two futures each, every account looked at at the end of every day. All exact.
 */
let findings: Findings;
beforeAll(() => {
  findings = watchMany();
}, 120_000);

describe('in every small scenario, on every day', () => {
  test.each([
    ['INV-01', 'every account that has joined is in exactly one state, and none is lost'],
    ['INV-02', 'an account owes what it owed, plus interest, less what it paid'],
    ['INV-03', 'accounts, segments, buckets and the ledger give one and the same sum of balances'],
    ['INV-04', 'cash is the sum of payment events, and costs are events times unit prices'],
    ['INV-05', 'no balance is negative, and nobody pays who owes nothing or more than they owe'],
    [
      'INV-07',
      'time used fits in time available, and no account is tried more often than the ceilings allow',
    ],
    ['INV-09', 'days past due rise by one a day and fall only by payment; the bucket is a function of them'],
    ['INV-10', 'every number is finite and whole, and every probability lies in [0, 1]'],
    ['INV-11', 'the moves out of a bucket sum to the accounts that stood in it when the month began'],
    ['INV-12', 'a payment goes to charges, then principal, to the last unit'],
  ])('%s %s', (id) => {
    expect(findings.of(id)).toEqual([]);
    expect(findings.looks(id)).toBeGreaterThan(1000);
  });

  test('the sample holds hundreds of events of every kind, so the checks had something to look at', () => {
    const kinds = [
      'unprompted',
      'kept',
      'broken',
      'regular',
      'redefault',
      'promise',
      'contact',
      'miss',
      'message',
    ];
    for (const kind of kinds) expect([kind, (findings.events.get(kind) ?? 0) > 400]).toEqual([kind, true]);
  });
});
