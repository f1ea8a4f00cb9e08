import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Aggregate, openExperiment } from '#experiment';
import { parseScenario, parseScenarioText } from '#scenario';
import type { Scenario } from '#scenario';
import { resized } from '../bench/measure.ts';

/** Words and names: they may not move a number (INV-22 holds them to that). */
const LABELS =
  /^(schemaVersion|name\.|description\.|currency$|rules\.|kpiScheme\.|teams\.\d+\.(id|channel)|portfolio\.segments\.\d+\.(name\.|product|region)|behaviour\.buckets\.\d+\.id)/;

/** Fields that follow from others or have no meaning where they stand, and why. */
const WITHOUT_EFFECT: [RegExp, string][] = [
  [/segments\.\d+\.phase$/, 'tied to dpd and charge-off by a cross-check'],
  [/segments\.6\.instalment\./, 'a charged-off account owes its whole balance, no instalments'],
  [/buckets\.0\.fromDpd$/, 'the first bucket begins at 1, by a cross-check'],
  [/buckets\.6\.cureShare$/, 'holds for live accounts; the last bucket of this book is charged off'],
];

type Change = (scenario: Scenario) => Scenario;
const strategy =
  (changes: Partial<Scenario['strategy']>): Change =>
  (s) => ({ ...s, strategy: { ...s.strategy, ...changes } });
const oneSegment =
  (index: number, changes: Partial<Scenario['portfolio']['segments'][number]>): Change =>
  (s) => ({
    ...s,
    portfolio: {
      ...s.portfolio,
      segments: s.portfolio.segments.map((segment, k) =>
        k === index ? { ...segment, ...changes } : segment,
      ),
    },
  });
const teams =
  (changes: Partial<Scenario['teams'][number]>): Change =>
  (s) => ({ ...s, teams: s.teams.map((team) => ({ ...team, ...changes })) });

/** Complaints are rare: enough calls for some to fall. */
const manyCallsADay: Change = (s) =>
  teams({ headCount: 60 })(strategy({ maxAttemptsPer7Days: 40, maxAttemptsPerDay: 8 })(s));

/** Fields that matter only under another setting: what to change first. */
const CONTEXT: [RegExp, Change][] = [
  [/weekdayContactOdds\.6/, teams({ workdays: [true, true, true, true, true, true, true] })],
  [/score(Precision|ingConsent)|scoringConsentShare/, strategy({ priority: 'score' })],
  [/complaints\.|costPerComplaint/, manyCallsADay],
  [/segments\.6\.dpd(From|To)/, strategy({ priority: 'oldest' })],
  [/segments\.7\.dpdFrom/, oneSegment(7, { dpdTo: 8 })],
  [/chargeOffDpd/, oneSegment(5, { dpdTo: 300 })],
  [/messageUplift/, strategy({ smsToDpd: 5000 })],
  [/maxAttemptsPerDay/, (s) => teams({ headCount: 40 })(strategy({ maxAttemptsPer7Days: 10 })(s))],
];

const base = small();

function small(): Scenario {
  const parsed = parseScenarioText(readFileSync('scenarios/vn-consumer-finance.json', 'utf8'));
  if (!parsed.ok) throw new Error('invariant: the default parses');
  const cut = resized(parsed.value, 0.05);
  return { ...cut, calendar: { ...cut.calendar, horizonDays: 150 } };
}

/** Everything a run says, without the labels it repeats. */
function outcome(scenario: Scenario): string {
  const request = { seed: 'sensitivity', replications: 2 };
  const experiment = openExperiment(scenario, request);
  const aggregate = new Aggregate(scenario, request);
  for (let b = 0; b < experiment.batchCount; b += 1) aggregate.add(experiment.runBatch(b));
  const { totals, daily, accounts, arrivals } = aggregate.summarize(true);
  return JSON.stringify({ totals, daily, accounts, arrivals });
}

function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

const at = (scenario: unknown, path: string[]): unknown =>
  path.reduce((node, key) => (node as Record<string, unknown>)[key], scenario);

function withValue(scenario: Scenario, path: string[], value: unknown): Scenario {
  const copy = structuredClone(scenario) as unknown;
  const parent = at(copy, path.slice(0, -1)) as Record<string, unknown>;
  parent[path.at(-1)!] = value;
  return copy as Scenario;
}

/** Other values of a field, nearest first; the first one the parser accepts is tried, then the next. */
function others(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') {
    const around = [
      value * 1.5,
      value * 0.5,
      value * 0.3,
      value * 0.05,
      value - 20,
      value + 1,
      value - 1,
      value + 7,
      value + 0.1,
      value * 0.9,
      value * 1.1,
      value + 30,
    ];
    return around
      .flatMap((number) => [number, Math.round(number)])
      .filter((number) => number !== value && number >= 0);
  }
  return ['2027-03-01', 'TW', 'US', 'chargedOff', 'live', 'random', 'fixed', 'other-id'];
}

const fields = leaves(base)
  .map((path) => path.join('.'))
  .filter((path) => !LABELS.test(path) && !/kind$/.test(path))
  .filter((path) => !WITHOUT_EFFECT.some(([pattern]) => pattern.test(path)));

it('has no scenario field that moves no output', () => {
  const reference = new Map<Scenario, string>();
  const unmoved = fields.filter((field) => {
    const context = CONTEXT.find(([pattern]) => pattern.test(field))?.[1](base) ?? base;
    if (!reference.has(context)) reference.set(context, outcome(context));
    const path = field.split('.');
    const accepted = others(at(context, path))
      .map((value) => withValue(context, path, value))
      .filter((changed) => parseScenario(structuredClone(changed)).ok);
    return !accepted.some((changed) => outcome(changed) !== reference.get(context));
  });
  expect(unmoved).toEqual([]);
}, 300_000);
