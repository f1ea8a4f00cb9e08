import { seedKey } from '#engine';
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
import * as model from '#model';
import { moments } from '#stats';
import { constantStaffing, payOf, schemeScenarios } from '#scenario';
import type { Pay, Scenario } from '#scenario';

/** What one future shows of a scheme: its quality, and means over collector-months. */
export interface Trial {
  quality: SchemeQuality;
  mean: Record<PanelColumn, number>;
  /** The same of the unpaid run on the same luck. */
  unpaid: Record<PanelColumn, number>;
  /** Means of the field team alone. */
  doors: Record<PanelColumn, number>;
  /** Share of cash of the last three working days of a month, of the scheme and of the unpaid run. */
  lastDays: { paid: number; unpaid: number };
  /** Standard deviation of pace over collector-months. */
  paceSd: number;
}

/**
 * One account in eight of a scenario, three months on a neutral calendar, ten callers with own lists and ten who visit;
 * `times` as many of each, with as much work for each.
 */
export function payBook(scenario: Scenario, times = 1): Scenario {
  const small = structuredClone(scenario) as { -readonly [K in keyof Scenario]: Scenario[K] };
  const [phone] = scenario.teams;
  const own = {
    headCount: 10 * times,
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
      accounts: Math.ceil((times * segment.accounts) / SHRINK),
      arrivalsPerMonth: Math.ceil((times * segment.arrivalsPerMonth) / SHRINK),
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

/** The model as a trial drives it; a test may pass one with a seeded bug. */
export type TrialEngine = Pick<typeof model, 'compile' | 'State' | 'simulate'>;

interface Lived {
  rows: number[];
  /** Share of a month's cash that comes from its third last working day on. */
  lastDays: number;
}

const SEED = seedKey('validation');

/** The futures of a scenario, by replication. */
function futuresOf(scenario: Scenario, replications: number, engine: TrialEngine): Lived[] {
  const plan = engine.compile(scenario);
  const s = new engine.State(plan);
  const late = lateDays(plan);
  return Array.from({ length: replications }, (_, replication) => {
    engine.simulate(s, SEED, replication);
    let [all, last] = [0, 0];
    for (let day = 0; day < plan.days; day += 1) {
      const cash = model.RECOVERED.reduce((sum, kind) => sum + s.seen.daily[kind][day], 0);
      all += cash;
      if (late[day]) last += cash;
    }
    return { rows: [...s.seen.panel], lastDays: last / all };
  });
}

/** Days from the third last working day of their month on. */
function lateDays({ days, calendar, crews }: model.Plan): boolean[] {
  const late: boolean[] = [];
  let month = -1;
  let left = 0;
  for (let day = days - 1; day >= 0; day -= 1) {
    if (calendar.monthIndex[day] !== month) [month, left] = [calendar.monthIndex[day], LAST_DAYS];
    late[day] = left > 0;
    if (crews[0].secondsPerHead[day] > 0) left -= 1;
  }
  return late;
}

const LAST_DAYS = 3;

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

/** Means of one team's collector-months under a scheme, future by future; `part`: other responses. */
export function liveScheme(
  book: Scenario,
  scheme: PayScheme,
  replications: number,
  team: number,
  part: Partial<Pay> = {},
): Record<PanelColumn, number>[] {
  const kpiScheme = payOf(scheme as Parameters<typeof payOf>[0], part);
  return futuresOf({ ...book, kpiScheme }, replications, model).map(({ rows }) => means(rows, team));
}

/** Futures of a scheme on a book beside nobody paid and the honest run, on the same luck; `part`: other responses. */
export function tryScheme(
  book: Scenario,
  scheme: PayScheme,
  replications: number,
  part: Partial<Pay> = {},
  engine: TrialEngine = model,
): Trial[] {
  const pay = payOf(scheme as Parameters<typeof payOf>[0], part);
  const runs = schemeScenarios({ ...book, kpiScheme: pay });
  if (runs === undefined) throw new Error('invariant: a scheme that pays has its runs');
  const [paid, none, honest] = (['scheme', 'none', 'honest'] as const).map((name) =>
    futuresOf(runs[name].scenario, replications, engine),
  );
  const cosine = schemeCosine(scheme, DEFAULT_BEHAVIOUR, DEFAULT_STAKES);
  return paid.map(({ rows, lastDays }, r) => ({
    quality: schemeQuality({
      scheme: panelRun(rows),
      none: panelRun(none[r].rows),
      honest: panelRun(honest[r].rows),
      cosine,
    }),
    mean: means(rows),
    unpaid: means(none[r].rows),
    doors: means(rows, FIELD),
    lastDays: { paid: lastDays, unpaid: none[r].lastDays },
    paceSd: spread(rows),
  }));
}
