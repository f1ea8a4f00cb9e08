import { m } from '#messages';
import { decimalsFor, formatNumber, formatRange, formatValue, type ChartUnit } from '#charts';
import type { KpiUnit } from '../state/figures.ts';
import { locale } from '../state/locale.svelte.ts';

/** How a key figure is written: its unit, the scenario's currency, and its noise (standard error, the unit's own). */
export interface KpiForm {
  unit: KpiUnit;
  currency: string;
  noise: number;
}

/** Below this a complaint in a thousand accounts is not told apart: two decimals at most. */
const MOST_DECIMALS = 2;

const chartUnit = ({ unit, currency }: KpiForm): ChartUnit =>
  unit === 'money' ? { kind: 'money', currency } : { kind: 'share' };

const decimals = (largest: number, noise: number): number =>
  Math.min(MOST_DECIMALS, Math.max(0, decimalsFor(largest, 1, noise)));

/** '23,1 tỷ ₫', '86%', '1,3'. */
export function kpiValue(value: number, form: KpiForm): string {
  if (form.unit === 'perThousand') return formatNumber(value, locale(), decimals(value, form.noise));
  return formatValue(value, chartUnit(form), { locale: locale(), noise: form.noise });
}

/** '21,4–24,9 tỷ ₫', '1,1–1,6'. */
export function kpiRange(low: number, high: number, form: KpiForm): string {
  if (form.unit !== 'perThousand')
    return formatRange(low, high, chartUnit(form), { locale: locale(), noise: form.noise });
  const digits = decimals(high, form.noise);
  return `${formatNumber(low, locale(), digits)}–${formatNumber(high, locale(), digits)}`;
}

/** '+1,3 tỷ ₫', '+0,3 điểm', '+0,4'. */
export function changeText(mean: number, form: KpiForm): string {
  if (form.unit === 'money')
    return formatValue(mean, chartUnit(form), { locale: locale(), noise: form.noise, signed: true });
  const sign = mean > 0 ? '+' : '';
  if (form.unit === 'perThousand')
    return sign + formatNumber(mean, locale(), decimals(Math.abs(mean), form.noise));
  const points = mean * 100;
  const digits = Math.abs(points) >= 10 ? 0 : Math.abs(points) >= 0.1 ? 1 : 2;
  return `${sign}${formatNumber(points, locale(), digits)} ${m.point()}`;
}
