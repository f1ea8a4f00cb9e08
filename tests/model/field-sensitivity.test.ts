import { expect, it } from 'vitest';
import {
  constantStaffing,
  HOUR_ODDS,
  oneTreatment,
  parseScenario,
  payOf,
  phoneStep,
  scenarioSchema,
  shapeAt,
  smsStep,
} from '#scenario';
import type { Scenario } from '#scenario';
import {
  active,
  all,
  base,
  behaviour,
  FIRM,
  calls,
  manyComplaints,
  onePath,
  oneSegment,
} from './support/rich-scenario.ts';
import { outcome, rules, strategy, teams, type Change } from './support/rich-scenario.ts';

/** Words and names: they may not move a number (INV-22 holds them to that). */
const LABELS =
  /^(schemaVersion|name\.|description\.|currency$|teams\.\d+\.id|portfolio\.segments\.\d+\.name\.|partners\.\d+\.(id|name\.)|behaviour\.buckets\.\d+\.id|strategy\.treatments\.\d+\.(id|name\.))/;

/** Tags that choose which other fields there are: tried one by one below, never changed alone. */
const TAGS = /(^|\.)(kind|channel)$|^rules\./;

/** Fields that follow from others or have no meaning where they stand, and why. */
const WITHOUT_EFFECT: [RegExp, string][] = [
  [/segments\.\d+\.phase$/, 'tied to dpd and charge-off by a cross-check'],
  [/segments\.6\.instalment\./, 'a charged-off account owes its whole balance, no instalments'],
  [/buckets\.0\.fromDpd$/, 'the first bucket begins at 1, by a cross-check'],
  [/(cashPlan|costBudget)PerMonth$/, 'a line that results are held against'],
  [/steps\.\d+\.partner$/, 'names one of the partners: who it is moves outputs by all their fields'],
  [/treatments\.0\.steps\.0\.months$/, 'a sale is for good'],
  [/partners\.0\.priceShare$/, 'a firm that collects buys nothing'],
  [/partners\.1\.(?!priceShare)/, 'a buyer pays its price and is not heard of again'],
  [/partners\.0\.fees\.0\.fromDpd$/, 'no debt is placed younger than the first tier'],
  [/legs\.1\.slope$/, 'a contest pays its prize alone'],
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

const TURNOVER = constantStaffing({
  openingTenureMonths: 2,
  attritionNewcomer: 0.2,
  attritionSettled: 0.1,
  firstEfficiency: 0.5,
  gapKept: 0.7,
  leadMonths: 1,
  mostHiresPerMonth: 1,
  costPerHire: 1_000_000,
  plan: [{ fromMonth: 2, headCount: 6 }],
  span: 3,
  costPerLeaderMonth: 2_000_000,
  trainings: [{ month: 2, share: 0.5, hours: 16, costPerHead: 100_000, uplift: 0.5, keptPerMonth: 0.6 }],
});
/** Five to a team, who come, learn, are trained and leave. */
const people: Change = (s) => ({
  ...behaviour({ skillSigma: 0.5 })(s),
  teams: s.teams.map((team) => ({ ...team, headCount: 5, staffing: TURNOVER })),
});
/** The same, and the weakest of those there for two months go every month. */
const reviewed: Change = (s) => {
  const replacement = {
    everyMonths: 1,
    share: 0.4,
    leastMonths: 2,
    estimate: 'raw',
    costPerLeaver: 500_000,
  } as const;
  const known = people(s);
  return {
    ...known,
    teams: known.teams.map((team) => ({ ...team, staffing: { ...team.staffing, replacement } })),
  };
};
const lists: Change = all(people, strategy({ assignment: { kind: 'roundRobin', rotateDays: 20 } }));

/** Debts of every age with a firm for some months; the oldest are sold. */
const partners: Change = (s) => ({
  ...onePath(
    { ...active, channel: 'partner', fromDay: 900, partner: 'buyer', months: 1 },
    { ...active, channel: 'partner', toDay: 899, partner: 'firm', months: 3 },
    phoneStep(),
  )(manyComplaints(s)),
  partners: [FIRM, { ...FIRM, id: 'buyer', legalForm: 'debtSale', priceShare: 0.1 }],
});

/** Two firms that share the country, and compete for what each is given. */
const rivals: Change = (s) => {
  const made = partners(s);
  const [path] = made.strategy.treatments;
  const other = path!.steps.map((step) =>
    step.channel === 'partner' && step.partner === 'firm' ? { ...step, partner: 'rival' } : step,
  );
  const when = [{ kind: 'number' as const, field: 'balance' as const, min: 0, max: 5_000_000 }];
  return {
    ...made,
    partners: [...made.partners, { ...FIRM, id: 'rival', skill: 2, creaming: 0.5, trial: false }],
    strategy: {
      ...made.strategy,
      treatments: [{ ...path!, id: 'rival', when, steps: other }, path!],
      placementPrize: { kappa: 2, everyMonths: 1, index: 'raw', response: 0.2 },
    },
  };
};

/** Every part of a scheme at once, audits so rare that some still fake. */
const scheme: Change = (s) => ({
  ...teams({ headCount: 6 })(manyComplaints(s)),
  kpiScheme: payOf({
    legs: [
      {
        weights: { cash: 0.3, ptp: 0.5, kept: 0.1, keptRate: 0.2, visit: 0.5, uplift: 0.2 },
        slope: 0.3,
        jumps: [{ at: 0.9, amount: 0.1 }],
        knots: [{ at: 1.1, change: 0.2 }],
        scope: 'own',
      },
      {
        weights: { cash: 1 },
        slope: 0,
        jumps: [],
        knots: [],
        scope: 'rank',
        topShare: 0.3,
        prize: 0.5,
      },
      { weights: { kept: 1 }, slope: 0.1, jumps: [], knots: [], scope: 'team' },
    ],
    gate: 12,
    deductionPerComplaint: 0.01,
    deferral: { share: 0.2, months: 1, reversal: 0.5 },
    ratchet: 0.2,
    tiltMax: 0.3,
    auditShare: 0.004,
    fine: 0.1,
    teamSize: 3,
    credit: 'gross',
    adjust: 'none',
  }),
});
const listedScheme: Change = all(scheme, strategy({ assignment: { kind: 'roundRobin', rotateDays: 0 } }));

/** The scheme with leaders of newcomers, near their own threshold. */
const led: Change = (s) => {
  const made = scheme(people(s));
  if (made.kpiScheme.kind !== 'pay') throw new Error('invariant: a scheme');
  const leaders = { teamPrice: 0.1, bonus: 0.5, threshold: 1, reviewShare: 0.05 };
  return { ...made, kpiScheme: { ...made.kpiScheme, leaders } };
};

/** Hours from noon to evening, and the odds of each hour, at the office as in the law's window. */
const evening: Change = (s) => ({
  ...s,
  calendar: { ...s.calendar, hourContactOdds: [...HOUR_ODDS] },
  teams: s.teams.map((team) => ({ ...team, hours: { from: 600, to: 1_320 } })),
});
/** The same on two shifts, so that every hour of the day is worked by somebody. */
const roundTheClock: Change = (s) => {
  const made = evening(s);
  const [phone] = made.teams;
  return {
    ...made,
    rules: { preset: 'none', off: [] },
    teams: [...made.teams, { ...phone!, id: 'night', hours: { from: 0, to: 1_440 } }],
  };
};

/** Fields that matter only under another setting: what to change first. */
const CONTEXT: [RegExp, Change][] = [
  [/placementPrize|partners\.2\.trial/, rivals],
  [/kpiScheme\.leaders/, led],
  [/kpiScheme\.adjust/, listedScheme],
  [/^kpiScheme/, scheme],
  [/treatments\.0\.steps\.2\.(max|rest)/, partners],
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
  [/rotateDays/, lists],
  [/replacement/, reviewed],
  [/hourContactOdds/, roundTheClock],
  [/teams\.\d\.hours/, evening],
  [/staffing|skillSigma/, people],
  [/^partners|placedUplift|steps\.\d+\.months$/, partners],
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

const ADDED_FIELDS = [
  ...HOUR_ODDS.map((_, hour) => `calendar.hourContactOdds.${hour}`),
  ...['from', 'to'].flatMap((end) => [`teams.0.hours.${end}`, `teams.1.hours.${end}`]),
  'partners.2.trial',
  ...['teamPrice', 'bonus', 'threshold', 'reviewShare'].map((field) => `kpiScheme.leaders.${field}`),
  ...['kappa', 'everyMonths', 'index', 'response'].map((field) => `strategy.placementPrize.${field}`),
];
const fields = [
  ...new Set(
    [base, reviewed(base), partners(base), scheme(base)]
      .flatMap((s) => leaves(s).map((path) => path.join('.')))
      .concat(ADDED_FIELDS),
  ),
]
  .filter((path) => !LABELS.test(path) && !TAGS.test(path))
  .filter((path) => !WITHOUT_EFFECT.some(([pattern]) => pattern.test(path)));

const references = [new Map<Scenario, string>(), new Map<Scenario, string>()];
/** Whether an output moves in the first future or, where that is not enough, in the first two. */
function moves(from: Scenario, to: Scenario): boolean {
  return references.some((known, k) => {
    const reference = known.get(from) ?? outcome(from, k + 1);
    known.set(from, reference);
    return outcome(to, k + 1) !== reference;
  });
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
    return !others(context, path).some((value) => {
      const changed = withValue(context, path, value);
      return parseScenario(structuredClone(changed)).ok && moves(context, changed);
    });
  });
  expect(unmoved).toEqual([]);
}, 600_000);
