import { createReadStream, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#scenario';
import { readTape } from './read-tape.ts';
import type { Tape } from './tape.ts';

const fixture = (name: string): URL => new URL(`../../../tests/fixtures/tapes/${name}`, import.meta.url);
const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(fixture(name)));
const VND = { currency: 'VND' } as const;
const products = (tape: Tape): string[] => [...tape.product].map((p) => tape.products[p]);

describe('files as people have them', () => {
  test.each([
    'comma.csv',
    'bom.csv',
    'semicolon-decimal-comma.csv',
    'vietnamese.csv',
    'vietnamese-without-marks.csv',
    'utf16le.csv',
    'utf16be.csv',
    'utf16le-no-mark.csv',
  ])('%s gives the same three accounts', async (name) => {
    const { tape, rows, errorCount, issues } = await readTape(bytes(name), VND);
    expect(issues).toEqual([]);
    expect({ rows, errorCount }).toEqual({ rows: 3, errorCount: 0 });
    expect(tape.accountId).toEqual(['A1', 'A2', 'A3']);
    expect([...tape.balance]).toEqual([1_500_000, 2_750_001, 900_000]);
    expect([...tape.dpd]).toEqual(name.includes('without-marks') ? [15, 45, 195] : [12, 45, 200]);
  });

  test('Vietnamese text survives UTF-16 and the title rows above the header', async () => {
    const { tape, preview, columns } = await readTape(bytes('utf16le.csv'), VND);
    expect(products(tape)).toEqual(['Vay tiền mặt', 'Thẻ tín dụng', 'Vay tiền mặt']);
    expect(preview.header[1]).toBe('Dư nợ (VND)');
    expect(preview.rows[0]).toEqual(['A1', '1.500.000', '12', 'Vay tiền mặt', 'Miền Bắc']);
    expect(columns).toEqual({ account_id: 0, balance: 1, dpd: 2, product: 3, region: 4 });
  });

  test('a File and a Node stream read as the bytes do', async () => {
    const expected = await readTape(bytes('bom.csv'), VND);
    const blob = new Blob([new Uint8Array(bytes('bom.csv'))]);
    expect(await readTape(blob, VND)).toEqual(expected);
    // One byte at a time: marks, characters and line ends are cut everywhere.
    expect(await readTape(createReadStream(fixture('bom.csv'), { highWaterMark: 1 }), VND)).toEqual(expected);
    expect(await readTape(createReadStream(fixture('utf16be.csv'), { highWaterMark: 3 }), VND)).toEqual(
      await readTape(bytes('utf16be.csv'), VND),
    );
  });

  test('amounts in dollars become cents', async () => {
    const { tape } = await readTape('account_id,balance,dpd\nA,"1,234.56",30\n', { currency: 'USD' });
    expect([...tape.balance]).toEqual([123_456]);
  });
});

describe('bad rows', () => {
  test('each has its row, column and code, and the good rows are kept', async () => {
    const result = await readTape(bytes('bad-rows.csv'), VND);
    expect(result.errors.map((e) => [e.row, e.column, e.code, e.rowKept])).toEqual([
      [3, 'balance', 'balanceNotPositive', false],
      [4, 'balance', 'balanceNotPositive', false],
      [5, 'dpd', 'notPastDue', false],
      [6, 'account_id', 'duplicateAccount', false],
      [7, 'balance', 'notANumber', false],
      [8, 'account_id', 'missingValue', false],
      [9, 'balance', 'missingValue', false],
      [10, 'balance', 'aboveLimit', false],
      [11, 'dpd', 'notWhole', false],
      [12, 'instalment', 'notANumber', true],
      [13, 'principal', 'principalAboveBalance', true],
      [14, 'last_payment_date', 'badDate', true],
      [15, '', 'tooManyCells', false],
      [17, 'dpd', 'aboveLimit', false],
    ]);
    expect(result.tape.accountId).toEqual(['A1', 'A9', 'A10', 'A11', 'A14']);
    expect(result).toMatchObject({ rows: 16, rejectedRows: 11, errorCount: 14 });
    expect(result.errors[3].params).toEqual({ got: 'A1', firstRow: 2 });
    expect(result.errors[7].params).toEqual({ got: '99999999999', max: LIMITS.money });
    // 2026-01-31 and 2025-12-31 as days since 1970.
    expect([result.tape.lastPaymentDay[0], result.tape.lastPaymentDay[4]]).toEqual([20_484, 20_453]);
  });

  test('cells that look like formulas are text in text columns and no numbers elsewhere', async () => {
    const { tape, errors } = await readTape(bytes('formulas.csv'), VND);
    expect(tape.accountId).toEqual(['=1+1']);
    expect(tape.products).toEqual(['=HYPERLINK("http://example.test","x")']);
    expect(errors.map((e) => [e.row, e.column, e.code])).toEqual([
      [3, 'balance', 'notANumber'],
      [4, 'dpd', 'notANumber'],
    ]);
  });

  test('an ambiguous column is reported with both readings, the thousands used for đồng', async () => {
    const { tape, issues } = await readTape('account_id;balance;dpd\nA;1.234;5\nB;7.500;5\n', VND);
    expect([...tape.balance]).toEqual([1234, 7500]);
    expect(issues).toEqual([
      {
        code: 'ambiguousNumber',
        column: 'balance',
        params: { got: '1.234', asThousands: 1234, asDecimal: 1.234, used: 'thousands', cells: 2 },
      },
    ]);
  });

  test('an ambiguous cell is read as the rest of its column, without a report', async () => {
    const { tape, issues } = await readTape('account_id;balance;dpd\nA;1.234;5\nB;7.500,5;5\n', VND);
    expect([...tape.balance]).toEqual([1234, 7501]);
    expect(issues).toEqual([]);
  });

  test('missing columns are one issue each, not an error in every row', async () => {
    const result = await readTape('name,amount_x\nA,1\nB,2\n', VND);
    expect(result.issues.map((i) => [i.code, i.column])).toEqual([
      ['missingColumn', 'account_id'],
      ['missingColumn', 'balance'],
      ['missingColumn', 'dpd'],
    ]);
    expect(result).toMatchObject({ rows: 2, errorCount: 0, rejectedRows: 2 });
    expect(result.preview.rows).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  test('an empty file, a quote that never closes and text in an old code page each say so', async () => {
    expect((await readTape('', VND)).issues.map((i) => i.code)).toEqual(['empty']);
    const open = await readTape(`account_id,balance,dpd\nA,1,1\n"B,1,1\n${'C,1,1\n'.repeat(400_000)}`, VND);
    expect(open.issues.map((i) => i.code)).toEqual(['rowTooLong']);
    expect(open.tape.accountId).toEqual(['A']);
    const short = await readTape('account_id,balance,dpd\nA,1,1\n"B,1,1\n', VND);
    expect(short.errors.map((e) => [e.row, e.code])).toEqual([[3, 'badQuotes']]);
    const latin = new Uint8Array(
      [...'account_id,balance,dpd,product\nA,1,1,th'].map((c) => c.charCodeAt(0)).concat(0xe9),
    );
    expect((await readTape(latin, VND)).issues.map((i) => i.code)).toEqual(['badEncoding']);
  });

  test('aborting rejects', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(readTape('account_id', { ...VND, signal: controller.signal })).rejects.toThrow('abort');
  });
});

describe('large tapes', () => {
  const lines = ['account_id;balance;dpd;product;region;instalment;last_payment_date'];
  for (let i = 0; i < LIMITS.accounts + 1_500; i++) {
    lines.push(
      `HD${i};${1 + (i % 97)}.${100 + (i % 900)}.500,25;${1 + (i % 400)};Vay ${i % 5};Miền ${i % 3};1.250.000;2026-0${1 + (i % 9)}-15`,
    );
  }
  const text = lines.join('\n');

  test('200,000 rows take less than 5 s of processor time, give way to the event loop, and rows beyond are counted', async () => {
    // Processor time, not wall time: other work on the machine must not decide this test.
    const started = process.cpuUsage();
    let turns = 0;
    let lastRows = 0;
    const onProgress = (rows: number): void => {
      turns += 1;
      lastRows = rows;
    };
    const result = await readTape(new TextEncoder().encode(text), { ...VND, onProgress });
    const used = process.cpuUsage(started);
    expect((used.user + used.system) / 1e6).toBeLessThan(5);
    expect(turns).toBeGreaterThan(100);
    expect(lastRows).toBe(LIMITS.accounts + 1_500);
    expect(result.tape.accounts).toBe(LIMITS.accounts);
    expect(result.errorCount).toBe(1_500);
    expect(result.errors).toHaveLength(1_000);
    expect(result.errors[0]).toMatchObject({
      row: LIMITS.accounts + 2,
      code: 'tooManyRows',
      params: { max: LIMITS.accounts },
    });
    expect(result.issues).toEqual([]);
  }, 60_000);
});

describe('laws', () => {
  const account = fc.record({
    balance: fc.integer({ min: 1, max: LIMITS.money }),
    dpd: fc.integer({ min: 1, max: 5_000 }),
    product: fc.string({ maxLength: 12 }).map((text) => text.replace(/[\0\s]+/g, ' ').trim()),
  });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const formats = {
    plain: (n: number) => String(n),
    dots: (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '.'),
    commas: (n: number) => `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')}.00`,
    decimalComma: (n: number) => `${String(n).replace(/\B(?=(\d{3})+$)/g, '.')},00`,
  };

  test('what is written in any delimiter, number format and line end is read back', async () => {
    const property = fc.asyncProperty(
      fc.array(account, { minLength: 1, maxLength: 30 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom(...Object.values(formats)),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      async (accounts, delimiter, format, lineEnd, withBom) => {
        const rows = accounts.map((a, i) => [`A${i}`, format(a.balance), String(a.dpd), a.product]);
        const table = [['account_id', 'balance', 'dpd', 'product'], ...rows];
        const text = table.map((row) => row.map(quoted).join(delimiter)).join(lineEnd);
        const { tape, errors } = await readTape(
          new TextEncoder().encode((withBom ? '\ufeff' : '') + text),
          VND,
        );
        expect(errors).toEqual([]);
        expect([...tape.balance]).toEqual(accounts.map((a) => a.balance));
        expect([...tape.dpd]).toEqual(accounts.map((a) => a.dpd));
        expect(products(tape)).toEqual(accounts.map((a) => a.product));
      },
    );
    await fc.assert(property, { seed: 42, numRuns: 100 });
  });

  test('no bytes make it throw, and every data row is kept or refused', async () => {
    const header = new TextEncoder().encode('account_id,balance,dpd,product\n');
    const property = fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.boolean(),
      async (tail, withHeader) => {
        const result = await readTape(withHeader ? new Uint8Array([...header, ...tail]) : tail, VND);
        expect(result.tape.accounts + result.rejectedRows).toBe(result.rows);
      },
    );
    await fc.assert(property, { seed: 42, numRuns: 300 });
  });

  test('no text of table characters makes it throw', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '1', '.', '=', '-', 'đ', ' '),
    });
    const property = fc.asyncProperty(cell, async (text) => {
      const result = await readTape(`account_id,balance,dpd\n${text}`, VND);
      expect(result.tape.accounts + result.rejectedRows).toBe(result.rows);
    });
    await fc.assert(property, { seed: 42, numRuns: 300 });
  });
});
