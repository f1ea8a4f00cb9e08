import fc from 'fast-check';
import { constantStaffing, oneTreatment, parseScenario, phoneStep, RULE_PRESETS, smsStep } from '#scenario';
import type { Offer, Partner, Scenario, Segment, Step } from '#scenario';
import { arbitraryScenario } from '../../share/arbitrary-scenario.ts';
import { readText } from './engine.ts';

export type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };
/** A scenario that a test may still change. */
export type Draft = Mutable<Scenario>;

/** A shipped scenario as a draft, changed by `change`, then validated again. */
export function preset(name: string, change: (draft: Draft) => void = () => {}): Scenario {
  return valid(changed(JSON.parse(readText(`scenarios/${name}.json`)) as Scenario, change));
}

/** A copy of a scenario with changes; the original stays as it is. */
export function changed(scenario: Scenario, change: (draft: Draft) => void): Scenario {
  const draft = structuredClone(scenario) as Draft;
  change(draft);
  return draft as Scenario;
}

/** Through the one door, so that no test relies on a scenario that nobody can have. */
export function valid(scenario: unknown): Scenario {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(`invariant: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

/** Everybody stays, is fully able and equally skilled: what a test holds still that looks elsewhere. */
export function steadyTeams(draft: Draft): void {
  draft.behaviour.skillSigma = 0;
  for (const team of draft.teams) team.staffing = constantStaffing();
}

/** The default book with 1 account in `shrink`, arrivals and staff likewise. */
export function shrunk(shrink: number, days: number, change: (draft: Draft) => void = () => {}): Scenario {
  return preset('vn-consumer-finance', (draft) => {
    draft.calendar.horizonDays = days;
    for (const segment of draft.portfolio.segments) {
      segment.accounts = Math.ceil(segment.accounts / shrink);
      segment.arrivalsPerMonth = Math.ceil(segment.arrivalsPerMonth / shrink);
    }
    steadyTeams(draft);
    for (const team of draft.teams) {
      team.productiveSecondsPerDay = Math.round((team.productiveSecondsPerDay * team.headCount) / shrink);
      team.headCount = 1;
    }
    change(draft);
  });
}

/** So many calls, visits and claims fit into a day that capacity never binds. */
export function amplyStaffed(draft: Draft): void {
  const people = {
    headCount: 1000,
    productiveSecondsPerDay: 43_200,
    absenceShare: 0,
    costPerCollectorMonth: 0,
    workdays: [true, true, true, true, true, true, true],
    overtimeShare: 0,
    staffing: constantStaffing(),
  };
  draft.teams = [
    { ...people, id: 'ample', channel: 'phone' },
    { ...people, id: 'doors', channel: 'field', regions: [], areaKm2: 1, speedKmPerHour: 60, doneShare: 0.9 },
  ];
  draft.channels.legal.filesPerMonth = 200_000;
  // With ample staff the dearest call or visit must still fit some thousand times into a day.
  draft.channels.phone.attemptSeconds = 1 + (draft.channels.phone.attemptSeconds % 600);
  draft.channels.field.onSiteSeconds = 60 + (draft.channels.field.onSiteSeconds % 600);
  draft.channels.inbound.seconds %= 600;
}

/** No touch on any channel, of anybody. */
export function untouched(draft: Draft): void {
  draft.teams = [];
  draft.strategy.treatments = [];
}

/** Every step of a channel, to be changed in place. */
export function stepsOn<C extends Step['channel']>(
  draft: Draft,
  channel: C,
): Mutable<Extract<Step, { channel: C }>>[] {
  const steps = draft.strategy.treatments.flatMap((treatment) => treatment.steps);
  return steps.filter((step) => step.channel === channel) as Mutable<Extract<Step, { channel: C }>>[];
}

/** The default book, small, with its main levers anywhere in their useful range: work to do and too few to do it. */
function livelyScenario(): fc.Arbitrary<Scenario> {
  const levers = fc.record({
    shrink: fc.integer({ min: 60, max: 400 }),
    days: fc.integer({ min: 30, max: 150 }),
    // Quarters: doubles are drawn evenly over their bits, and nearly all of them next to 0.
    staff: fc.integer({ min: 0, max: 12 }).map((quarters) => quarters / 4),
    kind: fc.constantFrom('VN', 'US', 'TW', 'neutral'),
    month: fc.integer({ min: 1, max: 12 }),
    priority: fc.constantFrom(...PRIORITIES),
    interestLive: fc.constantFrom(0, 0.01, 0.2),
    interestChargedOff: fc.constantFrom(0, 0.05),
    chargeOffDpd: fc.constantFrom(361, 400),
    redefault: fc.constantFrom(0, 0.08, 0.5, 1),
    perWeek: fc.integer({ min: 0, max: 10 }),
    perDay: fc.integer({ min: 1, max: 5 }),
    rest: fc.integer({ min: 0, max: 10 }),
    smsEvery: fc.constantFrom(0, 1, 7, 10, 40),
    callFrom: fc.integer({ min: 1, max: 40 }),
    callFor: fc.integer({ min: 0, max: 600 }),
    partial: fc.integer({ min: 0, max: 20 }).map((part) => part / 20),
    reach: fc.double({ min: 0.5, max: 3, noNaN: true }),
    payFaster: fc.constantFrom(0.3, 1, 1.5),
    wholeShare: fc.constantFrom(0, 0.02, 1),
    // Half of the books know calls and SMS only.
    wide: fc.option(wideLevers(), { freq: 2 }),
  });
  return levers.map((lever) =>
    shrunk(lever.shrink, lever.days, (draft) => {
      draft.calendar.kind = lever.kind as Draft['calendar']['kind'];
      draft.calendar.startDate = `2027-${String(lever.month).padStart(2, '0')}-04`;
      draft.portfolio.interestPerMonthLive = lever.interestLive;
      draft.portfolio.interestPerMonthChargedOff = lever.interestChargedOff;
      for (const segment of draft.portfolio.segments)
        if (segment.phase === 'chargedOff') segment.dpdFrom = Math.max(segment.dpdFrom, lever.chargeOffDpd);
      draft.portfolio.chargeOffDpd = lever.chargeOffDpd;
      const { behaviour, strategy, teams } = draft;
      behaviour.redefaultShare = lever.redefault;
      behaviour.partial.twoInstalments = Math.min(0.4, 1 - lever.partial);
      behaviour.partial.oneInstalment = Math.min(lever.partial, 1 - behaviour.partial.twoInstalments);
      behaviour.chargedOffPayment.wholeShare = lever.wholeShare;
      for (const bucket of behaviour.buckets) {
        bucket.unpromptedShare = Math.min(1, bucket.unpromptedShare * lever.payFaster);
        bucket.cureShare *= lever.partial;
        bucket.contactRate = Math.min(1, bucket.contactRate * lever.reach);
      }
      strategy.priority = lever.priority;
      const calls = phoneStep({
        fromDay: lever.callFrom,
        toDay: lever.callFrom + lever.callFor,
        maxAttemptsPer7Days: lever.perWeek,
        maxAttemptsPerDay: lever.perDay,
        restDaysAfterContact: lever.rest,
      });
      const messages = lever.smsEvery === 0 ? [] : [smsStep({ everyDays: lever.smsEvery })];
      strategy.treatments = oneTreatment(calls, ...messages);
      if (lever.wide !== null) widen(draft, lever.wide);
      for (const team of teams)
        team.productiveSecondsPerDay = Math.min(
          43_200,
          Math.round(team.productiveSecondsPerDay * lever.staff),
        );
    }),
  );
}

/** Levers of the channels, offers and rules beyond a call and an SMS. */
function wideLevers() {
  return fc.record({
    steps: fc.subarray(FURTHER_STEPS, { minLength: 1 }),
    offer: fc.constantFrom<Offer>(
      { kind: 'none' },
      { kind: 'settlement', discount: 0.3 },
      { kind: 'plan', instalments: 4 },
    ),
    takeUp: fc.constantFrom(0.05, 0.5, 1),
    planBreak: fc.constantFrom(0, 0.157, 0.5),
    hardship: fc.constantFrom(0, 0.05, 0.3),
    holdOut: fc.constantFrom(0, 0.1, 0.5),
    preset: fc.constantFrom(...RULE_PRESETS),
    callBack: fc.constantFrom(0, 0.05, 0.4),
    mode: fc.constantFrom('manual' as const, 'dialer' as const),
    doors: fc.integer({ min: 0, max: 6 }),
    files: fc.constantFrom(0, 2, 40),
    complaints: fc.constantFrom(0, 0.02),
    twoPaths: fc.boolean(),
    turnover: fc.boolean(),
    heads: fc.integer({ min: 1, max: 6 }),
    assignment: fc.constantFrom('pool', 'roundRobin', 'sticky', 'valueBalanced', 'skillMatched', 'territory'),
    rotateDays: fc.constantFrom(0, 20),
    legalForm: fc.constantFrom('lawFirmMandate', 'thirdPartyCollection'),
  });
}
type Wide = ReturnType<typeof wideLevers> extends fc.Arbitrary<infer W> ? W : never;

const span = { clock: 'dpd' as const, fromDay: 5, toDay: 5_000 };
const none: Offer = { kind: 'none' };
const FURTHER_STEPS: Step[] = [
  { channel: 'field', ...span, clock: 'daysInPath', fromDay: 3, everyDays: 14, offer: none },
  { channel: 'zalo', ...span, clock: 'silence', everyDays: 5 },
  { channel: 'letter', ...span, fromDay: 60, everyDays: 0 },
  { channel: 'voicebot', ...span, everyDays: 2 },
  { channel: 'skipTrace', ...span, fromDay: 40, everyDays: 30 },
  { channel: 'legal', ...span, fromDay: 150 },
  { channel: 'partner', ...span, fromDay: 40, toDay: 400, partner: 'firm', months: 2 },
  { channel: 'partner', ...span, fromDay: 400, partner: 'buyer', months: 1 },
  { channel: 'sms', ...span, clock: 'brokenPromise', fromDay: 1, toDay: 20, everyDays: 3 },
  { channel: 'voicebot', ...span, clock: 'contact', fromDay: 2, toDay: 9, everyDays: 1 },
];

function widen(draft: Draft, wide: Wide): void {
  const { behaviour, channels, strategy, teams } = draft;
  const [all] = strategy.treatments;
  all!.steps.push(...structuredClone(wide.steps));
  for (const step of all!.steps) if ('offer' in step) step.offer = wide.offer;
  if (wide.twoPaths) {
    // After three calls in vain another path: more calls a day, and nothing else.
    const patient = {
      ...all!,
      id: 'unreached',
      steps: [phoneStep({ maxAttemptsPer7Days: 6, maxAttemptsPerDay: 3 })],
    };
    all!.when = [{ kind: 'number', field: 'missedCalls', min: 0, max: 2 }];
    strategy.treatments.push(patient);
  }
  strategy.holdOutShare = wide.holdOut;
  behaviour.settlement = {
    takeUpAt20: wide.takeUp,
    takeUpAt40: wide.takeUp,
    takeUpAt60: wide.takeUp,
    willingness: 0.4,
  };
  behaviour.plan = { takeUp: wide.takeUp, breakPerInstalment: wide.planBreak };
  behaviour.hardshipShare = wide.hardship;
  behaviour.complaints = { ...behaviour.complaints, perAttempt: wide.complaints, messageFactor: 0.5 };
  channels.phone.mode = wide.mode;
  channels.inbound.share = wide.callBack;
  Object.assign(channels.legal, {
    filesPerMonth: wide.files,
    monthsToJudgmentMin: 1,
    monthsToJudgmentMax: 2,
    recoveryMonths: 3,
  });
  draft.rules = { preset: wide.preset, off: [] };
  draft.partners = [
    { ...FIRM, legalForm: wide.legalForm as Partner['legalForm'] },
    { ...FIRM, id: 'buyer', legalForm: 'debtSale', priceShare: 0.1 },
  ];
  strategy.assignment = {
    kind: wide.assignment as Scenario['strategy']['assignment']['kind'],
    rotateDays: wide.rotateDays,
  };
  const [phone] = teams;
  phone!.productiveSecondsPerDay = Math.min(43_200, Math.ceil(phone!.productiveSecondsPerDay / wide.heads));
  phone!.headCount = wide.heads;
  if (wide.turnover) {
    behaviour.skillSigma = 0.5;
    phone!.staffing = constantStaffing(TURNOVER);
  }
  teams.push({
    ...phone!,
    id: 'doors',
    channel: 'field',
    headCount: wide.doors,
    regions: [],
    areaKm2: 40,
    speedKmPerHour: 20,
    doneShare: 0.8,
  });
}

const TURNOVER = {
  openingTenureMonths: 1,
  attritionNewcomer: 0.3,
  attritionSettled: 0.1,
  firstEfficiency: 0.5,
  gapKept: 0.7,
  leadMonths: 1,
  costPerHire: 1_000,
  plan: [{ fromMonth: 3, headCount: 8 }],
  span: 3,
  costPerLeaderMonth: 7_000,
  trainings: [{ month: 2, share: 0.5, hours: 20, costPerHead: 500, uplift: 0.3, keptPerMonth: 0.8 }],
};
const FIRM: Partner = {
  id: 'firm',
  name: { vi: '', en: '' },
  legalForm: 'lawFirmMandate',
  fees: [
    { fromDpd: 1, share: 0.2 },
    { fromDpd: 91, share: 0.3 },
  ],
  skill: 1.5,
  effortKeptPerMonth: 0.7,
  creaming: 0.5,
  complaintFactor: 3,
  remittanceDays: 10,
  oversightPerAccountMonth: 1_000,
  priceShare: 0,
};

const PRIORITIES = [
  'random',
  'oldest',
  'largestBalance',
  'largestArrears',
  'score',
  'expectedValue',
  'marginalValue',
  'ownFormula',
] as const;

/** Any scenario the schema allows, cut to a few hundred accounts, teams of at most 20 (who is paid plans each day anew) and 150 days. */
function anyScenario(): fc.Arbitrary<Scenario> {
  return arbitraryScenario().map((scenario) =>
    changed(scenario, (draft) => {
      draft.calendar.horizonDays %= 151;
      for (const team of draft.teams) {
        team.headCount %= 21;
        for (const step of team.staffing.plan) step.headCount %= 21;
      }
      for (const segment of draft.portfolio.segments) segment.accounts %= 101;
      apart(draft.portfolio.segments);
      affordable(draft);
    }),
  );
}

/** Two segments of one stream would be the same debtors twice: the splitting of segments has its own test. */
function apart(segments: Mutable<Segment>[]): void {
  for (const segment of segments) delete segment.identity;
}

/** Costs whose sums stay below 2^53: the schema allows prices at which twenty full teams would cost more than that. */
function affordable(draft: Draft): void {
  for (const team of draft.teams) {
    team.costPerCollectorMonth %= 1e9;
    team.staffing.costPerLeaderMonth %= 1e9;
    team.staffing.costPerHire %= 1e9;
    for (const training of team.staffing.trainings) training.costPerHead %= 1e9;
  }
  for (const partner of draft.partners) partner.oversightPerAccountMonth %= 1e6;
  draft.channels.phone.costPerMinute %= 1e6;
  const { sms, zalo, letter, voicebot, field, skipTrace, legal } = draft.channels;
  for (const priced of [sms, zalo, letter]) priced.costPerMessage %= 1e6;
  voicebot.costPerCall %= 1e6;
  field.costPerKm %= 1e6;
  skipTrace.cost %= 1e6;
  for (const fee of ['minimumFee', 'feePerFile'] as const) legal[fee] %= 1e9;
  draft.economics.costPerComplaint %= 1e9;
}

/** Small scenarios: one half lively, one half anything at all. */
export function smallScenario(): fc.Arbitrary<Scenario> {
  return fc.oneof(livelyScenario(), anyScenario());
}

/** The same sample in every run. */
export function sampleScenarios(count: number): Scenario[] {
  return fc.sample(smallScenario(), { seed: 42, numRuns: count });
}
