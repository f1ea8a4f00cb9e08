import { readTape, summarise } from '#portfolio';
import type { ColumnMap, Currency, RowError, Tape, TapeIssue } from '#portfolio';
import type { Scenario, Segment } from '#scenario';

/** What of a scenario an imported book depends on. */
export interface BookFrame {
  currency: Currency;
  chargeOffDpd: number;
  /** First day past due of each behaviour bucket. */
  bucketFrom: number[];
}

/** Accounts and balance (minor units) of one bucket or product. `toDpd` undefined: no upper end. */
export interface BookRow {
  fromDpd: number;
  toDpd?: number | undefined;
  product: string;
  accounts: number;
  balance: number;
}

/** All the page shows of a tape; single accounts stay behind. */
export interface BookReport {
  rows: number;
  rejectedRows: number;
  accounts: number;
  balance: number;
  errors: RowError[];
  errorCount: number;
  issues: TapeIssue[];
  preview: { header: string[]; rows: string[][] };
  columns: ColumnMap;
  byBucket: BookRow[];
  /** One row only when the tape names no product. */
  byProduct: BookRow[];
  segments: Segment[];
}

export interface Progress {
  rows: number;
  /** Share of the file read, 0–1. */
  share: number;
}

export function frameOf({ currency, portfolio, behaviour }: Scenario): BookFrame {
  return {
    currency,
    chargeOffDpd: portfolio.chargeOffDpd,
    bucketFrom: behaviour.buckets.map((bucket) => bucket.fromDpd),
  };
}

/** Reads a tape and condenses it. Whatever the file holds, only a source that cannot be read makes it reject. */
export async function readBook(
  file: Blob,
  frame: BookFrame,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<BookReport> {
  let bytes = 0;
  const parts = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < file.size; at += PART) {
      const part = new Uint8Array(await file.slice(at, at + PART).arrayBuffer());
      bytes += part.length;
      yield part;
    }
  };
  const result = await readTape(parts(), {
    currency: frame.currency,
    onProgress: (rows) => onProgress({ rows, share: file.size === 0 ? 1 : bytes / file.size }),
  });
  const { tape, rows, rejectedRows, errors, errorCount, issues, preview, columns } = result;
  return {
    rows,
    rejectedRows,
    accounts: tape.accounts,
    balance: tape.balance.reduce((sum, balance) => sum + balance, 0),
    errors,
    errorCount,
    issues,
    preview,
    columns,
    byBucket: bucketRows(tape, frame.bucketFrom),
    byProduct: productRows(tape),
    segments: tape.accounts === 0 ? [] : summarise(tape, frame),
  };
}

/** Bytes read at a time. */
const PART = 1 << 18;

function bucketRows(tape: Tape, bucketFrom: readonly number[]): BookRow[] {
  const rows = bucketFrom.map((fromDpd, i): BookRow => ({
    fromDpd,
    toDpd: bucketFrom[i + 1] === undefined ? undefined : bucketFrom[i + 1]! - 1,
    product: '',
    accounts: 0,
    balance: 0,
  }));
  for (let a = 0; a < tape.accounts; a++) {
    const row = rows.findLast(({ fromDpd }) => fromDpd <= tape.dpd[a]!);
    if (row) add(row, tape.balance[a]!);
  }
  return rows.filter((row) => row.accounts > 0);
}

function productRows(tape: Tape): BookRow[] {
  const rows = tape.products.map((product): BookRow => ({ fromDpd: 1, product, accounts: 0, balance: 0 }));
  for (let a = 0; a < tape.accounts; a++) add(rows[tape.product[a]!]!, tape.balance[a]!);
  return rows.filter((row) => row.accounts > 0).sort((a, b) => b.balance - a.balance);
}

function add(row: BookRow, balance: number): void {
  row.accounts += 1;
  row.balance += balance;
}
