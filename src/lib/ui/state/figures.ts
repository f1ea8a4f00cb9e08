import type { Summary } from '#experiment';

/** One figure of a plan for people: middle, the range of 8 of 10 futures, and the values that pair it with another. */
export interface Figure {
  median: number;
  low: number;
  high: number;
  mean: number;
  /** Monte Carlo standard error of the mean. */
  se: number;
  /** By future, in order. */
  values: number[];
}

export type KpiId = 'net' | 'costToCollect' | 'kept' | 'utilisation' | 'reached' | 'complaints';

/** How a key figure is counted: minor units, a share 0–1, or cases in a thousand. */
export type KpiUnit = 'money' | 'share' | 'perThousand';

/** Key figures in reading order. A share of nothing is 0. */
export const KPIS: readonly { id: KpiId; unit: KpiUnit; of: (summary: Summary) => number[] }[] = [
  { id: 'net', unit: 'money', of: ({ totals }) => totals.net.values },
  {
    id: 'costToCollect',
    unit: 'share',
    of: ({ totals }) => divide(totals.cost.values, totals.recovered.values),
  },
  {
    id: 'kept',
    unit: 'share',
    of: ({ totals }) => divide(totals.kept.values, add(totals.kept.values, totals.broken.values)),
  },
  {
    id: 'utilisation',
    unit: 'share',
    of: ({ totals }) => divide(totals.secondsUsed.values, totals.secondsAvailable.values),
  },
  {
    id: 'reached',
    unit: 'share',
    of: ({ totals, accounts, arrivals }) =>
      totals.touchedAccounts.values.map((value) => value / Math.max(1, accounts + arrivals)),
  },
  { id: 'complaints', unit: 'perThousand', of: complaintsPerThousand },
];

/** Complaints per 1,000 accounts with at least one call, by future. */
export function complaintsPerThousand({ totals }: Summary): number[] {
  return divide(totals.complaints.values, totals.touchedAccounts.values).map((value) => 1_000 * value);
}

export function figureOf(values: number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.1),
    high: quantile(sorted, 0.9),
    mean,
    se: standardError(values, mean),
    values,
  };
}

/** How much one figure is above another: paired by future when both have the same futures, else by means. */
export function differenceOf(plan: Figure, baseline: Figure): { mean: number; se: number } {
  const mean = plan.mean - baseline.mean;
  const differences = plan.values.map((value, r) => value - (baseline.values[r] ?? 0));
  return plan.values.length === baseline.values.length
    ? { mean, se: standardError(differences, mean) }
    : { mean, se: Math.hypot(plan.se, baseline.se) };
}

/** Half the 95 % interval of the mean relative to the mean: "luck" of the run, as a share. */
export function luckOf({ mean, se }: { mean: number; se: number }): number {
  return mean === 0 ? 0 : Math.abs((1.96 * se) / mean);
}

/** Quantile of ascending values, straight lines between order statistics (R's type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const rank = p * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? 0;
  return below + (rank - Math.floor(rank)) * ((sorted[Math.ceil(rank)] ?? below) - below);
}

function standardError(values: readonly number[], mean: number): number {
  const n = values.length;
  if (n < 2) return 0;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n);
}

function divide(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, r) => (b[r] ? value / b[r] : 0));
}

function add(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, r) => value + (b[r] ?? 0));
}
