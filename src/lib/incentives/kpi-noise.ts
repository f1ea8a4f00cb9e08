import { normalQuantile } from '#engine';
import { moments } from '#stats';
import { unitOf } from './formula.ts';
import type { Formula } from './formula.ts';
import type { KpiMeasured, KpiPeriod } from './kpi-measure.ts';
import { readTarget, shareNoise } from './stress.ts';
import type { KpiNoise, TargetReading } from './stress.ts';
import { reachChance } from './targets.ts';

/** How far a KPI of this book moves by luck alone, and how often it reaches a target. */

export const WEEKS_A_MONTH = 365.25 / 12 / 7;

export interface SizedNoise extends KpiNoise {
  /** `futures`: spread of the simulated futures, everything in it. `counts`: the noise of counting so many cases alone. */
  from: 'futures' | 'counts';
}

/**
 * Level and weekly noise. From futures: a quotient over n weeks varies by √n less than over one, a sum by √n more.
 * From counts: √(p(1 − p) ÷ cases a week) for a share, Poisson for a count above the line. Undefined for amounts of money
 * without futures: how many payments made them is not kept.
 */
export function weeklyNoise(
  formula: Formula,
  measured: KpiMeasured,
  period: KpiPeriod,
  weeks: number,
): SizedNoise | undefined {
  const sum = formula.under === undefined;
  const { futures } = measured;
  if (futures !== undefined && futures.length > 1) {
    const { mean, sd } = moments(futures);
    const root = Math.sqrt(weeks);
    return sum
      ? { level: mean / weeks, weeklySd: sd / root, from: 'futures' }
      : { level: mean, weeklySd: sd * root, from: 'futures' };
  }
  const length = period === 'month' ? WEEKS_A_MONTH : weeks;
  const unit = unitOf(formula);
  if (unit === 'share' && measured.under > 0)
    return { ...shareNoise(measured.value, measured.under / length), from: 'counts' };
  const counts = unit === 'count' || unit === 'ratio' || unit === 'countPerCount';
  if (!counts || !(measured.over > 0)) return undefined;
  const level = sum ? measured.value / length : measured.value;
  return { level, weeklySd: level / Math.sqrt(measured.over / length), from: 'counts' };
}

/** A target read against the futures where there are any, else against a normal law with the noise of the counts over the period. */
export interface SizedReading extends TargetReading {
  from: SizedNoise['from'];
}

/** "Reached in 62 % of runs; fair at 80 %: 31.5 %"; undefined where neither futures nor counts are known. */
export function readKpiTarget(
  formula: Formula,
  measured: KpiMeasured,
  period: KpiPeriod,
  weeks: number,
  target: number,
  direction: 'up' | 'down',
  fairChance: number,
): SizedReading | undefined {
  const { futures } = measured;
  if (futures !== undefined && futures.length > 1)
    return { ...readTarget(futures, target, direction, fairChance), from: 'futures' };
  const noise = weeklyNoise(formula, measured, period, weeks);
  if (noise === undefined) return undefined;
  const sd = periodSd(formula, noise, period === 'month' ? WEEKS_A_MONTH : weeks);
  const above = sd > 0 ? reachChance(target, measured.value, sd) : measured.value >= target ? 1 : 0;
  const z = normalQuantile(fairChance);
  return {
    reached: direction === 'up' ? above : 1 - above,
    fairTarget: measured.value + (direction === 'up' ? -z : z) * sd,
    from: noise.from,
  };
}

/** Standard deviation over a period of so many weeks: a sum's grows with the root, a quotient's falls. */
function periodSd({ under }: Formula, { weeklySd }: KpiNoise, weeks: number): number {
  return under === undefined ? weeklySd * Math.sqrt(weeks) : weeklySd / Math.sqrt(weeks);
}

/** The futures of a KPI, or as many quantiles of the normal law that stands for them: what a quantile target needs. */
export function kpiFutures(
  formula: Formula,
  measured: KpiMeasured,
  period: KpiPeriod,
  weeks: number,
): number[] | undefined {
  const { futures } = measured;
  if (futures !== undefined && futures.length > 1) return futures;
  const noise = weeklyNoise(formula, measured, period, weeks);
  if (noise === undefined) return undefined;
  const sd = periodSd(formula, noise, period === 'month' ? WEEKS_A_MONTH : weeks);
  return Array.from(
    { length: STAND_INS },
    (_, k) => measured.value + sd * normalQuantile((k + 0.5) / STAND_INS),
  );
}
const STAND_INS = 200;
