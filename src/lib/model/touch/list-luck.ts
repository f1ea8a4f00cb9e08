import type { State } from '../state.ts';

/**
 * How far the contacts of one list hang together: the same debtor is reached several times and keeps or breaks for reasons of
 * their own, so that a record of lists holds more luck than as many independent contacts. By collector the sums over
 * debtors of contacts², contacts × kept and kept²; a debtor whose list changes hands counts on. 0 in a pool, where it is anybody's turn.
 */
export interface ListLuck {
  reached: Uint8Array;
  kept: Uint8Array;
  /** Float64Array[collectors × 3]. */
  squares: Float64Array;
}

/** Nothing counted, no collector known yet. */
export const listLuck = ({ plan }: State): ListLuck => {
  const accounts = plan.assignment === 'pool' ? 0 : plan.book.size;
  return {
    reached: new Uint8Array(accounts),
    kept: new Uint8Array(accounts),
    squares: new Float64Array(0),
  };
};

/** A collector speaks with the debtor of account `a`. */
export function noteContact({ plan, people }: State, a: number, collector: number): void {
  people.contacts[collector] += 1;
  const { reached, kept, squares } = people.lists;
  if (reached.length === 0 || plan.crews[people.team[collector]].field || reached[a] === 255) return;
  squares[collector * 3] += 2 * reached[a] + 1;
  squares[collector * 3 + 1] += kept[a];
  reached[a] += 1;
}

/** A promise that a collector was given is kept. */
export function noteKept({ plan, people }: State, a: number, collector: number, paid: number): void {
  people.kept[collector] += 1;
  people.cash[collector] += paid;
  const { reached, kept, squares } = people.lists;
  if (kept.length === 0 || plan.crews[people.team[collector]].field || kept[a] === 255) return;
  squares[collector * 3 + 2] += 2 * kept[a] + 1;
  squares[collector * 3 + 1] += reached[a];
  kept[a] += 1;
}
