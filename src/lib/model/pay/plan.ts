import { DEFAULT_BEHAVIOUR, FIELD_CASH_NOISE, compileScheme, MEASURES, payScheme, VISIT } from '#incentives';
import type { Behaviour, CompiledScheme, LeaderPay, PayScheme } from '#incentives';
import type { Scenario } from '#scenario';
import type { Crew } from '../people/crew.ts';
import type { Plan } from '../plan.ts';

type Pay = Extract<Scenario['kpiScheme'], { kind: 'pay' }>;

/** What is known of a team before anybody is paid, from runs at pace 1 (`pilot.ts`). */
export interface CrewNorm {
  /** Mean results of a collector-month, by month × measure, natural units (the kept rate is kept ÷ due): Float64Array. */
  targets: Float64Array;
  /** Monthly noise of each measure around its mean, in targets; −1 where the runs cannot tell. */
  noise: Float64Array;
  /** Complaints of a collector-month. */
  complaints: number;
  keptShare: number;
}

/** Pay as one team meets it. */
export interface CrewPay {
  compiled: CompiledScheme;
  targets: Float64Array;
  /** One month of base salary, minor units. */
  base: number;
  /** Working days left in the calendar month by day, today included, and all of the month by day: Int32Array[days]. */
  daysLeft: Int32Array;
  daysOf: Int32Array;
}

/** A pay scheme compiled for the day loop. */
export interface PayPlan {
  crews: CrewPay[];
  /** True while the norms themselves are being measured: pace 1, nothing is decided or paid. */
  watching: boolean;
  /** Behaviours that never show. */
  off: Record<Pay['without'][number], boolean>;
  /** What a scheme credits, the same for every team. */
  credit: Pay['credit'];
  /** Pay to which team leaders respond; undefined = they do not. */
  leaders: LeaderPay | undefined;
  /** Queue bin of an average account's yield, from which a tilt is measured. */
  middleBin: number;
  /** Mean share of cash that would not have come by itself: what an imprecise credit model leans towards. */
  meanUplift: number;
  /** Some leg looks at others. */
  shared: boolean;
}

/** What the pilot found, team by team. */
export interface Norms {
  crews: CrewNorm[];
  middleBin: number;
}

const NO_PAY = { tilt: true, push: true, pressure: true, falsified: true, hold: true };

/** The desk that only watches, to learn the norms. */
export function watchingPay(plan: Plan): PayPlan {
  const months = plan.days === 0 ? 0 : plan.calendar.monthIndex[plan.days - 1] + 1;
  const compiled = compileScheme(payScheme([]), DEFAULT_BEHAVIOUR);
  return {
    crews: plan.crews.map((crew) => ({
      compiled,
      targets: new Float64Array(months * MEASURES.length),
      base: 0,
      ...workingDays(plan, crew),
    })),
    watching: true,
    off: NO_PAY,
    credit: 'gross',
    leaders: undefined,
    middleBin: 0,
    meanUplift: meanUplift(plan),
    shared: false,
  };
}

/** Pay of a scenario on the norms of its own null run. */
export function compilePay(pay: Pay, scenario: Scenario, plan: Plan, norms: Norms): PayPlan {
  const off = { ...NO_PAY };
  for (const name of Object.keys(off) as (keyof typeof off)[]) off[name] = pay.without.includes(name);
  return {
    crews: plan.crews.map((crew, k) => ({
      compiled: compileScheme(seenBy(crew, pay), behaviourOf(crew, pay, norms.crews[k])),
      targets: norms.crews[k].targets,
      base: scenario.teams[k].costPerCollectorMonth,
      ...workingDays(plan, crew),
    })),
    watching: false,
    off,
    credit: pay.credit,
    leaders: pay.leaders,
    middleBin: norms.middleBin,
    meanUplift: meanUplift(plan),
    shared: pay.legs.some(({ scope }) => scope !== 'own'),
  };
}

/** Who makes no visits cannot be paid for any, nor fake one. */
function seenBy(crew: Crew, pay: Pay): PayScheme {
  if (crew.field) return pay as PayScheme;
  const legs = pay.legs.map((leg) => ({ ...leg, weights: { ...leg.weights, visit: 0 } }));
  return { ...(pay as PayScheme), legs };
}

/** Noise measured below this says only that the runs were few and alike. */
const LEAST_NOISE = 0.02;

function behaviourOf(crew: Crew, { responses }: Pay, norm: CrewNorm): Behaviour {
  const usual = [...DEFAULT_BEHAVIOUR.monthlyNoise];
  if (crew.field) usual[0] = usual[5] = FIELD_CASH_NOISE;
  const noise = usual.map((sd, j) => (norm.noise[j] < 0 ? sd : Math.max(LEAST_NOISE, norm.noise[j])));
  return {
    ...DEFAULT_BEHAVIOUR,
    ...responses,
    monthlyNoise: noise as unknown as Behaviour['monthlyNoise'],
    keptShare: norm.keptShare,
    complaintsPerMonth: norm.complaints,
  };
}

function workingDays(plan: Plan, crew: Crew): Pick<CrewPay, 'daysLeft' | 'daysOf'> {
  const { days, calendar } = plan;
  const daysLeft = new Int32Array(days);
  const daysOf = new Int32Array(days);
  for (let from = 0; from < days;) {
    let to = from;
    while (to < days && calendar.monthIndex[to] === calendar.monthIndex[from]) to += 1;
    let left = 0;
    for (let day = to - 1; day >= from; day -= 1) {
      if (crew.secondsPerHead[day] > 0) left += 1;
      daysLeft[day] = left;
    }
    daysOf.fill(left, from, to);
    from = to;
  }
  return { daysLeft, daysOf };
}

function meanUplift({ book, stages, tables }: Plan): number {
  let sum = 0;
  for (let a = 0; a < book.opening; a += 1)
    sum += 1 - tables.ownPaymentIn30Days[stages.bucket[stages.ofDpd[book.dpd[a]]]];
  return book.opening > 0 ? sum / book.opening : 1;
}

/** The target of a measure for a collector of team `k`, natural units, before own adjustments. */
export function targetOf(pay: PayPlan, k: number, month: number, measure: number): number {
  return pay.crews[k].targets[month * MEASURES.length + measure];
}

/** Visits a working day that a whole day of fakes would log. */
export function visitsPerDay(pay: PayPlan, k: number, month: number, day: number): number {
  const days = pay.crews[k].daysOf[day];
  return days > 0 ? targetOf(pay, k, month, VISIT) / days : 0;
}
