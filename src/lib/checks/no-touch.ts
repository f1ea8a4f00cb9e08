import type { Check, CheckRow } from './check.ts';
import { shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'no-touch';
const SIGMA = 0.8;
const CHARGE_OFF = 181;
/** First dpd, paying share and the days it refers to; shares of a size seen in Vietnamese consumer finance. */
const BUCKETS = [
  { fromDpd: 1, unpromptedShare: 0.62, perDays: 9 },
  { fromDpd: 10, unpromptedShare: 0.46, perDays: 21 },
  { fromDpd: 31, unpromptedShare: 0.19, perDays: 30 },
  { fromDpd: 61, unpromptedShare: 0.117, perDays: 30 },
  { fromDpd: 91, unpromptedShare: 0.075, perDays: 30 },
  { fromDpd: CHARGE_OFF, unpromptedShare: 0.03, perDays: 30 },
];
const DAYS = 120;
const ACCOUNTS = 10_000;
const REPLICATIONS = 12;

export const noTouch: Check = {
  id: ID,
  title: {
    vi: 'Không nhắc nợ: tỷ lệ tự trả theo tích phân của cường độ trả',
    en: 'No touch: the paying share is the integrated payment rate',
  },
  source: 'docs/model.md §5.2: 1 − E exp(−Σ η(bucket(s))·exp(σz)); integral over z by Simpson’s rule',
  detects: 'payment rate 3 % off; selection of good payers ignored',
  *run(subject = MODEL) {
    yield* openingCohorts(subject);
    yield* arrivingCohort(subject);
  },
};

/** One cohort opens on the first dpd of each bucket and is followed through all later ones. */
function* openingCohorts(subject: Subject): Iterable<CheckRow> {
  const eta = ratesByQuadrature();
  for (const [b, bucket] of BUCKETS.entries()) {
    const plan = subject.compile(cohort({ accounts: ACCOUNTS }, b, DAYS));
    const paidBy = new Float64Array(DAYS);
    live(
      subject,
      plan,
      `${ID}/${b}`,
      REPLICATIONS,
      () => undefined,
      (kind, _a, day) => {
        if (kind === 'unprompted') for (let d = day; d < DAYS; d += 1) paidBy[d] += 1;
      },
    );
    const n = ACCOUNTS * REPLICATIONS;
    yield shareRow(
      `enters at dpd ${bucket.fromDpd}: paid within ${bucket.perDays} days, as typed`,
      bucket.unpromptedShare,
      paidBy[bucket.perDays - 1],
      n,
    );
    for (const days of [45, DAYS])
      yield shareRow(
        `enters at dpd ${bucket.fromDpd}: paid within ${days} days`,
        payingShare(eta, b, daysInBuckets(bucket.fromDpd, days)),
        paidBy[days - 1],
        n,
      );
  }
}

/**
 * Accounts arrive at dpd 1 in step 4 of a day, so that the clock first burns tomorrow and every bucket lasts exactly
 * its width: the share paid by the end of a bucket is then known from what was typed, without any integral.
 */
function arrivingCohort(subject: Subject): CheckRow[] {
  const perMonth = 6_000;
  const plan = subject.compile(cohort({ arrivalsPerMonth: perMonth }, 0, 120));
  const { arrivalDay } = plan.book;
  const ends = [9, 30, 60, 90];
  const paid = ends.map(() => 0);
  live(
    subject,
    plan,
    `${ID}/arrivals`,
    REPLICATIONS,
    () => undefined,
    (kind, a, day) => {
      if (kind !== 'unprompted' || arrivalDay[a] >= 30) return;
      ends.forEach((end, k) => {
        if (day - arrivalDay[a] <= end) paid[k] += 1;
      });
    },
  );
  let silent = 1;
  return ends.map((end, k) => {
    silent *= 1 - BUCKETS[k].unpromptedShare;
    return shareRow(
      `arrives at dpd 1: paid within ${end} days`,
      1 - silent,
      paid[k],
      perMonth * REPLICATIONS,
    );
  });
}

/** Every payment clears all that is due, so an account is seen to pay once. */
function cohort(size: { accounts?: number; arrivalsPerMonth?: number }, b: number, days: number) {
  const dpdFrom = BUCKETS[b].fromDpd;
  const phase = dpdFrom >= CHARGE_OFF ? ('chargedOff' as const) : ('live' as const);
  return smallBook({
    days,
    segments: [{ ...size, dpdFrom, phase }],
    buckets: BUCKETS,
    portfolio: { chargeOffDpd: CHARGE_OFF },
    behaviour: { frailtySigma: SIGMA },
  });
}

/**
 * Days spent in each bucket up to the evening of day `days` − 1. Money comes before ageing (step 3 before 4), so a day's
 * rate is that of yesterday's dpd; on the opening day it is the dpd the book states.
 */
function daysInBuckets(dpd: number, days: number): number[] {
  const spent = BUCKETS.map(() => 0);
  for (let s = 0; s < days; s += 1) {
    const at = s === 0 ? dpd : dpd + s - 1;
    let b = 0;
    BUCKETS.forEach((bucket, k) => {
      if (bucket.fromDpd <= at) b = k;
    });
    spent[b] += 1;
  }
  return spent;
}

const STEPS = 800;
const REACH = 8;

/** Simpson’s rule over z ~ N(0, 1), cut at ±8: error far below 1e-9 for these smooth integrands. */
function expectation(of: (multiplier: number) => number): number {
  const h = (2 * REACH) / STEPS;
  let sum = 0;
  for (let k = 0; k <= STEPS; k += 1) {
    const z = -REACH + k * h;
    const weight = k === 0 || k === STEPS ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp((-z * z) / 2) * of(Math.exp(SIGMA * z));
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

/** Burnt by a cohort that came from dpd 1 and has reached bucket `b`. */
function burntBefore(eta: number[], b: number): number {
  let burnt = 0;
  for (let k = 0; k < b; k += 1) burnt += eta[k] * (BUCKETS[k + 1].fromDpd - BUCKETS[k].fromDpd);
  return burnt;
}

function payingShare(eta: number[], b: number, days: number[]): number {
  const before = burntBefore(eta, b);
  const burnt = days.reduce((sum, spent, k) => sum + eta[k] * spent, 0);
  const there = expectation((m) => Math.exp(-before * m));
  return 1 - expectation((m) => Math.exp(-(before + burnt) * m)) / there;
}

/** The rate of each bucket, by bisection on what was typed, among those who are still there. */
function ratesByQuadrature(): number[] {
  const eta: number[] = [];
  BUCKETS.forEach((bucket, b) => {
    let low = 0;
    let high = 1;
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      const days = BUCKETS.map((_, k) => (k === b ? bucket.perDays : 0));
      const padded = BUCKETS.map((_, k) => (k < b ? eta[k] : k === b ? middle : 0));
      if (payingShare(padded, b, days) < bucket.unpromptedShare) low = middle;
      else high = middle;
    }
    eta.push((low + high) / 2);
  });
  return eta;
}
