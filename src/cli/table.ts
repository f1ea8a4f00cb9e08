export type Side = 'left' | 'right';

/** A plain table. First column to the left and others to the right, unless `sides` says otherwise. */
export function table(rows: string[][], sides: Side[] = ['left']): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  const pad = (cell: string, i: number) =>
    sides[i] === 'left' ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!);
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
}
