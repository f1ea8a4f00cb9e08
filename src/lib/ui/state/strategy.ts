import {
  canonicalJson,
  constantStaffing,
  LIMITS,
  phoneStep,
  smsStep,
  type Condition,
  type FieldTeam,
  type Scenario,
  type Step,
  type Treatment,
} from '#scenario';
import { withScenario, type Doc, type TabId } from './doc.ts';
import { completePlacements } from './partners.ts';

export type Channel = Step['channel'];
export type Paths = readonly Treatment[];
export type NumberCondition = Extract<Condition, { kind: 'number' }>;
export type TextCondition = Extract<Condition, { kind: 'text' }>;

/** Channels in the order in which they are offered. */
export const STEP_CHANNELS = [
  'phone',
  'sms',
  'zalo',
  'voicebot',
  'letter',
  'field',
  'skipTrace',
  'legal',
  'partner',
] as const satisfies readonly Channel[];

/** What may be typed, by field of a step: lowest and highest. A test holds it against the schema. */
export const STEP_BOUNDS = {
  fromDay: [0, 5_000],
  toDay: [0, 5_000],
  everyDays: [0, 365],
  maxAttemptsPer7Days: [0, 105],
  maxAttemptsPerDay: [1, 15],
  restDaysAfterContact: [0, 60],
  discount: [0, 1],
  instalments: [2, 60],
} as const;
export type StepNumber = Exclude<keyof typeof STEP_BOUNDS, 'discount' | 'instalments'>;

/** Partner a new placement names; `editPaths` gives it to one that exists. */
const FIRST_PARTNER = 'partner';

/** Last day of a step that goes on for ever. */
export const LAST_DAY = STEP_BOUNDS.toDay[1];

/** A step as it is first put into a path. Days and offers are the usual ones, for the reader to change. */
export function newStep(channel: Channel): Step {
  const early = { clock: 'dpd', fromDay: 1, toDay: 90 } as const;
  switch (channel) {
    case 'phone':
      return phoneStep({ fromDay: 4 });
    case 'sms':
      return smsStep();
    case 'zalo':
      return { channel, ...early, everyDays: 7 };
    case 'voicebot':
      return { channel, ...early, toDay: 30, everyDays: 3 };
    case 'letter':
      return { channel, ...early, fromDay: 30, everyDays: 30 };
    case 'field':
      return { channel, ...early, fromDay: 61, toDay: 360, everyDays: 30, offer: { kind: 'none' } };
    case 'skipTrace':
      return { channel, ...early, fromDay: 61, toDay: LAST_DAY, everyDays: 180 };
    case 'legal':
      return { channel, ...early, fromDay: 181, toDay: LAST_DAY };
    case 'partner':
      return { channel, ...early, fromDay: 181, toDay: LAST_DAY, partner: FIRST_PARTNER, months: 6 };
  }
}

/** The same step on another channel: days stay, and repeats and offer where the new channel has them. */
export function onChannel(step: Step, channel: Channel): Step {
  const made = newStep(channel);
  const { clock, fromDay, toDay } = step;
  return {
    ...made,
    clock,
    fromDay,
    toDay,
    ...('everyDays' in made && 'everyDays' in step ? { everyDays: step.everyDays } : {}),
    ...('offer' in made && 'offer' in step ? { offer: step.offer } : {}),
  } as Step;
}

export const setStep = (paths: Paths, t: number, k: number, step: Step): Treatment[] =>
  withSteps(paths, t, (steps) => steps.map((known, i) => (i === k ? step : known)));

/** A new step at the end of a path. Where its usual days are none of the path's, it takes the path's. */
export function addStep(paths: Paths, t: number, channel: Channel): Treatment[] {
  const usual = newStep(channel);
  const span = dpdSpan(paths[t]?.when ?? []);
  const step = outside(usual, span) ? { ...usual, fromDay: span.from, toDay: span.to } : usual;
  return withSteps(paths, t, (steps) => [...steps, step]);
}

/** The condition that keeps a step from ever having its turn: its days past due are none of the path's. */
export function excludedBy(path: Treatment, step: Step): NumberCondition | undefined {
  if (!outside(step, dpdSpan(path.when))) return undefined;
  return path.when.find(
    (condition): condition is NumberCondition =>
      condition.field === 'dpd' && outside(step, dpdSpan([condition])),
  );
}

/** Days past due that all conditions leave, within what a step can say. */
function dpdSpan(when: readonly Condition[]): { from: number; to: number } {
  const bounds = when.filter((condition): condition is NumberCondition => condition.field === 'dpd');
  return {
    from: Math.min(LAST_DAY, Math.max(0, ...bounds.map(({ min }) => Math.ceil(min)))),
    to: Math.min(LAST_DAY, ...bounds.map(({ max }) => Math.floor(max))),
  };
}

const outside = ({ clock, fromDay, toDay }: Step, { from, to }: { from: number; to: number }): boolean =>
  clock === 'dpd' && from <= to && (fromDay > to || toDay < from);

export const removeStep = (paths: Paths, t: number, k: number): Treatment[] =>
  withSteps(paths, t, (steps) => steps.filter((_, i) => i !== k));

/** A place in the paths: path and step, counted from 0. */
export interface Place {
  t: number;
  k: number;
}

/** Takes a step out and puts it before the step that then stands at `to`; the paths as they were if it does not fit. */
export function moveStep(paths: Paths, from: Place, to: Place): Treatment[] {
  const step = paths[from.t]?.steps[from.k];
  const goal = paths[to.t];
  if (!step || !goal || (from.t !== to.t && goal.steps.length >= LIMITS.steps)) return [...paths];
  const taken = removeStep(paths, from.t, from.k);
  return withSteps(taken, to.t, (steps) => [...steps.slice(0, to.k), step, ...steps.slice(to.k)]);
}

/** Where a step goes one place up (−1) or down (1): across the edge of a path into the next one. Undefined: nowhere. */
export function neighbour(paths: Paths, { t, k }: Place, by: -1 | 1): Place | undefined {
  const inside = k + by;
  if (inside >= 0 && inside < (paths[t]?.steps.length ?? 0)) return { t, k: inside };
  const goal = paths[t + by];
  if (!goal || goal.steps.length >= LIMITS.steps) return undefined;
  return { t: t + by, k: by > 0 ? 0 : goal.steps.length };
}

/** Moves a path to another rank; the first path that fits an account treats it. */
export function movePath(paths: Paths, from: number, to: number): Treatment[] {
  const path = paths[from];
  if (!path || to < 0 || to >= paths.length) return [...paths];
  const others = paths.filter((_, t) => t !== from);
  return [...others.slice(0, to), path, ...others.slice(to)];
}

/** A path for part of the accounts, ahead of all others, with the first one's steps: nothing changes until it is edited. */
export function addPath(paths: Paths, name: Treatment['name'], when: readonly Condition[]): Treatment[] {
  const steps = structuredClone(paths[0]?.steps ?? []);
  return [{ id: freeId(paths), name, when: [...when], steps }, ...paths];
}

export function duplicatePath(paths: Paths, t: number, name: Treatment['name']): Treatment[] {
  const path = paths[t];
  if (!path) return [...paths];
  return [
    ...paths.slice(0, t + 1),
    { ...structuredClone(path), id: freeId(paths), name },
    ...paths.slice(t + 1),
  ];
}

export const removePath = (paths: Paths, t: number): Treatment[] => paths.filter((_, i) => i !== t);

export const setPath = (paths: Paths, t: number, change: Partial<Treatment>): Treatment[] =>
  paths.map((path, i) => (i === t ? { ...path, ...change } : path));

/** The first path that leaves nothing for path `t`: it takes every account, or has the same conditions. −1: none. */
export function hiddenBy(paths: Paths, t: number): number {
  const own = canonicalJson(paths[t]?.when ?? []);
  return paths.slice(0, t).findIndex(({ when }) => when.length === 0 || canonicalJson(when) === own);
}

/** Whether some accounts may meet no path, and so are not touched. */
export const leavesOut = (paths: Paths): boolean => paths.every(({ when }) => when.length > 0);

/** Values of a text field in the book, as they come; a book segment by its id. */
export function textValues({ portfolio }: Scenario, field: TextCondition['field']): string[] {
  const key = field === 'bookSegment' ? 'id' : field;
  return [...new Set(portfolio.segments.map((segment) => segment[key]))];
}

/** No bound above: larger than any value an account can have. */
export const NO_BOUND = LIMITS.money;

/** Most that may be typed as a bound, by field. */
export const CONDITION_TOPS: Readonly<Record<NumberCondition['field'], number>> = {
  dpd: 5_000,
  balance: LIMITS.money,
  arrears: LIMITS.money,
  score: 100,
  brokenPromises: 1_000,
  missedCalls: 10_000,
  silence: 5_000,
  testGroup: 100,
};

/** A first condition on a field, for the reader to change. */
export function newCondition(scenario: Scenario, field: Condition['field']): Condition {
  if (field === 'product' || field === 'region' || field === 'bookSegment')
    return { kind: 'text', field, values: textValues(scenario, field).slice(0, 1) };
  const starts: Record<NumberCondition['field'], [number, number]> = {
    dpd: [31, 60],
    balance: [0, NO_BOUND],
    arrears: [0, NO_BOUND],
    score: [0, 50],
    brokenPromises: [1, NO_BOUND],
    missedCalls: [5, NO_BOUND],
    silence: [30, NO_BOUND],
    testGroup: [1, 50],
  };
  const [min, max] = starts[field];
  return { kind: 'number', field, min, max };
}

/** A visiting team as a start, with the phone team's pay and week; area, speed and share done: inner city, design assumption. */
export function withFieldTeam(scenario: Scenario): Scenario {
  const phone = scenario.teams.find((team) => team.channel === 'phone');
  const taken = scenario.teams.map(({ id }) => id);
  const team: FieldTeam = {
    id: ['field', ...scenario.teams.map((_, i) => `field-${i + 2}`)].find((id) => !taken.includes(id))!,
    channel: 'field',
    headCount: 5,
    productiveSecondsPerDay: 25_200,
    absenceShare: phone?.absenceShare ?? 0.12,
    costPerCollectorMonth: phone?.costPerCollectorMonth ?? 0,
    overtimeShare: 0,
    staffing: phone?.staffing ?? constantStaffing(),
    workdays: phone?.workdays ?? [true, true, true, true, true, true, false],
    regions: [],
    areaKm2: 25,
    speedKmPerHour: 18,
    doneShare: 0.78,
  };
  return { ...scenario, teams: [...scenario.teams, team] };
}

/** A change of the open plan's paths, for `Session.commit`. */
export function editPaths(active: TabId, change: (paths: Paths) => Treatment[]): (doc: Doc) => Doc {
  return editPlan(active, (scenario) =>
    completePlacements({
      ...scenario,
      strategy: { ...scenario.strategy, treatments: change(scenario.strategy.treatments) },
    }),
  );
}

/** A change of the open plan, for `Session.commit`. */
export function editPlan(active: TabId, change: (scenario: Scenario) => Scenario): (doc: Doc) => Doc {
  return (doc) => {
    const scenario = doc.tabs.find(({ id }) => id === active)?.scenario;
    return scenario ? withScenario(doc, active, change(scenario)) : doc;
  };
}

function withSteps(paths: Paths, t: number, change: (steps: Step[]) => Step[]): Treatment[] {
  return paths.map((path, i) => (i === t ? { ...path, steps: change(path.steps) } : path));
}

function freeId(paths: Paths): string {
  const taken = new Set(paths.map(({ id }) => id));
  return Array.from({ length: paths.length + 1 }, (_, i) => `path-${i + 1}`).find((id) => !taken.has(id))!;
}
