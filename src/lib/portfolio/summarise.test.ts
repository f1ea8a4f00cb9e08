import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS, segment as segmentSchema } from '#scenario';
import { fitLaw, impliedTotal } from './law.ts';
import { readTape } from './read-tape.ts';
import { safeText, summarise } from './summarise.ts';
import type { Tape } from './tape.ts';

const OPTIONS = { chargeOffDpd: 181 };

/** Heavy-tailed balances (Pareto with exponent 1.3) from a small multiplicative generator: no luck in a test. */
function makeTape(accounts: number, productCount: number, regionCount: number): Promise<Tape> {
  let state = 12_345;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const lines = ['account_id,balance,dpd,product,region,instalment,principal'];
  for (let i = 0; i < accounts; i++) {
    const balance = Math.min(LIMITS.money, Math.round(500_000 * (1 - next()) ** (-1 / 1.3)));
    const dpd = 1 + Math.floor(next() * 500);
    const product = `Vay ${Math.floor(next() ** 2 * productCount)}`;
    const region = `Miền ${Math.floor(next() * regionCount)}`;
    lines.push(
      `A${i},${balance},${dpd},${product},${region},${Math.ceil(balance / 20)},${Math.floor(balance * 0.8)}`,
    );
  }
  return readTape(lines.join('\n'), { currency: 'VND' }).then((result) => result.tape);
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('a tape as segments', () => {
  test.each([
    [1, 1, 1],
    [50, 3, 2],
    [3_000, 4, 3],
    [20_000, 40, 12],
  ])(
    '%d accounts, %d products, %d regions: accounts exact, balance within 1 %%, few and valid segments',
    async (n, p, r) => {
      const tape = await makeTape(n, p, r);
      const segments = summarise(tape, OPTIONS);
      expect(sum(segments.map((s) => s.accounts))).toBe(n);
      const total = sum(tape.balance);
      const implied = sum(segments.map((s) => impliedTotal(s.balance, s.accounts)));
      expect(Math.abs(implied / total - 1)).toBeLessThan(0.01);
      expect(segments.length).toBeLessThanOrEqual(60);
      expect(new Set(segments.map((s) => s.id)).size).toBe(segments.length);
      for (const segment of segments) {
        expect(segmentSchema.safeParse(segment).error).toBeUndefined();
        expect(segment.phase).toBe(segment.dpdFrom >= 181 ? 'chargedOff' : 'live');
        expect(segment.dpdFrom).toBeLessThanOrEqual(segment.dpdTo);
        expect(segment.principalShare).toBeCloseTo(0.8, 2);
        for (const law of [segment.balance, segment.instalment]) {
          if (law.kind === 'quantiles') expect(law.values).toEqual([...law.values].sort((a, b) => a - b));
        }
      }
    },
  );

  test('regions are told apart up to three and left out beyond', async () => {
    const three = summarise(await makeTape(3_000, 1, 3), OPTIONS);
    expect(new Set(three.map((s) => s.region)).size).toBe(3);
    const four = summarise(await makeTape(3_000, 1, 4), OPTIONS);
    expect(new Set(four.map((s) => s.region))).toEqual(new Set(['all']));
  });

  test('cells under 30 accounts join the rest of their bucket', async () => {
    const rows = Array.from(
      { length: 100 },
      (_, i) => `A${i},${1_000 + i},10,${i < 60 ? 'card' : i < 80 ? 'cash' : 'bike'}`,
    );
    const { tape } = await readTape(`account_id,balance,dpd,product\n${rows.join('\n')}`, {
      currency: 'VND',
    });
    expect(summarise(tape, OPTIONS).map((s) => [s.id, s.product, s.accounts])).toEqual([
      ['d1.card', 'card', 60],
      ['d1.other', 'other', 40],
    ]);
  });

  test('hostile product names become harmless text and ids, kept apart', async () => {
    const names = [
      '=HYPERLINK(1)',
      '@SUM',
      '<script>alert(1)</script>',
      'Thẻ',
      'The',
      '🙂🙂',
      '\u202eabc',
      'x'.repeat(90),
    ];
    const rows = names.flatMap((name, p) =>
      Array.from({ length: 30 }, (_, i) => `${p}-${i},1000,10,"${name}"`),
    );
    const { tape } = await readTape(`account_id,balance,dpd,product\n${rows.join('\n')}`, {
      currency: 'VND',
    });
    const segments = summarise(tape, OPTIONS);
    expect(segments).toHaveLength(names.length);
    for (const segment of segments) {
      expect(segmentSchema.safeParse(segment).error).toBeUndefined();
      expect(segment.product).not.toMatch(/^[=+\-@]|\p{C}/u);
    }
    expect(safeText('  -=+1+1 ')).toBe('1+1');
  });

  test('an empty tape has no segments', async () => {
    const { tape } = await readTape('account_id,balance,dpd\n', { currency: 'VND' });
    expect(summarise(tape, OPTIONS)).toEqual([]);
  });
});

describe('laws', () => {
  const row = fc.record({
    balance: fc.integer({ min: 1, max: 1_000_000 }),
    dpd: fc.integer({ min: 1, max: 400 }),
    product: fc.constantFrom('card', 'cash', 'Thẻ', '=x', ''),
    region: fc.constantFrom('N', 'S'),
    instalment: fc.option(fc.integer({ min: 1, max: 50_000 }), { nil: '' as const }),
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 250 });
  const read = async (list: { i: number; r: Record<string, unknown> }[]): Promise<Tape> => {
    const lines = list.map(({ i, r }) =>
      [`A${i}`, r.balance, r.dpd, r.product, r.region, r.instalment].join(','),
    );
    const text = `account_id,balance,dpd,product,region,instalment\n${lines.join('\n')}`;
    return (await readTape(text, { currency: 'VND' })).tape;
  };

  test('the order of the rows does not matter', async () => {
    const shuffledRows = rows.chain((list) => {
      const numbered = list.map((r, i) => ({ i, r }));
      return fc.tuple(fc.constant(numbered), fc.shuffledSubarray(numbered, { minLength: list.length }));
    });
    const property = fc.asyncProperty(shuffledRows, async ([list, shuffled]) => {
      expect(summarise(await read(shuffled), OPTIONS)).toEqual(summarise(await read(list), OPTIONS));
    });
    await fc.assert(property, { seed: 42, numRuns: 60 });
  });

  test('no account is lost, however few segments are allowed', async () => {
    const property = fc.asyncProperty(rows, fc.integer({ min: 1, max: 30 }), async (list, maxSegments) => {
      const segments = summarise(await read(list.map((r, i) => ({ i, r }))), {
        ...OPTIONS,
        maxSegments,
        minAccounts: 1,
      });
      expect(sum(segments.map((s) => s.accounts))).toBe(list.length);
      // One segment a bucket is the coarsest a book gets: ten buckets with the default edges.
      expect(segments.length).toBeLessThanOrEqual(Math.max(10, maxSegments));
    });
    await fc.assert(property, { seed: 42, numRuns: 60 });
  });

  test('a fitted law keeps the total of its sample', () => {
    const amounts = fc.array(fc.integer({ min: 10_000, max: 100_000_000 }), { minLength: 1, maxLength: 200 });
    const property = fc.property(amounts, (list) => {
      const sorted = [...list].sort((a, b) => a - b);
      const law = fitLaw(sorted);
      expect(Math.abs(impliedTotal(law, list.length) / sum(list) - 1)).toBeLessThan(0.005);
    });
    fc.assert(property, { seed: 42, numRuns: 300 });
  });
});
