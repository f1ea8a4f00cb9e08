import { expect, test } from 'vitest';
import { ColumnEvidence, readNumber } from './numbers.ts';

const value = (text: string): number | string => {
  const cell = readNumber(text);
  return cell.kind === 'number' ? cell.value : cell.kind;
};

test.each([
  ['1234567', 1234567],
  [' 1 234 567,5 ', 1234567.5],
  ['1\u00a0234\u00a0567', 1234567],
  ['1.234.567', 1234567],
  ['1,234,567.50', 1234567.5],
  ['1.234.567,50', 1234567.5],
  ['1234.567', 1234.567],
  ['0.125', 0.125],
  ['12,5', 12.5],
  ['₫ 5.000.000', 5000000],
  ['5.000.000đ', 5000000],
  ['NT$1,234,567', 1234567],
  ['-₫5.000.000', -5000000],
  ['(1,234.50)', -1234.5],
  ['1.2E+06', 1200000],
  ['+45', 45],
])('reads %s as %d', (text, expected) => {
  expect(value(text)).toBe(expected);
});

test.each([
  '',
  '-',
  'abc',
  '=1+1',
  '12%',
  '1.23.456',
  '1,2,3',
  '--5',
  '12 345 6',
  '31/12/2025',
  '1e999',
  '.',
  'NaN',
  '0x10',
  'Infinity',
])('refuses “%s”', (text) => {
  expect(value(text)).toBe('bad');
});

test('one mark before three digits is ambiguous and carries both readings', () => {
  expect(readNumber('-1.234')).toEqual({
    kind: 'ambiguous',
    mark: '.',
    asThousands: -1234,
    asDecimal: -1.234,
  });
});

test('a column settles its ambiguous cells by the marks of the others, and not when they contradict', () => {
  const reading = (...cells: string[]) => {
    const evidence = new ColumnEvidence();
    for (const cell of cells) evidence.add(readNumber(cell));
    return evidence.reading();
  };
  expect(reading('1.234', '1.234.567')).toEqual({ '.': 'thousands', ',': 'decimal' });
  expect(reading('1.234', '12.5')).toEqual({ '.': 'decimal', ',': 'thousands' });
  expect(reading('1.234', '12,5')['.']).toBe('thousands');
  expect(reading('1.234', '77')['.']).toBeUndefined();
  expect(reading('1.234', '12.5', '1.234.567')['.']).toBeUndefined();
});
