import { MINOR_UNITS, type Currency } from '#portfolio';

const SIGNS: Record<Currency, string> = { VND: '₫', USD: 'US$', TWD: 'NT$' };
const SCALES: [number, string][] = [
  [1e9, ' bn'],
  [1e6, ' m'],
  [1e3, ' k'],
];

/** `21.3 bn ₫`; more digits would be noise. Takes minor units. */
export function moneyText(minor: number, currency: string): string {
  const known = currency as Currency;
  const value = minor / (MINOR_UNITS[known] ?? 1);
  return `${shortNumber(value)} ${SIGNS[known] ?? currency}`;
}

/** `1,234`, `56.0 k`: three significant digits from a hundred thousand on, so that a column of them lines up. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 99_950) {
    // 999.6 k must read 1.00 m, not 1,000 k.
    const [scale, name] = SCALES.find(([limit]) => size >= limit * 0.9995)!;
    return fixed(value / scale, decimals(size / scale)) + name;
  }
  if (size >= 100 || Number.isInteger(value)) return fixed(value, 0);
  return fixed(value, decimals(size));
}

function decimals(size: number): number {
  return size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
}

function fixed(value: number, digits: number): string {
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}
