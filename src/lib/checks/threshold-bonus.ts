import type { Check } from './check.ts';
import { printed, printedList } from './printed.ts';
import { MODEL } from './subject.ts';

/** A month's result and its spread; quota in the same unit, bonus in million đồng. */
const MEAN = 480;
const SD = 90;
const QUOTA = 500;
const BONUS = 3;
const COMMISSION = 0.02;
/** Working days left of the month, and in it. */
const LEFT = 5;
const DAYS = 22;
const ACHIEVED = [0.5, 0.8, 0.95, 1, 1.2];

const leg = { slope: 0, jumps: [], knots: [], scope: 'own' } as const;

export const thresholdBonus: Check = {
  id: 'VC-18',
  title: {
    vi: 'Thưởng theo ngưỡng và hoa hồng trên ngưỡng',
    en: 'A threshold bonus, and commission above it',
  },
  source: 'Normal(480, 90²) against a quota of 500: b·Φ(z), b·φ(z) ÷ σ, and Bachelier’s E[(X − K)⁺]',
  detects: 'the spread of the month kept when five days are left; the mean taken for certain',
  run({ theory } = MODEL) {
    const lump = theory.curveOf({ ...leg, jumps: [{ at: QUOTA, amount: BONUS }] });
    const above = theory.curveOf({ ...leg, knots: [{ at: QUOTA, change: 1 }] });
    const bonus = theory.expectedPay(lump, MEAN, SD);
    const surplus = theory.expectedPay(above, MEAN, SD);
    const share = LEFT / DAYS;
    const late = ACHIEVED.map((achieved) =>
      theory.marginalPay(lump, achieved * QUOTA + share * MEAN, Math.sqrt(share) * SD),
    );
    return [
      printed('P(quota reached)', 0.41207, bonus / BONUS),
      printed('expected bonus', 1.236211, bonus, 6, 'million'),
      printed('marginal bonus a unit', 0.012974, theory.marginalPay(lump, MEAN, SD), 6, 'million'),
      printed('expected surplus above the quota', 26.787713, surplus),
      printed('commission of 2 % above it', 0.535754, COMMISSION * surplus, 6),
      printed('mean of the last five days', 109.0909, share * MEAN, 4),
      printed('their spread', 42.9058, Math.sqrt(share) * SD, 4),
      ...printedList(
        (k) => `marginal bonus, five days left, ${100 * ACHIEVED[k]} % achieved`,
        [0.000127, 0.027275, 0.004087, 0.001101],
        late,
        6,
        'million',
      ),
      printed('marginal bonus, five days left, 120 % achieved', 0.0000002, late[4], 7, 'million'),
    ];
  },
};
