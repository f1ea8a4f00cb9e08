import { ColumnEvidence, readNumber } from './numbers.ts';
import type { ColumnReading, Mark } from './numbers.ts';
import type { Currency, TapeIssue } from './tape.ts';

/** Rows between two chances for the page to breathe. */
export const ROWS_PER_TURN = 4_000;
const GOT_LENGTH = 60;

/**
 * How a column writes its numbers: its unambiguous cells decide; when they do not, the currency's custom does
 * and the column is reported with both readings.
 */
export async function readColumn(
  cells: readonly string[],
  column: string,
  currency: Currency,
  breathe?: () => Promise<void>,
): Promise<{ reading: ColumnReading; issues: TapeIssue[] }> {
  const evidence = new ColumnEvidence();
  const doubtful = new Map<Mark, { got: string; asThousands: number; asDecimal: number; cells: number }>();
  for (let i = 0; i < cells.length; i++) {
    const cell = readNumber(cells[i]);
    evidence.add(cell);
    if (cell.kind === 'ambiguous') {
      const seen = doubtful.get(cell.mark);
      const { asThousands, asDecimal } = cell;
      if (seen) seen.cells += 1;
      else
        doubtful.set(cell.mark, {
          got: cells[i].trim().slice(0, GOT_LENGTH),
          asThousands,
          asDecimal,
          cells: 1,
        });
    }
    if ((i + 1) % ROWS_PER_TURN === 0) await breathe?.();
  }
  const reading = evidence.reading();
  const issues: TapeIssue[] = [];
  for (const [mark, example] of doubtful) {
    if (reading[mark]) continue;
    // Đồng and NT dollars are not written with three decimals; 1.234 USD may be.
    const used = currency === 'USD' && mark === '.' ? 'decimal' : 'thousands';
    reading[mark] = used;
    issues.push({ code: 'ambiguousNumber', column, params: { ...example, used } });
  }
  return { reading, issues };
}

/** The value of one cell under its column's reading; undefined when it is no number. */
export function valueOf(text: string, reading: ColumnReading): number | undefined {
  const cell = readNumber(text);
  if (cell.kind === 'number') return cell.value;
  if (cell.kind === 'bad') return undefined;
  return reading[cell.mark] === 'decimal' ? cell.asDecimal : cell.asThousands;
}
