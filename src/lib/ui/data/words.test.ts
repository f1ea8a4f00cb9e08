import { afterAll, expect, test } from 'vitest';
import { overwriteGetLocale } from '#locale';
import type { RowError, TapeIssue } from '#portfolio';
import { parseScenario, SOURCES } from '#scenario';
import vietnam from '../../../../scenarios/vn-consumer-finance.json';
import { choices, groupAssumptions } from './assumptions.ts';
import { fieldOfColumn } from './column-field.ts';
import { rowErrorText, tapeIssueText } from './tape-text.ts';

let locale: 'vi' | 'en' = 'vi';
overwriteGetLocale(() => locale);
afterAll(() => overwriteGetLocale(() => 'vi'));

const ROW_CODES: RowError['code'][] = [
  'missingValue',
  'notANumber',
  'notWhole',
  'balanceNotPositive',
  'notPastDue',
  'negative',
  'aboveLimit',
  'principalAboveBalance',
  'duplicateAccount',
  'badDate',
  'tooManyCells',
  'badQuotes',
  'tooManyRows',
];
const ISSUES: TapeIssue[] = [
  { code: 'empty', column: '', params: {} },
  { code: 'badEncoding', column: '', params: {} },
  { code: 'dpdUsedNotMonths', column: 'Kỳ', params: {} },
  { code: 'missingColumn', column: 'dpd', params: { field: 'dpd' } },
  { code: 'missingColumn', column: 'balance', params: { field: 'balance' } },
  { code: 'repeatedColumn', column: 'Nợ', params: { field: 'balance' } },
  { code: 'rowTooLong', column: '', params: { max: 1_000 } },
  { code: 'fileTooLarge', column: '', params: { max: 1_000 } },
  {
    code: 'ambiguousNumber',
    column: 'Nợ',
    params: { got: '1.234', asThousands: 1_234, asDecimal: 1.234, used: 'thousands', cells: 3 },
  },
];

test.each(['vi', 'en'] as const)('every finding of a tape has its own sentence in %s', (language) => {
  locale = language;
  const rows = ROW_CODES.map((code) =>
    rowErrorText(
      { row: 3, column: 'x', code, params: { got: '-5', max: 40, firstRow: 2 }, rowKept: false },
      undefined,
      'VND',
    ),
  );
  const issues = ISSUES.map(tapeIssueText);
  expect(new Set([...rows, ...issues]).size).toBe(ROW_CODES.length + ISSUES.length);
  for (const sentence of [...rows, ...issues]) expect(sentence).not.toMatch(/undefined|NaN|[{}]/);
});

test('a refused amount names the range in written units of the currency', () => {
  locale = 'en';
  const error: RowError = { row: 3, column: 'b', code: 'notANumber', params: { got: 'abc' }, rowKept: false };
  expect(rowErrorText(error, 'balance', 'USD')).toBe('“abc” is not a number. Allowed: 0.01 to 400,000,000.');
  expect(rowErrorText({ ...error, code: 'notPastDue' }, 'dpd', 'VND')).toContain('Allowed: 1 to 5,000.');
});

test('the column of a finding is known by the file’s own header', () => {
  const report = {
    preview: { header: ['Mã', 'Dư nợ (VND)'], rows: [] },
    columns: { account_id: 0, balance: 1 },
  } as unknown as Parameters<typeof fieldOfColumn>[0];
  expect(fieldOfColumn(report, 'Dư nợ (VND)')).toBe('balance');
  expect(fieldOfColumn(report, 'Khác')).toBeUndefined();
});

test.each(['vi', 'en'] as const)(
  'the register lists every assumption once, with values, in %s',
  (language) => {
    locale = language;
    const parsed = parseScenario(vietnam);
    if (!parsed.ok) throw new Error('invariant: the default scenario is refused');
    const rows = groupAssumptions(parsed.value, language).flatMap((group) => group.rows);
    expect(rows.length + choices()).toBe(SOURCES.length);
    for (const row of rows) {
      expect(row.entries.length, row.path).toBeGreaterThan(0);
      expect(`${row.name} ${row.range} ${row.entries.map(({ value }) => value).join()}`).not.toMatch(
        /undefined|NaN/,
      );
    }
  },
);
