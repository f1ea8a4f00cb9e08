import type { ChannelId, Summary } from '#experiment';
import { m } from '#messages';
import {
  decimalsFor,
  formatMoney,
  formatNumber,
  formatValue,
  monthPeriods,
  type Period,
  type Tone,
} from '#charts';
import type { Scenario } from '#scenario';
import { NONE } from '../state/cells.ts';
import { locale } from '../state/locale.svelte.ts';

/** What every view is given: a plan's result, today's beside it when they differ, and their words. */
export interface Look {
  plan: Summary;
  /** Absent for the baseline itself, a copy of it, and when the two do not cover the same days. */
  today: Summary | undefined;
  scenario: Scenario;
  tone: Tone;
  /** 'A', 'Hiện tại'. */
  label: string;
  updating: boolean;
  months: Period[];
  /** Months simulated from end to end; all when there is none. */
  whole: number[];
}

/** How every table and chart of a view shows a plan beside today's: colour, names, whether it is out of date, language. */
export const seenAs = ({ tone, label, updating }: Look) => ({
  tone,
  label,
  ghostLabel: m.tab_today(),
  updating,
  locale: locale(),
});

/** The months of a result as the model kept them, and which of them are whole. */
export function monthsOfResult(plan: Summary, scenario: Scenario): Pick<Look, 'months' | 'whole'> {
  const neutral = scenario.calendar.kind === 'neutral';
  const months = monthPeriods(plan.startDate, plan.days, neutral, locale()).slice(0, plan.cells.months);
  const all = months.map((_, index) => index);
  const whole = all.filter((index) => months[index]!.whole);
  return { months, whole: whole.length > 0 ? whole : all };
}

/** 'thg 7 2027 (2 ngày)': months cut short by the run say so. */
export function monthLabel({ label, from, to, whole }: Period): string {
  return whole ? label : m.view_month_partial({ month: label, n: to - from });
}

/** 'B2 · 31–60 ngày'. */
export function bucketName(scenario: Scenario, id: string): string {
  const { buckets } = scenario.behaviour;
  const at = buckets.findIndex((bucket) => bucket.id === id);
  const bucket = buckets[at];
  if (!bucket) return id;
  const next = buckets[at + 1];
  const band = next
    ? m.band_range({ from: bucket.fromDpd, to: next.fromDpd - 1 })
    : m.band_above({ from: bucket.fromDpd });
  return m.view_bucket({ id, band });
}

/** The treatment's name in the reader's language. */
export function treatmentName(scenario: Scenario, id: string): string {
  if (id === NONE) return m.view_none();
  return scenario.strategy.treatments.find((treatment) => treatment.id === id)?.name[locale()] ?? id;
}

const CHANNEL_NAMES: Record<ChannelId, () => string> = {
  phone: m.strategy_channel_phone,
  field: m.strategy_channel_field,
  sms: m.strategy_channel_sms,
  zalo: m.strategy_channel_zalo,
  letter: m.strategy_channel_letter,
  voicebot: m.strategy_channel_voicebot,
  inbound: m.view_channel_inbound,
  skipTrace: m.strategy_channel_skipTrace,
  legal: m.strategy_channel_legal,
  partner: m.strategy_channel_partner,
};
export const channelName = (channel: ChannelId): string => CHANNEL_NAMES[channel]();

/** Below this a mean count is written with a decimal: half a complaint a month is not none. */
const FEW = 20;

/** From here on a count is said with a word; below it is written out, so that the rows of a column can be compared. */
const MANY = 1e7;

/** '609.000', '3.120', '12,3 triệu': a whole count, of three or four digits that tell. */
export function wholeText(value: number): string {
  return value >= MANY
    ? formatValue(value, { kind: 'count' }, { locale: locale() })
    : formatNumber(value, locale(), value >= 1e4 ? decimalsFor(value, 1) : 0);
}

/** As `wholeText`; a few with a decimal: '4,3'. */
export function countText(value: number): string {
  if (value > 0 && value < FEW) return formatNumber(value, locale(), value < 1 ? 2 : 1);
  return wholeText(value);
}

/** '+3.120', '−45', '0'. */
export function changeText(value: number): string {
  const size = Math.abs(value);
  if (size < 0.5) return '0';
  return (value < 0 ? '−' : '+') + wholeText(size);
}

export const moneyText = (value: number, { currency }: Summary): string =>
  formatMoney(value, currency, { locale: locale() });

/** '37%', '3,4%', '0,32%': two digits that tell. */
export function shareText(share: number): string {
  const decimals = share >= 0.1 || share === 0 ? 0 : share >= 0.01 ? 1 : 2;
  return `${formatNumber(share * 100, locale(), decimals)}%`;
}

/** '4,2', '0,13': a rate of a few. */
export const rateText = (value: number): string =>
  formatNumber(value, locale(), value >= 10 ? 0 : value >= 1 || value === 0 ? 1 : 2);
