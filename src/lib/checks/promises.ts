import { DECISION, draw, toUnit } from '#engine';
import { CHANNELS, liveDay, openBook, State } from '#model';
import type { Check, CheckRow } from './check.ts';
import { meanRow, MULTIPLE, shareRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL, seedOf } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'VC-19';
const PROMISES = 420;
const KEPT = 0.62;
const ACCOUNTS = 640;
const PHONE = CHANNELS.indexOf('phone');

export const promises: Check = {
  id: ID,
  title: { vi: 'Lời hứa: giữ hay thất hứa, và tiền thu', en: 'Promises: kept, broken, and their cash' },
  source:
    'Thinned Poisson(420): kept ~ Poisson(260.4), broken ~ Poisson(159.6), independent; compound cash mean 430.324884, variance 1348.653578',
  detects: 'kept rate 2 % off; amounts 3 % off; fates shared by neighbours',
  *run(subject = MODEL) {
    yield* module(subject);
    yield* engine(subject);
  },
};

const scenario = (days: number, contactRate: number, headCount = 10) =>
  smallBook({
    days,
    segments: [
      {
        accounts: ACCOUNTS,
        phase: 'chargedOff',
        dpdFrom: 400,
        balance: { kind: 'fixed', value: 1_000_000_000 },
      },
    ],
    buckets: [{ contactRate, promiseRate: 1, keptRate: KEPT }],
    portfolio: { chargeOffDpd: 1 },
    behaviour: {
      chargedOffPayment: { wholeShare: 0, median: 1_200_000, sigma: 0.8 },
      promise: {
        willingnessOnPromise: 0,
        willingnessOnKept: 0,
        dueDaysMin: 1,
        dueDaysMax: 7,
        afterBrokenFactor: 1,
      },
    },
    team: { headCount, productiveSecondsPerDay: 10_000 },
    // Only the first day has callable accounts.
    calls: { fromDay: 400, toDay: 400 },
  });

/** Poisson(420) promises are put into the engine's hands on day 0; it decides the rest. */
function module(subject: Subject): CheckRow[] {
  const days = 14;
  const n = 3_000;
  const plan = subject.compile(scenario(days, 0, 0));
  const state = new State(plan);
  const seed = seedOf(ID);
  const key = seedOf(`${ID}/poisson`);
  // Willingness moves nothing here: every atom of the one bucket holds the same chance.
  const [chance] = plan.tables.kept;
  const lower = poissonCdf(PROMISES, ACCOUNTS);
  const [kept, broken, cash] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let r = 0; r < n; r += 1) {
    openBook(state, seed, r);
    const u = toUnit(draw(r, DECISION.promise, 0, key.a, key.b));
    const given = lower.findIndex((p) => p > u);
    for (let a = 0; a < given; a += 1) subject.givePromise(state, a, PHONE, -1, chance, 0);
    for (let day = 1; day < days; day += 1) liveDay(state, day);
    kept[r] = sum(state.seen.daily.kept);
    broken[r] = sum(state.seen.daily.broken);
    cash[r] = sum(state.seen.daily.promiseCash) / 1e6;
  }
  const [meanKept, meanBroken, meanCash] = [PROMISES * KEPT, PROMISES * (1 - KEPT), 430.324884];
  const about = (values: Float64Array, mean: number) => values.map((x) => (x - mean) * (x - mean));
  const product = kept.map((x, r) => (x - meanKept) * (broken[r] - meanBroken));
  return [
    meanRow('fed Poisson(420): kept, mean', meanKept, kept),
    meanRow('fed Poisson(420): kept, variance', meanKept, about(kept, meanKept)),
    meanRow('fed Poisson(420): broken, mean', meanBroken, broken),
    meanRow('fed Poisson(420): broken, variance', meanBroken, about(broken, meanBroken)),
    meanRow('fed Poisson(420): covariance of kept and broken', 0, product),
    shareRow('fed Poisson(420): P(kept ≤ 250)', 0.271909, kept.filter((x) => x <= 250).length, n),
    meanRow('fed Poisson(420): cash, mean', meanCash, cash, 'million'),
    meanRow('fed Poisson(420): cash, variance', 1348.653578, about(cash, meanCash), 'million²'),
  ];
}

/** In the engine promises come from calls; given their number N, those kept are Binomial(N, .62). */
function engine(subject: Subject): CheckRow[] {
  const n = 2_000;
  const plan = subject.compile(scenario(14, 0.4));
  const standardised = new Float64Array(n);
  let given = 0;
  let kept = 0;
  live(subject, plan, `${ID}/engine`, n, ({ seen }, r) => {
    const N = sum(seen.daily.promises);
    const k = sum(seen.daily.kept);
    given += N;
    kept += k;
    standardised[r] = (k - N * KEPT) / Math.sqrt(N * KEPT * (1 - KEPT));
  });
  return [
    shareRow('engine: kept given promised', KEPT, kept, given),
    {
      ...meanRow(
        'engine: variance of kept given promised ÷ binomial',
        1,
        standardised.map((z) => z * z),
      ),
      note: `${MULTIPLE} se, n = ${n}`,
    },
  ];
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** P(X ≤ k) for k = 0 … last, X ~ Poisson(mean). */
function poissonCdf(mean: number, last: number): number[] {
  const cdf: number[] = [];
  let term = Math.exp(-mean);
  let total = 0;
  for (let k = 0; k <= last; k += 1) {
    if (k > 0) term *= mean / k;
    total += term;
    cdf.push(total);
  }
  cdf[last] = 1;
  return cdf;
}
