import { expect, it } from 'vitest';
import { oneTreatment, parseScenario, phoneStep, scenarioSchema, shapeAt, smsStep } from '#scenario';
import type { Scenario } from '#scenario';
import { active, all, base, calls, manyComplaints, onePath, oneSegment } from './support/rich-scenario.ts';
import { outcome, rules, strategy, teams, type Change } from './support/rich-scenario.ts';

/** Words and names: they may not move a number (INV-22 holds them to that). */
const LABELS =
  /^(schemaVersion|name\.|description\.|currency$|teams\.\d+\.id|portfolio\.segments\.\d+\.name\.|behaviour\.buckets\.\d+\.id|strategy\.treatments\.\d+\.(id|name\.))/;

/** Tags that choose which other fields there are: tried one by one below, never changed alone. */
const TAGS = /(^|\.)(kind|channel)$|^rules\./;

/** Fields that follow from others or have no meaning where they stand, and why. */
const WITHOUT_EFFECT: [RegExp, string][] = [
  [/segments\.\d+\.phase$/, 'tied to dpd and charge-off by a cross-check'],
  [/segments\.6\.instalment\./, 'a charged-off account owes its whole balance, no instalments'],
  [/buckets\.0\.fromDpd$/, 'the first bucket begins at 1, by a cross-check'],
  [/buckets\.6\.cureShare$/, 'holds for live accounts; the last bucket of this book is charged off'],
];

const dialer: Change = (s) => ({
  ...s,
  channels: { ...s.channels, phone: { ...s.channels.phone, mode: 'dialer' } },
});
const evenFormula = strategy({
  priority: 'ownFormula',
  formula: { balance: 1, arrears: 1, dpd: 1, score: 1, brokenPromises: 1 },
});

/** Visits and text conditions for debts of every age. */
const everyDoor: Change = (s) => {
  const [path] = oneTreatment({ ...active, channel: 'field', everyDays: 14, offer: { kind: 'none' } });
  const when = [{ kind: 'text' as const, field: 'product' as const, values: ['cash loan'] }];
  return strategy({ treatments: [{ ...path, when }] })(teams({ headCount: 8 })(s));
};
/** Claims so small that the least court fee is what is paid. */
const smallClaims: Change = (s) => ({
  ...s,
  channels: { ...s.channels, legal: { ...s.channels.legal, courtFeeShare: 0.01 } },
});

/** Fields that matter only under another setting: what to change first. */
const CONTEXT: [RegExp, Change][] = [
  [/weekdayContactOdds\.6|workdays\.6/, teams({ workdays: [true, true, true, true, true, true, true] })],
  [/score(Precision|ingConsent)|scoringConsentShare/, strategy({ priority: 'score' })],
  [/complaints\.|costPerComplaint/, manyComplaints],
  [/segments\.6\.dpd(From|To)/, strategy({ priority: 'oldest' })],
  [/segments\.7\.dpdFrom/, oneSegment(7, { dpdTo: 8 })],
  [/chargeOffDpd/, oneSegment(5, { dpdTo: 300 })],
  [/maxAttemptsPerDay/, all(teams({ headCount: 40 }), calls({ maxAttemptsPer7Days: 10 }))],
  [/dialerAttemptSeconds|abandonedShare/, dialer],
  [/formula\./, evenFormula],
  [/hardshipShare/, rules('UK-CONC7')],
  [/visit(Found|Promise|Kept)Rate|segments\.6\.(product|region)/, everyDoor],
  [/messageUplift/, onePath(phoneStep(), smsStep({ toDay: 5_000 }))],
  [/minimumFee/, smallClaims],
];

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
function others(scenario: Scenario, path: string[]): unknown[] {
  const value = at(scenario, path);
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
  const shape = shapeAt(scenarioSchema, path, scenario);
  if (shape?.kind === 'choice') return shape.values.filter((choice) => choice !== value);
  return ['2027-03-01', 'other'];
}

const fields = leaves(base)
  .map((path) => path.join('.'))
  .filter((path) => !LABELS.test(path) && !TAGS.test(path))
  .filter((path) => !WITHOUT_EFFECT.some(([pattern]) => pattern.test(path)));

const references = new Map<Scenario, string>();
function referenceOf(scenario: Scenario): string {
  const known = references.get(scenario) ?? outcome(scenario);
  references.set(scenario, known);
  return known;
}

const contexts = new Map<Change, Scenario>();
function contextOf(field: string): Scenario {
  const change = CONTEXT.find(([pattern]) => pattern.test(field))?.[1];
  if (change === undefined) return base;
  const known = contexts.get(change) ?? change(base);
  contexts.set(change, known);
  return known;
}

it('has no scenario field that moves no output', () => {
  const unmoved = fields.filter((field) => {
    const context = contextOf(field);
    const path = field.split('.');
    const accepted = others(context, path)
      .map((value) => withValue(context, path, value))
      .filter((changed) => parseScenario(structuredClone(changed)).ok);
    return !accepted.some((changed) => outcome(changed) !== referenceOf(context));
  });
  expect(unmoved).toEqual([]);
}, 300_000);
