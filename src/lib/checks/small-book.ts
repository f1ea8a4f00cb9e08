import { constantStaffing, oneTreatment, phoneStep, POOL, PROVISION_SHARES, smsStep } from '#scenario';
import type { BucketRow, FieldTeam, Partner, PhoneTeam, Scenario, Segment, Step } from '#scenario';

type Channels = Scenario['channels'];

/** What a check says about its world; everything else is off: no payment, no contact, no cost, neutral calendar. */
export interface SmallBook {
  days: number;
  segments: Partial<Segment>[];
  /** At least one; the first from dpd 1. */
  buckets: Partial<BucketRow>[];
  portfolio?: Partial<Scenario['portfolio']>;
  behaviour?: Partial<Omit<Scenario['behaviour'], 'buckets'>>;
  phone?: Partial<Channels['phone']>;
  channels?: Partial<Omit<Channels, 'phone'>>;
  team?: Partial<PhoneTeam>;
  field?: Partial<FieldTeam>;
  partners?: Partial<Partner>[];
  /** The calling step all accounts are under: unless said otherwise one call a day, never again after a contact. */
  calls?: Parameters<typeof phoneStep>[0];
  /** A message step for all accounts; none unless given. */
  messages?: Parameters<typeof smsStep>[0];
  /** Further steps of the one treatment. */
  steps?: Step[];
  strategy?: Partial<Scenario['strategy']>;
  economics?: Partial<Scenario['economics']>;
  costPerMessage?: number;
  discountPerYear?: number;
}

const EVERY_DAY = [true, true, true, true, true, true, true];

/** A valid scenario in which only what is named happens. */
export function smallBook(book: SmallBook): Scenario {
  return {
    schemaVersion: 2,
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
      settlement: { takeUpAt20: 0, takeUpAt40: 0, takeUpAt60: 0, willingness: 0 },
      plan: { takeUp: 0, breakPerInstalment: 0 },
      hardshipShare: 0,
      skillSigma: 0,
      complaints: {
        perAttempt: 0,
        visitFactor: 1,
        messageFactor: 0,
        fromFourthAttemptFactor: 1,
        blockShare: 0,
      },
      scoringConsentShare: 1,
      scorePrecision: 0,
      ...book.behaviour,
    },
    channels: {
      phone: {
        mode: 'manual',
        attemptSeconds: 1,
        dialerAttemptSeconds: 1,
        abandonedShare: 0,
        contactSeconds: 0,
        wrongPartyShare: 0,
        wrongPartySeconds: 0,
        costPerMinute: 0,
        ...book.phone,
      },
      sms: { costPerMessage: book.costPerMessage ?? 0 },
      ...QUIET_CHANNELS,
      ...book.channels,
    },
    partners: (book.partners ?? []).map(fullPartner),
    teams: [
      ...(book.team === undefined ? [] : [{ ...TEAM, ...book.team }]),
      ...(book.field === undefined ? [] : [{ ...FIELD_TEAM, ...book.field }]),
    ],
    strategy: {
      priority: 'oldest',
      formula: { balance: 1, arrears: 0, dpd: 0, score: 0, brokenPromises: 0 },
      holdOutShare: 0,
      assignment: POOL,
      treatments: oneTreatment(...stepsOf(book)),
      ...book.strategy,
    },
    rules: { preset: 'none', off: [] },
    kpiScheme: { kind: 'none' },
    economics: {
      discountPerYear: book.discountPerYear ?? 0,
      costPerComplaint: 0,
      provisionShares: PROVISION_SHARES,
      cashPlanPerMonth: 0,
      costBudgetPerMonth: 0,
      ...book.economics,
    },
  };
}

function stepsOf(book: SmallBook): Step[] {
  const calls = phoneStep({ maxAttemptsPer7Days: 7, restDaysAfterContact: 60, ...book.calls });
  const messages = book.messages === undefined ? [] : [smsStep({ toDay: 5_000, ...book.messages })];
  return [calls, ...messages, ...(book.steps ?? [])];
}

const QUIET_CHANNELS: Omit<Channels, 'phone' | 'sms'> = {
  zalo: { costPerMessage: 0, strength: 1 },
  letter: { costPerMessage: 0, strength: 1 },
  voicebot: { costPerCall: 0, contactFactor: 1, promiseFactor: 1, keptFactor: 1 },
  inbound: { share: 0, seconds: 0, promiseFactor: 1, keptFactor: 1 },
  field: { onSiteSeconds: 900, costPerKm: 0, recordedOnTimeShare: 1 },
  skipTrace: { cost: 0, successShare: 0 },
  legal: {
    filesPerMonth: 0,
    courtFeeShare: 0,
    minimumFee: 0,
    feePerFile: 0,
    judgmentShare: 0,
    monthsToJudgmentMin: 1,
    monthsToJudgmentMax: 1,
    recoveredShare: 0,
    recoveryMonths: 1,
  },
};

const TEAM: PhoneTeam = {
  id: 'phone',
  channel: 'phone',
  headCount: 1,
  productiveSecondsPerDay: 0,
  absenceShare: 0,
  costPerCollectorMonth: 0,
  workdays: EVERY_DAY,
  overtimeShare: 0,
  staffing: constantStaffing(),
};

const FIELD_TEAM: FieldTeam = {
  ...TEAM,
  id: 'field',
  channel: 'field',
  regions: [],
  areaKm2: 1,
  speedKmPerHour: 20,
  doneShare: 1,
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

function fullPartner(part: Partial<Partner>, k: number): Partner {
  return {
    id: `P${k}`,
    name: { vi: '', en: '' },
    legalForm: 'lawFirmMandate',
    fees: [],
    skill: 1,
    effortKeptPerMonth: 1,
    creaming: 0,
    complaintFactor: 0,
    remittanceDays: 0,
    oversightPerAccountMonth: 0,
    priceShare: 0,
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
    visitFoundRate: 0,
    visitPromiseRate: 0,
    visitKeptRate: 0,
    placedUplift: 0,
    ...part,
  };
}
