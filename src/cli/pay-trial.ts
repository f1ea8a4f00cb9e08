import { Aggregate, openExperiment } from '#experiment';
import {
  DEFAULT_BEHAVIOUR,
  DEFAULT_STAKES,
  panelRun,
  panelValue,
  PANEL_WIDTH,
  schemeCosine,
  schemeQuality,
} from '#incentives';
import type { PanelColumn, PayScheme, SchemeQuality } from '#incentives';
import { moments } from '#stats';
import { constantStaffing, payOf, schemeScenarios } from '#scenario';
import type { Scenario } from '#scenario';

/** What one future shows of a scheme: its quality, and means over collector-months. */
export interface Trial {
  quality: SchemeQuality;
  mean: Record<PanelColumn, number>;
  /** The same of the unpaid run on the same luck. */
  unpaid: Record<PanelColumn, number>;
  /** Means of the field team alone. */
  doors: Record<PanelColumn, number>;
  /** Standard deviation of pace over collector-months. */
  paceSd: number;
}

/** One account in eight of a scenario, three months on a neutral calendar, ten callers with own lists and ten who visit. */
export function payBook(scenario: Scenario): Scenario {
  const small = structuredClone(scenario) as { -readonly [K in keyof Scenario]: Scenario[K] };
  const [phone] = scenario.teams;
  const own = {
    headCount: 10,
    absenceShare: 0,
    productiveSecondsPerDay: 6_000,
    staffing: constantStaffing(),
  };
  const ground = { regions: [], areaKm2: 25, speedKmPerHour: 18, doneShare: 0.8, channel: 'field' as const };
  const [first, ...others] = scenario.strategy.treatments;
  const visit = {
    channel: 'field',
    clock: 'dpd',
    fromDay: 31,
    toDay: 5_000,
    everyDays: 10,
    offer: { kind: 'none' },
  } as const;
  small.calendar = { ...scenario.calendar, kind: 'neutral', horizonDays: 90 };
  small.portfolio = {
    ...scenario.portfolio,
    segments: scenario.portfolio.segments.map((segment) => ({
      ...segment,
      accounts: Math.ceil(segment.accounts / SHRINK),
      arrivalsPerMonth: Math.ceil(segment.arrivalsPerMonth / SHRINK),
    })),
  };
  small.teams = [
    { ...phone, ...own } as Scenario['teams'][number],
    {
      ...phone,
      ...own,
      ...ground,
      productiveSecondsPerDay: 23_400,
      id: 'doors',
    } as Scenario['teams'][number],
  ];
  small.strategy = {
    ...scenario.strategy,
    assignment: { kind: 'roundRobin', rotateDays: 0 },
    treatments: [{ ...first, steps: [...first.steps, visit] }, ...others],
  };
  return small;
}

const SHRINK = 8;

/** The panels of a scenario's futures, by replication. */
function panels(scenario: Scenario, replications: number): number[][] {
  const request = { seed: 'validation', replications };
  const experiment = openExperiment(scenario, request);
  const aggregate = new Aggregate(scenario, request);
  for (let b = 0; b < experiment.batchCount; b += 1) aggregate.add(experiment.runBatch(b));
  return aggregate.summarize(true).pay.panels;
}

const COLUMNS = [
  'pace',
  'tilt',
  'push',
  'pressure',
  'falsified',
  'hold',
  'complaints',
  'kept',
  'ptp',
  'keptRate',
  'cash',
  'visit',
  'pay',
  'value',
] as const;

function means(rows: number[], team = -1): Record<PanelColumn, number> {
  const count = rows.length / PANEL_WIDTH;
  const out: Partial<Record<PanelColumn, number>> = {};
  for (const column of COLUMNS) {
    let sum = 0;
    let of = 0;
    for (let row = 0; row < count; row += 1) {
      if (team >= 0 && panelValue(rows, row, 'team') !== team) continue;
      sum += panelValue(rows, row, column);
      of += 1;
    }
    out[column] = of > 0 ? sum / of : 0;
  }
  return out as Record<PanelColumn, number>;
}

/** Number of the field team. */
const FIELD = 1;

function spread(rows: number[]): number {
  const paces = Array.from({ length: rows.length / PANEL_WIDTH }, (_, row) => panelValue(rows, row, 'pace'));
  const { se, n } = moments(paces);
  return se * Math.sqrt(n);
}

/** Futures of a scheme on a book beside nobody paid and the honest run, on the same luck. */
export function tryScheme(book: Scenario, scheme: PayScheme, replications: number): Trial[] {
  const pay = payOf(scheme as Parameters<typeof payOf>[0]);
  const runs = schemeScenarios({ ...book, kpiScheme: pay });
  if (runs === undefined) throw new Error('invariant: a scheme that pays has its runs');
  const [paid, none, honest] = (['scheme', 'none', 'honest'] as const).map((name) =>
    panels(runs[name].scenario, replications),
  );
  const cosine = schemeCosine(scheme, DEFAULT_BEHAVIOUR, DEFAULT_STAKES);
  return paid.map((rows, r) => ({
    quality: schemeQuality({
      scheme: panelRun(rows),
      none: panelRun(none[r]),
      honest: panelRun(honest[r]),
      cosine,
    }),
    mean: means(rows),
    unpaid: means(none[r]),
    doors: means(rows, FIELD),
    paceSd: spread(rows),
  }));
}
