import {
  HOUR_ODDS,
  type BucketRow,
  type FieldTeam,
  type PhoneTeam,
  type Scenario,
  type Step,
} from '#scenario';
import { withAll, withScenario, type Doc, type TabId } from './doc.ts';

/** Numbers a lever row can hold; choices (the priority rule) have their own row. */
export type FieldId =
  | 'headCount'
  | 'callCeiling'
  | 'callsPerDay'
  | 'smsEvery'
  | 'horizon'
  | 'contactRate'
  | 'keptRate'
  | 'unprompted'
  | 'absence'
  | 'callFatigue'
  | 'eveningOdds'
  | 'willingness'
  | 'holdOut'
  | 'fieldPeople'
  | 'fieldArea'
  | 'fieldSpeed';

/** Where a number lives, how far its slider goes, and what is known about it. */
export interface NumberField {
  id: FieldId;
  /** `plan`: changes the open plan. `all`: holds for every plan alike, or plans could not be compared. */
  scope: 'plan' | 'all';
  /** How it is written: shares as per cent. */
  unit: 'people' | 'perWeek' | 'perDay' | 'everyDays' | 'days' | 'share' | 'plain' | 'km2' | 'kmh';
  /** Slider ends and step, in the scenario's own unit. */
  min: number;
  max: number;
  step: number;
  /** What may be typed: the schema's range. */
  allowed: readonly [number, number];
  /** Where published figures or practice lie. */
  likely?: readonly [number, number];
  /**
   * What the number belongs to: the treatment of a step, a team. Undefined: there is none, and no row. Two scenarios
   * are compared by this number only where it belongs to the same. Absent: every scenario has it.
   */
  site?(scenario: Scenario): string | undefined;
  read(scenario: Scenario): number;
  write(scenario: Scenario, value: number): Scenario;
}

/** The bucket that holds this many days past due. */
export function bucketAt(
  scenario: Scenario,
  dpd: number,
): { index: number; bucket: BucketRow; toDpd: number } {
  const { buckets } = scenario.behaviour;
  const index = buckets.findLastIndex((bucket) => bucket.fromDpd <= dpd);
  return {
    index,
    bucket: buckets[index]!,
    toDpd: (buckets[index + 1]?.fromDpd ?? Number.POSITIVE_INFINITY) - 1,
  };
}

/** Bucket rates are shown for the months in which work decides most: 61–90 days, and 31–60 for own payment. */
export const RATE_DPD = 61;
export const OWN_PAYMENT_DPD = 31;

const bucketField = (dpd: number, key: 'contactRate' | 'keptRate' | 'unpromptedShare') => ({
  read: (s: Scenario) => bucketAt(s, dpd).bucket[key],
  write: (s: Scenario, value: number): Scenario => {
    const at = bucketAt(s, dpd).index;
    const buckets = s.behaviour.buckets.map((row, i) => (i === at ? { ...row, [key]: value } : row));
    return { ...s, behaviour: { ...s.behaviour, buckets } };
  },
});

const share = { unit: 'share', min: 0, step: 0.01, allowed: [0, 1] } as const;

/** A number of the first step on a channel, in the order of the treatments. */
const stepField = <C extends Step['channel'], K extends keyof Extract<Step, { channel: C }>>(
  channel: C,
  key: K,
) => ({
  site: (s: Scenario) => placeOf(s, channel)?.treatment.id,
  read: (s: Scenario) => {
    const step = placeOf(s, channel)?.step as Record<K, number> | undefined;
    return step?.[key] ?? 0;
  },
  write: (s: Scenario, value: number): Scenario => {
    const place = placeOf(s, channel);
    if (!place) return s;
    const steps = place.treatment.steps.map((step) =>
      step === place.step ? { ...step, [key]: value } : step,
    );
    const treatments = s.strategy.treatments.map((treatment) =>
      treatment === place.treatment ? { ...treatment, steps } : treatment,
    );
    return { ...s, strategy: { ...s.strategy, treatments } };
  },
});

/** The first step on a channel and the treatment it stands in: what a slider of the levers stands for. */
export function placeOf(scenario: Scenario, channel: Step['channel']) {
  for (const treatment of scenario.strategy.treatments) {
    const step = treatment.steps.find((known) => known.channel === channel);
    if (step) return { treatment, step };
  }
  return undefined;
}

type TeamOf = { phone: PhoneTeam; field: FieldTeam };

/** A number of the first team on a channel. */
const teamField = <C extends keyof TeamOf, K extends keyof TeamOf[C]>(channel: C, key: K) => {
  const first = (s: Scenario) => s.teams.find((team) => team.channel === channel) as TeamOf[C] | undefined;
  return {
    site: (s: Scenario) => first(s)?.id,
    read: (s: Scenario) => (first(s)?.[key] as number | undefined) ?? 0,
    write: (s: Scenario, value: number): Scenario => {
      const team = first(s);
      return { ...s, teams: s.teams.map((known) => (known === team ? { ...known, [key]: value } : known)) };
    },
  };
};

export const LEVERS: readonly NumberField[] = [
  {
    id: 'headCount',
    scope: 'plan',
    unit: 'people',
    min: 0,
    max: 60,
    step: 1,
    allowed: [0, 1_000],
    ...teamField('phone', 'headCount'),
  },
  {
    id: 'callCeiling',
    scope: 'plan',
    unit: 'perWeek',
    min: 0,
    max: 14,
    step: 1,
    allowed: [0, 105],
    ...stepField('phone', 'maxAttemptsPer7Days'),
  },
  {
    id: 'callsPerDay',
    scope: 'plan',
    unit: 'perDay',
    min: 1,
    max: 9,
    step: 1,
    allowed: [1, 15],
    ...stepField('phone', 'maxAttemptsPerDay'),
  },
  {
    id: 'smsEvery',
    scope: 'plan',
    unit: 'everyDays',
    min: 1,
    max: 30,
    step: 1,
    allowed: [1, 365],
    ...stepField('sms', 'everyDays'),
  },
  {
    id: 'horizon',
    scope: 'all',
    unit: 'days',
    min: 30,
    max: 360,
    step: 1,
    allowed: [1, 730],
    read: (s) => s.calendar.horizonDays,
    write: (s, horizonDays) => ({ ...s, calendar: { ...s.calendar, horizonDays } }),
  },
];

/** Further numbers of a plan: the strategy panel shows them beside the paths. */
export const STRATEGY_FIELDS = {
  holdOut: {
    id: 'holdOut',
    scope: 'plan',
    ...share,
    max: 0.3,
    read: (s) => s.strategy.holdOutShare,
    write: (s, holdOutShare) => ({ ...s, strategy: { ...s.strategy, holdOutShare } }),
  },
  fieldPeople: {
    id: 'fieldPeople',
    scope: 'plan',
    unit: 'people',
    min: 0,
    max: 40,
    step: 1,
    allowed: [0, 1_000],
    ...teamField('field', 'headCount'),
  },
  fieldArea: {
    id: 'fieldArea',
    scope: 'plan',
    unit: 'km2',
    min: 5,
    max: 2_500,
    step: 5,
    allowed: [1, 50_000],
    likely: [25, 900],
    ...teamField('field', 'areaKm2'),
  },
  fieldSpeed: {
    id: 'fieldSpeed',
    scope: 'plan',
    unit: 'kmh',
    min: 5,
    max: 60,
    step: 1,
    allowed: [1, 120],
    likely: [18, 35],
    ...teamField('field', 'speedKmPerHour'),
  },
} as const satisfies Record<string, NumberField>;

/** Hours of the day that the pattern calls golden: from, and before. */
const EVENING = { from: 17, to: 20 };

/** Odds of those hours; the table assumed is what an absent one means, so that a reset leaves no trace. */
function withEvening({ calendar, ...rest }: Scenario, value: number): Scenario {
  const { hourContactOdds = HOUR_ODDS, ...others } = calendar;
  const odds = hourContactOdds.map((known, hour) =>
    hour >= EVENING.from && hour < EVENING.to ? value : known,
  );
  const assumed = odds.every((known, hour) => known === HOUR_ODDS[hour]);
  return { ...rest, calendar: assumed ? others : { ...others, hourContactOdds: odds } };
}

/** The assumptions that move the result most and are known least; every other one is on the model page. */
export const ASSUMPTIONS: readonly NumberField[] = [
  {
    id: 'contactRate',
    scope: 'all',
    ...share,
    max: 0.5,
    likely: [0.08, 0.25],
    ...bucketField(RATE_DPD, 'contactRate'),
  },
  { id: 'keptRate', scope: 'all', ...share, max: 1, ...bucketField(RATE_DPD, 'keptRate') },
  { id: 'unprompted', scope: 'all', ...share, max: 0.5, ...bucketField(OWN_PAYMENT_DPD, 'unpromptedShare') },
  {
    id: 'absence',
    scope: 'all',
    ...share,
    max: 0.4,
    likely: [0.08, 0.2],
    ...teamField('phone', 'absenceShare'),
  },
  {
    id: 'callFatigue',
    scope: 'all',
    unit: 'plain',
    min: 0,
    max: 0.2,
    step: 0.005,
    allowed: [0, 1],
    likely: [0.01, 0.06],
    read: (s) => s.behaviour.contact.callFatigue,
    write: (s, callFatigue) => ({
      ...s,
      behaviour: { ...s.behaviour, contact: { ...s.behaviour.contact, callFatigue } },
    }),
  },
  {
    id: 'eveningOdds',
    scope: 'all',
    unit: 'plain',
    min: 0.5,
    max: 2.5,
    step: 0.05,
    allowed: [0.01, 100],
    likely: [0.95, 1.75],
    read: (s) => (s.calendar.hourContactOdds ?? HOUR_ODDS)[EVENING.from] ?? 1,
    write: withEvening,
  },
  {
    id: 'willingness',
    scope: 'all',
    unit: 'plain',
    min: 0,
    max: 2,
    step: 0.05,
    allowed: [0, 2],
    read: (s) => s.behaviour.frailtySigma,
    write: (s, frailtySigma) => ({ ...s, behaviour: { ...s.behaviour, frailtySigma } }),
  },
];

/** Numbers that a plan decides for itself. */
export const PLAN_FIELDS: readonly NumberField[] = [...LEVERS, ...Object.values(STRATEGY_FIELDS)];

/** Whether a number belongs to the same thing in both scenarios, so that the two can be compared. */
export function sameSite(field: NumberField, a: Scenario, b: Scenario): boolean {
  return !field.site || (field.site(a) !== undefined && field.site(a) === field.site(b));
}

/** The change a row makes: in the open plan, or in all of them. */
export function setField(field: NumberField, active: TabId, value: number): (doc: Doc) => Doc {
  return (doc) => {
    if (field.scope === 'all') return withAll(doc, (scenario) => keep(scenario, field, value));
    const tab = doc.tabs.find(({ id }) => id === active);
    return tab ? withScenario(doc, active, keep(tab.scenario, field, value)) : doc;
  };
}

/** The same scenario when the value is there already, so that nothing counts as changed. */
function keep(scenario: Scenario, field: NumberField, value: number): Scenario {
  return field.read(scenario) === value ? scenario : field.write(scenario, value);
}

/** A value on the step's grid without binary dust: 0.07 × 3 is 0.21. */
export function onGrid(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(6));
}
