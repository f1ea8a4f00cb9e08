import { expect, test } from 'vitest';
import { typedNumber } from './typed.ts';

test('a typed number is read as the reader’s language writes it', () => {
  expect(typedNumber('1.234,5', 'vi')).toBe(1_234.5);
  expect(typedNumber('1,234.5', 'en')).toBe(1_234.5);
  expect(typedNumber('20.000.000', 'vi')).toBe(20_000_000);
  expect(typedNumber('20,000,000', 'en')).toBe(20_000_000);
  expect(typedNumber('0,5', 'en'), 'a comma is no thousands mark before fewer than three digits').toBe(0.5);
  expect(typedNumber(' 30 %', 'vi')).toBe(30);
});

test('what is no number is none', () => {
  for (const text of ['', ' ', 'abc', '1..2', '5 ngày']) expect(typedNumber(text, 'vi')).toBeNaN();
});
