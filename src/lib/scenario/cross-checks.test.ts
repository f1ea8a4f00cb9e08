import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CROSS_CHECKS, crossCheck, isRealDate, type CrossCheckRule } from './cross-checks.ts';
import { LIMITS } from './limits.ts';
import { DEFAULT_RESPONSES } from './pay.ts';
import type { Pay } from './pay.ts';
import type { Scenario } from './schema.ts';

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };

/** The frozen fixture with a partner and a staffing plan, which it has none of. */
function fixture(): Mutable<Scenario> {
  const frozen = new URL('../../../tests/fixtures/scenarios/v2.json', import.meta.url);
  const scenario = JSON.parse(readFileSync(frozen, 'utf8')) as Mutable<Scenario>;
  scenario.partners.push({
    id: 'firm',
    name: { vi: '', en: '' },
    legalForm: 'lawFirmMandate',
    fees: [
      { fromDpd: 1, share: 0.2 },
      { fromDpd: 361, share: 0.33 },
    ],
    skill: 1,
    effortKeptPerMonth: 0.85,
    creaming: 0.3,
    complaintFactor: 1.5,
    remittanceDays: 15,
    oversightPerAccountMonth: 1_000,
    priceShare: 0,
  });
  scenario.teams[0]?.staffing.plan.push({ fromMonth: 3, headCount: 24 }, { fromMonth: 7, headCount: 20 });
  return scenario;
}

/** A scheme of one leg on cash, changed. */
function paid(part: Partial<Pay['legs'][number]>): Pay {
  return {
    kind: 'pay',
    legs: [{ weights: { cash: 1 }, slope: 0.3, jumps: [], knots: [], scope: 'own', ...part }],
    deductionPerComplaint: 0,
    ratchet: 0,
    tiltMax: 1,
    auditShare: 0,
    fine: 0,
    teamSize: 1,
    credit: 'gross',
    adjust: 'none',
    without: [],
    responses: DEFAULT_RESPONSES,
  };
}

/** One way to break each rule, and the issue it must raise. */
const BREAK: Record<
  CrossCheckRule,
  { by: (s: Mutable<Scenario>) => void; path: string; params: Record<string, string | number> }
> = {
  segmentIdsUnique: {
    by: (s) => (s.portfolio.segments[1].id = s.portfolio.segments[0]?.id ?? ''),
    path: 'portfolio.segments.1.id',
    params: { got: fixture().portfolio.segments[0]?.id ?? '', first: 0 },
  },
  bucketIdsUnique: {
    by: (s) => (s.behaviour.buckets[1].id = s.behaviour.buckets[0]?.id ?? ''),
    path: 'behaviour.buckets.1.id',
    params: { got: fixture().behaviour.buckets[0]?.id ?? '', first: 0 },
  },
  teamIdsUnique: {
    by: (s) => s.teams.push({ ...s.teams[0] }),
    path: `teams.${fixture().teams.length}.id`,
    params: { got: fixture().teams[0]?.id ?? '', first: 0 },
  },
  firstBucketFromOne: {
    by: (s) => (s.behaviour.buckets[0].fromDpd = 2),
    path: 'behaviour.buckets.0.fromDpd',
    params: { min: 1, max: 1, got: 2 },
  },
  bucketsIncreasing: {
    by: (s) => (s.behaviour.buckets[1].fromDpd = 1),
    path: 'behaviour.buckets.1.fromDpd',
    params: { min: 2, got: 1 },
  },
  skipShareNotFalling: {
    by: (s) => (s.behaviour.buckets[0].skipShare = 1),
    path: 'behaviour.buckets.1.skipShare',
    params: { min: 1, got: fixture().behaviour.buckets[1]?.skipShare ?? -1 },
  },
  dpdRange: {
    by: (s) => Object.assign(s.portfolio.segments[0] ?? {}, { dpdFrom: 5, dpdTo: 4 }),
    path: 'portfolio.segments.0.dpdTo',
    params: { min: 5, got: 4 },
  },
  treatmentIdsUnique: {
    by: (s) => s.strategy.treatments.push({ ...s.strategy.treatments[0] }),
    path: 'strategy.treatments.1.id',
    params: { got: 'all', first: 0 },
  },
  stepRange: {
    by: (s) => Object.assign(s.strategy.treatments[0]?.steps[1] ?? {}, { fromDay: 31, toDay: 30 }),
    path: 'strategy.treatments.0.steps.1.toDay',
    params: { min: 31, got: 30 },
  },
  conditionRange: {
    by: (s) =>
      s.strategy.treatments[0]?.when.push(
        { kind: 'text', field: 'product', values: ['card'] },
        { kind: 'number', field: 'dpd', min: 31, max: 30 },
      ),
    path: 'strategy.treatments.0.when.1.max',
    params: { min: 31, got: 30 },
  },
  partnerIdsUnique: {
    by: (s) => s.partners.push({ ...s.partners[0] }),
    path: `partners.${fixture().partners.length}.id`,
    params: { got: fixture().partners[0]?.id ?? '', first: 0 },
  },
  partnerKnown: {
    by: (s) =>
      s.strategy.treatments[0]?.steps.unshift({
        channel: 'partner',
        clock: 'dpd',
        fromDay: 1,
        toDay: 2,
        partner: 'nobody',
        months: 1,
      }),
    path: 'strategy.treatments.0.steps.0.partner',
    params: { got: 'nobody' },
  },
  feesIncreasing: {
    by: (s) => (s.partners[0].fees[1].fromDpd = 1),
    path: 'partners.0.fees.1.fromDpd',
    params: { min: 2, got: 1 },
  },
  planIncreasing: {
    by: (s) => (s.teams[0].staffing.plan[1].fromMonth = 3),
    path: 'teams.0.staffing.plan.1.fromMonth',
    params: { min: 4, got: 3 },
  },
  judgmentRange: {
    by: (s) => Object.assign(s.channels.legal, { monthsToJudgmentMin: 7, monthsToJudgmentMax: 6 }),
    path: 'channels.legal.monthsToJudgmentMax',
    params: { min: 7, got: 6 },
  },
  takeUpNotFalling: {
    by: (s) => Object.assign(s.behaviour.settlement, { takeUpAt40: 0.5, takeUpAt60: 0.25 }),
    path: 'behaviour.settlement.takeUpAt60',
    params: { min: 0.5, got: 0.25 },
  },
  promiseDueRange: {
    by: (s) => Object.assign(s.behaviour.promise, { dueDaysMin: 8, dueDaysMax: 7 }),
    path: 'behaviour.promise.dueDaysMax',
    params: { min: 8, got: 7 },
  },
  partialSharesSum: {
    by: (s) => Object.assign(s.behaviour.partial, { oneInstalment: 0.75, twoInstalments: 0.5 }),
    path: 'behaviour.partial',
    params: { max: 1, got: 1.25 },
  },
  amountQuantilesNotFalling: {
    by: (s) =>
      Object.assign(s.portfolio.segments[0] ?? {}, { balance: { kind: 'quantiles', values: [1, 3, 2] } }),
    path: 'portfolio.segments.0.balance.values.2',
    params: { min: 3, got: 2 },
  },
  amountMaxAboveMedian: {
    by: (s) =>
      Object.assign(s.portfolio.segments[0] ?? {}, {
        instalment: { kind: 'lognormal', median: 9, sigma: 1, max: 8 },
      }),
    path: 'portfolio.segments.0.instalment.max',
    params: { min: 9, got: 8 },
  },
  liveBelowChargeOff: {
    by: (s) =>
      Object.assign(s.portfolio.segments[0] ?? {}, { phase: 'live', dpdTo: s.portfolio.chargeOffDpd }),
    path: 'portfolio.segments.0.dpdTo',
    params: { max: fixture().portfolio.chargeOffDpd - 1, got: fixture().portfolio.chargeOffDpd },
  },
  chargedOffFromChargeOff: {
    by: (s) => Object.assign(s.portfolio.segments[0] ?? {}, { phase: 'chargedOff' }),
    path: 'portfolio.segments.0.dpdFrom',
    params: { min: fixture().portfolio.chargeOffDpd, got: fixture().portfolio.segments[0]?.dpdFrom ?? -1 },
  },
  accountsWithinLimit: {
    by: (s) => {
      s.calendar.horizonDays = 56;
      s.portfolio.segments.splice(1);
      Object.assign(s.portfolio.segments[0] ?? {}, { accounts: LIMITS.accounts - 1, arrivalsPerMonth: 1 });
    },
    path: 'portfolio.segments',
    params: { max: LIMITS.accounts, got: LIMITS.accounts + 1 },
  },
  payLegWeighs: {
    by: (s) => (s.kpiScheme = paid({ weights: { cash: 0 } })),
    path: 'kpiScheme.legs.0.weights',
    params: {},
  },
  payStepsIncreasing: {
    by: (s) =>
      (s.kpiScheme = paid({
        knots: [
          { at: 1.2, change: 0.1 },
          { at: 1.2, change: -0.1 },
        ],
      })),
    path: 'kpiScheme.legs.0.knots.1.at',
    params: { min: 1.2, got: 1.2 },
  },
  payRankHasPrize: {
    by: (s) => (s.kpiScheme = paid({ scope: 'rank', topShare: 0.2 })),
    path: 'kpiScheme.legs.0.prize',
    params: { topShare: 0.2, prize: 0 },
  },
  hoursRange: {
    by: (s) => (s.teams[0].hours = { from: 1_020, to: 1_020 }),
    path: 'teams.0.hours.to',
    params: { min: 1_021, max: 1_440, got: 1_020 },
  },
  startDateReal: {
    by: (s) => (s.calendar.startDate = '2027-02-29'),
    path: 'calendar.startDate',
    params: { min: '1990-01-01', max: '2100-12-31', got: '2027-02-29' },
  },
};

describe('crossCheck', () => {
  it('finds nothing in the frozen fixture', () => {
    expect(crossCheck(fixture())).toEqual([]);
  });

  it.each(Object.keys(CROSS_CHECKS) as CrossCheckRule[])(
    '%s is raised at its field with the range that holds',
    (rule) => {
      const scenario = fixture();
      const { by, path, params } = BREAK[rule];
      by(scenario);
      expect(crossCheck(scenario)).toEqual([{ path, code: 'crossCheck', params: { rule, ...params } }]);
    },
  );

  it('asks take-up to rise from 20 to 40 % as well', () => {
    const scenario = fixture();
    Object.assign(scenario.behaviour.settlement, { takeUpAt20: 0.06, takeUpAt40: 0.05, takeUpAt60: 0.06 });
    expect(crossCheck(scenario)).toEqual([
      {
        path: 'behaviour.settlement.takeUpAt40',
        code: 'crossCheck',
        params: { rule: 'takeUpNotFalling', min: 0.06, got: 0.05 },
      },
    ]);
  });

  it('allows bounds that meet: a step of one day, a condition on one value', () => {
    const scenario = fixture();
    const [treatment] = scenario.strategy.treatments;
    Object.assign(treatment.steps[0], { fromDay: 30, toDay: 30 });
    treatment.when.push({ kind: 'number', field: 'testGroup', min: 7, max: 7 });
    expect(crossCheck(scenario)).toEqual([]);
  });

  it('lets shares add up to one although decimals do not', () => {
    const scenario = fixture();
    Object.assign(scenario.behaviour.partial, { oneInstalment: 0.1 + 0.2, twoInstalments: 0.7 });
    expect(crossCheck(scenario)).toEqual([]);
  });
});

describe('isRealDate', () => {
  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2000-02-29', true],
    ['2100-02-29', false],
    ['2100-12-31', true],
    ['2101-01-01', false],
    ['1989-12-31', false],
    ['2027-04-31', false],
    ['2027-13-01', false],
    ['2027-00-10', false],
    ['2027-01-00', false],
  ])('%s: %s', (text, real) => {
    expect(isRealDate(text)).toBe(real);
  });
});
