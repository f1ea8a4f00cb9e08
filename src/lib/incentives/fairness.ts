import { moments, quantile } from '#stats';

/** Where differences of pay come from: skill, the book one was given, luck. Shares of variance. */

export interface FairnessSplit {
  skill: number;
  book: number;
  luck: number;
  /** F = skill ÷ (skill + book): 1 if no difference comes from the book. Says nothing about paying for the right thing. */
  fairness: number;
}

/** The split from known variances. */
export function splitOfVariances(skill: number, book: number, luck: number): FairnessSplit {
  const total = skill + book + luck;
  if (!(total > 0)) return { skill: 0, book: 0, luck: 0, fairness: 1 };
  return {
    skill: skill / total,
    book: book / total,
    luck: luck / total,
    fairness: skill + book > 0 ? skill / (skill + book) : 1,
  };
}

/** Bins of the conditional variances. */
const BINS = 15;

/** E[y | factor] over 15 quantile bins, by entry: Float64Array[n]. Values of the factor that are equal stay in one bin. */
function binMeans(y: ArrayLike<number>, factor: ArrayLike<number>): { fitted: Float64Array; bins: number } {
  const n = y.length;
  const fitted = new Float64Array(n);
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => factor[a] - factor[b]);
  let bins = 0;
  let from = 0;
  while (from < n) {
    let to = Math.min(n, Math.max(from + 1, Math.round(((bins + 1) * n) / BINS)));
    while (to < n && factor[order[to]] === factor[order[to - 1]]) to += 1;
    let sum = 0;
    for (let k = from; k < to; k += 1) sum += y[order[k]];
    for (let k = from; k < to; k += 1) fitted[order[k]] = sum / (to - from);
    bins += 1;
    from = to;
  }
  return { fitted, bins };
}

/**
 * Share of the variance of y that a factor explains: Var(E[y | factor]) ÷ Var y over 15 quantile bins, less its bias
 * of (bins − 1) ÷ n, never below 0. 0 when y does not vary.
 */
export function explainedShare(y: ArrayLike<number>, factor: ArrayLike<number>): number {
  const n = y.length;
  const { mean, sd } = moments(y);
  if (!(sd > 1e-12 * Math.max(1, Math.abs(mean)))) return 0;
  const { fitted, bins } = binMeans(y, factor);
  if (bins < 2) return 0;
  let between = 0;
  for (const value of fitted) between += (value - mean) * (value - mean);
  const share = between / ((n - 1) * sd * sd);
  return Math.max(0, Math.min(1, share - (bins - 1) / n));
}

/** What the differences of pay are paid for: shares of its variance that sum to 1. */
export interface PaidFor {
  skill: number;
  effort: number;
  book: number;
  luck: number;
  gaming: number;
}

/**
 * Splits the variance of pay. Pay is what honest work would have earned on the same luck plus what gaming adds; the
 * honest part is split in turn into what skill explains, what the book adds to it, what pace adds to both (means over
 * 15 bins), and the rest, luck. A share is Cov(part, pay) ÷ Var(pay), so they sum to 1; a part that works against the
 * differences comes out below 0. All 0 when pay does not vary.
 */
export function paidFor(
  pay: ArrayLike<number>,
  honest: { pay: ArrayLike<number>; effort: ArrayLike<number> },
  skill: ArrayLike<number>,
  book: ArrayLike<number>,
): PaidFor {
  const n = pay.length;
  const { mean, sd } = moments(pay);
  if (!(sd > 1e-12 * Math.max(1, Math.abs(mean))))
    return { skill: 0, effort: 0, book: 0, luck: 0, gaming: 0 };
  const variance = (n - 1) * sd * sd;
  const share = (part: ArrayLike<number>) => {
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += part[k] * (pay[k] - mean);
    return sum / variance;
  };
  const rest = Float64Array.from(honest.pay);
  const take = (factor: ArrayLike<number>) => {
    const { fitted } = binMeans(rest, factor);
    for (let k = 0; k < n; k += 1) rest[k] -= fitted[k];
    return share(fitted);
  };
  return {
    gaming: share(Float64Array.from(pay, (value, k) => value - honest.pay[k])),
    skill: take(skill),
    book: take(book),
    effort: take(honest.effort),
    luck: share(rest),
  };
}

/** The split measured on collector-months: pay, the skill and the book behind each. */
export function measuredSplit(
  pay: ArrayLike<number>,
  skill: ArrayLike<number>,
  book: ArrayLike<number>,
): FairnessSplit {
  const s = explainedShare(pay, skill);
  const b = explainedShare(pay, book);
  return { skill: s, book: b, luck: Math.max(0, 1 - s - b), fairness: s + b > 0 ? s / (s + b) : 1 };
}

/** Gini coefficient of pays ≥ 0: 0 all alike, towards 1 one takes all; 0 when nothing is paid. */
export function gini(pay: ArrayLike<number>): number {
  const sorted = Float64Array.from(pay).sort();
  const n = sorted.length;
  let total = 0;
  let weighted = 0;
  sorted.forEach((x, k) => {
    total += x;
    weighted += (2 * k + 1 - n) * x;
  });
  return total > 0 ? weighted / (n * total) : 0;
}

/** P90 ÷ P10 of pay; Infinity when a tenth gets nothing. */
export function payDispersion(pay: ArrayLike<number>): number {
  const sorted = Float64Array.from(pay).sort();
  const low = quantile(sorted, 0.1);
  return low > 0 ? quantile(sorted, 0.9) / low : Infinity;
}

/** Share of collector-months that are paid nothing. */
export function zeroPayShare(pay: ArrayLike<number>): number {
  let zero = 0;
  for (let k = 0; k < pay.length; k += 1) if (pay[k] <= 1e-9) zero += 1;
  return pay.length > 0 ? zero / pay.length : 0;
}
