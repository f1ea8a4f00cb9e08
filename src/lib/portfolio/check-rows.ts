import { LIMITS } from '#scenario';
import { NO_DATE, readDate } from './dates.ts';
import { NUMERIC_FIELDS } from './headers.ts';
import type { Field, NumericField } from './headers.ts';
import { readColumn, ROWS_PER_TURN } from './number-column.ts';
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
/** The last month whose middle is within MAX_DPD. */
const MAX_MONTHS = 167;
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
  const numbers: NumberColumns = {};
  for (const field of NUMERIC_FIELDS) {
    const cells = raw.cells[field];
    if (!cells) continue;
    const found = await readColumn(cells, raw.columnNames[field] ?? field, currency, breathe);
    numbers[field] = found.values;
    issues.push(...found.issues);
  }
  const checker = new RowChecker(raw, numbers, currency, log);
  for (let i = 0; i < raw.rowNumber.length; i++) {
    checker.check(i);
    if ((i + 1) % ROWS_PER_TURN === 0) await breathe?.();
  }
  return { tape: checker.columns.done(), errors: log.errors, errorCount: log.count, issues };
}

/** Values of each numeric column: NaN where the cell is no number. */
type NumberColumns = Partial<Record<NumericField, Float64Array>>;

class RowChecker {
  readonly columns: TapeBuilder;
  private readonly firstRowOf = new Map<string, number>();
  private readonly minor: number;
  private readonly raw: RawRows;
  private readonly numbers: NumberColumns;
  private readonly monthFirst: boolean;
  private readonly log: ErrorLog;
  private good = true;

  constructor(raw: RawRows, numbers: NumberColumns, currency: Currency, log: ErrorLog) {
    this.raw = raw;
    this.numbers = numbers;
    this.log = log;
    this.minor = MINOR_UNITS[currency];
    this.monthFirst = currency === 'USD';
    this.columns = new TapeBuilder(currency, raw.rowNumber.length);
  }

  check(i: number): void {
    this.good = true;
    const id = this.text('account_id', i);
    if (id === '') this.fail(i, 'account_id', 'missingValue');
    const balance = this.balance(i);
    const dpd = this.dpd(i);
    const instalment = this.optionalMoney('instalment', i);
    let principal = this.optionalMoney('principal', i);
    if (balance > 0 && principal > balance) {
      const params = { got: this.got('principal', i), max: balance / this.minor };
      this.fail(i, 'principal', 'principalAboveBalance', params, true);
      principal = NaN;
    }
    const score = this.score(i);
    const paidOn = this.paidOn(i);
    // Only a row that is otherwise good claims its id: a corrected line after a bad one is not a duplicate.
    if (!this.good) return;
    const firstRow = this.firstRowOf.get(id);
    if (firstRow !== undefined) {
      this.fail(i, 'account_id', 'duplicateAccount', { got: this.got('account_id', i), firstRow });
      return;
    }
    this.firstRowOf.set(id, this.raw.rowNumber[i]);
    const [product, region] = [this.text('product', i), this.text('region', i)];
    this.columns.add(id, balance, dpd, product, region, instalment, principal, score, paidOn);
  }

  private text(field: Field, i: number): string {
    const cells = this.raw.cells[field];
    return cells ? cells[i].trim() : '';
  }

  private got(field: Field, i: number): string {
    return this.text(field, i).slice(0, GOT_LENGTH);
  }

  private fail(
    i: number,
    field: Field,
    code: RowErrorCode,
    params: RowError['params'] = {},
    kept = false,
  ): void {
    this.log.add(this.raw.rowNumber[i], this.raw.columnNames[field] ?? field, code, params, kept);
    if (!kept) this.good = false;
  }

  /** The cell's number, or NaN after saying why there is none. */
  private required(field: NumericField, i: number): number {
    const value = this.numbers[field]?.[i] ?? NaN;
    if (!Number.isNaN(value)) return value;
    const got = this.got(field, i);
    if (got === '') this.fail(i, field, 'missingValue');
    else this.fail(i, field, 'notANumber', { got });
    return NaN;
  }

  private balance(i: number): number {
    const balance = Math.round(this.required('balance', i) * this.minor);
    const got = this.got('balance', i);
    if (balance <= 0) this.fail(i, 'balance', 'balanceNotPositive', { got });
    else if (balance > LIMITS.money) {
      this.fail(i, 'balance', 'aboveLimit', { got, max: LIMITS.money / this.minor });
    }
    return balance;
  }

  private dpd(i: number): number {
    const { dpd, months_past_due: months } = this.raw.cells;
    const field = dpd && (!months || this.text('dpd', i) !== '') ? 'dpd' : 'months_past_due';
    const value = this.required(field, i);
    const max = field === 'dpd' ? MAX_DPD : MAX_MONTHS;
    const got = this.got(field, i);
    if (value < 1) this.fail(i, field, 'notPastDue', { got });
    else if (value > max) this.fail(i, field, 'aboveLimit', { got, max });
    else if (value % 1 > 0) this.fail(i, field, 'notWhole', { got });
    return field === 'dpd' ? value : dpdOfMonths(value);
  }

  private optionalMoney(field: 'instalment' | 'principal', i: number): number {
    if (this.text(field, i) === '') return NaN;
    const amount = Math.round((this.numbers[field]?.[i] ?? NaN) * this.minor);
    const got = this.got(field, i);
    if (Number.isNaN(amount)) this.fail(i, field, 'notANumber', { got }, true);
    else if (amount < 0) this.fail(i, field, 'negative', { got }, true);
    else if (amount > LIMITS.money)
      this.fail(i, field, 'aboveLimit', { got, max: LIMITS.money / this.minor }, true);
    else return amount;
    return NaN;
  }

  private score(i: number): number {
    if (this.text('score', i) === '') return NaN;
    const score = this.numbers.score?.[i] ?? NaN;
    if (Number.isNaN(score)) this.fail(i, 'score', 'notANumber', { got: this.got('score', i) }, true);
    return score;
  }

  private paidOn(i: number): number {
    const text = this.text('last_payment_date', i);
    if (text === '') return NO_DATE;
    const day = readDate(text, this.monthFirst);
    if (day !== undefined) return day;
    this.fail(i, 'last_payment_date', 'badDate', { got: text.slice(0, GOT_LENGTH) }, true);
    return NO_DATE;
  }
}
