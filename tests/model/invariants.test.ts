import { beforeAll, describe, expect, test, vi } from 'vitest';
import { mutatedEngine } from './support/engine.ts';
import type { Findings } from './support/findings.ts';
import { watchMany } from './support/watch.ts';

vi.setConfig({ testTimeout: 60_000 });

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
      'botCall',
      'reached',
      'callBack',
      'hardship',
      'skipTrace',
    ];
    for (const kind of kinds) expect([kind, (findings.events.get(kind) ?? 0) > 400]).toEqual([kind, true]);
    // Visits, offers and claims are few by nature: one or two a debtor.
    const few = [
      'visit',
      'settlement',
      'settled',
      'forgiven',
      'claim',
      'judgment',
      'court',
      'plan',
      'planPart',
      'placed',
      'placedMonth',
      'sold',
    ];
    for (const kind of few) expect([kind, (findings.events.get(kind) ?? 0) > 25]).toEqual([kind, true]);
    expect(findings.events.get('planBroken')).toBeGreaterThan(9);
  });

  test.each([
    [
      'INV-07',
      'a call list that does not hear of voicebot calls',
      'touch/bot.ts',
      '  replanCall(s, a, day + 1);\n',
      '',
    ],
    [
      'INV-07',
      'a debtor in a breathing space who calls back is worked',
      'touch/contact.ts',
      '(PROMISE_OPEN | OUT_OF_STRATEGY)',
      'PROMISE_OPEN',
    ],
    [
      'INV-02',
      'interest in a breathing space',
      'debtor/ageing.ts',
      'const rate = held ? 0 :',
      'const rate =',
    ],
    [
      'INV-04',
      'what is forgiven is not booked',
      'touch/offer.ts',
      'seen.daily.forgiven[day] += balance - paid;',
      '',
    ],
    ['INV-05', 'a settled account goes on owing', 'touch/offer.ts', 'f[o + PRINCIPAL] = 0;', ''],
    [
      'INV-04',
      'parts of a judgment counted as own payments',
      'touch/court.ts',
      'daily.legalCash',
      'daily.unpromptedCash',
    ],
    [
      'INV-04',
      'the fee is taken at the dearest tier',
      'partners/fee.ts',
      'if (t[p + PLACED_DPD] >= tier.fromDpd) share',
      'share',
    ],
    [
      'INV-12',
      'a placement that never ends',
      'partners/placement.ts',
      'if (months > 1) {',
      'if (months > 0) {',
    ],
    ['INV-04', 'leaders work for nothing', 'people/people.ts', ' + leaders * crew.costPerLeaderMonth', ''],
    [
      'INV-07',
      'who has left still works',
      'people/people.ts',
      '.leaveMonth === STAYS)',
      '.leaveMonth !== -2)',
    ],
    [
      'INV-03',
      'the first day of a month is read against the month that ended',
      'seen/days.ts',
      'if (day === monthFrom) known.fill(0);',
      '',
    ],
    [
      'INV-03',
      'a debt is sold and goes on being owed',
      'partners/placement.ts',
      '  f[o + PRINCIPAL] = 0;\n',
      '',
    ],
  ])('%s bites: %s is found', async (id, _bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    expect(watchMany(engine, id).of(id).length).toBeGreaterThan(0);
  });
});
