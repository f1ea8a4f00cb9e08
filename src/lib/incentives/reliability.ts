import { normalCdf, normalQuantile } from '#engine';
import { moments } from '#stats';
import { correlation, rankCorrelation } from './correlation.ts';
import { normalPdf, simpson } from './normal.ts';

/** Whether pay tells good collectors from lucky ones. A panel is Float64Array[collectors × months], index i·months + t. */

/** Means over the first `months` months by collector. */
export function collectorMeans(
  panel: ArrayLike<number>,
  collectors: number,
  months: number,
  first = months,
): Float64Array {
  const means = new Float64Array(collectors);
  for (let i = 0; i < collectors; i += 1) {
    let sum = 0;
    for (let t = 0; t < first; t += 1) sum += panel[i * months + t];
    means[i] = sum / first;
  }
  return means;
}

/**
 * Intraclass correlation (one-way analysis of variance): (MSB − MSW) ÷ (MSB + (T − 1)·MSW), the reliability of one
 * month. It overstates merit when books persist. 0 when nothing varies; may be slightly below 0. months ≥ 2.
 */
export function intraclass(panel: ArrayLike<number>, collectors: number, months: number): number {
  const means = collectorMeans(panel, collectors, months);
  const between = moments(means);
  const msb = months * between.sd * between.sd;
  let within = 0;
  for (let i = 0; i < collectors; i += 1)
    for (let t = 0; t < months; t += 1) {
      const d = panel[i * months + t] - means[i];
      within += d * d;
    }
  const msw = within / (collectors * (months - 1));
  const total = msb + (months - 1) * msw;
  return total > 1e-24 ? (msb - msw) / total : 0;
}

/** Standard error of the intraclass correlation for n collectors over T months (Fisher's approximation). */
export function intraclassError(icc: number, collectors: number, months: number): number {
  return (
    (Math.sqrt(2) * (1 - icc) * (1 + (months - 1) * icc)) /
    Math.sqrt(months * (months - 1) * (collectors - 1))
  );
}

/** Reliability of the mean of T months: T·ICC ÷ (1 + (T − 1)·ICC) (Spearman–Brown). */
export function reliabilityOver(icc: number, months: number): number {
  return (months * icc) / (1 + (months - 1) * icc);
}

/** Months until the mean has a reliability, a real number; Infinity for ICC ≤ 0. */
export function monthsToReliability(icc: number, wanted: number): number {
  return icc > 0 ? (wanted * (1 - icc)) / ((1 - wanted) * icc) : Infinity;
}

/** Cells of the integrals over the upper quartile. */
const CELLS = 400;
const REACH = 8;

/** P(truly in the top share | observed in it) for normal skill and noise at a reliability in [0, 1]. */
export function topHit(reliability: number, topShare = 0.25): number {
  if (reliability <= 0) return topShare;
  if (reliability >= 1) return 1;
  const cut = normalQuantile(1 - topShare);
  const rho = Math.sqrt(reliability);
  const rest = Math.sqrt(1 - reliability);
  return simpson((z) => normalPdf(z) * normalCdf((rho * z - cut) / rest), cut, REACH, CELLS) / topShare;
}

const HALVINGS = 60;
/** Beyond this many months nobody waits: 10 years. */
const LONGEST = 120;

/** Months until the top quartile is identified with a chance, a real number; Infinity beyond 120. */
export function monthsToIdentify(icc: number, wanted = 0.7, topShare = 0.25): number {
  if (!(icc > 0) || topHit(reliabilityOver(icc, LONGEST), topShare) < wanted) return Infinity;
  let low = 0;
  let high = LONGEST;
  for (let k = 0; k < HALVINGS; k += 1) {
    const middle = (low + high) / 2;
    if (topHit(reliabilityOver(icc, middle), topShare) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The winner's curse: observed and true mean (in sd of what is observed, of true skill) of the top share. */
export function winnersCurse(reliability: number, topShare: number): { observed: number; true: number } {
  const observed = normalPdf(normalQuantile(1 - topShare)) / topShare;
  return { observed, true: Math.sqrt(reliability) * observed };
}

/** What skill itself says, which only a simulator knows. */
export interface TrueSkill {
  /** corr(mean pay, skill)²: reliability as a measure of skill. */
  reliability: number;
  /** 1 − Spearman(rank of pay, rank of skill)². */
  luckShareOfRank: number;
  /** Share of the observed top quarter that truly is. */
  topHit: number;
  /** Bonus paid to the lower half of skill ÷ all bonus. */
  misreward: number;
}

/** Judges mean pay over the first `first` months against true skill. */
export function trueSkill(
  pay: ArrayLike<number>,
  skill: ArrayLike<number>,
  collectors: number,
  months: number,
  first = months,
): TrueSkill {
  const means = collectorMeans(pay, collectors, months, first);
  const r = correlation(means, skill);
  const rank = rankCorrelation(means, skill);
  const quarter = Math.max(1, Math.round(collectors / 4));
  const bySkill = orderDown(skill);
  const best = new Set(bySkill.slice(0, quarter));
  const hits = orderDown(means)
    .slice(0, quarter)
    .filter((i) => best.has(i)).length;
  const lower = bySkill.slice(Math.floor(collectors / 2));
  const total = means.reduce((sum, x) => sum + x, 0);
  return {
    reliability: r > 0 ? r * r : 0,
    luckShareOfRank: 1 - rank * rank,
    topHit: hits / quarter,
    misreward: total > 0 ? lower.reduce((sum, i) => sum + means[i], 0) / total : 0,
  };
}

function orderDown(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[b] - values[a] || a - b);
}
