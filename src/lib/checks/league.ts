import type { State } from '#model';
import type { Check, CheckRow } from './check.ts';
import { meanRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'P9';
const HEADS = 24;
const FUTURES = 100;
/** Spread of skill, standard deviation of the log odds of a promise; promise rate of the average collector. */
const SIGMA = 0.25;
const REACHED = 0.15;
const PROMISE = 0.3;
const KEPT = 0.6;

/** P9: one call to each of 500 accounts says little about who called; the squared correlation of skill and cash grows with n. */
export const league: Check = {
  id: ID,
  title: {
    vi: 'Bảng xếp hạng trong mô phỏng: với 500 hồ sơ mỗi người phần lớn là may rủi',
    en: 'League table in the simulation: mostly luck at 500 accounts each',
  },
  source:
    'Signal share of a sum of n kept promises of lognormal size: σ²(1 − p)² ÷ (σ²(1 − p)² + (1 + cv²) ÷ (r·p·k·n)), r reached, p promise, k kept',
  detects: 'a skill that nobody feels; skill that shows twice',
  *run(subject = MODEL) {
    for (const each of [500, 2_000, 4_000]) yield truth(subject, each);
  },
};

/** One call to every account on the first day; its cash a week later. */
function truth(subject: Subject, each: number): CheckRow {
  const plan = subject.compile(
    smallBook({
      days: 12,
      segments: [
        {
          accounts: HEADS * each,
          phase: 'chargedOff',
          dpdFrom: 400,
          balance: { kind: 'fixed', value: 40_000_000_000 },
        },
      ],
      buckets: [{ contactRate: REACHED, promiseRate: PROMISE, keptRate: KEPT }],
      portfolio: { chargeOffDpd: 1 },
      behaviour: {
        skillSigma: SIGMA,
        chargedOffPayment: { wholeShare: 0, median: 1_000_000, sigma: 0.75 },
      },
      team: { headCount: HEADS, productiveSecondsPerDay: 40_000 },
      calls: { fromDay: 400, toDay: 400 },
    }),
  );
  const cv2 = Math.exp(0.75 * 0.75) - 1;
  const signal = SIGMA * SIGMA * (1 - PROMISE) * (1 - PROMISE);
  // Relative variance of a Poisson number of payments of lognormal size; accounts fall to collectors by lot.
  const noise = (1 + cv2) / (REACHED * PROMISE * KEPT) / each;
  const found = new Float64Array(FUTURES);
  live(subject, plan, `${ID}/${each}`, FUTURES, (s, r) => (found[r] = squaredCorrelation(s)));
  const expected = signal / (signal + noise);
  const row = meanRow(`${each} accounts each: squared correlation of skill and cash`, expected, found);
  // First order in σ, and r² of so few rows is biased upwards by (1 − r²) ÷ (heads − 1).
  const bias = (1 - expected) / (HEADS - 1);
  return {
    ...row,
    expected: expected + bias,
    tolerance: row.tolerance + 0.02,
    note: `${row.note}, and 0.02 for the first-order formula`,
  };
}

function squaredCorrelation({ people }: State): number {
  const n = people.skill.length;
  const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / n;
  const [skill, cash] = [mean(people.skill), mean(people.cash)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let c = 0; c < n; c += 1) {
    const [dx, dy] = [people.skill[c] - skill, people.cash[c] - cash];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return (xy * xy) / (xx * yy);
}
