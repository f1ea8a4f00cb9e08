import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  HOUR_ODDS,
  OFFICE_DAY,
  oneTreatment,
  payOf,
  parseScenario,
  parseScenarioText,
  phoneStep,
  scenarioSchema,
  shapeAt,
} from './index.ts';
import type { Scenario, Step } from './index.ts';
import { sourceOf, SOURCES } from './sources.ts';

const text = readFileSync(new URL('../../../scenarios/vn-consumer-finance.json', import.meta.url), 'utf8');
const parsed = parseScenarioText(text);
if (!parsed.ok) throw new Error('invariant: the default scenario is refused');
const scenario = parsed.value;
const numbers = numbersOf(scenario);

const FIRM: Scenario['partners'][number] = {
  id: 'firm',
  name: { vi: '', en: '' },
  legalForm: 'lawFirmMandate',
  fees: [{ fromDpd: 1, share: 0.2 }],
  skill: 1,
  effortKeptPerMonth: 0.9,
  creaming: 0,
  complaintFactor: 1,
  remittanceDays: 15,
  oversightPerAccountMonth: 1_000,
  priceShare: 0,
  cashTargetPerMonth: 50_000_000,
};

/** A pay scheme with every part there is. */
const PAY = payOf({
  legs: [
    {
      weights: { cash: 0.5, ptp: 0.1, kept: 0.1, keptRate: 0.1, visit: 0.1, uplift: 0.1 },
      slope: 0.3,
      jumps: [{ at: 1, amount: 0.1 }],
      knots: [{ at: 1.2, change: -0.3 }],
      scope: 'rank',
      topShare: 0.2,
      prize: 1,
    },
  ],
  gate: 2,
  deductionPerComplaint: 0.05,
  deferral: { share: 0.2, months: 2, reversal: 0.5 },
  ratchet: 0.2,
  tiltMax: 0.3,
  auditShare: 0.1,
  fine: 0.3,
  teamSize: 6,
  credit: 'gross',
  adjust: 'none',
  leaders: { teamPrice: 0.2, bonus: 0.3, threshold: 1, reviewShare: 0.1 },
});

/** The default with all that a user may add to it: a field team, a condition, a partner, a training wave, a step on every channel, every offer, variable pay. */
function withEverything(): Scenario {
  const active = { clock: 'dpd', fromDay: 1, toDay: 90 } as const;
  const steps: Step[] = [
    phoneStep({ offer: { kind: 'settlement', discount: 0.4 } }),
    { channel: 'field', ...active, everyDays: 14, offer: { kind: 'plan', instalments: 3 } },
    ...(['sms', 'zalo', 'letter', 'voicebot', 'skipTrace'] as const).map((channel): Step => ({
      channel,
      ...active,
      everyDays: 7,
    })),
    { channel: 'legal', ...active },
    { channel: 'partner', ...active, partner: 'firm', months: 6 },
  ];
  const treatments = oneTreatment(...steps);
  treatments[0]?.when.push({ kind: 'number', field: 'balance', min: 0, max: 1_000_000 });
  const field = { regions: [], areaKm2: 25, speedKmPerHour: 18, doneShare: 0.8 };
  const staffing = {
    ...scenario.teams[0]?.staffing,
    plan: [{ fromMonth: 3, headCount: 24 }],
    trainings: [{ month: 2, share: 0.5, hours: 16, costPerHead: 1_000_000, uplift: 0.1, keptPerMonth: 0.9 }],
    replacement: { everyMonths: 3, share: 0.1, leastMonths: 6, estimate: 'raw', costPerLeaver: 20_000_000 },
  };
  const everything = parseScenario({
    ...scenario,
    calendar: { ...scenario.calendar, hourContactOdds: [...HOUR_ODDS] },
    partners: [FIRM],
    kpiScheme: PAY,
    teams: [
      ...scenario.teams,
      {
        ...scenario.teams[0],
        staffing,
        id: 'field',
        channel: 'field',
        workPlanPerMonth: 1_000,
        hours: OFFICE_DAY,
        ...field,
      },
    ],
    strategy: {
      ...scenario.strategy,
      treatments,
      placementPrize: { kappa: 2, everyMonths: 3, index: 'adjusted', response: 0.25 },
    },
  });
  if (!everything.ok) throw new Error(`invariant: ${JSON.stringify(everything.issues)}`);
  return everything.value;
}
const addable = numbersOf(withEverything());

test('every number of the default scenario, and of what may be added to it, has a row that says where it comes from', () => {
  expect(numbers.length).toBeGreaterThan(150);
  const missing = [...numbers, ...addable].map(([path]) => path).filter((path) => !sourceOf(path));
  expect(missing).toEqual([]);
});

test('every row is about a number there is or may be, and no row stands twice', () => {
  const used = new Set([...numbers, ...addable].map(([path]) => sourceOf(path)));
  expect(SOURCES.filter((source) => !used.has(source)).map(({ path }) => path)).toEqual([]);
  expect(new Set(SOURCES.map(({ path }) => path)).size).toBe(SOURCES.length);
});

test('every claim about the world is about a number that the default scenario holds, or about how people, partners and hours of the day respond', () => {
  const responses = addable.filter(([path]) =>
    /^kpiScheme\.responses\.|placementPrize\.response$|hourContactOdds/.test(path),
  );
  const used = new Set([...numbers, ...responses].map(([path]) => sourceOf(path)));
  const claims = SOURCES.filter(({ grade }) => grade !== 'choice');
  expect(claims.filter((source) => !used.has(source)).map(({ path }) => path)).toEqual([]);
});

test('each plausible range is ordered, allowed by the schema and holds the value in use', () => {
  const everything = withEverything();
  const bad = [...numbers, ...addable].filter(([path, value]) => {
    const range = sourceOf(path)?.range;
    if (!range) return false;
    const shape = shapeAt(scenarioSchema, path.split('.'), everything);
    const [low, high] = range;
    const allowed = shape?.kind === 'number' && shape.min <= low && high <= shape.max;
    return !(allowed && low < high && low <= value && value <= high);
  });
  expect(bad).toEqual([]);
});

test('a grade above assumption names its source, in both languages', () => {
  for (const { path, grade, source, url } of SOURCES) {
    expect(source.vi.length, path).toBeGreaterThan(8);
    expect(source.en.length, path).toBeGreaterThan(8);
    if (grade === 'A' || grade === 'B') expect(url, path).toMatch(/^https?:\/\//);
  }
});

function numbersOf(of: Scenario): [string, number][] {
  return numericLeaves(of, []).filter(([path]) => path !== 'schemaVersion');
}

function numericLeaves(value: unknown, path: string[]): [string, number][] {
  if (typeof value === 'number') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numericLeaves(inner, [...path, key]));
}
