import { correlation } from './correlation.ts';
import type { Behaviour, Stakes } from './parameters.ts';
import { MEASURES } from './scheme.ts';
import type { Leg, Measure, PayScheme } from './scheme.ts';
import {
  attention,
  FALSIFY_WORK,
  PRESSURE_CASH,
  PRESSURE_VALUE,
  PUSH_KEPT,
  PUSH_PROMISES,
  PUSH_RATE,
  PUSH_WASTE,
  TILT_CASH,
  TILT_UPLIFT,
} from './technology.ts';

/** Whether pay pulls where value lies. Actions in the order effort, tilt, push, pressure, falsified. */

export type Gradient = readonly [
  effort: number,
  tilt: number,
  push: number,
  pressure: number,
  falsified: number,
];

/** First-order effect of each action on each measure at pace 1 and no other action. */
const MEASURE_GRADIENTS: Record<Measure, Gradient> = {
  cash: [1, TILT_CASH, -PUSH_WASTE, PRESSURE_CASH, -FALSIFY_WORK],
  ptp: [1, 0, PUSH_PROMISES, 0, -FALSIFY_WORK],
  kept: [1, 0, PUSH_KEPT, 0, -FALSIFY_WORK],
  keptRate: [0, 0, PUSH_RATE, 0, 0],
  visit: [1, 0, 0, 0, 1 - FALSIFY_WORK],
  uplift: [1, TILT_UPLIFT, -PUSH_WASTE, PRESSURE_CASH, -FALSIFY_WORK],
};

/** Effect of a tilt to gross yield on true value: accounts a call would move are left. */
const TILT_VALUE_GROSS = -0.12;
/** Step of the numeric derivative under uplift credit, where it depends on the model's quality. */
const STEP = 1e-4;

/** First-order effect of each action on true net value, in monthly values of pace 1. */
export function valueGradient(
  behaviour: Behaviour,
  stakes: Stakes,
  credit: PayScheme['credit'] = 'gross',
): Gradient {
  const tilt =
    credit === 'gross'
      ? TILT_VALUE_GROSS
      : (attention(STEP, 'uplift', behaviour.upliftQuality).value - 1) / STEP;
  const harm = (stakes.costPerComplaint * behaviour.complaintsPerMonth) / stakes.valuePerMonth;
  return [1, tilt, -PUSH_WASTE, PRESSURE_VALUE[0] - harm, -FALSIFY_WORK];
}

/** Costs of the actions: the metric in which angles are taken. */
export function actionCosts(b: Behaviour): Gradient {
  return [b.effortCost, b.tiltCost, b.pushCost, b.pressureCost, b.falsifyCost];
}

/**
 * cos θ = g'C⁻¹v ÷ √(g'C⁻¹g · v'C⁻¹v): its square is the most of the first-best surplus that re-scaling pay can reach
 * (Baker 2002, JHR 37(4)). Below 0 every rise of pay destroys value. `open` leaves actions out that cannot be taken.
 */
export function costCosine(
  pay: Gradient,
  value: Gradient,
  costs: Gradient,
  open: readonly boolean[] = [true, true, true, true, true],
): number {
  let pv = 0;
  let pp = 0;
  let vv = 0;
  for (let a = 0; a < pay.length; a += 1) {
    if (!open[a]) continue;
    pv += (pay[a] * value[a]) / costs[a];
    pp += (pay[a] * pay[a]) / costs[a];
    vv += (value[a] * value[a]) / costs[a];
  }
  return pp > 0 && vv > 0 ? pv / Math.sqrt(pp * vv) : 0;
}

/** Gradient of weighted measures. */
export function measureGradient(weights: Leg['weights']): Gradient {
  const sum = [0, 0, 0, 0, 0];
  for (const measure of MEASURES) {
    const w = weights[measure] ?? 0;
    MEASURE_GRADIENTS[measure].forEach((x, a) => (sum[a] += w * x));
  }
  return sum as unknown as Gradient;
}

/** The angle between what a scheme pays for and value, at the honest point; legs count by what they pay around the target. */
export function schemeCosine(scheme: PayScheme, behaviour: Behaviour, stakes: Stakes): number {
  const total = [0, 0, 0, 0, 0];
  for (const one of scheme.legs) {
    const strength = legStrength(one) / (one.scope === 'team' ? scheme.teamSize : 1);
    measureGradient(one.weights).forEach((x, a) => (total[a] += strength * x));
  }
  const open = [true, scheme.tiltMax > 0, true, true, true];
  const value = valueGradient(behaviour, stakes, scheme.credit);
  return costCosine(total as unknown as Gradient, value, actionCosts(behaviour), open);
}

/** Pay between 60 % and 140 % of target a point: how much a leg counts beside others. */
function legStrength(one: Leg): number {
  if (one.scope === 'rank') return one.prize ?? 0;
  const [low, high] = [0.6, 1.4];
  const jumps = one.jumps.reduce((sum, { at, amount }) => sum + (at > low && at <= high ? amount : 0), 0);
  const bends = one.knots.reduce(
    (sum, { at, change }) => sum + change * (Math.max(0, high - at) - Math.max(0, low - at)),
    0,
  );
  return one.slope + (jumps + bends) / (high - low);
}

/** cos θ of one measure paid straight, tilt locked or not. */
export function kpiCosine(
  weights: Leg['weights'],
  behaviour: Behaviour,
  stakes: Stakes,
  open?: readonly boolean[],
): number {
  return costCosine(measureGradient(weights), valueGradient(behaviour, stakes), actionCosts(behaviour), open);
}

/** Goodhart gap: how much of a KPI's validity is lost once it is paid: corr(KPI, value | unpaid) − corr(KPI, value | paid). */
export function goodhartGap(
  unpaid: { kpi: ArrayLike<number>; value: ArrayLike<number> },
  paid: { kpi: ArrayLike<number>; value: ArrayLike<number> },
): number {
  return correlation(unpaid.kpi, unpaid.value) - correlation(paid.kpi, paid.value);
}

/** One step of a Goodhart curve: value and pay at an intensity of the scheme. */
export interface IntensityPoint {
  intensity: number;
  value: number;
  pay: number;
}

/** The intensity at which net value (value − pay) peaks; undefined when the list is empty. */
export function bestIntensity(points: readonly IntensityPoint[]): IntensityPoint | undefined {
  return points.reduce<IntensityPoint | undefined>(
    (best, point) => (best === undefined || point.value - point.pay > best.value - best.pay ? point : best),
    undefined,
  );
}

/** A scheme with all money in its legs multiplied. */
export function scaledScheme(scheme: PayScheme, by: number): PayScheme {
  const legs = scheme.legs.map((one) => ({
    ...one,
    slope: by * one.slope,
    jumps: one.jumps.map(({ at, amount }) => ({ at, amount: by * amount })),
    knots: one.knots.map(({ at, change }) => ({ at, change: by * change })),
    ...(one.prize === undefined ? {} : { prize: by * one.prize }),
  }));
  return { ...scheme, legs };
}
