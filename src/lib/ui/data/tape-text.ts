import { formatNumber } from '#charts';
import { getLocale } from '#locale';
import { m } from '#messages';
import type { Currency, Field, RowError, RowErrorCode, TapeIssue } from '#portfolio';
import { LIMITS } from '#scenario';
import { rangeText, writeValue } from '../sharing/issue-text.ts';

/** Written units in a minor unit: tapes are in đồng, dollars, NT dollars. */
const MINOR: Record<Currency, number> = { VND: 1, USD: 100, TWD: 1 };
/** What the reader of tapes accepts: days, and the months whose middle lies within them. */
const MOST_DAYS = 5_000;
const MOST_MONTHS = 167;

const FIELD_NAMES: Record<Field, () => string> = {
  account_id: m.data_field_account_id,
  balance: m.data_field_balance,
  dpd: m.data_field_dpd,
  months_past_due: m.data_field_months_past_due,
  product: m.data_field_product,
  region: m.data_field_region,
  instalment: m.data_field_instalment,
  principal: m.data_field_principal,
  score: m.data_field_score,
  last_payment_date: m.data_field_last_payment_date,
};

/** A tape column's human name. */
export const columnName = (field: Field): string => FIELD_NAMES[field]();

const number = (value: string | number | undefined): string =>
  typeof value === 'number'
    ? formatNumber(value, getLocale(), Number.isInteger(value) ? 0 : 2)
    : writeValue(value, 'plain');

type P = RowError['params'];
const got = (p: P): { got: string } => ({ got: writeValue(String(p.got ?? ''), 'plain') });

const ROW: Record<RowErrorCode, (p: P) => string> = {
  missingValue: () => m.tape_missingValue(),
  notANumber: (p) => m.tape_notANumber(got(p)),
  notWhole: (p) => m.tape_notWhole(got(p)),
  balanceNotPositive: (p) => m.tape_balanceNotPositive(got(p)),
  notPastDue: (p) => m.tape_notPastDue(got(p)),
  negative: (p) => m.tape_negative(got(p)),
  aboveLimit: (p) => m.tape_aboveLimit(got(p)),
  principalAboveBalance: (p) => m.tape_principalAboveBalance({ ...got(p), max: number(p.max) }),
  duplicateAccount: (p) => m.tape_duplicateAccount({ ...got(p), firstRow: number(p.firstRow) }),
  badDate: (p) => m.tape_badDate(got(p)),
  tooManyCells: (p) => m.tape_tooManyCells({ got: number(p.got), max: number(p.max) }),
  badQuotes: () => m.tape_badQuotes(),
  tooManyRows: (p) => m.tape_tooManyRows({ max: number(p.max) }),
};

/** Codes that a range helps to mend. */
const RANGED: RowErrorCode[] = [
  'missingValue',
  'notANumber',
  'notWhole',
  'balanceNotPositive',
  'notPastDue',
  'negative',
  'aboveLimit',
];

/** What is wrong with a row, with the range its column allows. `field`: what the column means, where known. */
export function rowErrorText(
  { code, params }: RowError,
  field: Field | undefined,
  currency: Currency,
): string {
  const sentence = ROW[code](params);
  const range = RANGED.includes(code) ? allowed(field, currency) : '';
  if (code === 'badDate') return m.issue_allowed({ sentence, range: m.tape_date_form() });
  return range === '' ? sentence : m.issue_allowed({ sentence, range });
}

function allowed(field: Field | undefined, currency: Currency): string {
  const most = LIMITS.money / MINOR[currency];
  switch (field) {
    case 'balance':
      return rangeText(1 / MINOR[currency], most);
    case 'principal':
    case 'instalment':
      return rangeText(0, most);
    case 'dpd':
      return rangeText(1, MOST_DAYS);
    case 'months_past_due':
      return rangeText(1, MOST_MONTHS);
    default:
      return '';
  }
}

/** Something about the whole file, as a sentence. */
export function tapeIssueText(issue: TapeIssue): string {
  const column = writeValue(issue.column, 'plain');
  switch (issue.code) {
    case 'empty':
      return m.tapeIssue_empty();
    case 'badEncoding':
      return m.tapeIssue_badEncoding();
    case 'dpdUsedNotMonths':
      return m.tapeIssue_dpdUsedNotMonths({ column });
    case 'missingColumn':
      return issue.params.field === 'dpd'
        ? m.tapeIssue_missingDpd()
        : m.tapeIssue_missingColumn({ field: `“${columnName(issue.params.field)}”` });
    case 'repeatedColumn':
      return m.tapeIssue_repeatedColumn({ field: `“${columnName(issue.params.field)}”`, column });
    case 'rowTooLong':
      return m.tapeIssue_rowTooLong({ max: number(issue.params.max) });
    case 'fileTooLarge':
      return m.tapeIssue_fileTooLarge({ max: number(issue.params.max) });
    case 'ambiguousNumber': {
      const { asThousands, asDecimal, used, cells } = issue.params;
      return m.tapeIssue_ambiguousNumber({
        column,
        got: writeValue(issue.params.got, 'plain'),
        asThousands: number(asThousands),
        asDecimal: formatNumber(asDecimal, getLocale(), 3),
        used: used === 'thousands' ? number(asThousands) : formatNumber(asDecimal, getLocale(), 3),
        cells: number(cells),
      });
    }
  }
}
