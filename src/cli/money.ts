import { MINOR_UNITS, type Currency } from '#portfolio';

const SIGNS: Record<Currency, string> = { VND: '₫', USD: 'US$', TWD: 'NT$' };
const SCALES: [number, string][] = [
  [1e9, ' bn'],
  [1e6, ' m'],
  [1e3, ' k'],
];

/** `21.3 bn ₫`: three significant digits, as more would be noise. Takes minor units. */
export function moneyText(minor: number, currency: string): string {
  const known = currency as Currency;
  const value = minor / (MINOR_UNITS[known] ?? 1);
  return `${shortNumber(value)} ${SIGNS[known] ?? currency}`;
}

/** `1,234`, `21.3 k`: counts and amounts without their unit. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  for (const [scale, name] of SCALES) {
    // 9,999.6 k rounds to the next scale by itself; 999.6 k must not read 1,000 k.
    if (size >= scale * 0.9995 && (scale > 1e3 || size >= 99_950)) return threeDigits(value / scale) + name;
  }
  return size >= 1_000 ? Math.round(value).toLocaleString('en-US') : threeDigits(value);
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  const text = value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: digits });
  return text === '-0' ? '0' : text;
}
