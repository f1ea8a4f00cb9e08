import Papa from 'papaparse';
import { mapHeaders } from './headers.ts';
import type { ColumnMap, Field } from './headers.ts';

export type Delimiter = ',' | ';' | '\t';
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
/** Rows above the header that may hold a title. */
const HEADER_SEARCH_ROWS = 10;
/** A row longer than this is an unclosed quote or not a table at all. */
export const MAX_ROW_CHARACTERS = 1 << 20;

interface Parsed {
  data: string[][];
  errors: { code?: string; row?: number }[];
  meta: { cursor: number };
}

function parse(text: string, delimiter: Delimiter, keepLastRow: boolean, preview = 0): Parsed {
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview });
  return parser.parse(text, 0, !keepLastRow) as Parsed;
}

/** True for a row without any text: skipped, but counted so that row numbers match the spreadsheet. */
export const isBlankRow = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

export interface Layout {
  delimiter: Delimiter;
  /** Index of the header among all rows. */
  headerRow: number;
  header: string[];
  columns: ColumnMap;
  repeated: Field[];
}

/**
 * Finds delimiter and header row from the first text of a file: the pair under which most headers are
 * recognised. When none is, the widest first row is taken, so that the preview still shows something.
 */
export function sniffLayout(head: string): Layout {
  const text = normaliseNewlines(head);
  let best: Layout = { delimiter: ',', headerRow: 0, header: [], columns: {}, repeated: [] };
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    const rows = parse(text, delimiter, true, HEADER_SEARCH_ROWS).data;
    rows.forEach((cells, headerRow) => {
      if (isBlankRow(cells)) return;
      const header = cells.map((cell) => cell.trim());
      const { columns, repeated } = mapHeaders(header);
      const score = Object.keys(columns).length * 1000 + Math.min(header.length, 900) / (1 + headerRow);
      if (score > bestScore) {
        bestScore = score;
        best = { delimiter, headerRow, header, columns, repeated };
      }
    });
  }
  return best;
}

export interface RowBatch {
  rows: string[][];
  /** Indexes into `rows` whose quotes do not match up. */
  badQuotes: Set<number>;
  /** The text stopped making rows: nothing further will come. */
  tooLong: boolean;
}

/** Turns text pieces into rows; a row cut by the end of a piece waits for the next one. */
export class RowReader {
  private rest = '';
  private readonly delimiter: Delimiter;

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter;
  }

  push(piece: string): RowBatch {
    return this.take(this.rest + piece, false);
  }

  /** The last row, which needs no line end. */
  end(): RowBatch {
    return this.take(this.rest, true);
  }

  private take(text: string, final: boolean): RowBatch {
    // A carriage return at the very end may be half of a line end.
    const held = !final && text.endsWith('\r') ? '\r' : '';
    const body = normaliseNewlines(held ? text.slice(0, -1) : text);
    const result = parse(body, this.delimiter, final);
    this.rest = final ? '' : body.slice(result.meta.cursor) + held;
    const badQuotes = new Set<number>();
    for (const error of result.errors) if (error.row !== undefined) badQuotes.add(error.row);
    const rows = result.data;
    if (final && rows.length > 0 && isBlankRow(rows[rows.length - 1])) rows.pop();
    return { rows, badQuotes, tooLong: this.rest.length > MAX_ROW_CHARACTERS };
  }
}

/** Whole small texts at once: every row, blank ones dropped. */
export function csvRows(text: string, delimiter: Delimiter = ','): string[][] {
  return parse(normaliseNewlines(text), delimiter, true).data.filter((row) => !isBlankRow(row));
}

const normaliseNewlines = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
