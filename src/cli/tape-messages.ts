import type { RowError, RowErrorCode, TapeIssue } from '#portfolio';

type Params = Record<string, string | number>;

const ROW: Record<RowErrorCode, (p: Params) => string> = {
  missingValue: () => 'the value is missing',
  notANumber: (p) => `“${p.got}” is not a number`,
  notWhole: (p) => `${p.got} is not a whole number`,
  balanceNotPositive: (p) => `the balance is ${p.got}: nothing is owed`,
  notPastDue: (p) => `${p.got}: the account is not past due`,
  negative: (p) => `${p.got} is negative`,
  aboveLimit: (p) => `${p.got} is above the limit of ${p.max}`,
  principalAboveBalance: (p) => `the principal ${p.got} is above the balance ${p.max}`,
  duplicateAccount: (p) => `account ${p.got} was already in row ${p.firstRow}`,
  badDate: (p) => `“${p.got}” is not a date`,
  tooManyCells: (p) => `the row has ${p.got} cells, the header ${p.max}`,
  badQuotes: () => 'quotation marks do not match',
  tooManyRows: (p) => `the file has more than ${p.max} accounts; this row and later ones are left out`,
};

/** `Row 17, column Balance: …`. */
export function rowErrorSentence(error: RowError): string {
  const where = error.column === '' ? `Row ${error.row}` : `Row ${error.row}, column ${error.column}`;
  const words = ROW[error.code]?.(error.params) ?? error.code;
  return `${where}: ${words}${error.rowKept ? ' (row kept without it)' : ''}.`;
}

/** Something about the whole file, as a sentence. */
export function tapeIssueSentence(issue: TapeIssue): string {
  switch (issue.code) {
    case 'empty':
      return 'The file is empty.';
    case 'badEncoding':
      return 'Some characters could not be read; save the file as UTF-8.';
    case 'dpdUsedNotMonths':
      return `Days past due were used; column ${issue.column} was not needed.`;
    case 'missingColumn':
      return `Column ${issue.params.field} is missing${issue.params.field === 'dpd' ? ' (months_past_due would do)' : ''}.`;
    case 'repeatedColumn':
      return `Several columns look like ${issue.params.field}; “${issue.column}” was used.`;
    case 'rowTooLong':
      return `A row is longer than ${issue.params.max} characters; the rest of the file was not read.`;
    case 'fileTooLarge':
      return `The file is longer than ${issue.params.max} characters; the rest was not read.`;
    case 'ambiguousNumber':
      return `Column ${issue.column}: ${issue.params.got} can mean ${issue.params.asThousands} or ${issue.params.asDecimal}; ${issue.params.used === 'thousands' ? issue.params.asThousands : issue.params.asDecimal} was used (${issue.params.cells} cells).`;
  }
}
