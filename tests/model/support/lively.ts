import fc from 'fast-check';
import { draw, seedKey, toUnit } from '#engine';
import { constantStaffing, oneTreatment, parseScenario, phoneStep, scenarioSchema, shapeAt } from '#scenario';
import type { Offer, Scenario, Step, Treatment } from '#scenario';
import { arbitraryScenario } from '../../share/arbitrary-scenario.ts';

/** What must stand in order, within bounds, or add up to at most 1: left as the generator put it. */
const TIED = /^(skipShare|takeUpAt\d+|oneInstalment|twoInstalments|holdOutShare|at|topShare|prize)$/;
const KEY = seedKey('lively');

export const DRAWN = 200;
const MOST_DAYS = 180;
/** Each collector plans each day anew where pay matters: so many in a team, not the thousand that the schema allows. */
const MOST_HEADS = 60;

/**
 * 200 scenarios drawn from the schema itself: a new field is covered the day it is added. Books of some hundred accounts
 * (the generator's own limit), teams of at most 60 and horizons of at most half a year.
 */
export const drawn = (): Scenario[] =>
  fc.sample(arbitraryScenario(), { seed: 42, numRuns: DRAWN }).map((scenario, n) => {
    const { calendar, teams } = scenario;
    const horizonDays = calendar.horizonDays % (MOST_DAYS + 1);
    const smaller = teams.map((team) => ({ ...team, headCount: team.headCount % (MOST_HEADS + 1) }));
    return lively({ ...scenario, teams: smaller, calendar: { ...calendar, horizonDays } }, n);
  });

/**
 * A drawn scenario in which something can happen: a fraction drawn bit by bit is nearly always 0 in effect, so three of
 * four such fields get a value spread evenly over their range, and every other book is worked. What the checks between
 * fields then refuse stays as it was drawn.
 */
function lively(scenario: Scenario, n: number): Scenario {
  let at = 0;
  const uniform = () => toUnit(draw(n, 0, at++, KEY.a, KEY.b));
  const spread = (value: unknown, path: (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((item, k) => spread(item, [...path, k]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, spread(item, [...path, name])]),
      );
    if (typeof value !== 'number' || TIED.test(String(path.at(-1)))) return value;
    const shape = shapeAt(scenarioSchema, path, scenario);
    if (shape?.kind !== 'number' || shape.integer || uniform() < 0.25) return value;
    return shape.min + uniform() * (Math.min(shape.max, shape.min + 1) - shape.min);
  };
  const spreadOut = spread(scenario, []) as Scenario;
  for (const candidate of n % 2 === 0 ? [spreadOut] : [worked(spreadOut, n), spreadOut]) {
    const parsed = parseScenario(candidate);
    if (parsed.ok) return parsed.value;
  }
  return scenario;
}

const OFFERS: Offer[] = [
  { kind: 'none' },
  { kind: 'settlement', discount: 0.4 },
  { kind: 'plan', instalments: 3 },
];

/** Hours that every law allows in part, and some only in part: from 8–12 to 18–23. */
const late = (n: number) => ({ from: 480 + 60 * (n % 5), to: 1_080 + 60 * (n % 6) });

/** No conditions, steps over all ages, calls to begin with and a phone team small enough that time runs out. */
function worked(scenario: Scenario, n: number): Scenario {
  const { strategy, teams, partners } = scenario;
  const calls = phoneStep({
    offer: OFFERS[n % 3],
    maxAttemptsPer7Days: 1 + (n % 8),
    maxAttemptsPerDay: 1 + (n % 2),
  });
  const sale: Step[] = partners.map(({ id }) => ({
    channel: 'partner',
    clock: 'dpd',
    fromDay: 200,
    toDay: 5_000,
    partner: id,
    months: 2,
  }));
  const given: Treatment[] = strategy.treatments.length > 0 ? strategy.treatments : oneTreatment();
  const treatments = given.map((treatment) => ({
    ...treatment,
    when: [],
    steps: [
      calls,
      ...treatment.steps.map((step) => ({ ...step, clock: 'dpd' as const, fromDay: 1 })),
      ...sale,
    ].slice(0, 8),
  }));
  const [first] = teams.filter((team) => team.channel === 'phone');
  const few = teams.map((team) => ({
    ...team,
    headCount: 1 + (team.headCount % 3),
    ...(team === first && { staffing: constantStaffing(), productiveSecondsPerDay: 18_000, hours: late(n) }),
  }));
  const phone = {
    ...scenario.channels.phone,
    attemptSeconds: 60,
    contactSeconds: 200,
    dialerAttemptSeconds: 30,
  };
  // Who declares hardship promises nothing: most conversations go on, and many promises are kept.
  const { behaviour } = scenario;
  const buckets = behaviour.buckets.map((row) => ({ ...row, keptRate: (1 + row.keptRate) / 2 }));
  return {
    ...scenario,
    behaviour: { ...behaviour, buckets, hardshipShare: behaviour.hardshipShare / 4 },
    channels: { ...scenario.channels, phone },
    strategy: { ...strategy, holdOutShare: 0.1, treatments },
    teams: few,
  };
}
