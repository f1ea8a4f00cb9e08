import type { BucketRow, Scenario, Segment } from '#scenario';

/** What a check says about its world; everything else is off: no payment, no contact, no cost, neutral calendar. */
export interface SmallBook {
  days: number;
  segments: Partial<Segment>[];
  /** At least one; the first from dpd 1. */
  buckets: Partial<BucketRow>[];
  portfolio?: Partial<Scenario['portfolio']>;
  behaviour?: Partial<Omit<Scenario['behaviour'], 'buckets'>>;
  phone?: Partial<Scenario['channels']['phone']>;
  team?: Partial<Scenario['teams'][number]>;
  strategy?: Partial<Scenario['strategy']>;
  costPerMessage?: number;
  discountPerYear?: number;
}

const EVERY_DAY = [true, true, true, true, true, true, true];

/** A valid scenario in which only what is named happens. */
export function smallBook(book: SmallBook): Scenario {
  return {
    schemaVersion: 1,
    name: { vi: 'Kiểm tra', en: 'Check' },
    description: { vi: '', en: '' },
    currency: 'VND',
    calendar: {
      startDate: '2027-01-04',
      horizonDays: book.days,
      kind: 'neutral',
      paydayFactor: 1,
      newYearFactor: 1,
      weekdayContactOdds: [1, 1, 1, 1, 1, 1, 1],
    },
    portfolio: {
      segments: book.segments.map(fullSegment),
      chargeOffDpd: 5_000,
      interestPerMonthLive: 0,
      interestPerMonthChargedOff: 0,
      ...book.portfolio,
    },
    behaviour: {
      buckets: book.buckets.map(fullBucket),
      frailtySigma: 0,
      redefaultShare: 0,
      partial: { oneInstalment: 1, twoInstalments: 0, belowOneMean: 0.5 },
      chargedOffPayment: { wholeShare: 1, median: 1, sigma: 0 },
      promise: {
        willingnessOnPromise: 0,
        willingnessOnKept: 0,
        dueDaysMin: 1,
        dueDaysMax: 1,
        afterBrokenFactor: 1,
      },
      contact: { concentration: 4, callFatigue: 0, memoryPerWeek: 0 },
      messages: { saturation: 0, fatigue: 0 },
      complaints: { perAttempt: 0, fromFourthAttemptFactor: 1, blockShare: 0 },
      scoringConsentShare: 1,
      scorePrecision: 0,
      ...book.behaviour,
    },
    channels: {
      phone: {
        attemptSeconds: 1,
        contactSeconds: 0,
        wrongPartyShare: 0,
        wrongPartySeconds: 0,
        costPerMinute: 0,
        ...book.phone,
      },
      sms: { costPerMessage: book.costPerMessage ?? 0 },
    },
    teams: book.team === undefined ? [] : [{ ...TEAM, ...book.team }],
    strategy: {
      priority: 'oldest',
      callFromDpd: 1,
      callToDpd: 5_000,
      maxAttemptsPer7Days: 7,
      maxAttemptsPerDay: 1,
      restDaysAfterContact: 60,
      smsEveryDays: 0,
      smsFromDpd: 1,
      smsToDpd: 5_000,
      ...book.strategy,
    },
    rules: { preset: 'none', off: [] },
    kpiScheme: { kind: 'none' },
    economics: { discountPerYear: book.discountPerYear ?? 0, costPerComplaint: 0 },
  };
}

const TEAM: Scenario['teams'][number] = {
  id: 'phone',
  channel: 'phone',
  headCount: 1,
  productiveSecondsPerDay: 0,
  absenceShare: 0,
  costPerCollectorMonth: 0,
  workdays: EVERY_DAY,
};

function fullSegment(part: Partial<Segment>, k: number): Segment {
  const dpd = part.dpdFrom ?? 1;
  return {
    id: `S${k}`,
    name: { vi: '', en: '' },
    product: '',
    region: '',
    phase: 'live',
    accounts: 0,
    arrivalsPerMonth: 0,
    dpdFrom: dpd,
    dpdTo: dpd,
    balance: { kind: 'fixed', value: 10_000_000 },
    principalShare: 1,
    instalment: { kind: 'fixed', value: 1_000_000 },
    ...part,
  };
}

function fullBucket(part: Partial<BucketRow>, k: number): BucketRow {
  return {
    id: `B${k}`,
    fromDpd: 1,
    unpromptedShare: 0,
    perDays: 30,
    cureShare: 1,
    skipShare: 0,
    contactRate: 0,
    promiseRate: 0,
    keptRate: 0,
    messageUplift: 0,
    ...part,
  };
}
