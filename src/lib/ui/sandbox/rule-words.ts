import { m } from '#messages';
import type { RuleClass } from '#scenario';
import type { Locale } from '../state/locale.svelte.ts';

/** What kind of rule it is, in a word. */
export function ruleClassText(kind: RuleClass): string {
  return {
    HARD: m.rules_class_hard,
    CAP: m.rules_class_cap,
    WINDOW: m.rules_class_window,
    GATE: m.rules_class_gate,
    AUDIT: m.rules_class_audit,
  }[kind]();
}

/** A day given as ISO text, as written by the reader: '1/1/2026', '1 Jan 2026'. */
export function dateText(iso: string, locale: Locale): string {
  const form = { vi: { tag: 'vi-VN', month: 'numeric' }, en: { tag: 'en-GB', month: 'short' } } as const;
  const { tag, month } = form[locale];
  return new Intl.DateTimeFormat(tag, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}
