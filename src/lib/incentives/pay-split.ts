import { jackknife } from '#stats';
import { panelValue, PANEL_WIDTH } from './panel.ts';
import type { FairnessSplit } from './fairness.ts';

/** Panels of one future of the scheme, of the same with other books, and of the same with other days. */
export interface CrossedPanels {
  scheme: ArrayLike<number>;
  rebook: ArrayLike<number>;
  reluck: ArrayLike<number>;
}

/** Pays of collector-months that are there in all three runs, by team and month: [scheme, rebook, reluck] flattened. */
type Cells = Map<number, number[]>;

const MANY = 1000;

function cellsOf({ scheme, rebook, reluck }: CrossedPanels): Cells {
  const read = (rows: ArrayLike<number>) => {
    const pays = new Map<string, number>();
    for (let row = 0; row < rows.length / PANEL_WIDTH; row += 1)
      pays.set(
        `${panelValue(rows, row, 'team')}/${panelValue(rows, row, 'collector')}/${panelValue(rows, row, 'month')}`,
        panelValue(rows, row, 'pay'),
      );
    return pays;
  };
  const [books, days] = [read(rebook), read(reluck)];
  const cells: Cells = new Map();
  for (const [who, pay] of read(scheme)) {
    const [other, again] = [books.get(who), days.get(who)];
    if (other === undefined || again === undefined) continue;
    const [team, , month] = who.split('/').map(Number);
    const cell = cells.get(MANY * team + month) ?? [];
    cell.push(pay, other, again);
    cells.set(MANY * team + month, cell);
  }
  return cells;
}

/** The split over futures, leaving one out (−1 = none): covariances of runs that share skill, or skill and book. */
function splitWithout(futures: readonly Cells[], out: number): FairnessSplit {
  const keys = new Set(futures.flatMap((cells) => [...cells.keys()]));
  let [variance, skillOnly, skillAndBook] = [0, 0, 0];
  for (const key of keys) {
    const cell = futures.flatMap((cells, r) => (r === out ? [] : (cells.get(key) ?? [])));
    const n = cell.length / 3;
    // What a team is paid in a month in the mean is common to all: neither skill, nor book, nor luck.
    let mean = 0;
    for (const pay of cell) mean += pay / cell.length;
    for (let k = 0; k < n; k += 1) {
      const [p, other, again] = [cell[3 * k] - mean, cell[3 * k + 1] - mean, cell[3 * k + 2] - mean];
      variance += (p * p + other * other + again * again) / 3;
      skillOnly += other * again;
      skillAndBook += p * again;
    }
  }
  if (!(variance > 0)) return { skill: 0, book: 0, luck: 0, fairness: 1 };
  const skill = Math.max(0, skillOnly / variance);
  const both = Math.min(1, Math.max(skill, skillAndBook / variance));
  return { skill, book: both - skill, luck: 1 - both, fairness: both > 0 ? skill / both : 1 };
}

/**
 * Where differences of pay within a team and month come from, by pick-freeze (Sobol, Jansen; incentives §5.3): the run
 * with other books and the run with other days share skill alone, so that their covariance is skill's first-order part;
 * the scheme and the run with other days share skill and book. Book therefore holds what skill and book do together, and
 * luck all that days have a part in. Standard errors by leaving one future out; undefined without common collectors.
 */
export function paySplit(
  futures: readonly CrossedPanels[],
): { split: FairnessSplit; se: FairnessSplit; futures: number } | undefined {
  const all = futures.map(cellsOf).filter((cells) => cells.size > 0);
  if (all.length === 0) return undefined;
  const without = all.map((_, r) => splitWithout(all, r));
  const se = (part: keyof FairnessSplit) => jackknife(without.map((one) => one[part]));
  return {
    split: splitWithout(all, -1),
    se: { skill: se('skill'), book: se('book'), luck: se('luck'), fairness: se('fairness') },
    futures: all.length,
  };
}
