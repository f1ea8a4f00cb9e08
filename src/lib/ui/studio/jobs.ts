import {
  assumptionPoint,
  correlation,
  DEFAULT_BEHAVIOUR,
  DEFAULT_STAKES,
  NULL_SCHEME,
  paidFor,
  runReduced,
  runTrio,
  schemeCosine,
  schemeQuality,
  type Behaviour,
  type CostEvidence,
  type PaidFor,
  type PayScheme,
  type ReducedOptions,
  type ReducedRun,
  type SchemeQuality,
} from '#incentives';

/** What the page asks of the reduced world; each job is small enough that a newer input does not wait for it. */
export type Job =
  /** Everything one scheme shows. `quick` is what follows a hand. */
  | { kind: 'reading'; of: Case; size: 'quick' | 'full' }
  /** Pay and value alone, for curves and comparisons. */
  | {
      kind: 'gain';
      of: Case;
      /** Luck of this number; 0 when absent. */
      replication?: number;
      /** Point of the assumption space; the assumptions as they stand when absent. */
      point?: number;
      /** A behaviour that is switched off. */
      without?: Action;
    };

/** A scheme and what collectors under it are assumed to be like, where that is not the default. */
export interface Case {
  scheme: PayScheme;
  responses?: Partial<Behaviour>;
  /** The bank's own evidence on the cost of effort: it narrows the assumption space. */
  evidence?: CostEvidence;
}

/** What the collectors of a case are assumed to be like. */
export const behaviourOf = ({ responses }: Case): Behaviour => ({ ...DEFAULT_BEHAVIOUR, ...responses });

/** A behaviour beside pace by which pay can be earned. */
export type Action = ReducedOptions['without'][number];

/** Collectors and months of each size. The small one is a third of the large one's people over half its months. */
const SIZES = {
  quick: { collectors: 100, months: 6, warmUp: 1 },
  full: { collectors: 300, months: 12, warmUp: 2 },
} as const;
const GAIN_SIZE = { collectors: 120, months: 5, warmUp: 1 };

/** Collectors and months a finished reading rests on. */
export const FULL_SIZE = SIZES.full;

/** Bins of the projected month-end scores: `DENSITY_STEP` wide from 0. */
export const DENSITY_STEP = 0.04;
const DENSITY_BINS = 50;
/** Points of a scatter plot. */
const CLOUD = 160;

/** Score and value of some collector-months, and their correlation over all. */
export interface Cloud {
  kpi: number[];
  /** True value, base months. */
  value: number[];
  r: number;
}

/** What a scheme does in the reduced world. */
export interface Reading {
  quality: SchemeQuality;
  /** What the differences of pay are paid for. */
  paidFor: PaidFor;
  /** Share of collector-months by score; the last bin takes all above. */
  density: number[];
  /** Means a collector-month; complaints without variable pay beside them. */
  complaints: number;
  complaintsWithout: number;
  meanPace: number;
  paceWithout: number;
  pressure: number;
  hold: number;
  falsified: number;
  /** Mean cash booked by working day, own targets, with and without variable pay. */
  cashByDay: number[];
  cashWithout: number[];
  paid: Cloud;
  unpaid: Cloud;
}

/** Means a collector-month, base months. */
export interface Gain {
  pay: number;
  /** Rise of true value over no variable pay. */
  uplift: number;
  complaints: number;
}

/** A job for pay and value alone. */
export type GainJob = Extract<Job, { kind: 'gain' }>;

export type Answer = Reading | Gain;

export function answer(job: Job): Answer {
  return job.kind === 'reading' ? read(job.of, job.size) : gain(job);
}

function read(one: Case, size: 'quick' | 'full'): Reading {
  const behaviour = behaviourOf(one);
  const runs = runTrio(one.scheme, NULL_SCHEME, { ...SIZES[size], behaviour });
  const cosine = schemeCosine(one.scheme, behaviour, DEFAULT_STAKES);
  return {
    quality: schemeQuality({ ...runs, cosine }),
    paidFor: paidFor(runs.scheme.pay, runs.honest, runs.scheme.skill, runs.scheme.book),
    density: densityOf(runs.scheme),
    complaints: mean(runs.scheme.complaints),
    complaintsWithout: mean(runs.none.complaints),
    meanPace: runs.scheme.meanEffort,
    paceWithout: runs.none.meanEffort,
    pressure: runs.scheme.style.pressure,
    hold: runs.scheme.hold,
    falsified: runs.scheme.style.falsified,
    cashByDay: [...runs.scheme.cashByDay],
    cashWithout: [...runs.none.cashByDay],
    paid: cloud(runs.scheme),
    unpaid: cloud(runs.none),
  };
}

/** Value without variable pay does not depend on the scheme; by luck, point and responses. */
const without = new Map<string, number>();

function gain({ of: one, replication = 0, point, without: off }: GainJob): Gain {
  const options: Partial<ReducedOptions> = {
    ...GAIN_SIZE,
    replication,
    ...(point === undefined ? { behaviour: behaviourOf(one) } : assumptionPoint(point, one.evidence)),
  };
  const key = `${replication}/${point}/${JSON.stringify(point === undefined ? one.responses : one.evidence)}`;
  const none = without.get(key) ?? mean(runReduced(NULL_SCHEME, options).value);
  without.set(key, none);
  const run = runReduced(one.scheme, { ...options, without: off === undefined ? [] : [off] });
  return { pay: mean(run.pay), uplift: mean(run.value) - none, complaints: mean(run.complaints) };
}

function densityOf({ score }: ReducedRun): number[] {
  const bins = new Array<number>(DENSITY_BINS).fill(0);
  for (const value of score)
    bins[Math.max(0, Math.min(DENSITY_BINS - 1, Math.floor(value / DENSITY_STEP)))]! += 1 / score.length;
  return bins;
}

/** Every so many collector-months, one of each collector in turn. */
function cloud({ score, value }: ReducedRun): Cloud {
  const step = Math.max(1, Math.floor(score.length / CLOUD));
  const picked = Array.from({ length: Math.min(CLOUD, score.length) }, (_, k) => k * step);
  return {
    kpi: picked.map((k) => score[k]!),
    value: picked.map((k) => value[k]!),
    r: correlation(score, value),
  };
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k += 1) sum += values[k]!;
  return values.length > 0 ? sum / values.length : 0;
}
