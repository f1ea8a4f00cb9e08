import { LIMITS } from '#scenario';
import { checkRows, ErrorLog } from './check-rows.ts';
import type { RawRows } from './check-rows.ts';
import { isBlankRow, MAX_ROW_CHARACTERS, RowReader, sniffLayout } from './csv.ts';
import type { Layout, RowBatch } from './csv.ts';
import { textChunks } from './decode.ts';
import type { TapeSource } from './decode.ts';
import { FIELDS } from './headers.ts';
import type { Field } from './headers.ts';
import type { Currency, TapeIssue, TapeResult } from './tape.ts';

export interface ReadTapeOptions {
  currency: Currency;
  /** Called between pieces of work with the rows read so far; the last call has all of them. */
  onProgress?: (rows: number) => void;
  /** Aborting rejects with the signal's reason: the only way `readTape` fails, besides a source that fails. */
  signal?: AbortSignal;
}

const PREVIEW_ROWS = 20;
/** Text looked at to find delimiter and header. */
const HEAD_CHARACTERS = 1 << 16;
/** 200,000 rows of ten columns are about 30 million characters; beyond this the file is not a tape. */
const MAX_CHARACTERS = 200_000_000;

/**
 * Reads an account tape: CSV with comma, semicolon or tab, decimal point or comma, UTF-8 or UTF-16, headers in
 * English or Vietnamese. Bad rows become errors and good rows are kept; whatever the bytes are, it does not throw.
 * Works in pieces and gives way to the event loop between them, so that a page stays alive.
 */
export async function readTape(source: TapeSource, options: ReadTapeOptions): Promise<TapeResult> {
  const collector = new Collector();
  let head = '';
  let characters = 0;
  for await (const piece of textChunks(source)) {
    characters += piece.length;
    if (characters > MAX_CHARACTERS) {
      collector.issues.push({ code: 'fileTooLarge', column: '', params: { max: MAX_CHARACTERS } });
      break;
    }
    if (collector.started) collector.push(piece);
    else {
      head += piece;
      if (head.length < HEAD_CHARACTERS) continue;
      collector.start(head);
    }
    await breathe(collector.rows);
    if (collector.stopped) break;
  }
  if (!collector.started) collector.start(head);
  collector.end();
  await breathe(collector.rows);

  const { raw, log, issues, layout, rows, preview } = collector;
  const checked = await checkRows(raw, options.currency, log, () => breathe(rows));
  return {
    rows,
    rejectedRows: rows - checked.tape.accounts,
    tape: checked.tape,
    errors: checked.errors.sort((a, b) => a.row - b.row),
    errorCount: checked.errorCount,
    issues: [...issues, ...checked.issues],
    preview: { header: layout.header, rows: preview },
    columns: layout.columns,
    delimiter: layout.delimiter,
  };

  async function breathe(done: number): Promise<void> {
    options.onProgress?.(done);
    await new Promise((resolve) => setTimeout(resolve, 0));
    options.signal?.throwIfAborted();
  }
}

/** Rows on their way from the parser to the checks, as columns of text. */
class Collector {
  readonly raw: RawRows = { rowNumber: [], cells: {}, columnNames: {} };
  readonly log = new ErrorLog();
  readonly issues: TapeIssue[] = [];
  readonly preview: string[][] = [];
  layout: Layout = { delimiter: ',', headerRow: 0, header: [], columns: {}, repeated: [] };
  rows = 0;
  started = false;
  stopped = false;
  private reader = new RowReader(',');
  private rowNumber = 0;
  private strangeText = false;

  start(head: string): void {
    this.started = true;
    this.layout = sniffLayout(head);
    this.reader = new RowReader(this.layout.delimiter);
    const { columns, header, repeated } = this.layout;
    for (const field of FIELDS) {
      const index = columns[field];
      if (index === undefined) continue;
      this.raw.cells[field] = [];
      this.raw.columnNames[field] = header[index];
    }
    if (head.trim() === '') this.issues.push({ code: 'empty', column: '', params: {} });
    else this.missingColumns();
    for (const field of repeated) {
      this.issues.push({
        code: 'repeatedColumn',
        column: this.raw.columnNames[field] ?? field,
        params: { field },
      });
    }
    this.push(head);
  }

  push(piece: string): void {
    this.strangeText ||= piece.includes('\ufffd');
    this.take(this.reader.push(piece));
  }

  end(): void {
    if (!this.stopped) this.take(this.reader.end());
    if (this.strangeText) this.issues.push({ code: 'badEncoding', column: '', params: {} });
  }

  private missingColumns(): void {
    const { columns } = this.layout;
    const missing = (field: Field): void => {
      this.issues.push({ code: 'missingColumn', column: field, params: { field } });
    };
    if (columns.account_id === undefined) missing('account_id');
    if (columns.balance === undefined) missing('balance');
    if (columns.dpd === undefined && columns.months_past_due === undefined) missing('dpd');
    if (columns.dpd !== undefined && columns.months_past_due !== undefined) {
      const column = this.layout.header[columns.months_past_due];
      this.issues.push({ code: 'dpdUsedNotMonths', column, params: {} });
    }
  }

  private get usable(): boolean {
    return !this.issues.some((issue) => issue.code === 'missingColumn');
  }

  private take(batch: RowBatch): void {
    const usable = this.usable;
    batch.rows.forEach((row, index) => {
      this.rowNumber += 1;
      if (this.rowNumber <= this.layout.headerRow + 1 || isBlankRow(row)) return;
      this.rows += 1;
      if (this.preview.length < PREVIEW_ROWS) this.preview.push(row.slice(0, 50));
      // Without its required columns a file has one fault, not one in every row.
      if (usable) this.keep(row, batch.badQuotes.has(index));
    });
    if (!batch.tooLong) return;
    this.stopped = true;
    this.issues.push({ code: 'rowTooLong', column: '', params: { max: MAX_ROW_CHARACTERS } });
  }

  private keep(row: string[], badQuotes: boolean): void {
    const refuse = (
      code: 'badQuotes' | 'tooManyCells' | 'tooManyRows',
      params: Record<string, number>,
    ): void => {
      this.log.add(this.rowNumber, '', code, params);
    };
    const width = this.layout.header.length;
    if (badQuotes) return refuse('badQuotes', {});
    // A decimal comma in a comma-separated file moves every later cell by one: refuse rather than misread.
    if (row.length > width && !isBlankRow(row.slice(width))) {
      return refuse('tooManyCells', { got: row.length, max: width });
    }
    if (this.raw.rowNumber.length >= LIMITS.accounts) return refuse('tooManyRows', { max: LIMITS.accounts });
    this.raw.rowNumber.push(this.rowNumber);
    for (const field of FIELDS) {
      const index = this.layout.columns[field];
      if (index !== undefined) this.raw.cells[field]?.push(row[index] ?? '');
    }
  }
}
