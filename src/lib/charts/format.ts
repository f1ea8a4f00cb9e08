import { m } from '#messages';
import type { ChartLocale, ChartUnit } from './types.ts';

/**
 * Minor units in one major unit. The scenario counts whole đồng, whole Taiwan dollars (no cents are in use)
 * and US cents.
 */
const MINOR_PER_MAJOR: Record<string, number> = { VND: 1, TWD: 1, USD: 100 };

/** Tags for Intl: Vietnamese as written in Vietnam, English with day before month. */
const TAGS: Record<ChartLocale, string> = { vi: 'vi-VN', en: 'en-GB' };

/** A number and its unit stay on one line. */
const NBSP = '\u00a0';
const MINUS = '−';

/** How one set of numbers is written: raw ÷ divisor, with words around it said once for a whole axis. */
export interface Magnitude {
  divisor: number;
  /** Stands before a value: '$' in English dollars, else ''. */
  prefix: string;
  /** Stands after a value, with its space: ' bn ₫', ' triệu', '%'. */
  suffix: string;
  /** For an axis title: 'bn ₫', '$ m', 'triệu'; '' when there is nothing to say. */
  label: string;
}

/** Intl formatters are slow to make and few are needed. */
const cache = new Map<string, Intl.NumberFormat>();

/**
 * A plain number in the reader's way of writing, with a true minus sign. `decimals` −12 to 6; below zero rounds
 * to tens, hundreds and so on.
 */
export function formatNumber(value: number, locale: ChartLocale, decimals = 0): string {
  if (decimals < 0) {
    const unit = 10 ** -decimals;
    return formatNumber(Math.round(value / unit) * unit, locale, 0);
  }
  const key = `${locale}${decimals}`;
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(TAGS[locale], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative', // never "−0"
    });
    cache.set(key, format);
  }
  return format.format(value).replace('-', MINUS);
}

const symbols = new Map<string, string>();

/** '₫', '$', 'NT$', by Intl. */
export function currencySymbol(currency: string, locale: ChartLocale): string {
  const key = locale + currency;
  let symbol = symbols.get(key);
  if (symbol === undefined) {
    const parts = new Intl.NumberFormat(TAGS[locale], { style: 'currency', currency }).formatToParts(0);
    symbol = parts.find((part) => part.type === 'currency')?.value ?? currency;
    symbols.set(key, symbol);
  }
  return symbol;
}

/** The power of a thousand that suits numbers up to `largest` (raw units, sign ignored), and its words. */
export function magnitudeOf(largest: number, unit: ChartUnit, locale: ChartLocale): Magnitude {
  if (unit.kind === 'share') return { divisor: 0.01, prefix: '', suffix: '%', label: '%' };
  const minor = unit.kind === 'money' ? (MINOR_PER_MAJOR[unit.currency] ?? 1) : 1;
  const size = Math.abs(largest) / minor;
  // Counts below ten thousand read well in full; money changes word as soon as it reaches the next one.
  const { scale, word } =
    size >= 1e12
      ? { scale: 1e12, word: m.fmt_trillion({}, { locale }) }
      : size >= 1e9
        ? { scale: 1e9, word: m.fmt_billion({}, { locale }) }
        : size >= 1e6
          ? { scale: 1e6, word: m.fmt_million({}, { locale }) }
          : size >= 1e4
            ? { scale: 1e3, word: m.fmt_thousand({}, { locale }) }
            : { scale: 1, word: '' };
  const divisor = scale * minor;
  const spaced = word && NBSP + word;
  // Behind a number a letter is enough; alone, as the unit of an axis, it says nothing.
  if (unit.kind === 'count')
    return {
      divisor,
      prefix: '',
      suffix: spaced,
      label: scale === 1e3 ? m.fmt_thousand_alone({}, { locale }) : word,
    };
  const symbol = currencySymbol(unit.currency, locale);
  // English writes dollars in front; đồng stands behind in both languages.
  if (locale === 'en' && unit.currency !== 'VND')
    return { divisor, prefix: symbol, suffix: spaced, label: symbol + spaced };
  return { divisor, prefix: '', suffix: spaced + NBSP + symbol, label: word ? word + NBSP + symbol : symbol };
}

/**
 * Decimals that simulation noise allows: the last digit shown is the smallest power of ten not below the
 * Monte Carlo standard error. `value` and `noise` in raw units, ÷ `divisor`. Without noise (0 or not given):
 * three significant digits. From −12 (below zero: tens, hundreds) to 3.
 */
export function decimalsFor(value: number, divisor: number, noise = 0): number {
  const size = Math.abs(value) / divisor;
  const threeDigits = size > 0 ? 2 - Math.floor(Math.log10(size)) : 0;
  const allowed = noise > 0 ? -Math.ceil(Math.log10(noise / divisor) - 1e-9) : threeDigits;
  return Math.max(-12, Math.min(3, allowed, threeDigits));
}

/** Options of a value written alone. `noise`: its Monte Carlo standard error, raw units. `signed`: '+' on gains. */
export interface ValueOptions {
  locale: ChartLocale;
  noise?: number;
  signed?: boolean;
}

/** Counts are whole, and exact unless a noise says otherwise. */
function digits(value: number, magnitude: Magnitude, unit: ChartUnit, noise = 0): number {
  const decimals = decimalsFor(value, magnitude.divisor, noise);
  if (unit.kind !== 'count' || magnitude.divisor !== 1) return decimals;
  return noise > 0 ? Math.min(0, decimals) : 0;
}

/** One value with its unit: '23,1 tỷ ₫', '$4.2 m', '+1,3 tỷ ₫', '86%'. */
export function formatValue(value: number, unit: ChartUnit, { locale, noise, signed }: ValueOptions): string {
  const first = magnitudeOf(value, unit, locale);
  // 999,7 triệu without decimals is a round 1 tỷ, not 1.000 triệu.
  const step = first.divisor * 10 ** -digits(value, first, unit, noise);
  const rounded = Math.round(value / step) * step;
  const next = magnitudeOf(rounded, unit, locale);
  const magnitude = next.divisor > first.divisor ? next : first;
  const decimals = digits(next === magnitude ? rounded : value, magnitude, unit, noise);
  const text = formatNumber(Math.abs(value) / magnitude.divisor, locale, decimals);
  const zero = !/[1-9]/.test(text);
  const sign = zero ? '' : value < 0 ? MINUS : signed ? '+' : '';
  return sign + magnitude.prefix + text + magnitude.suffix;
}

/** A range with its unit said once: '21,4–24,9 tỷ ₫', '55 tỷ ₫' when both ends read alike. Digits by `noise`, the standard error of either end. */
export function formatRange(
  low: number,
  high: number,
  unit: ChartUnit,
  { locale, noise }: ValueOptions,
): string {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const magnitude = magnitudeOf(largest, unit, locale);
  const decimals = digits(largest, magnitude, unit, noise);
  const write = (value: number) => formatNumber(value / magnitude.divisor, locale, decimals);
  if (write(low) === write(high)) return magnitude.prefix + write(low) + magnitude.suffix;
  // A dash next to a minus sign cannot be read.
  const join = low < 0 ? ` ${m.fmt_to({}, { locale })} ` : '–';
  return magnitude.prefix + write(low) + join + write(high) + magnitude.suffix;
}

/** Money in minor units: '23,1 tỷ ₫'. */
export function formatMoney(value: number, currency: string, options: ValueOptions): string {
  return formatValue(value, { kind: 'money', currency }, options);
}

/** A whole count with its thousands marked: '20.000' in Vietnamese, '20,000' in English. */
export function formatCount(value: number, locale: ChartLocale): string {
  return formatNumber(Math.round(value), locale, 0);
}

/** A share 0–1 in per cent: '9,1%'. */
export function formatPercent(share: number, locale: ChartLocale, decimals = 1): string {
  return `${formatNumber(share * 100, locale, decimals)}%`;
}
