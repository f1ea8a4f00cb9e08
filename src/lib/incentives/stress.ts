import { normalCdf, normalQuantile } from '#engine';
import { targetAtChance } from './targets.ts';

/** Whether a KPI at this size can carry what is asked of it: alarms, misses, waiting time, targets, mix. */

/** A KPI as a number with noise: its level and the standard deviation of one week. */
export interface KpiNoise {
  level: number;
  weeklySd: number;
}

/** Weekly noise of a share p among n a week: √(p(1 − p) ÷ n). */
export function shareNoise(level: number, perWeek: number): KpiNoise {
  return { level, weeklySd: Math.sqrt((level * (1 - level)) / perWeek) };
}

/** Weekly noise of a sum of n amounts with coefficient of variation CV, n itself Poisson: level·√((1 + CV²) ÷ n). */
export function sumNoise(level: number, perWeek: number, sizeVariation: number): KpiNoise {
  return { level, weeklySd: level * Math.sqrt((1 + sizeVariation * sizeVariation) / perWeek) };
}

export interface AlarmRates {
  /** Chance of an alarm in a period in which nothing changed. */
  falseAlarm: number;
  /** Chance of no alarm in a period with the true fall. */
  miss: number;
}

/** An alarm when the mean of `weeks` weeks lies below `line`; the true fall is a share of the level. */
export function alarmRates(kpi: KpiNoise, line: number, fall: number, weeks: number): AlarmRates {
  const sd = kpi.weeklySd / Math.sqrt(weeks);
  return {
    falseAlarm: below(line, kpi.level, sd),
    miss: 1 - below(line, kpi.level * (1 - fall), sd),
  };
}

function below(line: number, mean: number, sd: number): number {
  if (sd === 0) return mean < line ? 1 : 0;
  return normalCdf((line - mean) / sd);
}

/** Weeks of data before a true fall is told from noise with a false-alarm rate and a power. Infinity for no fall. */
export function weeksToDetect(kpi: KpiNoise, fall = 0.1, falseAlarm = 0.05, power = 0.8): number {
  const drop = Math.abs(kpi.level * fall);
  if (!(drop > 0)) return Infinity;
  const reach = normalQuantile(1 - falseAlarm) + normalQuantile(power);
  const root = (reach * kpi.weeklySd) / drop;
  return root * root;
}

/** Share of the differences between collectors in a period that is noise, 0–1. Variances. */
export function noiseShare(noise: number, observed: number): number {
  return observed > 0 ? Math.min(1, Math.max(0, noise / observed)) : 0;
}

/** "Reached in 62 % of runs; fair at 80 %: 31.5 %". */
export interface TargetReading {
  /** Share of futures at or above the target (at or below when down is good). */
  reached: number;
  /** The target that a share `fairChance` of futures reach. */
  fairTarget: number;
}

/** Reads a target against the KPI's value in each future. */
export function readTarget(
  futures: ArrayLike<number>,
  target: number,
  direction: 'up' | 'down' = 'up',
  fairChance = 0.8,
): TargetReading {
  let hit = 0;
  for (let k = 0; k < futures.length; k += 1)
    if (direction === 'up' ? futures[k] >= target : futures[k] <= target) hit += 1;
  const reached = futures.length > 0 ? hit / futures.length : 0;
  return { reached, fairTarget: targetAtChance(futures, direction === 'up' ? fairChance : 1 - fairChance) };
}

/** Numerator and denominator of a rate in one segment. */
export interface SegmentRate {
  over: number;
  under: number;
}

/** A change of a total rate, taken apart; the three parts sum to it. */
export interface MixShift {
  total: number;
  /** Change of the segments' own rates at the old mix. */
  within: number;
  /** Change of the mix at the old rates. */
  mix: number;
  interaction: number;
  /** Simpson's reversal: every segment moves one way, the total the other. */
  reversed: boolean;
}

/** Decomposes a change of Σ over ÷ Σ under between two periods; an empty segment keeps its other period's rate. */
export function mixShift(before: readonly SegmentRate[], after: readonly SegmentRate[]): MixShift {
  const whole = (side: readonly SegmentRate[]) => ({
    over: side.reduce((sum, one) => sum + one.over, 0),
    under: side.reduce((sum, one) => sum + one.under, 0),
  });
  const [old, now] = [whole(before), whole(after)];
  const rate = ({ over, under }: SegmentRate, other: SegmentRate) =>
    under > 0 ? over / under : other.under > 0 ? other.over / other.under : 0;
  let within = 0;
  let mix = 0;
  let interaction = 0;
  let ups = 0;
  let downs = 0;
  before.forEach((was, k) => {
    const is = after[k];
    const oldRate = rate(was, is);
    const rise = rate(is, was) - oldRate;
    const oldShare = old.under > 0 ? was.under / old.under : 0;
    const shift = (now.under > 0 ? is.under / now.under : 0) - oldShare;
    within += rise * oldShare;
    mix += oldRate * shift;
    interaction += rise * shift;
    if (rise > 0) ups += 1;
    if (rise < 0) downs += 1;
  });
  const total = rate(now, old) - rate(old, now);
  const reversed = (ups === before.length && total < 0) || (downs === before.length && total > 0);
  return { total, within, mix, interaction, reversed };
}
