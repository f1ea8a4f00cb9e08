import { DECISION, draw } from '#engine';
import type { Check, CheckRow } from './check.ts';
import { exactRow, meanRow, shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL, seedOf } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'VC-03';
/** Monthly paying probability, and interest a month for the present value. */
const P = 0.08;
const MONTHLY = 0.01;
const MONTHS = 24;
const MONTH_DAYS = 30;
const DAYS = MONTHS * MONTH_DAYS;
const ACCOUNTS = 10_000;
const BALANCE = 1_000_000;

export const geometric: Check = {
  id: ID,
  title: { vi: 'Thời gian đến khi trả: phân phối hình học', en: 'Time to payment is geometric' },
  source: 'Geometric law with p = .08 a month: mean 1/p, variance (1−p)/p², PV at 1 % a month',
  detects: 'payment rate 3 % off; NPV discounted a month late',
  run: (subject = MODEL) => [...sampler(subject), ...engine(subject)],
};

const scenario = () =>
  smallBook({
    days: DAYS,
    segments: [{ accounts: ACCOUNTS, phase: 'chargedOff', balance: { kind: 'fixed', value: BALANCE } }],
    buckets: [{ unpromptedShare: P, perDays: MONTH_DAYS }],
    portfolio: { chargeOffDpd: 1 },
    // v^30 = 1 ÷ 1.01 when v^365 = 1 ÷ (1 + a year's rate).
    discountPerYear: Math.pow(1 + MONTHLY, 365 / MONTH_DAYS) - 1,
  });

/** The payment clock alone: threshold ÷ rate, in whole months. */
function sampler(subject: Subject): CheckRow[] {
  const plan = subject.compile(scenario());
  const perMonth = plan.tables.ownRate[0] * MONTH_DAYS;
  const key = seedOf(`${ID}/sampler`);
  const n = 400_000;
  const months = new Float64Array(n);
  for (let k = 0; k < n; k += 1)
    months[k] = 1 + Math.floor(plan.exponential.at(draw(k, DECISION.payClock, 0, key.a, key.b)) / perMonth);
  const variance = (1 - P) / (P * P);
  const mean = 1 / P;
  const squares = months.map((month) => (month - mean) * (month - mean));
  const sorted = months.slice().sort();
  return [
    meanRow('sampler: mean', mean, months, 'months'),
    meanRow('sampler: variance', variance, squares, 'months²'),
    { name: 'sampler: median', expected: 9, got: sorted[n / 2], tolerance: 0, unit: 'months', note: 'exact' },
  ];
}

/** The engine: charged-off accounts that pay in whole, one payment each. */
function engine(subject: Subject): CheckRow[] {
  const plan = subject.compile(scenario());
  const replications = 20;
  const monthEnd = new Float64Array(replications);
  const npv = new Float64Array(replications);
  let value = 0;
  let within12 = 0;
  live(
    subject,
    plan,
    ID,
    replications,
    (s, r) => {
      monthEnd[r] = value / ACCOUNTS;
      npv[r] = s.seen.npv / (ACCOUNTS * BALANCE);
      value = 0;
    },
    (kind, _a, day) => {
      if (kind !== 'unprompted') return;
      const month = 1 + Math.floor(day / MONTH_DAYS);
      if (month <= 12) within12 += 1;
      value += Math.pow(1 + MONTHLY, -month);
    },
  );
  const direct = presentValue(1 - P, 1 / (1 + MONTHLY), MONTHS) / (1 + MONTHLY);
  const silentDaily = Math.pow(1 - P, 1 / MONTH_DAYS);
  const v = Math.pow(1 + MONTHLY, -1 / MONTH_DAYS);
  return [
    shareRow('engine: paid within 12 months', 0.632334, within12, ACCOUNTS * replications),
    exactRow('theory: PV of 1 at month ends, 24 months', 0.794256, direct, {
      relative: 1e-6,
      note: 'rounding',
    }),
    meanRow('engine: PV with payments moved to their month ends', 0.794256, monthEnd),
    meanRow(
      'engine: NPV as booked, discounted to the day of payment',
      presentValue(silentDaily, v, DAYS),
      npv,
    ),
    exactRow('engine: rate', -Math.log(1 - P) / MONTH_DAYS, plan.tables.ownRate[0], { unit: 'per day' }),
  ];
}

/** Σ (1−s)·s^k·v^k over k = 0 … n − 1. */
function presentValue(s: number, v: number, n: number): number {
  let sum = 0;
  let term = 1 - s;
  for (let k = 0; k < n; k += 1) {
    sum += term;
    term *= s * v;
  }
  return sum;
}
