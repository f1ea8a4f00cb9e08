import { m } from '#messages';
import { formatNumber, formatPercent, magnitudeOf } from '#charts';
import type { Condition, Offer, Partner, Scenario, Step, StepClock } from '#scenario';
import { locale } from '../../state/locale.svelte.ts';
import {
  CONDITION_TOPS,
  LAST_DAY,
  NO_BOUND,
  type Channel,
  type NumberCondition,
} from '../../state/strategy.ts';
import { decimalsOf } from '../words.ts';

const CHANNELS: Record<Channel, () => string> = {
  phone: m.strategy_channel_phone,
  sms: m.strategy_channel_sms,
  zalo: m.strategy_channel_zalo,
  voicebot: m.strategy_channel_voicebot,
  letter: m.strategy_channel_letter,
  field: m.strategy_channel_field,
  skipTrace: m.strategy_channel_skipTrace,
  legal: m.strategy_channel_legal,
  partner: m.strategy_channel_partner,
};
export const channelText = (channel: Channel): string => CHANNELS[channel]();

type Days = (days: { from: string; to: string }) => string;
/** What a clock is called, and how a span of its days is said: bounded, and open to the future. */
const CLOCKS: Record<
  StepClock,
  { name: () => string; span: Days; from: (days: { from: string }) => string }
> = {
  dpd: { name: m.strategy_clock_dpd, span: m.strategy_span_dpd, from: m.strategy_span_dpd_from },
  daysInPath: {
    name: m.strategy_clock_daysInPath,
    span: m.strategy_span_daysInPath,
    from: m.strategy_span_daysInPath_from,
  },
  silence: {
    name: m.strategy_clock_silence,
    span: m.strategy_span_silence,
    from: m.strategy_span_silence_from,
  },
  payment: {
    name: m.strategy_clock_payment,
    span: m.strategy_span_payment,
    from: m.strategy_span_payment_from,
  },
  brokenPromise: {
    name: m.strategy_clock_brokenPromise,
    span: m.strategy_span_brokenPromise,
    from: m.strategy_span_brokenPromise_from,
  },
  contact: {
    name: m.strategy_clock_contact,
    span: m.strategy_span_contact,
    from: m.strategy_span_contact_from,
  },
};
export const STEP_CLOCKS = Object.keys(CLOCKS) as StepClock[];
export const clockText = (clock: StepClock): string => CLOCKS[clock].name();

const plain = (value: number): string => formatNumber(value, locale(), decimalsOf(value));

/** 'quá hạn 5–90 ngày', 'từ 3 ngày sau khi thất hứa'. */
function spanText(clock: StepClock, from: number, to: number, open: boolean): string {
  return open
    ? CLOCKS[clock].from({ from: plain(from) })
    : CLOCKS[clock].span({ from: plain(from), to: plain(to) });
}

/** A step in a few phrases: its days, how often, its ceilings, its offer. */
export function stepPhrases(step: Step, partners: readonly Partner[] = []): string[] {
  const phrases = [spanText(step.clock, step.fromDay, step.toDay, step.toDay >= LAST_DAY)];
  if (step.channel === 'phone') {
    if (step.maxAttemptsPer7Days === 0) return [...phrases, m.strategy_calls_none()];
    phrases.push(m.strategy_calls({ n: step.maxAttemptsPer7Days }));
    phrases.push(m.strategy_calls_day({ n: step.maxAttemptsPerDay }));
    if (step.restDaysAfterContact > 0) phrases.push(m.strategy_rest({ n: step.restDaysAfterContact }));
  }
  if ('everyDays' in step) phrases.push(everyText(step.everyDays));
  if ('offer' in step && step.offer.kind !== 'none') phrases.push(offerText(step.offer));
  if (step.channel === 'partner') {
    const known = partners.find(({ id }) => id === step.partner);
    const name = known?.name[locale()] || step.partner;
    phrases.push(
      known?.legalForm === 'debtSale'
        ? m.partner_phrase_sale({ name })
        : m.partner_phrase({ name, n: step.months }),
    );
  }
  return phrases;
}

/** 'mỗi 7 ngày', 'một lần'. */
function everyText(days: number): string {
  if (days === 0) return m.strategy_every_once();
  return days === 1 ? m.strategy_every_one() : m.strategy_every({ n: days });
}

/** 'giảm 30% nếu trả hết ngay', 'trả góp 6 kỳ'. */
function offerText(offer: Offer): string {
  if (offer.kind === 'settlement')
    return m.strategy_offer_off({
      share: formatPercent(offer.discount, locale(), decimalsOf(Number((offer.discount * 100).toFixed(4)))),
    });
  return offer.kind === 'plan' ? m.strategy_offer_parts({ n: offer.instalments }) : m.strategy_offer_none();
}

export const offerKindText = (kind: Offer['kind']): string =>
  ({ none: m.strategy_offer_none, settlement: m.strategy_offer_settlement, plan: m.strategy_offer_plan })[
    kind
  ]();

const OBSERVED: Record<Condition['field'], () => string> = {
  dpd: m.strategy_observe_dpd,
  balance: m.strategy_observe_balance,
  arrears: m.strategy_observe_arrears,
  score: m.strategy_observe_score,
  brokenPromises: m.strategy_observe_brokenPromises,
  missedCalls: m.strategy_observe_missedCalls,
  silence: m.strategy_observe_silence,
  testGroup: m.strategy_observe_testGroup,
  product: m.strategy_observe_product,
  region: m.strategy_observe_region,
  bookSegment: m.strategy_observe_bookSegment,
};
export const OBSERVED_FIELDS = Object.keys(OBSERVED) as Condition['field'][];
export const observedText = (field: Condition['field']): string => OBSERVED[field]();

/** Whether a condition has no limit above that any account could pass. */
export const isOpen = ({ field, max }: NumberCondition): boolean =>
  max >= (field === 'score' || field === 'testGroup' ? CONDITION_TOPS[field] : NO_BOUND);

export const isMoney = (field: Condition['field']): boolean => field === 'balance' || field === 'arrears';

/** 'quá hạn 31–60 ngày', 'dư nợ từ 20 triệu ₫ trở lên', 'khu vực: Hà Nội'. */
export function conditionText(condition: Condition, scenario: Scenario): string {
  const what = observedText(condition.field).toLocaleLowerCase(locale());
  if (condition.kind === 'text') {
    const names = condition.values.map((value) => valueText(condition.field, value, scenario));
    const few = names.slice(0, 3).join(', ');
    const values = names.length > 3 ? m.strategy_cond_more({ values: few, n: names.length - 3 }) : few;
    return m.strategy_cond_text({ what, values });
  }
  const { field, min, max } = condition;
  const open = isOpen(condition);
  if (field === 'dpd' || field === 'silence') return spanText(field, min, max, open);
  // Bounds are exact: never rounded as results are.
  const money = { kind: 'money', currency: scenario.currency } as const;
  const { divisor, prefix, suffix } = isMoney(field)
    ? magnitudeOf(open ? min : max, money, locale())
    : { divisor: 1, prefix: '', suffix: '' };
  const bare = (value: number) => plain(Number((value / divisor).toPrecision(12)));
  const write = (value: number) => prefix + bare(value) + suffix;
  if (open)
    return min === 0 ? m.strategy_cond_any({ what }) : m.strategy_cond_from({ what, from: write(min) });
  if (min === 0) return m.strategy_cond_to({ what, to: write(max) });
  const range = `${prefix}${bare(min)}–${bare(max)}${suffix}`;
  return m.strategy_cond_range({ what, range });
}

/** A value of a text field for people: a book segment by its name. */
export function valueText(field: Condition['field'], value: string, scenario: Scenario): string {
  if (field !== 'bookSegment') return value;
  return scenario.portfolio.segments.find(({ id }) => id === value)?.name[locale()] ?? value;
}

/** All conditions of a path in one line. `rest`: accounts that earlier paths took are gone. */
export function whenText(when: readonly Condition[], scenario: Scenario, rest: boolean): string {
  if (when.length === 0) return rest ? m.strategy_when_rest() : m.strategy_when_all();
  return when.map((condition) => conditionText(condition, scenario)).join(', ');
}
