import { FIELDS, type Field } from '#portfolio';
import type { BookReport } from './report.ts';

/** What the column of a finding means, by the file's own name for it. */
export function fieldOfColumn({ preview, columns }: BookReport, column: string): Field | undefined {
  return FIELDS.find((field) => {
    const index = columns[field];
    return field === column || (index !== undefined && preview.header[index] === column);
  });
}
