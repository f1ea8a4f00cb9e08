import { m } from '#messages';
import { formatNumber, formatPercent } from '#charts';
import type { RulePreset, Scenario } from '#scenario';
import type { Change } from '../state/changes.ts';
import type { TabId } from '../state/doc.ts';
import { bucketAt, OWN_PAYMENT_DPD, RATE_DPD, type FieldId, type NumberField } from '../state/fields.ts';
import { locale } from '../state/locale.svelte.ts';

/** 'quá hạn 61–90 ngày': the bucket a rate belongs to. */
function band(scenario: Scenario, dpd: number): string {
  const { bucket, toDpd } = bucketAt(scenario, dpd);
  return Number.isFinite(toDpd)
    ? m.band_range({ from: bucket.fromDpd, to: toDpd })
    : m.band_above({ from: bucket.fromDpd });
}

const LABELS: Record<FieldId, (scenario: Scenario) => string> = {
  headCount: () => m.field_headCount(),
  callCeiling: () => m.field_callCeiling(),
  callsPerDay: () => m.field_callsPerDay(),
  smsEvery: () => m.field_smsEvery(),
  horizon: () => m.field_horizon(),
  contactRate: (s) => m.field_contactRate({ band: band(s, RATE_DPD) }),
  keptRate: (s) => m.field_keptRate({ band: band(s, RATE_DPD) }),
  unprompted: (s) => m.field_unprompted({ band: band(s, OWN_PAYMENT_DPD) }),
  absence: () => m.field_absence(),
  callFatigue: () => m.field_callFatigue(),
  willingness: () => m.field_willingness(),
};

export function fieldLabel(field: NumberField, scenario: Scenario): string {
  return LABELS[field.id](scenario);
}

/** What an assumption rests on, in one line. */
export function fieldSource(field: NumberField): string {
  const sources: Partial<Record<FieldId, () => string>> = {
    contactRate: m.field_contactRate_source,
    keptRate: m.field_keptRate_source,
    unprompted: m.field_unprompted_source,
    absence: m.field_absence_source,
    callFatigue: m.field_callFatigue_source,
    willingness: m.field_willingness_source,
  };
  return sources[field.id]?.() ?? '';
}

/** Decimals a step needs, in the unit shown. */
export function fieldDecimals({ unit, step }: NumberField): number {
  if (unit === 'share') return Math.max(0, Math.ceil(-Math.log10(step * 100) - 1e-9));
  return Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
}

/** A value as it is said: '26 người', '7 ngày một tin', '16%'. */
export function fieldText(field: NumberField, value: number): string {
  const n = formatNumber(value, locale(), fieldDecimals(field));
  switch (field.unit) {
    case 'people':
      return m.say_people({ n });
    case 'perDay':
      return m.say_perDay({ n });
    case 'perWeek':
      return value === 0 ? m.say_perWeek_none() : m.say_perWeek({ n });
    case 'everyDays':
      if (value === 0) return m.say_everyDays_none();
      return value === 1 ? m.say_everyDays_one() : m.say_everyDays({ n });
    case 'days':
      return m.say_days({ n });
    case 'share':
      return formatPercent(value, locale(), fieldDecimals(field));
    case 'plain':
      return n;
  }
}

/** The unit beside a typed field. */
export function fieldUnit({ unit }: NumberField): string {
  switch (unit) {
    case 'people':
      return m.unit_people();
    case 'perWeek':
    case 'perDay':
      return m.unit_perWeek();
    case 'everyDays':
      return m.unit_everyDays();
    case 'days':
      return m.unit_days();
    case 'share':
      return '%';
    case 'plain':
      return '';
  }
}

export const RULES = [
  'random',
  'oldest',
  'largestBalance',
  'largestArrears',
  'score',
  'expectedValue',
  'marginalValue',
] as const;

export function ruleText(rule: (typeof RULES)[number]): string {
  return {
    random: m.rule_random,
    oldest: m.rule_oldest,
    largestBalance: m.rule_largestBalance,
    largestArrears: m.rule_largestArrears,
    score: m.rule_score,
    expectedValue: m.rule_expectedValue,
    marginalValue: m.rule_marginalValue,
  }[rule]();
}

const PRESETS: Record<RulePreset, () => string> = {
  none: m.rules_preset_none,
  'VN-2026': m.rules_preset_vn,
  'US-RegF': m.rules_preset_us,
  'UK-CONC7': m.rules_preset_uk,
  'IN-RBI': m.rules_preset_in,
};

export const presetText = (preset: RulePreset): string => PRESETS[preset]();

/** 'Việt Nam 2026, tắt VN-10': the rules of a scenario in a few words. */
export function rulesText({ rules: { preset, off } }: Scenario): string {
  const name = presetText(preset);
  return off.length === 0 ? name : m.rules_preset_off({ preset: name, ids: off.join(', ') });
}

/** One change: what, from what, to what. */
export function changeWords(change: Change, scenario: Scenario): { label: string; from: string; to: string } {
  switch (change.kind) {
    case 'number':
      return {
        label: fieldLabel(change.field, scenario),
        from: fieldText(change.field, change.from),
        to: fieldText(change.field, change.to),
      };
    case 'priority':
      return {
        label: m.field_priority(),
        from: ruleText(change.from.strategy.priority),
        to: ruleText(change.to.strategy.priority),
      };
    case 'rules':
      return { label: m.rules_title(), from: rulesText(change.from), to: rulesText(change.to) };
    case 'book':
      return { label: m.chg_book(), from: '', to: m.chg_book_text() };
    case 'other':
      return { label: m.chg_other(), from: '', to: m.chg_other_text() };
  }
}

/** A plan's short name: 'Hiện tại', 'A'. */
export function tabName(id: TabId): string {
  return id === 'baseline' ? m.tab_baseline() : id;
}

export function toneOf(id: TabId): 'baseline' | 'a' | 'b' | 'c' {
  return ({ baseline: 'baseline', A: 'a', B: 'b', C: 'c' } as const)[id];
}

/** A horizon as people say it: whole months of 30 days, else days. */
export function timeText(days: number): string {
  return days % 30 === 0 && days > 0 ? m.time_months({ n: days / 30 }) : m.time_days({ n: days });
}

/** A message with `<b>` around its figures, cut so that a template can set them strong: odd parts are inside. */
export function strongParts(text: string): string[] {
  return text.split(/<\/?b>/);
}
