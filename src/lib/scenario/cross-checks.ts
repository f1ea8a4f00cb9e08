import { MINUTES_OF_DAY } from './hours.ts';
import type { Issue } from './issue.ts';
import { LIMITS } from './limits.ts';
import type { Pay } from './pay.ts';
import type { AmountLaw, Scenario } from './schema.ts';

/** One broken rule: where, and the values that disagree. */
interface Finding {
  path: string;
  params: Record<string, string | number>;
}

/** Shares typed in decimals may add up to a hair above 1. */
const SHARE_SLACK = 1e-9;
/** Shortest calendar month, days: bounds how many months of arrivals fit in a horizon. */
const SHORTEST_MONTH_DAYS = 28;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** What one field cannot say alone. Each rule by name; the interface translates `crossCheck_<rule>`. */
export const CROSS_CHECKS = {
  segmentIdsUnique: (s) => repeats(s.portfolio.segments, 'portfolio.segments'),
  bucketIdsUnique: (s) => repeats(s.behaviour.buckets, 'behaviour.buckets'),
  teamIdsUnique: (s) => repeats(s.teams, 'teams'),
  firstBucketFromOne: (s) => {
    const first = s.behaviour.buckets[0]?.fromDpd ?? 1;
    return first === 1
      ? []
      : [{ path: 'behaviour.buckets.0.fromDpd', params: { min: 1, max: 1, got: first } }];
  },
  bucketsIncreasing: (s) =>
    falls(
      s.behaviour.buckets.map((bucket) => bucket.fromDpd),
      true,
    ).map(({ at, before, got }) => ({
      path: `behaviour.buckets.${at}.fromDpd`,
      params: { min: before + 1, got },
    })),
  skipShareNotFalling: (s) =>
    falls(
      s.behaviour.buckets.map((bucket) => bucket.skipShare),
      false,
    ).map(({ at, before, got }) => ({
      path: `behaviour.buckets.${at}.skipShare`,
      params: { min: before, got },
    })),
  dpdRange: (s) =>
    s.portfolio.segments.flatMap((segment, i) =>
      range(`portfolio.segments.${i}.dpdTo`, segment.dpdFrom, segment.dpdTo),
    ),
  treatmentIdsUnique: (s) => repeats(s.strategy.treatments, 'strategy.treatments'),
  stepRange: (s) =>
    s.strategy.treatments.flatMap(({ steps }, t) =>
      steps.flatMap((step, k) =>
        range(`strategy.treatments.${t}.steps.${k}.toDay`, step.fromDay, step.toDay),
      ),
    ),
  conditionRange: (s) =>
    s.strategy.treatments.flatMap(({ when }, t) =>
      when.flatMap((condition, k) =>
        condition.kind === 'number'
          ? range(`strategy.treatments.${t}.when.${k}.max`, condition.min, condition.max)
          : [],
      ),
    ),
  partnerIdsUnique: (s) => repeats(s.partners, 'partners'),
  partnerKnown: (s) =>
    s.strategy.treatments.flatMap(({ steps }, t) =>
      steps.flatMap((step, k) =>
        step.channel === 'partner' && !s.partners.some(({ id }) => id === step.partner)
          ? [{ path: `strategy.treatments.${t}.steps.${k}.partner`, params: { got: step.partner } }]
          : [],
      ),
    ),
  feesIncreasing: (s) =>
    s.partners.flatMap(({ fees }, k) =>
      falls(
        fees.map((tier) => tier.fromDpd),
        true,
      ).map(({ at, before, got }) => ({
        path: `partners.${k}.fees.${at}.fromDpd`,
        params: { min: before + 1, got },
      })),
    ),
  planIncreasing: (s) =>
    s.teams.flatMap(({ staffing }, k) =>
      falls(
        staffing.plan.map((step) => step.fromMonth),
        true,
      ).map(({ at, before, got }) => ({
        path: `teams.${k}.staffing.plan.${at}.fromMonth`,
        params: { min: before + 1, got },
      })),
    ),
  hoursRange: (s) =>
    s.teams.flatMap(({ hours }, k) =>
      hours === undefined || hours.from < hours.to
        ? []
        : [
            {
              path: `teams.${k}.hours.to`,
              params: { min: hours.from + 1, max: MINUTES_OF_DAY, got: hours.to },
            },
          ],
    ),
  judgmentRange: (s) =>
    range(
      'channels.legal.monthsToJudgmentMax',
      s.channels.legal.monthsToJudgmentMin,
      s.channels.legal.monthsToJudgmentMax,
    ),
  takeUpNotFalling: (s) => {
    const { takeUpAt20, takeUpAt40, takeUpAt60 } = s.behaviour.settlement;
    return [
      ...range('behaviour.settlement.takeUpAt40', takeUpAt20, takeUpAt40),
      ...range('behaviour.settlement.takeUpAt60', takeUpAt40, takeUpAt60),
    ];
  },
  promiseDueRange: (s) =>
    range('behaviour.promise.dueDaysMax', s.behaviour.promise.dueDaysMin, s.behaviour.promise.dueDaysMax),
  partialSharesSum: (s) => {
    const { oneInstalment, twoInstalments } = s.behaviour.partial;
    const got = oneInstalment + twoInstalments;
    return got <= 1 + SHARE_SLACK ? [] : [{ path: 'behaviour.partial', params: { max: 1, got } }];
  },
  amountQuantilesNotFalling: (s) =>
    amountLaws(s).flatMap(([path, law]) =>
      law.kind !== 'quantiles'
        ? []
        : falls(law.values, false).map(({ at, before, got }) => ({
            path: `${path}.values.${at}`,
            params: { min: before, got },
          })),
    ),
  amountMaxAboveMedian: (s) =>
    amountLaws(s).flatMap(([path, law]) =>
      law.kind === 'lognormal' ? range(`${path}.max`, law.median, law.max) : [],
    ),
  liveBelowChargeOff: (s) =>
    s.portfolio.segments.flatMap((segment, i) =>
      segment.phase === 'live' && segment.dpdTo >= s.portfolio.chargeOffDpd
        ? [
            {
              path: `portfolio.segments.${i}.dpdTo`,
              params: { max: s.portfolio.chargeOffDpd - 1, got: segment.dpdTo },
            },
          ]
        : [],
    ),
  chargedOffFromChargeOff: (s) =>
    s.portfolio.segments.flatMap((segment, i) =>
      segment.phase === 'chargedOff' && segment.dpdFrom < s.portfolio.chargeOffDpd
        ? [
            {
              path: `portfolio.segments.${i}.dpdFrom`,
              params: { min: s.portfolio.chargeOffDpd, got: segment.dpdFrom },
            },
          ]
        : [],
    ),
  accountsWithinLimit: (s) => {
    const got = mostAccounts(s);
    return got <= LIMITS.accounts
      ? []
      : [{ path: 'portfolio.segments', params: { max: LIMITS.accounts, got } }];
  },
  payLegWeighs: (s) =>
    payLegs(s).flatMap(({ weights }, k) =>
      Object.values(weights).some((weight) => weight > 0)
        ? []
        : [{ path: `kpiScheme.legs.${k}.weights`, params: {} }],
    ),
  payStepsIncreasing: (s) =>
    payLegs(s).flatMap((leg, k) =>
      (['jumps', 'knots'] as const).flatMap((steps) =>
        falls(
          leg[steps].map(({ at }) => at),
          true,
        ).map(({ at, before, got }) => ({
          path: `kpiScheme.legs.${k}.${steps}.${at}.at`,
          params: { min: before, got },
        })),
      ),
    ),
  payRankHasPrize: (s) =>
    payLegs(s).flatMap(({ scope, topShare = 0, prize = 0 }, k) =>
      scope !== 'rank' || (topShare > 0 && topShare < 1 && prize > 0)
        ? []
        : [{ path: `kpiScheme.legs.${k}.${prize > 0 ? 'topShare' : 'prize'}`, params: { topShare, prize } }],
    ),
  startDateReal: (s) => {
    const { startDate } = s.calendar;
    if (isRealDate(startDate)) return [];
    return [
      {
        path: 'calendar.startDate',
        params: { min: `${FIRST_YEAR}-01-01`, max: `${LAST_YEAR}-12-31`, got: startDate },
      },
    ];
  },
} as const satisfies Record<string, (scenario: Scenario) => Finding[]>;

export type CrossCheckRule = keyof typeof CROSS_CHECKS;

/** Every rule a schema-valid scenario breaks, as issues of code `crossCheck`. */
export function crossCheck(scenario: Scenario): Issue[] {
  return (Object.keys(CROSS_CHECKS) as CrossCheckRule[]).flatMap((rule) =>
    CROSS_CHECKS[rule](scenario).map(({ path, params }) => ({
      path,
      code: 'crossCheck',
      params: { rule, ...params },
    })),
  );
}

/** Upper bound of the accounts a run can hold: the opening book and every arrival, months taken at their shortest. */
export function mostAccounts(scenario: Scenario): number {
  let accounts = 0;
  for (const segment of scenario.portfolio.segments)
    accounts +=
      segment.accounts +
      Math.ceil((segment.arrivalsPerMonth * scenario.calendar.horizonDays) / SHORTEST_MONTH_DAYS);
  return accounts;
}

/** Whether `YYYY-MM-DD` names a day of the Gregorian calendar within 1990–2100. */
export function isRealDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

function repeats(rows: readonly { id: string }[], path: string): Finding[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ id }, at) => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, at);
    return earlier === undefined ? [] : [{ path: `${path}.${at}.id`, params: { got: id, first: earlier } }];
  });
}

function falls(values: readonly number[], strict: boolean): { at: number; before: number; got: number }[] {
  return values.flatMap((got, at) => {
    const before = values[at - 1];
    if (before === undefined || got > before || (!strict && got === before)) return [];
    return [{ at, before, got }];
  });
}

function range(path: string, from: number, to: number): Finding[] {
  return from <= to ? [] : [{ path, params: { min: from, got: to } }];
}

function payLegs({ kpiScheme }: Scenario): Pay['legs'] {
  return kpiScheme.kind === 'pay' ? kpiScheme.legs : [];
}

function amountLaws(scenario: Scenario): [string, AmountLaw][] {
  return scenario.portfolio.segments.flatMap((segment, i): [string, AmountLaw][] => [
    [`portfolio.segments.${i}.balance`, segment.balance],
    [`portfolio.segments.${i}.instalment`, segment.instalment],
  ]);
}
