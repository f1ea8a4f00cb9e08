import { DECISION } from '#engine';
import { ENTITY } from '../layout.ts';
import { integers, luck } from '../state.ts';
import type { State } from '../state.ts';

/** Ties are numbered apart by list, so that one list’s order says nothing about another’s; calls count from 0. */
export const VISIT_TIES = 1 << 20;
export const CLAIM_TIES = 2 << 20;
export const CALL_BACK_TIES = 3 << 20;

/** An account's own luck among its equals. */
export function tieKey(s: State, a: number, occurrence: number): number {
  return luck(s, s.i[integers(a) + ENTITY], DECISION.tie, occurrence);
}

/** Orders accounts of equal rank by their own luck, then by identity, never by position. */
export function byOwnLuck(
  s: State,
  accounts: number[] | Int32Array,
  occurrence: (a: number) => number,
): void {
  const keys = new Map<number, number>();
  for (const a of accounts) keys.set(a, tieKey(s, a, occurrence(a)));
  const entity = (a: number) => s.i[integers(a) + ENTITY];
  accounts.sort((x, y) => keys.get(x)! - keys.get(y)! || entity(x) - entity(y));
}
