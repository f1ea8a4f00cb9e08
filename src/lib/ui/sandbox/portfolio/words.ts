import { m } from '#messages';
import { formatMoney, formatNumber } from '#charts';
import type { AmountLaw, Scenario, Segment } from '#scenario';
import { locale } from '../../state/locale.svelte.ts';
import { middleOf, usualRange, type AmountKind } from '../../state/portfolio.ts';
import { textValues } from '../../state/strategy.ts';

const KINDS: Record<AmountKind, () => string> = {
  fixed: m.book_law_fixed,
  lognormal: m.book_law_lognormal,
  quantiles: m.book_law_quantiles,
};
export const kindText = (kind: AmountKind): string => KINDS[kind]();

const number = (value: number) => formatNumber(value, locale());
const money = (value: number, currency: string) => formatMoney(value, currency, { locale: locale() });

/** A segment by what tells it from others: 'quá hạn 1–9 ngày', '950 hồ sơ', 'dư nợ giữa 18 tr ₫'; words where they differ. */
export function segmentPhrases(segment: Segment, scenario: Scenario): string[] {
  const { currency } = scenario;
  const { dpdFrom, dpdTo, accounts, arrivalsPerMonth, balance, product, region } = segment;
  const days =
    dpdFrom === dpdTo
      ? m.book_dpd_one({ day: number(dpdFrom) })
      : m.book_dpd({ from: number(dpdFrom), to: number(dpdTo) });
  return [
    days,
    ...(accounts > 0 || arrivalsPerMonth === 0 ? [m.book_accounts({ n: number(accounts) })] : []),
    ...(arrivalsPerMonth > 0 ? [m.book_arrivals({ n: number(arrivalsPerMonth) })] : []),
    m.book_middle({ amount: money(middleOf(balance), currency) }),
    ...(textValues(scenario, 'product').length > 1 && product ? [product] : []),
    ...(textValues(scenario, 'region').length > 1 && region ? [region] : []),
  ];
}

/** 'Tám trong mười hồ sơ: từ 6,9 tr đến 47 tr ₫'; nothing where every account is alike. */
export function rangeText(law: AmountLaw, currency: string): string {
  const [low, high] = usualRange(law);
  return low === high ? '' : m.book_usual({ low: money(low, currency), high: money(high, currency) });
}
