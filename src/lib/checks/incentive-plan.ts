import { C0, curveOf, DEFAULT_BEHAVIOUR, withReferencePoint } from '#incentives';
import type { Curve, EffortProblem } from '#incentives';
import type { Check, CheckRow } from './check.ts';
import type { Incentives } from './incentive-subject.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

const curve = (slope: number, jumps: [number, number][] = [], knots: [number, number][] = []): Curve =>
  curveOf({
    slope,
    jumps: jumps.map(([at, amount]) => ({ at, amount })),
    knots: knots.map(([at, change]) => ({ at, change })),
    scope: 'own',
  });

export const payout: Check = {
  id: 'I-payout',
  title: {
    vi: 'Lương kỳ vọng của đường thưởng có bậc và gãy khúc',
    en: 'Expected pay of a curve with steps and knots',
  },
  source:
    'Moments of a censored normal law: jumps (.8, .10), (1, .15); knots (.8, +.25), (1, +.45), (1.2, −.70); mean .97, sd .12. Poisson gate of 2 at mean 1.2',
  detects:
    'a jump counted half, or priced without 1 ÷ s; knots that forget the spread; a gate that lets one more pass',
  run({ incentives: f } = MODEL) {
    const c = curve(
      0,
      [
        [0.8, 0.1],
        [1, 0.15],
      ],
      [
        [0.8, 0.25],
        [1, 0.45],
        [1.2, -0.7],
      ],
    );
    return [
      printed('expected pay', 0.210499, f.expectedPay(c, 0.97, 0.12)),
      printed('price of the mean λ', 0.996875, f.marginalPay(c, 0.97, 0.12)),
      printed('price of the spread ν', 0.114244, f.spreadPrice(c, 0.97, 0.12)),
      printed('gate passed', 0.879487, f.poissonCdf(2, 1.2)),
      printed('change of the chance to pass per expected complaint', -0.21686, -f.poissonPmf(2, 1.2)),
      printed('price per complaint', 0.065058, 0.3 * f.poissonPmf(2, 1.2)),
    ];
  },
};

/** A collector of the golden vectors: `attained` with `daysLeft` of 22 days to go. */
function collector(c: Curve, attained: number, daysLeft: number): EffortProblem {
  let discount = DEFAULT_BEHAVIOUR.presentBias;
  for (let d = 0; d < daysLeft; d += 1) discount *= DEFAULT_BEHAVIOUR.dailyDiscount;
  return {
    legs: [{ curve: c, start: attained, slope: daysLeft / 22, sd: 0.2 * Math.sqrt(daysLeft / 22) }],
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

/** One choice of effort at cost c·e²/2. */
const once = (c: Curve, effortCost: number, sd: number): EffortProblem => ({
  ...collector(c, 0, 22),
  legs: [{ curve: c, start: 0, slope: 1, sd }],
  discount: 1,
  effortCost,
  intrinsic: 0,
  daysLeft: 1,
  effortMin: 0,
  effortMax: 3,
});

const THRESHOLD = curve(0, [[1, 0.3]]);
const CAPPED = curve(0.3, [], [[1.2, -0.3]]);
/** Attained, days left: best pace, discounted price, value. */
const GOLDEN: [string, Curve, number, number, number, number, number][] = [
  ['threshold', THRESHOLD, 0, 22, 1.088077, 0.432116, 0.097722],
  ['threshold', THRESHOLD, 0.4, 10, 1.284622, 0.726934, 0.031916],
  ['threshold', THRESHOLD, 0.75, 5, 1.369799, 0.854698, 0.130525],
  ['threshold', THRESHOLD, 0.9, 3, 1.313121, 0.769681, 0.189849],
  ['threshold', THRESHOLD, 1.05, 5, 0.830481, 0.045722, 0.249497],
  ['cap', CAPPED, 0, 22, 0.943272, 0.214908, 0.207504],
  ['cap', CAPPED, 0.9, 8, 0.873361, 0.110042, 0.287349],
  ['cap', CAPPED, 1.18, 3, 0.818117, 0.027175, 0.302256],
];

/** Pace by days left and gap of the projection to a threshold of 100 %, bonus .30. */
const GAPS = [-0.3, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.3];
const POLICY: [number, number[]][] = [
  [22, [1.116, 1.088, 1.044, 1.021, 0.996, 0.972, 0.948, 0.902, 0.862]],
  [10, [0.866, 1.283, 1.203, 1.151, 1.096, 1.042, 0.989, 0.896, 0.832]],
  [5, [0.805, 0.962, 1.431, 1.332, 1.222, 1.113, 1.011, 0.858, 0.805]],
  [3, [0.8, 0.827, 1.5, 1.5, 1.347, 1.165, 1.004, 0.821, 0.8]],
  [1, [0.8, 0.8, 0.943, 1.5, 1.5, 1.224, 0.882, 0.8, 0.8]],
];

/** Pace of the plan on the grid against the exact one. */
const PACE = 0.02;

export const plan: Check = {
  id: 'I-plan',
  title: { vi: 'Nhịp làm việc đến cuối tháng', en: 'The pace until the month end' },
  source:
    'Direct maximisation by an independent programme (grid of 400,000 points, golden section): bonus at a threshold, cap, loss-averse kink, team share; policy table by days left and gap',
  detects:
    'cost of effort 2 % off; present bias forgotten; noise that does not shrink; a local search; the team share not divided',
  run({ incentives: f } = MODEL) {
    return [...goldenRows(f), ...policyRows(f), ...oneTargetRows(f), ...shareRows(f)];
  },
};

function goldenRows(f: Incentives): CheckRow[] {
  return GOLDEN.flatMap(([name, c, attained, daysLeft, pace, price, value]) => {
    const problem = collector(c, attained, daysLeft);
    const e = f.exactEffort(problem);
    const [{ start, slope, sd }] = problem.legs;
    const at = `${name}, ${attained} attained, ${daysLeft} days left`;
    return [
      printed(`${at}: pace`, pace, e),
      printed(`${at}: price`, price, problem.discount * f.marginalPay(c, start + slope * e, sd)),
      printed(`${at}: value`, value, f.planValue(problem, e)),
    ];
  });
}

function policyRows(f: Incentives): CheckRow[] {
  return POLICY.flatMap(([daysLeft, paces]) =>
    paces.map((expected, k) => {
      const problem = collector(THRESHOLD, 1 + GAPS[k] - (0.8 * daysLeft) / 22, daysLeft);
      return {
        name: `${daysLeft} days left, gap ${GAPS[k]}: pace on the grid`,
        expected,
        got: f.planEffort(problem),
        tolerance: PACE,
        note: '13 points, a parabola and one Newton step',
      };
    }),
  );
}

function oneTargetRows(f: Incentives): CheckRow[] {
  const bonus = (target: number) => once(curve(0, [[target, 1]]), 0.8, 0.25);
  const felt = (target: number, sd: number) =>
    once(withReferencePoint(curve(0.3), target, 0.3, 0.5), 0.4, sd);
  const chance = (target: number) => {
    const problem = bonus(target);
    const e = f.exactEffort(problem);
    return f.expectedPay(problem.legs[0].curve, e, 0.25);
  };
  return [
    printed('bonus at .6: effort', 0.912634, f.exactEffort(bonus(0.6))),
    printed('bonus at .8: effort', 1.077464, f.exactEffort(bonus(0.8))),
    printed('bonus at 1: effort', 1.243123, f.exactEffort(bonus(1))),
    ...[
      [0.6, 0.894448],
      [0.8, 0.866469],
      [1, 0.834598],
    ].map(([target, p]) => printed(`bonus at ${target}: chance to reach it`, p, chance(target))),
    printed('bonus at 1: value', 0.216455, f.planValue(bonus(1), f.exactEffort(bonus(1)))),
    {
      name: 'target at which effort is given up',
      expected: 1.20382,
      got: giveUp((target) => f.exactEffort(bonus(target))),
      tolerance: 1e-6,
    },
    printed('loss-averse, target 1, noise .05', 1.127522, f.exactEffort(felt(1, 0.05))),
    printed('loss-averse, target 1.3, noise .05', 1.312631, f.exactEffort(felt(1.3, 0.05))),
    printed('loss-averse, target 1.8, noise .05', 1.593741, f.exactEffort(felt(1.8, 0.05))),
    printed('loss-averse, target 1.3, noise .15', 1.326504, f.exactEffort(felt(1.3, 0.15))),
  ];
}

/** Where effort falls to nothing, by halving. */
function giveUp(effortAt: (target: number) => number): number {
  let [low, high] = [1, 1.4];
  for (let k = 0; k < 30; k += 1) {
    const middle = (low + high) / 2;
    if (effortAt(middle) > 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function shareRows(f: Incentives): CheckRow[] {
  const expected = [
    [1, 0.2],
    [4, 0.05],
    [8, 0.025],
    [16, 0.0125],
  ];
  return expected.map(([n, rise]) => {
    const problem: EffortProblem = {
      ...collector(curve(0.3), 0, 22),
      legs: [{ curve: curve(0.3), start: 0, slope: 1 / n, sd: 0.2 }],
      discount: 1,
    };
    return printed(`team of ${n}: pace above the own`, rise, f.straightEffort(problem) - 0.8);
  });
}
