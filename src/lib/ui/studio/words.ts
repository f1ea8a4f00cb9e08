import { formatNumber, formatPercent } from '#charts';
import {
  MEASURES,
  paysVariable,
  type LightId,
  type Measure,
  type PayScheme,
  type ScoreLight,
} from '#incentives';
import { m } from '#messages';
import { tabName } from '../sandbox/words.ts';
import type { TabId } from '../state/doc.ts';
import { locale } from '../state/locale.svelte.ts';
import type { Action } from './jobs.ts';
import { presetOf } from './studio.svelte.ts';

/** Shares and amounts of base pay in per cent: '35%'. */
export const percent = (share: number, decimals = 0): string => formatPercent(share, locale(), decimals);

/** A plain number of the reader's language. */
export const number = (value: number, decimals = 0): string => formatNumber(value, locale(), decimals);

/** 'Hiện tại', 'Phương án A'. */
export const planName = (id: TabId): string =>
  id === 'baseline' ? tabName(id) : m.studio_plan({ name: tabName(id) });

const MEASURE: Record<Measure, () => string> = {
  cash: m.studio_measure_cash,
  ptp: m.studio_measure_ptp,
  kept: m.studio_measure_kept,
  keptRate: m.studio_measure_keptRate,
  visit: m.studio_measure_visit,
  uplift: m.studio_measure_uplift,
};
export const measureText = (measure: Measure): string => MEASURE[measure]();

const ACTION: Record<Action, () => string> = {
  tilt: m.studio_action_tilt,
  push: m.studio_action_push,
  pressure: m.studio_action_pressure,
  falsified: m.studio_action_falsified,
  hold: m.studio_action_hold,
};
export const actionText = (action: Action): string => ACTION[action]();

const STOP: Record<Action, () => string> = {
  tilt: m.studio_stop_tilt,
  push: m.studio_stop_push,
  pressure: m.studio_stop_pressure,
  falsified: m.studio_stop_falsified,
  hold: m.studio_stop_hold,
};
/** What of the scheme stops a behaviour. */
export const stopText = (action: Action): string => STOP[action]();

/** 'tiền 70% + lời hứa được giữ 30%': what a leg pays for. */
export function weightsText(weights: PayScheme['legs'][number]['weights']): string {
  const parts = MEASURES.filter((measure) => (weights[measure] ?? 0) > 0);
  return parts
    .map((measure) =>
      parts.length === 1 ? measureText(measure) : `${measureText(measure)} ${percent(weights[measure]!)}`,
    )
    .join(' + ');
}

/** A scheme in a few words: the preset it is, or what it pays for and with which curve. */
export function schemeText(scheme: PayScheme): string {
  const preset = presetOf(scheme);
  if (preset) return preset.name[locale()];
  if (!paysVariable(scheme)) return m.studio_no_pay();
  const first = scheme.legs[0]!;
  const gate = scheme.gate === undefined ? '' : `, ${m.studio_short_gate({ n: number(scheme.gate) })}`;
  const jump = first.jumps[0] ? `, ${m.studio_short_jump({ at: percent(first.jumps[0].at) })}` : '';
  return weightsText(first.weights) + jump + gate;
}

const LIGHT: Record<LightId, () => string> = {
  alignment: m.studio_light_alignment,
  fairness: m.studio_light_fairness,
  monthsToIdentify: m.studio_light_months,
  costPerUplift: m.studio_light_cost,
  gaming: m.studio_light_gaming,
  flat: m.studio_light_flat,
  budget: m.studio_light_budget,
  complaints: m.studio_light_complaints,
};
const LIGHT_WHY: Record<LightId, () => string> = {
  alignment: m.studio_why_alignment,
  fairness: m.studio_why_fairness,
  monthsToIdentify: m.studio_why_months,
  costPerUplift: m.studio_why_cost,
  gaming: m.studio_why_gaming,
  flat: m.studio_why_flat,
  budget: m.studio_why_budget,
  complaints: m.studio_why_complaints,
};
export const lightName = (id: LightId): string => LIGHT[id]();
export const lightWhy = (id: LightId): string => LIGHT_WHY[id]();

/** A value of the scorecard as it is said. */
export function lightValue({ id, value }: Pick<ScoreLight, 'id' | 'value'>): string {
  switch (id) {
    case 'alignment':
    case 'fairness':
      return number(value, 2);
    case 'monthsToIdentify':
      return Number.isFinite(value) ? number(Math.max(1, Math.ceil(value))) : m.studio_never();
    case 'costPerUplift':
      return Number.isFinite(value) ? number(value, 2) : m.studio_no_uplift();
    case 'gaming':
    case 'flat':
      return percent(value);
    case 'budget':
      return `${number(value, 2)}×`;
    case 'complaints':
      return `${value > 0 ? '+' : ''}${percent(value)}`;
  }
}
