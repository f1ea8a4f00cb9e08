/** A decimal or thousands mark. Spaces and apostrophes only ever separate thousands. */
export type Mark = '.' | ',';

/** What one cell says. `evidence` is what it proves about the marks of its column. */
export type NumberCell =
  | { kind: 'number'; value: number; decimal?: Mark; thousand?: Mark }
  /** One mark followed by exactly three digits, as in 1.234: a thousand and more, or one and a bit. */
  | { kind: 'ambiguous'; mark: Mark; asThousands: number; asDecimal: number }
  | { kind: 'bad' };

const BAD: NumberCell = { kind: 'bad' };
const CURRENCY = /^(?:vnd|vnđ|usd|twd|nt\$|us\$|[$₫đ])|(?:vnd|vnđ|usd|twd|nt\$|[$₫đ])$/giu;
const THOUSAND_SPACES = /(\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))/gu;

/**
 * Reads a number as people write it: 1234567, 1.234.567, 1,234,567.50, 1 234 567,5, (1.234), ₫ 5.000.000, 1.2E+06.
 * A formula, a percentage, a date or anything else is `bad`; formulas are never evaluated.
 */
export function readNumber(text: string): NumberCell {
  let body = text.trim();
  if (PLAIN.test(body)) return { kind: 'number', value: Number(body) };
  if (/^[\d.,]+$/.test(body)) return readUnsigned(body);
  let sign = 1;
  let signed = false;
  const takeSign = (mark: string): string => {
    signed = true;
    if (mark !== '+') sign = -1;
    return '';
  };
  if (body.startsWith('(') && body.endsWith(')')) {
    sign = -1;
    signed = true;
    body = body.slice(1, -1).trim();
  }
  // −₫5.000 and ₫−5.000 both occur; a second sign is left in the text and makes it bad.
  if (!signed) body = body.replace(/^[+\-−]/u, takeSign);
  body = body.replace(CURRENCY, '').trim();
  if (!signed) body = body.replace(/^[+\-−]/u, takeSign).trim();
  body = body.replace(THOUSAND_SPACES, '$1');
  return withSign(readUnsigned(body), sign);
}

const PLAIN = /^\d{1,15}$/;

function withSign(cell: NumberCell, sign: number): NumberCell {
  if (sign > 0 || cell.kind === 'bad') return cell;
  if (cell.kind === 'number') return { ...cell, value: -cell.value };
  return { ...cell, asThousands: -cell.asThousands, asDecimal: -cell.asDecimal };
}

function readUnsigned(body: string): NumberCell {
  const exponent = /^(\d+)(?:([.,])(\d+))?[eE]([+-]?\d{1,3})$/.exec(body);
  if (exponent) return finite(`${exponent[1]}.${exponent[3] ?? '0'}e${exponent[4]}`);
  if (!/^[\d.,]+$/.test(body) || !/\d/.test(body)) return BAD;
  const dot = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (dot < 0 && comma < 0) return finite(body);
  if (dot >= 0 && comma >= 0) {
    const decimal: Mark = dot > comma ? '.' : ',';
    const thousand: Mark = decimal === '.' ? ',' : '.';
    const whole = body.slice(0, Math.max(dot, comma));
    const fraction = body.slice(Math.max(dot, comma) + 1);
    if (whole.includes(decimal) || !isGrouped(whole, thousand)) return BAD;
    return finite(`${whole.replaceAll(thousand, '')}.${fraction || '0'}`, decimal, thousand);
  }
  const mark: Mark = dot >= 0 ? '.' : ',';
  if (body.indexOf(mark) !== Math.max(dot, comma)) {
    return isGrouped(body, mark) ? finite(body.replaceAll(mark, ''), undefined, mark) : BAD;
  }
  const [whole, fraction] = body.split(mark);
  const asDecimal = Number(`${whole || '0'}.${fraction || '0'}`);
  const maybeThousands = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!maybeThousands) return finite(String(asDecimal), mark);
  return { kind: 'ambiguous', mark, asThousands: Number(whole + fraction), asDecimal };
}

/** 1.234.567: one to three digits, then threes, with no leading zero. */
const GROUPED = { '.': /^[1-9]\d{0,2}(?:\.\d{3})*$/, ',': /^[1-9]\d{0,2}(?:,\d{3})*$/ };
const isGrouped = (text: string, mark: Mark): boolean => GROUPED[mark].test(text);

function finite(text: string, decimal?: Mark, thousand?: Mark): NumberCell {
  const value = Number(text);
  return Number.isFinite(value) ? { kind: 'number', value, decimal, thousand } : BAD;
}

/** How a column's ambiguous cells are to be read, per mark. `undefined`: the column does not say. */
export interface ColumnReading {
  '.': 'thousands' | 'decimal' | undefined;
  ',': 'thousands' | 'decimal' | undefined;
}

/** Collects what the unambiguous cells of one column prove. */
export class ColumnEvidence {
  private readonly decimal = { '.': 0, ',': 0 };
  private readonly thousand = { '.': 0, ',': 0 };

  add(cell: NumberCell): void {
    if (cell.kind !== 'number') return;
    if (cell.decimal) this.decimal[cell.decimal] += 1;
    if (cell.thousand) this.thousand[cell.thousand] += 1;
  }

  /** Evidence that contradicts itself settles nothing. */
  reading(): ColumnReading {
    const settle = (mark: Mark, other: Mark): 'thousands' | 'decimal' | undefined => {
      const thousands = this.thousand[mark] + this.decimal[other] > 0;
      const decimal = this.decimal[mark] + this.thousand[other] > 0;
      if (thousands === decimal) return undefined;
      return thousands ? 'thousands' : 'decimal';
    };
    return { '.': settle('.', ','), ',': settle(',', '.') };
  }
}
