import { describe, expect, it } from 'vitest';
import {
  decimalsFor,
  formatCount,
  formatMoney,
  formatPercent,
  formatRange,
  formatValue,
  magnitudeOf,
} from './format.ts';

const VND = { kind: 'money', currency: 'VND' } as const;
const USD = { kind: 'money', currency: 'USD' } as const;
/** Non-breaking spaces keep a number and its unit on one line; plain ones read better in a test. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money for people', () => {
  it('đồng are written in tỷ and triệu with a comma, in English in bn and m with a point', () => {
    expect(plain(formatMoney(23.14e9, 'VND', { locale: 'vi' }))).toBe('23,1 tỷ ₫');
    expect(plain(formatMoney(23.14e9, 'VND', { locale: 'en' }))).toBe('23.1 bn ₫');
    expect(plain(formatMoney(4_560_000, 'VND', { locale: 'vi' }))).toBe('4,56 triệu ₫');
  });

  it('a number never parts from its unit at the end of a line', () => {
    expect(formatMoney(23.14e9, 'VND', { locale: 'vi' })).toBe('23,1\u00a0tỷ\u00a0₫');
    expect(formatRange(2.1e8, 3.2e8, USD, { locale: 'en' })).not.toContain(' ');
  });

  it('dollars are kept in cents, and stand in front in English', () => {
    expect(plain(formatMoney(456_000_000, 'USD', { locale: 'en' }))).toBe('US$4.56 m');
    expect(plain(formatMoney(456_000_000, 'USD', { locale: 'vi' }))).toBe('4,56 triệu US$');
  });

  it('gains carry a plus and losses a true minus, nothing carries neither', () => {
    expect(plain(formatValue(1.3e9, VND, { locale: 'en', signed: true, noise: 5e7 }))).toBe('+1.3 bn ₫');
    expect(plain(formatValue(-1.3e9, VND, { locale: 'en', noise: 5e7 }))).toBe('−1.3 bn ₫');
    expect(plain(formatValue(0, VND, { locale: 'en', signed: true }))).toBe('0 ₫');
  });

  it('what rounds up to the next word is written with it', () => {
    expect(plain(formatValue(0.97e9, VND, { locale: 'vi', noise: 4e8 }))).toBe('1 tỷ ₫');
    expect(plain(formatValue(999.7e6, VND, { locale: 'en' }))).toBe('1.00 bn ₫');
    expect(plain(formatValue(994e6, VND, { locale: 'en' }))).toBe('994 m ₫');
  });

  it('a range says its unit once, and uses a word beside a minus', () => {
    expect(plain(formatRange(21.4e9, 24.9e9, VND, { locale: 'vi' }))).toBe('21,4–24,9 tỷ ₫');
    expect(plain(formatRange(-0.5e9, 2.1e9, VND, { locale: 'en', noise: 1e8 }))).toBe('−0.5 to 2.1 bn ₫');
    expect(plain(formatRange(2.1e8, 3.2e8, USD, { locale: 'en' }))).toBe('US$2.10–3.20 m');
  });

  it('counts and shares follow the language', () => {
    expect(formatCount(20_000, 'vi')).toBe('20.000');
    expect(formatCount(20_000, 'en')).toBe('20,000');
    expect(formatPercent(0.0914, 'vi')).toBe('9,1%');
    expect(plain(magnitudeOf(20_000, { kind: 'count' }, 'vi').label)).toBe('nghìn');
  });
});

describe('digits', () => {
  it('stop where the simulation noise begins', () => {
    expect(decimalsFor(23.1e9, 1e9, 0.05e9)).toBe(1);
    expect(decimalsFor(23.1e9, 1e9, 0.1e9)).toBe(1);
    expect(decimalsFor(23.1e9, 1e9, 0.3e9)).toBe(0);
    expect(decimalsFor(3_219, 1, 60)).toBe(-2);
    expect(formatValue(3_219, { kind: 'count' }, { locale: 'en', noise: 60 })).toBe('3,200');
  });

  it('are three without noise', () => {
    expect(decimalsFor(23.1e9, 1e9)).toBe(1);
    expect(decimalsFor(2.31e9, 1e9)).toBe(2);
    expect(decimalsFor(231e9, 1e9)).toBe(0);
  });
});
