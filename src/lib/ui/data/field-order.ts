import type { Field } from '#portfolio';
import type { BookReport } from './report.ts';

/** The columns a tape can have, as the page lists them. Kept here so that the reader itself stays in its worker. */
export const FIELD_ORDER: readonly Field[] = [
  'account_id',
  'balance',
  'dpd',
  'months_past_due',
  'product',
  'region',
  'instalment',
  'principal',
  'score',
  'last_payment_date',
];

/** What the column of a finding means, by the file's own name for it. */
export function fieldOfColumn({ preview, columns }: BookReport, column: string): Field | undefined {
  return FIELD_ORDER.find((field) => {
    const index = columns[field];
    return field === column || (index !== undefined && preview.header[index] === column);
  });
}
