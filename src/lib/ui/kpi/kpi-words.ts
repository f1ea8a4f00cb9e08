import type { Attribution, Kpi, KpiLevel } from '#incentives';
import { m } from '#messages';
import { unitText } from './words.ts';

const LEVEL: Record<KpiLevel, () => string> = {
  account: m.kpi_level_account,
  collector: m.kpi_level_collector,
  team: m.kpi_level_team,
  partner: m.kpi_level_partner,
  portfolio: m.kpi_level_portfolio,
};
export const levelText = (level: KpiLevel): string => LEVEL[level]();

const ATTRIBUTION: Record<Attribution, () => string> = {
  own: m.kpi_credit_own,
  touched7: m.kpi_credit_touched7,
  assigned: m.kpi_credit_assigned,
  holdOut: m.kpi_credit_holdOut,
  audited: m.kpi_credit_audited,
  team: m.kpi_credit_team,
  partner: m.kpi_credit_partner,
  portfolio: m.kpi_credit_portfolio,
};
export const attributionText = (attribution: Attribution): string => ATTRIBUTION[attribution]();

const WINDOW: Record<Kpi['window'], () => string> = {
  day: m.kpi_window_day,
  week: m.kpi_window_week,
  month: m.kpi_window_month,
  quarter: m.kpi_window_quarter,
  batch: m.kpi_window_batch,
};
export const windowText = (window: Kpi['window']): string => WINDOW[window]();

const DIRECTION: Record<Kpi['direction'], () => string> = {
  up: m.kpi_direction_up,
  down: m.kpi_direction_down,
  band: m.kpi_direction_band,
};
export const directionText = (direction: Kpi['direction']): string => DIRECTION[direction]();

/** The unit of a KPI, those of figures that are no quotient of events included. */
export function unitName(unit: Kpi['unit']): string {
  switch (unit) {
    case 'index':
      return m.kpi_unit_ratio();
    case 'days':
      return m.kpi_days();
    case 'weeks':
      return m.kpi_weeks();
    case 'points':
      return m.kpi_points();
    default:
      return unitText(unit);
  }
}
