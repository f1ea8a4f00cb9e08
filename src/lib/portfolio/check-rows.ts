import { LIMITS } from '#scenario';
import { NO_DATE, readDate } from './dates.ts';
import { NUMERIC_FIELDS } from './headers.ts';
import type { Field, NumericField } from './headers.ts';
import { readColumn, ROWS_PER_TURN, valueOf } from './number-column.ts';
import type { ColumnReading } from './numbers.ts';
import { TapeBuilder } from './tape-builder.ts';
import { MINOR_UNITS } from './tape.ts';
import type { Currency, RowError, RowErrorCode, Tape, TapeIssue } from './tape.ts';

/** Cells as text, one array a field, all of the same length; `rowNumber[i]` is what the user's spreadsheet shows. */
export interface RawRows {
  rowNumber: number[];
  cells: Partial<Record<Field, string[]>>;
  /** The file's own column names, for messages. */
  columnNames: Partial<Record<Field, string>>;
}

export interface CheckedRows {
  tape: Tape;
  errors: RowError[];
  errorCount: number;
  issues: TapeIssue[];
}

/** Errors kept for display; all are counted. */
export const ERROR_CAP = 1_000;
const MAX_DPD = 5_000;
const GOT_LENGTH = 60;

/** Keeps the first 1,000 errors and counts the rest. */
export class ErrorLog {
  readonly errors: RowError[] = [];
  count = 0;

  add(row: number, column: string, code: RowErrorCode, params: RowError['params'], rowKept = false): void {
    this.count += 1;
    if (this.errors.length < ERROR_CAP) this.errors.push({ row, column, code, params, rowKept });
  }
}

/** n months past due stand for the middle of the n-th month: dpd = 30(n−1) + 15. */
export const dpdOfMonths = (months: number): number => 30 * (months - 1) + 15;

/**
 * Checks every row and keeps the good ones as columns. Never throws on any text. `breathe` is awaited between
 * batches of rows.
 */
export async function checkRows(
  raw: RawRows,
  currency: Currency,
  log: ErrorLog = new ErrorLog(),
  breathe?: () => Promise<void>,
): Promise<CheckedRows> {
  const issues: TapeIssue[] = [];
  const rows = raw.rowNumber.length;
  const readings: Partial<Record<NumericField, ColumnReading>> = {};
  for (const field of NUMERIC_FIELDS) {
    const cells = raw.cells[field];
    if (!cells) continue;
    const found = await readColumn(cells, raw.columnNames[field] ?? field, currency, breathe);
    readings[field] = found.reading;
    issues.push(...found.issues);
  }
  const columns = new TapeBuilder(currency, rows);
  const firstRowOf = new Map<string, number>();
  for (let i = 0; i < rows; i++) {
    checkRow(i);
    if ((i + 1) % ROWS_PER_TURN === 0) await breathe?.();
  }
  return { tape: columns.done(), errors: log.errors, errorCount: log.count, issues };

  function checkRow(i: number): void {
    let good = true;
    const number = (field: NumericField): number | undefined => {
      const reading = readings[field];
      return reading && valueOf(raw.cells[field]?.[i] ?? '', reading);
    };
    const text = (field: Field): string => raw.cells[field]?.[i]?.trim() ?? '';
    const fail = (
      field: Field,
      code: RowErrorCode,
      params: RowError['params'] = {},
      rowKept = false,
    ): void => {
      log.add(raw.rowNumber[i], raw.columnNames[field] ?? field, code, params, rowKept);
      if (!rowKept) good = false;
    };
    const got = (field: Field) => ({ got: text(field).slice(0, GOT_LENGTH) });

    const id = text('account_id');
    if (id === '') fail('account_id', 'missingValue');
    const minor = MINOR_UNITS[currency];
    const balance = required('balance', minor);
    if (balance !== undefined) {
      if (balance <= 0) fail('balance', 'balanceNotPositive', got('balance'));
      else if (balance > LIMITS.money)
        fail('balance', 'aboveLimit', { ...got('balance'), max: LIMITS.money / minor });
    }
    const byDays = raw.cells.dpd !== undefined && (text('dpd') !== '' || !raw.cells.months_past_due);
    const dpd = byDays ? days('dpd') : days('months_past_due');
    const instalment = optional('instalment', minor, LIMITS.money / minor);
    let principal = optional('principal', minor, LIMITS.money / minor);
    if (balance !== undefined && balance > 0 && principal > balance) {
      fail('principal', 'principalAboveBalance', { ...got('principal'), max: balance / minor }, true);
      principal = NaN;
    }
    const score = optional('score', 0, Infinity);
    let paidOn = NO_DATE;
    if (text('last_payment_date') !== '') {
      const day = readDate(text('last_payment_date'), currency === 'USD');
      if (day === undefined) fail('last_payment_date', 'badDate', got('last_payment_date'), true);
      else paidOn = day;
    }
    // Only a row that is otherwise good claims its id: a corrected line after a bad one is not a duplicate.
    if (good) {
      const firstRow = firstRowOf.get(id);
      if (firstRow !== undefined) fail('account_id', 'duplicateAccount', { ...got('account_id'), firstRow });
    }
    if (!good || balance === undefined || dpd === undefined) return;
    firstRowOf.set(id, raw.rowNumber[i]);
    columns.add(id, balance, dpd, text('product'), text('region'), instalment, principal, score, paidOn);

    function required(field: NumericField, scale: number): number | undefined {
      if (text(field) === '') {
        fail(field, 'missingValue');
        return undefined;
      }
      const value = number(field);
      if (value === undefined) fail(field, 'notANumber', got(field));
      return value === undefined ? undefined : Math.round(value * scale);
    }

    function days(field: 'dpd' | 'months_past_due'): number | undefined {
      const value = text(field) === '' ? required(field, 1) : number(field);
      if (value === undefined) {
        if (text(field) !== '') fail(field, 'notANumber', got(field));
        return undefined;
      }
      const max = field === 'dpd' ? MAX_DPD : Math.floor((MAX_DPD - 15) / 30) + 1;
      if (value < 1) fail(field, 'notPastDue', got(field));
      else if (!Number.isInteger(value)) fail(field, 'notWhole', got(field));
      else if (value > max) fail(field, 'aboveLimit', { ...got(field), max });
      return field === 'dpd' ? value : dpdOfMonths(value);
    }

    /** Scale 0: a plain number, any sign, not rounded. */
    function optional(field: NumericField, scale: number, max: number): number {
      if (text(field) === '') return NaN;
      const value = number(field);
      if (value === undefined) fail(field, 'notANumber', got(field), true);
      else if (scale > 0 && value < 0) fail(field, 'negative', got(field), true);
      else if (value > max) fail(field, 'aboveLimit', { ...got(field), max }, true);
      else return scale > 0 ? Math.round(value * scale) : value;
      return NaN;
    }
  }
}
