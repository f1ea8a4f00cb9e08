import { MODEL } from '#checks';
import type { Subject } from '#checks';

type Incentives = Subject['incentives'];
const I = MODEL.incentives;
const broken = (change: Partial<Incentives>): Subject => ({ ...MODEL, incentives: { ...I, ...change } });

/** Plausible bugs of how people respond to pay; each check must fail in some row. */
export const INCENTIVE_MUTANTS: [check: string, bug: string, mutant: Subject][] = [
  [
    'I-payout',
    'a jump is counted half',
    broken({
      expectedPay: (c, m, s) => I.expectedPay({ ...c, jumpAmount: c.jumpAmount.map((x) => x / 2) }, m, s),
    }),
  ],
  [
    'I-payout',
    'the price of a jump without 1 ÷ s',
    broken({
      marginalPay: (c, m, s) => I.marginalPay({ ...c, jumpAmount: c.jumpAmount.map((x) => x * s) }, m, s),
    }),
  ],
  [
    'I-payout',
    'knots leave no trace in the price of spread',
    broken({
      spreadPrice: (c, m, s) => I.spreadPrice({ ...c, knotChange: c.knotChange.map(() => 0) }, m, s),
    }),
  ],
  ['I-payout', 'the gate lets one more pass', broken({ poissonCdf: (k, mean) => I.poissonCdf(k + 1, mean) })],
  [
    'I-plan',
    'effort costs 2 % more',
    broken({ exactEffort: (p) => I.exactEffort({ ...p, effortCost: 1.02 * p.effortCost }) }),
  ],
  [
    'I-plan',
    'pay counts in full today',
    broken({ exactEffort: (p) => I.exactEffort({ ...p, discount: 1 }) }),
  ],
  [
    'I-plan',
    'the noise of the whole month is kept to its end',
    broken({
      planEffort: (p) => I.planEffort({ ...p, legs: p.legs.map((leg) => ({ ...leg, sd: 0.2 })) }),
    }),
  ],
  [
    'I-plan',
    'one climb from the own pace instead of a search',
    broken({
      planEffort: (p) => I.planEffort({ ...p, effortMin: p.intrinsic - 0.1, effortMax: p.intrinsic + 0.1 }),
    }),
  ],
  [
    'I-plan',
    'every member reaps the whole team result',
    broken({
      straightEffort: (p) => I.straightEffort({ ...p, legs: p.legs.map((leg) => ({ ...leg, slope: 1 })) }),
    }),
  ],
  ['I-contracts', 'risk is forgotten', broken({ linearContract: (_r, c, v) => I.linearContract(0, c, v) })],
  [
    'I-contracts',
    'a contest sees the noise of one player only',
    broken({ duelPrice: (w, sd, gap) => I.duelPrice(w, sd / Math.sqrt(2), gap) }),
  ],
  ['I-contracts', 'one rival too many', broken({ contestIntensity: (n) => I.contestIntensity(n + 1) })],
  [
    'I-contracts',
    'the ratchet is not discounted',
    broken({ ratchetSlope: (rho, delta) => (1 - delta) / (1 - delta + rho) }),
  ],
  [
    'I-contracts',
    'the peers’ mean carries no noise',
    broken({ relativeEvaluation: (common, own, n) => I.relativeEvaluation(common, own, 1000 * n) }),
  ],
  [
    'I-responses',
    'attention is tilted once, not twice, in the logarithm',
    broken({ attention: (x, credit, quality) => I.attention(x / 2, credit, quality) }),
  ],
  [
    'I-responses',
    'an audited fake keeps its gain',
    broken({ fakeGain: (g, q, fine, m = 0) => g - q * fine - m }),
  ],
  [
    'I-responses',
    'all actions cost alike',
    broken({
      kpiCosine: (w, b, s, open) =>
        I.kpiCosine(
          w,
          {
            ...b,
            tiltCost: b.effortCost,
            pushCost: b.effortCost,
            pressureCost: b.effortCost,
            falsifyCost: b.effortCost,
          },
          s,
          open,
        ),
    }),
  ],
  [
    'I-reliability',
    'the chance of both quarters is taken for the conditional one',
    broken({ topHit: (reliability) => 0.25 * I.topHit(reliability) }),
  ],
  ['I-reliability', 'months add noise', broken({ reliabilityOver: (icc) => icc })],
  [
    'I-reliability',
    'the book counts as skill',
    broken({ splitOfVariances: (skill, book, luck) => I.splitOfVariances(skill + book, 0, luck) }),
  ],
];
