import type { Summary } from '#experiment';
import type { Period } from '#charts';

/** Cash of the accounts that joined in one month as a share of what they owed then, added up. */
export interface Vintage {
  /** −1: the opening book; else the month of joining. */
  month: number;
  /**
   * Position 0 is the moment of joining, position k the end of the k-th month since, the month of joining being the
   * first; null beyond the run. As long for every vintage.
   */
  shares: (number | null)[];
}

/**
 * Vintage curves of a result. Arrivals come at a steady pace through every month, so what a month brought is taken as
 * its part of all arriving balance, by simulated days. A last month that was cut short is left out.
 */
export function vintages(summary: Summary, months: Period[]): Vintage[] {
  const { vintages: cash, openingBalance, arrivingBalance, cells } = summary;
  const count = cells.months;
  const end = count > 1 && !months[count - 1]?.whole ? count - 1 : count;
  const weights = months.map(({ from, to, length }) => (to - from) / length);
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return Array.from({ length: end + 1 }, (_, row): Vintage => {
    const month = row - 1;
    const balance = row === 0 ? openingBalance : (arrivingBalance * (weights[month] ?? 0)) / all;
    let sum = 0;
    const shares = Array.from({ length: end + 1 }, (_, k) => {
      if (balance <= 0) return null;
      const paid = Math.max(0, month) + k - 1;
      if (paid >= end) return null;
      if (k > 0) sum += cash[row * count + paid] ?? 0;
      return sum / balance;
    });
    return { month, shares };
  }).filter(({ shares }) => shares.some((share) => share !== null));
}
