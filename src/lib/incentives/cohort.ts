import { normalQuantile } from '#engine';
import { moments } from '#stats';

/** What one collector's plan depends on in the others: once a day, from yesterday's plans. */

/**
 * The score that wins a rank prize: mean + z(1 − topShare)·√(variance of the projections + noise²), `noiseSd` the
 * standard deviation of what is left of the month.
 */
export function rankCut(projected: ArrayLike<number>, noiseSd: number, topShare: number): number {
  const { mean, sd } = moments(projected);
  return mean + normalQuantile(1 - topShare) * Math.sqrt(sd * sd + noiseSd * noiseSd);
}

/** Mean of each team's values by collector: teams are runs of `size`, the last may be shorter. */
export function teamMeans(values: ArrayLike<number>, size: number): Float64Array {
  const n = values.length;
  const out = new Float64Array(n);
  for (let from = 0; from < n; from += size) {
    const to = Math.min(n, from + size);
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += values[i];
    out.fill(sum / (to - from), from, to);
  }
  return out;
}

/** 1 for the collectors whose score is among the top share (rounded up), else 0; ties go to the lower index. */
export function rankWinners(scores: ArrayLike<number>, topShare: number): Float64Array {
  const winners = new Float64Array(scores.length);
  Array.from({ length: scores.length }, (_, i) => i)
    .sort((a, b) => scores[b] - scores[a] || a - b)
    .slice(0, Math.ceil(topShare * scores.length))
    .forEach((i) => (winners[i] = 1));
  return winners;
}
