import type { Check, CheckRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { MODEL } from './subject.ts';

const MEDIAN = 18_000_000;
const SIGMA = 0.75;
const ACCOUNTS = 20_000;
const MILLION = 1_000_000;

export const book: Check = {
  id: 'VC-26',
  title: { vi: 'Danh mục dư nợ lognormal', en: 'A lognormal book' },
  source:
    'Lognormal law, median 18 million, σ .75: moments, quantiles, Lorenz shares and Gini in closed form',
  detects: 'σ 2 % off; a tail cut at 150 million',
  run(subject = MODEL) {
    const plan = subject.compile(
      smallBook({
        days: 1,
        segments: [
          {
            accounts: ACCOUNTS,
            balance: { kind: 'lognormal', median: MEDIAN, sigma: SIGMA, max: 40_000_000_000 },
          },
        ],
        buckets: [{}],
      }),
    );
    const sorted = plan.book.balance.map((x) => x / MILLION).sort();
    const n = sorted.length;
    const total = sorted.reduce((sum, x) => sum + x, 0);
    const mean = total / n;
    const squares = sorted.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
    const topShare = (share: number) =>
      sorted.slice(Math.round(n * (1 - share))).reduce((sum, x) => sum + x, 0) / total;
    const gini = sorted.reduce((sum, x, k) => sum + (2 * k + 1 - n) * x, 0) / (n * total);
    // Standard errors an independent sample of this size would have; the book's regular quantiles stay inside one.
    const sd = 20.720824;
    const kurtosis = 26.6;
    const quantileError = (p: number, density: number) => Math.sqrt((p * (1 - p)) / n) / density;
    const row = (name: string, expected: number, got: number, se: number, unit?: string): CheckRow => ({
      name,
      expected,
      got,
      tolerance: se,
      unit,
      note: `1 se of an independent sample of ${n}`,
    });
    return [
      row('mean', 23.846126, mean, sd / Math.sqrt(n), 'million'),
      row(
        'standard deviation',
        sd,
        Math.sqrt(squares / n),
        sd * Math.sqrt((kurtosis - 1) / (4 * n)),
        'million',
      ),
      row(
        '5 % quantile',
        5.242149,
        sorted[Math.floor(0.05 * n)],
        quantileError(0.05, density(5.242149)),
        'million',
      ),
      row(
        '95 % quantile',
        61.806711,
        sorted[Math.floor(0.95 * n)],
        quantileError(0.95, density(61.806711)),
        'million',
      ),
      row('share of the top 10 %', 0.297518, topShare(0.1), 0.4 / Math.sqrt(n)),
      row('share of the top 20 %', 0.463499, topShare(0.2), 0.4 / Math.sqrt(n)),
      row('Gini coefficient', 0.404117, gini, 0.4 / Math.sqrt(n)),
      row(
        'share above 100 million',
        0.011115,
        sorted.filter((x) => x > 100).length / n,
        Math.sqrt(0.011115 / n),
      ),
    ];
  },
};

/** Lognormal density at x million. */
function density(x: number): number {
  const z = Math.log((x * MILLION) / MEDIAN) / SIGMA;
  return Math.exp((-z * z) / 2) / (x * SIGMA * Math.sqrt(2 * Math.PI));
}
