import { ColumnEvidence, readNumber } from './numbers.ts';
import type { NumberCell } from './numbers.ts';
import type { Currency, TapeIssue } from './tape.ts';

/** Rows between two chances for the page to breathe. */
export const ROWS_PER_TURN = 2_000;
const GOT_LENGTH = 60;

/**
 * Reads one column. Its unambiguous cells decide how the others are read; when they do not, the currency's custom
 * does and the column is reported with both readings. `values` is NaN where a cell is no number.
 */
export async function readColumn(
  cells: readonly string[],
  column: string,
  currency: Currency,
  breathe?: () => Promise<void>,
): Promise<{ values: Float64Array; issues: TapeIssue[] }> {
  const values = new Float64Array(cells.length);
  const evidence = new ColumnEvidence();
  const doubtful: { i: number; cell: Extract<NumberCell, { kind: 'ambiguous' }> }[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = readNumber(cells[i]);
    evidence.add(cell);
    if (cell.kind === 'ambiguous') doubtful.push({ i, cell });
    values[i] = cell.kind === 'number' ? cell.value : NaN;
    if ((i + 1) % ROWS_PER_TURN === 0) await breathe?.();
  }
  const reading = evidence.reading();
  const issues: TapeIssue[] = [];
  for (const mark of ['.', ','] as const) {
    const these = doubtful.filter(({ cell }) => cell.mark === mark);
    if (these.length === 0) continue;
    // Đồng and NT dollars are not written with three decimals; 1.234 USD may be.
    const used = reading[mark] ?? (currency === 'USD' && mark === '.' ? 'decimal' : 'thousands');
    for (const { i, cell } of these) values[i] = used === 'decimal' ? cell.asDecimal : cell.asThousands;
    if (reading[mark]) continue;
    const [{ i, cell }] = these;
    const { asThousands, asDecimal } = cell;
    const got = cells[i].trim().slice(0, GOT_LENGTH);
    issues.push({
      code: 'ambiguousNumber',
      column,
      params: { got, asThousands, asDecimal, used, cells: these.length },
    });
  }
  return { values, issues };
}
