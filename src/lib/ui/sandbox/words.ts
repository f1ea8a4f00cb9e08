import { m } from '#messages';
import { formatNumber, formatPercent } from '#charts';
import { priorityRule, type PriorityRule, type RulePreset, type Scenario } from '#scenario';
import type { Change } from '../state/changes.ts';
import type { TabId } from '../state/doc.ts';
import { bucketAt, OWN_PAYMENT_DPD, RATE_DPD, type FieldId, type NumberField } from '../state/fields.ts';
import { otherHours } from '../state/hours.ts';
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
  eveningOdds: () => m.field_eveningOdds(),
  willingness: () => m.field_willingness(),
  holdOut: () => m.field_holdOut(),
  fieldPeople: () => m.field_fieldPeople(),
  fieldArea: () => m.field_fieldArea(),
  fieldSpeed: () => m.field_fieldSpeed(),
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
    eveningOdds: m.field_eveningOdds_source,
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
      return value === 1 ? m.say_people_one({ n }) : m.say_people({ n });
    case 'perDay':
      return m.say_perDay({ n });
    case 'perWeek':
      return value === 0 ? m.say_perWeek_none() : m.say_perWeek({ n });
    case 'everyDays':
      if (value === 0) return m.say_everyDays_once();
      return value === 1 ? m.say_everyDays_one() : m.say_everyDays({ n });
    case 'days':
      return m.say_days({ n });
    case 'share':
      return formatPercent(value, locale(), fieldDecimals(field));
    case 'km2':
      return m.say_km2({ n });
    case 'kmh':
      return m.say_kmh({ n });
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
    case 'km2':
      return m.unit_km2();
    case 'kmh':
      return m.unit_kmh();
    case 'plain':
      return '';
  }
}

/** Every priority rule, in the order of the schema. */
export const RULES = priorityRule.options;

export function ruleText(rule: PriorityRule): string {
  return {
    random: m.rule_random,
    oldest: m.rule_oldest,
    largestBalance: m.rule_largestBalance,
    largestArrears: m.rule_largestArrears,
    score: m.rule_score,
    expectedValue: m.rule_expectedValue,
    marginalValue: m.rule_marginalValue,
    ownFormula: m.rule_ownFormula,
  }[rule]();
}

/** What the own formula weighs, as the scenario names it. */
export const FORMULA = ['balance', 'arrears', 'dpd', 'score', 'brokenPromises'] as const;

export function formulaLabel(part: (typeof FORMULA)[number]): string {
  return {
    balance: m.strategy_observe_balance,
    arrears: m.strategy_observe_arrears,
    dpd: m.strategy_observe_dpd,
    score: m.strategy_observe_score,
    brokenPromises: m.strategy_observe_brokenPromises,
  }[part]();
}

/** 'dư nợ lớn nhất', 'công thức riêng (Dư nợ 1, Điểm thu hồi 2)'. */
export function priorityText({ strategy: { priority, formula } }: Scenario): string {
  if (priority !== 'ownFormula') return ruleText(priority);
  const weights = FORMULA.filter((part) => formula[part] > 0).map(
    (part) => `${formulaLabel(part)} ${formatNumber(formula[part], locale(), decimalsOf(formula[part]))}`,
  );
  return weights.length === 0 ? ruleText(priority) : m.rule_ownFormula_of({ weights: weights.join(', ') });
}

/** Decimals a typed number has, up to six. */
export const decimalsOf = (value: number): number => Math.min(6, (String(value).split('.')[1] ?? '').length);

/** '2 lộ trình, 5 bước'. */
export function pathsText({ strategy: { treatments } }: Scenario): string {
  const steps = treatments.reduce((sum, treatment) => sum + treatment.steps.length, 0);
  return treatments.length === 1
    ? m.chg_paths_count_one({ steps })
    : m.chg_paths_count({ n: treatments.length, steps });
}

/** The same where it tells the two scenarios apart; else nothing. */
const pathsApart = (scenario: Scenario, other: Scenario) =>
  pathsText(scenario) === pathsText(other) ? '' : pathsText(scenario);

export const teamsText = ({ teams }: Scenario): string =>
  teams.length === 1 ? m.chg_teams_one() : m.chg_teams_text({ n: teams.length });

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

const payText = ({ kpiScheme }: Scenario): string =>
  kpiScheme.kind === 'none' ? m.studio_no_pay() : m.studio_chg_pay();

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
        from: priorityText(change.from),
        to: priorityText(change.to),
      };
    case 'paths':
      return {
        label: m.chg_paths(),
        from: pathsApart(change.from, change.to),
        to: pathsApart(change.to, change.from) || m.chg_paths_edited(),
      };
    case 'hours':
      return {
        label: m.people_hours(),
        from: otherHours(change.from, change.to),
        to: otherHours(change.to, change.from),
      };
    case 'teams':
      return { label: m.chg_teams(), from: teamsText(change.from), to: teamsText(change.to) };
    case 'pay':
      return { label: m.studio_chg(), from: payText(change.from), to: payText(change.to) };
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
