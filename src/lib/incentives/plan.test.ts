import { describe, expect, it } from 'vitest';
import { curveOf, marginalPay, withReferencePoint } from './payout.ts';
import type { Curve } from './payout.ts';
import { C0, DEFAULT_BEHAVIOUR } from './parameters.ts';
import { exactEffort, planEffort, planSlope, planValue, straightEffort } from './plan.ts';
import type { EffortProblem } from './plan.ts';

const threshold = curveOf({ slope: 0, jumps: [{ at: 1, amount: 0.3 }], knots: [], scope: 'own' });
const capped = curveOf({ slope: 0.3, jumps: [], knots: [{ at: 1.2, change: -0.3 }], scope: 'own' });

function collector(curve: Curve, attained: number, daysLeft: number): EffortProblem {
  let discount = DEFAULT_BEHAVIOUR.presentBias;
  for (let d = 0; d < daysLeft; d += 1) discount *= DEFAULT_BEHAVIOUR.dailyDiscount;
  const sd = 0.2 * Math.sqrt(daysLeft / 22);
  return {
    legs: [{ curve, start: attained, slope: daysLeft / 22, sd }],
    discount,
    allowed: undefined,
    complaintsAtOne: 0,
    deduction: 0,
    effortCost: C0 / 0.2,
    intrinsic: 0.8,
    daysLeft,
    effortMin: 0.3,
    effortMax: 1.5,
  };
}

/** A single choice of e for a curve at cost c·e²/2 and noise sd. */
const once = (curve: Curve, effortCost: number, sd: number): EffortProblem => ({
  ...collector(curve, 0, 22),
  legs: [{ curve, start: 0, slope: 1, sd }],
  discount: 1,
  effortCost,
  intrinsic: 0,
  daysLeft: 1,
  effortMin: 0,
  effortMax: 3,
});

describe('the plan for the rest of the month', () => {
  it.each([
    [threshold, 0, 22, 1.088077, 0.432116, 0.097722],
    [threshold, 0.4, 10, 1.284622, 0.726934, 0.031916],
    [threshold, 0.75, 5, 1.369799, 0.854698, 0.130525],
    [threshold, 0.9, 3, 1.313121, 0.769681, 0.189849],
    [threshold, 1.05, 5, 0.830481, 0.045722, 0.249497],
    [capped, 0, 22, 0.943272, 0.214908, 0.207504],
    [capped, 0.9, 8, 0.873361, 0.110042, 0.287349],
    [capped, 1.18, 3, 0.818117, 0.027175, 0.302256],
  ])('agrees with the golden vectors: case %#', (curve, attained, daysLeft, effort, price, value) => {
    const problem = collector(curve, attained, daysLeft);
    const e = exactEffort(problem);
    const [{ start, slope, sd }] = problem.legs;
    expect(e).toBeCloseTo(effort, 6);
    expect(problem.discount * marginalPay(curve, start + slope * e, sd)).toBeCloseTo(price, 6);
    expect(planValue(problem, e)).toBeCloseTo(value, 6);
  });

  const GAPS = [-0.3, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.3];
  it.each([
    [22, [1.116, 1.088, 1.044, 1.021, 0.996, 0.972, 0.948, 0.902, 0.862]],
    [10, [0.866, 1.283, 1.203, 1.151, 1.096, 1.042, 0.989, 0.896, 0.832]],
    [5, [0.805, 0.962, 1.431, 1.332, 1.222, 1.113, 1.011, 0.858, 0.805]],
    [3, [0.8, 0.827, 1.5, 1.5, 1.347, 1.165, 1.004, 0.821, 0.8]],
    [1, [0.8, 0.8, 0.943, 1.5, 1.5, 1.224, 0.882, 0.8, 0.8]],
  ])('gives up, rushes and rests as the policy table says, %d days left', (daysLeft, row) => {
    GAPS.forEach((gap, k) => {
      const problem = collector(threshold, 1 + gap - (0.8 * daysLeft) / 22, daysLeft);
      expect(Math.abs(planEffort(problem) - row[k])).toBeLessThanOrEqual(0.02);
    });
  });

  it('is within .02 of the exact pace over 600 states away from the point of giving up', () => {
    let worst = 0;
    let doubtful = 0;
    for (let daysLeft = 1; daysLeft <= 22; daysLeft += 3)
      for (let k = 0; k < 75; k += 1) {
        const problem = collector(k % 3 === 0 ? capped : threshold, (k / 75) * 1.3, daysLeft);
        const exact = exactEffort(problem);
        const found = planEffort(problem);
        // Where two plans are worth the same to 1e-4 base months, either is right.
        if (planValue(problem, exact) - planValue(problem, found) < 1e-4 && Math.abs(found - exact) > 0.05)
          doubtful += 1;
        else worst = Math.max(worst, Math.abs(found - exact));
      }
    expect(worst).toBeLessThanOrEqual(0.02);
    expect(doubtful).toBeLessThanOrEqual(6);
  });

  it('meets the first-order condition c_e(e − e₀) = λ ÷ D at an interior plan', () => {
    const problem = collector(threshold, 0.75, 5);
    expect(planSlope(problem, exactEffort(problem))).toBeCloseTo(0, 9);
  });

  it('is the closed form when pay is straight', () => {
    const problem = collector(curveOf({ slope: 0.3, jumps: [], knots: [], scope: 'own' }), 0.2, 13);
    expect(planEffort(problem)).toBeCloseTo(straightEffort(problem), 9);
    expect(exactEffort(problem)).toBeCloseTo(straightEffort(problem), 6);
  });

  it('treats an infinite gate as none', () => {
    const open = { ...collector(threshold, 0.75, 5), allowed: 60, complaintsAtOne: 0.5 };
    expect(exactEffort(open)).toBeCloseTo(exactEffort(collector(threshold, 0.75, 5)), 9);
  });

  it('works without pay at the own pace once the gate is lost', () => {
    expect(exactEffort({ ...collector(threshold, 0.75, 5), allowed: -1, complaintsAtOne: 0.5 })).toBeCloseTo(
      0.8,
      9,
    );
  });
});

describe('effort towards one target', () => {
  const at = (target: number) =>
    once(curveOf({ slope: 0, jumps: [{ at: target, amount: 1 }], knots: [], scope: 'own' }), 0.8, 0.25);
  it.each([
    [0.6, 0.912634],
    [0.8, 1.077464],
    [1, 1.243123],
  ])('for a target of %d', (target, effort) => expect(exactEffort(at(target))).toBeCloseTo(effort, 6));
  it('is given up at a target of 1.203820', () => {
    expect(exactEffort(at(1.20381))).toBeGreaterThan(1.41);
    expect(exactEffort(at(1.20383))).toBeLessThan(0.001);
  });
});

it.each([
  [1, 0.05, 1.127522],
  [1.3, 0.05, 1.312631],
  [1.8, 0.05, 1.593741],
  [1.3, 0.15, 1.326504],
])('bunches at the target of a loss-averse collector: target %d, noise %d', (target, sd, effort) => {
  const felt = withReferencePoint(
    curveOf({ slope: 0.3, jumps: [], knots: [], scope: 'own' }),
    target,
    0.3,
    0.5,
  );
  expect(exactEffort(once(felt, 0.4, sd))).toBeCloseTo(effort, 6);
});
