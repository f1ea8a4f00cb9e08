import type { Scenario } from '#scenario';
import type { Delimiter } from './csv.ts';
import type { ColumnMap, Field } from './headers.ts';

export type Currency = Scenario['currency'];

/** Minor units in one written unit: tapes are in đồng, dollars, NT dollars. */
export const MINOR_UNITS: Record<Currency, number> = { VND: 1, USD: 100, TWD: 1 };

/** Row number of the spreadsheet (the first row of the file is 1), column as the file calls it, code for the interface. */
export interface RowError {
  row: number;
  column: string;
  code: RowErrorCode;
  params: Record<string, string | number>;
  /** An unreadable optional cell does not cost the row: it is kept without that value. */
  rowKept: boolean;
}

/** Why a cell or row was refused; the interface translates (`tape_<code>` messages). `got` is cut at 60 characters. */
export type RowErrorCode =
  | 'missingValue' // no params
  | 'notANumber' // params: got
  | 'notWhole' // params: got
  | 'balanceNotPositive' // params: got
  | 'notPastDue' // params: got
  | 'negative' // params: got
  | 'aboveLimit' // params: got, max
  | 'principalAboveBalance' // params: got, max
  | 'duplicateAccount' // params: got, firstRow
  | 'badDate' // params: got
  | 'tooManyCells' // params: got, max
  | 'badQuotes' // no params
  | 'tooManyRows'; // params: max

/** Something about the file as a whole (`tapeIssue_<code>` messages). */
export type TapeIssue =
  | {
      code: 'empty' | 'badEncoding' | 'dpdUsedNotMonths';
      column: string;
      params: Record<string, string | number>;
    }
  | { code: 'missingColumn' | 'repeatedColumn'; column: string; params: { field: Field } }
  /** The rest of the file was not read. */
  | { code: 'rowTooLong' | 'fileTooLarge'; column: string; params: { max: number } }
  /** Cells like 1.234 and nothing in the column says which reading is right; `used` was taken. */
  | {
      code: 'ambiguousNumber';
      column: string;
      params: {
        got: string;
        asThousands: number;
        asDecimal: number;
        used: 'thousands' | 'decimal';
        cells: number;
      };
    };

/** The good rows, one entry an account in file order. Money in minor units; NaN = not given. */
export interface Tape {
  currency: Currency;
  accounts: number;
  accountId: string[];
  balance: Float64Array;
  /** Days past due, 1–5,000. */
  dpd: Int32Array;
  /** Index into `products`; '' is an account without one. */
  product: Int32Array;
  products: string[];
  region: Int32Array;
  regions: string[];
  instalment: Float64Array;
  principal: Float64Array;
  score: Float64Array;
  /** Days since 1970-01-01, `NO_DATE` when not given. */
  lastPaymentDay: Int32Array;
}

export interface TapeResult {
  /** Data rows in the file, blank ones not counted. */
  rows: number;
  rejectedRows: number;
  tape: Tape;
  /** At most 1,000 errors, in order of row; `errorCount` is all of them. */
  errors: RowError[];
  errorCount: number;
  issues: TapeIssue[];
  /** Header and first 20 rows as parsed, before any check. */
  preview: { header: string[]; rows: string[][] };
  columns: ColumnMap;
  delimiter: Delimiter;
}
