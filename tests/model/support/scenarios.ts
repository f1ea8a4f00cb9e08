import fc from 'fast-check';
import { parseScenario, type Scenario, type Segment } from '#scenario';
import { arbitraryScenario } from '../../share/arbitrary-scenario.ts';
import { readText } from './engine.ts';

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };
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

/** The default book with 1 account in `shrink`, arrivals and staff likewise. */
export function shrunk(shrink: number, days: number, change: (draft: Draft) => void = () => {}): Scenario {
  return preset('vn-consumer-finance', (draft) => {
    draft.calendar.horizonDays = days;
    for (const segment of draft.portfolio.segments) {
      segment.accounts = Math.ceil(segment.accounts / shrink);
      segment.arrivalsPerMonth = Math.ceil(segment.arrivalsPerMonth / shrink);
    }
    for (const team of draft.teams) {
      team.productiveSecondsPerDay = Math.round((team.productiveSecondsPerDay * team.headCount) / shrink);
      team.headCount = 1;
    }
    change(draft);
  });
}

/** So many calls fit into a day that capacity never binds. */
export function amplyStaffed(draft: Draft): void {
  draft.teams = [
    {
      id: 'ample',
      channel: 'phone',
      headCount: 1000,
      productiveSecondsPerDay: 43_200,
      absenceShare: 0,
      costPerCollectorMonth: 0,
      workdays: [true, true, true, true, true, true, true],
    },
  ];
}

/** No call and no message to anybody. */
export function untouched(draft: Draft): void {
  draft.teams = [];
  draft.strategy.smsEveryDays = 0;
}

/** The default book, small, with its main levers anywhere in their useful range: work to do and too few to do it. */
function livelyScenario(): fc.Arbitrary<Scenario> {
  const levers = fc.record({
    shrink: fc.integer({ min: 60, max: 400 }),
    days: fc.integer({ min: 30, max: 150 }),
    staff: fc.double({ min: 0, max: 3, noNaN: true }),
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
    partial: fc.double({ min: 0, max: 1, noNaN: true }),
    reach: fc.double({ min: 0.5, max: 3, noNaN: true }),
    payFaster: fc.constantFrom(0.3, 1, 1.5),
    wholeShare: fc.constantFrom(0, 0.02, 1),
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
      strategy.maxAttemptsPer7Days = lever.perWeek;
      strategy.maxAttemptsPerDay = lever.perDay;
      strategy.restDaysAfterContact = lever.rest;
      strategy.smsEveryDays = lever.smsEvery;
      strategy.callFromDpd = lever.callFrom;
      strategy.callToDpd = lever.callFrom + lever.callFor;
      for (const team of teams)
        team.productiveSecondsPerDay = Math.min(
          43_200,
          Math.round(team.productiveSecondsPerDay * lever.staff),
        );
    }),
  );
}

const PRIORITIES = [
  'random',
  'oldest',
  'largestBalance',
  'largestArrears',
  'score',
  'expectedValue',
  'marginalValue',
] as const;

/** Any scenario the schema allows, cut to a few hundred accounts and 150 days. */
function anyScenario(): fc.Arbitrary<Scenario> {
  return arbitraryScenario().map((scenario) =>
    changed(scenario, (draft) => {
      draft.calendar.horizonDays %= 151;
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
  for (const team of draft.teams) team.costPerCollectorMonth %= 1e9;
  draft.channels.phone.costPerMinute %= 1e6;
  draft.channels.sms.costPerMessage %= 1e6;
}

/** Small scenarios: one half lively, one half anything at all. */
export function smallScenario(): fc.Arbitrary<Scenario> {
  return fc.oneof(livelyScenario(), anyScenario());
}

/** The same sample in every run. */
export function sampleScenarios(count: number): Scenario[] {
  return fc.sample(smallScenario(), { seed: 42, numRuns: count });
}
