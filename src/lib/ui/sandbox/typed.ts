import type { Locale } from '../state/locale.svelte.ts';

/** A number as the reader's language writes it ('1.234,5' and '1,234.5' are the same); NaN for anything else. */
export function typedNumber(text: string, locale: Locale): number {
  const bare = text.replace(/[\s%]/g, '');
  if (bare === '') return Number.NaN;
  const whole = locale === 'vi' ? bare.replace(/\.(?=\d{3}\b)/g, '') : bare.replace(/,(?=\d{3}\b)/g, '');
  return Number(whole.replace(',', '.'));
}
