import { moments, quantile } from '#stats';
import { correlation } from './correlation.ts';

/** What a scheme can cost in a month. Totals of variable pay by month, base months. */
export interface BudgetRisk {
  mean: number;
  sd: number;
  /** 1-in-20 month ÷ mean; 1 when nothing is paid. */
  p95Ratio: number;
  /** Mean of the worst twentieth ÷ mean. */
  cvar95Ratio: number;
  /** Share of months above the budget. */
  breach: number;
}

/** Share of months that count as the worst. */
const TAIL = 0.05;

/** The spread of monthly totals against a budget. */
export function budgetRisk(totals: ArrayLike<number>, budget: number): BudgetRisk {
  const { mean, sd, n } = moments(totals);
  if (!(mean > 0)) return { mean, sd, p95Ratio: 1, cvar95Ratio: 1, breach: 0 };
  const sorted = Float64Array.from(totals).sort();
  const worst = sorted.slice(n - Math.max(1, Math.round(TAIL * n)));
  return {
    mean,
    sd,
    p95Ratio: quantile(sorted, 1 - TAIL) / mean,
    cvar95Ratio: moments(worst).mean / mean,
    breach: sorted.filter((total) => total > budget).length / n,
  };
}

/** Total of a panel by month: Float64Array[months]. */
export function monthlyTotals(panel: ArrayLike<number>, collectors: number, months: number): Float64Array {
  const totals = new Float64Array(months);
  for (let i = 0; i < collectors; i += 1)
    for (let t = 0; t < months; t += 1) totals[t] += panel[i * months + t];
  return totals;
}

/** Share of the variance of the total that follows what is nobody's doing (r² with a factor common to all). */
export function windfallShare(totals: ArrayLike<number>, common: ArrayLike<number>): number {
  const r = correlation(totals, common);
  return r * r;
}
