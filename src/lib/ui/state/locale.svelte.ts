import type { locales } from '#locale';
import { getLocale, overwriteGetLocale, setLocale } from '#locale';

/** The two languages of the interface. */
export type Locale = (typeof locales)[number];

let current = $state<Locale>(getLocale());
// Messages ask for the locale where they are drawn: reading it from state redraws them when it changes.
overwriteGetLocale(() => current);
if (typeof document !== 'undefined') document.documentElement.lang = getLocale();

/** The language in use; reactive. */
export function locale(): Locale {
  return current;
}

/** Switches the language without reloading, so that nothing on screen is lost; the choice is kept in the browser. */
export function switchLocale(to: Locale): void {
  current = to;
  if (typeof document === 'undefined') return;
  document.documentElement.lang = to;
  try {
    void setLocale(to, { reload: false });
  } catch {
    // Storage may be closed to us (private window): the language then lasts until the page is left.
  }
}
