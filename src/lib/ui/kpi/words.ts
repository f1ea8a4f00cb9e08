import { formatMoney, formatNumber, formatPercent, formatRange } from '#charts';
import {
  isSeen,
  kpi,
  KPI_EVENTS,
  unitOf,
  type EventId,
  type Formula,
  type FormulaIssue,
  type FormulaUnit,
  type Kpi,
  type KpiCaveat,
  type KpiMeasured,
  type KpiUnmeasured,
  type Payable,
  type PayRefusal,
  type TargetMethod,
  type Text,
} from '#incentives';
import { m } from '#messages';
import type { Scenario } from '#scenario';
import { locale } from '../state/locale.svelte.ts';
import { bucketName, treatmentName } from '../views/look.ts';
import type { SegmentId } from './desk.svelte.ts';

/** A text of the library in the reader's language. */
export const told = (text: Text): string => text[locale()];

export const eventName = (id: EventId): string => told(KPI_EVENTS[id].name);

const MINUTE = 60;
const HOUR = 3_600;

/** Digits that tell: 2 below 1, 1 below 10, none above 100. */
const plain = (value: number): string => {
  const size = Math.abs(value);
  return formatNumber(value, locale(), size >= 100 || value === 0 ? 0 : size >= 10 ? 1 : 2);
};

/** How a KPI is written: its unit, but money over money reads better in per cent. */
export function writtenUnit(formula: Formula): FormulaUnit {
  const unit = unitOf(formula);
  const money = [...formula.over, ...(formula.under ?? [])].every(
    ({ event }) => KPI_EVENTS[event].unit === 'money',
  );
  return unit === 'ratio' && money && formula.times === undefined ? 'share' : unit;
}

/** A value of a KPI in its unit: '47,3%', '1,2 tỷ ₫', '12,4'. */
export function valueText(value: number, unit: FormulaUnit, currency: string): string {
  switch (unit) {
    case 'share':
      return formatPercent(value, locale());
    case 'money':
    case 'moneyPerCount':
      return formatMoney(value, currency, { locale: locale() });
    case 'seconds':
      return m.kpi_hours({ n: plain(value / HOUR) });
    case 'secondsPerCount':
      return m.kpi_minutes({ n: plain(value / MINUTE) });
    case 'count':
    case 'countPerCount':
    case 'ratio':
    case 'mixed':
      return plain(value);
  }
}

/** A change of a KPI: '+1,3 điểm', '−120 triệu ₫'. */
export function changeText(value: number, unit: FormulaUnit, currency: string): string {
  const sign = value > 0 ? '+' : '';
  if (unit === 'share') return `${sign}${formatNumber(100 * value, locale(), 1)} ${m.point()}`;
  return sign + valueText(value, unit, currency);
}

/** '45,1–49,8%'. */
export function bandText(low: number, high: number, unit: FormulaUnit, currency: string): string {
  if (unit === 'share')
    return `${formatNumber(100 * low, locale(), 1)}–${formatNumber(100 * high, locale(), 1)}%`;
  if (unit === 'money' || unit === 'moneyPerCount')
    return formatRange(low, high, { kind: 'money', currency }, { locale: locale() });
  return `${valueText(low, unit, currency)} – ${valueText(high, unit, currency)}`;
}

const UNIT: Record<FormulaUnit, () => string> = {
  share: m.kpi_unit_share,
  ratio: m.kpi_unit_ratio,
  count: m.kpi_unit_count,
  money: m.kpi_unit_money,
  seconds: m.kpi_unit_seconds,
  countPerCount: m.kpi_unit_countPerCount,
  moneyPerCount: m.kpi_unit_moneyPerCount,
  secondsPerCount: m.kpi_unit_secondsPerCount,
  mixed: m.kpi_unit_mixed,
};
export const unitText = (unit: FormulaUnit): string => UNIT[unit]();

/** What stands in the way of a formula, and what to do about it. */
export function issueText({ code, params }: FormulaIssue): string {
  const name = (key: string) => eventName(params[key] as EventId);
  switch (code) {
    case 'empty':
      return m.kpi_issue_empty();
    case 'unknownEvent':
      return m.kpi_issue_unknown({ event: params['event'] ?? '' });
    case 'unitMismatch':
      return m.kpi_issue_unit({
        a: name('a'),
        unitA: unitText(KPI_EVENTS[params['a'] as EventId].unit),
        b: name('b'),
        unitB: unitText(KPI_EVENTS[params['b'] as EventId].unit),
      });
    case 'notPartOf':
      return m.kpi_issue_notPart({ over: name('over'), under: name('under') });
    case 'notSimulated':
      return m.kpi_issue_notSimulated({ event: name('event') });
    case 'badDays':
      return m.kpi_issue_days({ event: name('event') });
  }
}

/** Why a sound formula has no value on this plan. */
export function unmeasuredText({ reason, event }: KpiUnmeasured): string {
  const name = event ? eventName(event) : '';
  switch (reason) {
    case 'notSimulated':
      return m.kpi_issue_notSimulated({ event: name });
    case 'notInSegment':
      return m.kpi_no_segment({ event: name });
    case 'notByMonth':
      return m.kpi_no_month({ event: name });
    case 'onlyByMonth':
      return m.kpi_only_month({ event: name });
    case 'notLoaded':
      return m.kpi_not_loaded();
    case 'windowUnseen':
      return m.kpi_no_window({ event: name });
    case 'emptyPopulation':
      return m.kpi_empty({ event: name });
    case 'zeroDenominator':
      return m.kpi_zero({ event: name });
  }
}

/** Why no future shows a KPI: events that nothing produces, or a comparison that a result does not hold. */
export function definitionText({ id, formula }: Kpi): string {
  if (id === 'K31') return m.kpi_defined_partner();
  if (!formula) return m.kpi_defined_other();
  const unseen = [...formula.over, ...(formula.under ?? [])].filter(({ event }) => !isSeen(event));
  return m.kpi_defined_unseen({ events: unseen.map(({ event }) => eventName(event)).join(', ') });
}

/** The same in a table's cell; undefined: there is no result yet. */
export function unmeasuredShort(found: KpiUnmeasured | undefined): string {
  if (found === undefined || found.reason === 'notLoaded') return m.kpi_soon();
  if (found.reason === 'emptyPopulation' && found.event) return m.kpi_none({ event: eventName(found.event) });
  return '–';
}

const CAVEAT: Record<KpiCaveat, () => string> = {
  meanOnly: m.kpi_caveat_mean,
  windowByLaw: m.kpi_caveat_law,
  windowIsPeriod: m.kpi_caveat_period,
};
export const caveatText = (caveat: KpiCaveat): string => CAVEAT[caveat]();

const REFUSAL: Record<PayRefusal, () => string> = {
  neverPay: m.kpi_pay_never,
  useGate: m.kpi_pay_gate,
  noMeasure: m.kpi_pay_none,
  wholeBook: m.kpi_pay_book,
};
const NOTE: Record<NonNullable<Extract<Payable, { ok: true }>['note']>, () => string> = {
  perHead: m.kpi_pay_head,
  ownBook: m.kpi_pay_own,
  expectedValue: m.kpi_pay_expected,
  allCash: m.kpi_pay_cash,
};

/** Why a KPI cannot be paid, or how its pay differs from it word for word; empty when it does not. */
export function payText(payable: Payable): string {
  if (!payable.ok) return REFUSAL[payable.why]();
  return payable.note ? NOTE[payable.note]() : '';
}

export function segmentText(id: SegmentId, scenario: Scenario): string {
  if (id === 'early') return m.kpi_segment_early();
  if (id === 'middle') return m.kpi_segment_middle();
  if (id === 'late') return m.kpi_segment_late();
  if (id.startsWith('b:')) return bucketName(scenario, id.slice(2));
  if (id.startsWith('t:')) return m.kpi_segment_path({ name: treatmentName(scenario, id.slice(2)) });
  return m.kpi_segment_all();
}

/** Segments a plan can be read by: the book, three bands of arrears, buckets, and paths when there are several. */
export function segmentsOf({ behaviour, strategy }: Scenario): SegmentId[] {
  const paths = strategy.treatments.length > 1 ? strategy.treatments.map(({ id }) => `t:${id}`) : [];
  return ['all', 'early', 'middle', 'late', ...behaviour.buckets.map(({ id }) => `b:${id}`), ...paths];
}

/** The KPI being built as one sentence. */
export function sentenceOf(formula: Formula, period: 'month' | 'horizon', segment: string): string {
  const side = (terms: Formula['over']) =>
    terms
      .map(({ event, sign, within }, k) => {
        const days = within === undefined ? '' : ` ${m.kpi_within({ n: within })}`;
        return `${k === 0 ? '' : sign === 1 ? ' + ' : ' − '}${eventName(event)}${days}`;
      })
      .join('');
  const when = period === 'month' ? m.kpi_by_month() : m.kpi_by_horizon();
  return formula.under
    ? m.kpi_sentence({ over: side(formula.over), under: side(formula.under), when, segment })
    : m.kpi_sentence_sum({ over: side(formula.over), when, segment });
}

/** 8-of-10 band of the futures, if there are any. */
export function bandOf({ futures }: KpiMeasured): [number, number] | undefined {
  if (!futures || futures.length < 2) return undefined;
  const sorted = [...futures].sort((a, b) => a - b);
  const at = (p: number) => sorted[Math.round(p * (sorted.length - 1))]!;
  return [at(0.1), at(0.9)];
}

/** What a subject is called. */
export const subjectName = (id: string): string => {
  const one = kpi(id);
  return one ? told(one.name) : m.kpi_own();
};

const METHOD: Record<TargetMethod, [name: () => string, why: () => string]> = {
  fixed: [m.kpi_method_fixed, m.kpi_why_fixed],
  runRate: [m.kpi_method_runRate, m.kpi_why_runRate],
  stretch: [m.kpi_method_stretch, m.kpi_why_stretch],
  expectedValue: [m.kpi_method_expected, m.kpi_why_expected],
  peerRank: [m.kpi_method_peer, m.kpi_why_peer],
  simulatedQuantile: [m.kpi_method_quantile, m.kpi_why_quantile],
  hybrid: [m.kpi_method_hybrid, m.kpi_why_hybrid],
};
export const methodText = (method: TargetMethod): string => METHOD[method][0]();
export const methodWhy = (method: TargetMethod): string => METHOD[method][1]();
