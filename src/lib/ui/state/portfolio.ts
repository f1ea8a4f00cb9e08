import { LIMITS, mostAccounts, type AmountLaw, type Scenario, type Segment } from '#scenario';

/** What may be typed of a segment and of the whole book, by field: lowest and highest. A test holds it against the schema. */
export const SEGMENT_BOUNDS = {
  dpdFrom: [1, 5_000],
  principalShare: [0, 1],
} as const;
export const BOOK_BOUNDS = {
  chargeOffDpd: [1, 5_000],
  interestPerMonthLive: [0, 0.2],
  interestPerMonthChargedOff: [0, 0.2],
} as const;
export type BookNumber = keyof typeof BOOK_BOUNDS;
export const AMOUNT_BOUNDS = { value: [0, LIMITS.money], median: [1, LIMITS.money], sigma: [0, 3] } as const;
export const WORD_LENGTH = 40;

export type AmountKind = AmountLaw['kind'];

/** A segment where the book has none to copy from: an ordinary one, every account alike. */
const FIRST: Segment = {
  id: 'segment-1',
  name: { vi: '', en: '' },
  product: '',
  region: '',
  phase: 'live',
  accounts: 1_000,
  arrivalsPerMonth: 0,
  dpdFrom: 1,
  dpdTo: 30,
  balance: { kind: 'fixed', value: 10_000_000 },
  principalShare: 1,
  instalment: { kind: 'fixed', value: 1_000_000 },
};

/** The scenario with one segment changed; as it was where it has no such segment. */
export const setSegment = (scenario: Scenario, id: string, change: Partial<Segment>): Scenario =>
  withSegments(scenario, (segments) =>
    segments.map((known) =>
      known.id === id ? phased({ ...known, ...change }, scenario.portfolio.chargeOffDpd) : known,
    ),
  );

export const removeSegment = (scenario: Scenario, id: string): Scenario =>
  withSegments(scenario, (segments) => segments.filter((known) => known.id !== id));

/** A further segment at the end, like the last one but open to be changed, and without inflow. */
export function addSegment(scenario: Scenario, id: string, name: Segment['name']): Scenario {
  const { identity: _, ...last } = scenario.portfolio.segments.at(-1) ?? FIRST;
  const accounts = Math.min(FIRST.accounts, room(scenario));
  return withSegments(scenario, (segments) => [
    ...segments,
    { ...last, id, name, accounts, arrivalsPerMonth: 0 },
  ]);
}

/** A copy right after a segment. It has a luck of its own, and no accounts where the book is full. */
export function copySegment(scenario: Scenario, from: string, id: string, name: Segment['name']): Scenario {
  return withSegments(scenario, (segments) =>
    segments.flatMap((known) => {
      if (known.id !== from) return [known];
      const { identity: _, ...rest } = known;
      const fits = accountsOf(scenario, known) <= room(scenario);
      return [known, { ...rest, id, name, ...(fits ? {} : { accounts: 0, arrivalsPerMonth: 0 }) }];
    }),
  );
}

/** An id that no segment of these scenarios has. */
export function freeSegmentId(scenarios: readonly Scenario[]): string {
  const taken = new Set(scenarios.flatMap(({ portfolio }) => portfolio.segments.map(({ id }) => id)));
  return Array.from({ length: taken.size + 1 }, (_, i) => `segment-${i + 1}`).find((id) => !taken.has(id))!;
}

/** Days past due from here on; the last day follows, so that it stays behind the first and on its side of the write-off. */
export function fromDay({ dpdTo }: Segment, dpdFrom: number, chargeOffDpd: number): Partial<Segment> {
  const last = lastDay(dpdFrom, chargeOffDpd);
  return { dpdFrom, dpdTo: Math.min(Math.max(dpdTo, dpdFrom), last) };
}

/** The latest last day of a segment that begins at `dpdFrom`: a segment lies on one side of the write-off. */
export const lastDay = (dpdFrom: number, chargeOffDpd: number): number =>
  dpdFrom < chargeOffDpd ? chargeOffDpd - 1 : SEGMENT_BOUNDS.dpdFrom[1];

/** Most accounts and most arrivals a month that a segment may have, with everything else in the book as it is. */
export function segmentRoom(scenario: Scenario, segment: Segment): { accounts: number; arrivals: number } {
  const left = room(scenario);
  const perArrival = arrivalWeight(scenario);
  return {
    accounts: segment.accounts + left,
    arrivals: Math.min(
      LIMITS.accounts,
      perArrival === 0
        ? LIMITS.accounts
        : Math.floor((left + Math.ceil(segment.arrivalsPerMonth * perArrival)) / perArrival),
    ),
  };
}

/** The book's own number changed; undefined, with the segment that stands in the way, where the write-off would cut one. */
export function setBook(
  scenario: Scenario,
  change: Partial<Record<BookNumber, number>>,
): { scenario: Scenario } | { cuts: Segment } {
  const portfolio = { ...scenario.portfolio, ...change };
  const { chargeOffDpd, segments } = portfolio;
  const cuts = segments.find(({ dpdFrom, dpdTo }) => dpdFrom < chargeOffDpd && dpdTo >= chargeOffDpd);
  if (cuts) return { cuts };
  return {
    scenario: {
      ...scenario,
      portfolio: { ...portfolio, segments: segments.map((known) => phased(known, chargeOffDpd)) },
    },
  };
}

/** An amount law of another kind around the same middle. Spread and ceiling of the default book: a design assumption. */
export function onKind(law: AmountLaw, kind: AmountKind): AmountLaw {
  const middle = Math.max(1, middleOf(law));
  if (kind === law.kind) return law;
  if (kind === 'fixed') return { kind, value: middle };
  if (kind === 'quantiles') return { kind, values: [middle, middle] };
  return { kind, median: middle, sigma: 0.75, max: Math.min(LIMITS.money, middle * 6) };
}

/** The middle amount, minor units. */
export function middleOf(law: AmountLaw): number {
  if (law.kind === 'fixed') return law.value;
  if (law.kind === 'lognormal') return law.median;
  return Math.round(law.values[(law.values.length - 1) / 2] ?? average(law.values));
}

/** Between which amounts eight accounts in ten lie, minor units. */
export function usualRange(law: AmountLaw): readonly [number, number] {
  if (law.kind === 'fixed') return [law.value, law.value];
  if (law.kind === 'quantiles') return [at(law.values, 0.1), at(law.values, 0.9)];
  const spread = Math.exp(UPPER_TENTH * law.sigma);
  return [Math.round(law.median / spread), Math.min(law.max, Math.round(law.median * spread))];
}

/** Upper tenth of the standard normal distribution. */
const UPPER_TENTH = 1.2816;

/** Accounts in the book on the first day, and joining a month. */
export const totals = ({ portfolio: { segments } }: Scenario) => ({
  accounts: segments.reduce((sum, { accounts }) => sum + accounts, 0),
  arrivals: segments.reduce((sum, { arrivalsPerMonth }) => sum + arrivalsPerMonth, 0),
});

const phased = (segment: Segment, chargeOffDpd: number): Segment => ({
  ...segment,
  phase: segment.dpdFrom >= chargeOffDpd ? 'chargedOff' : 'live',
});

const withSegments = (scenario: Scenario, change: (segments: Segment[]) => Segment[]): Scenario => ({
  ...scenario,
  portfolio: { ...scenario.portfolio, segments: change(scenario.portfolio.segments) },
});

const room = (scenario: Scenario): number => Math.max(0, LIMITS.accounts - mostAccounts(scenario));

const accountsOf = (scenario: Scenario, segment: Segment): number =>
  mostAccounts({ ...scenario, portfolio: { ...scenario.portfolio, segments: [segment] } });

/** Accounts that one arrival a month can bring over the horizon. */
const arrivalWeight = ({ calendar }: Scenario): number => calendar.horizonDays / 28;

/** The value at a share of equally spaced quantiles joined by straight lines. */
function at(values: readonly number[], share: number): number {
  const place = share * (values.length - 1);
  const low = values[Math.floor(place)] ?? 0;
  const high = values[Math.ceil(place)] ?? low;
  return Math.round(low + (high - low) * (place - Math.floor(place)));
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
