import { ATOMS, BUCKET, CALL_WEEKS, REACH, RECENT, RECENT_DAY, SKIP } from '../layout.ts';
import { noteTouch } from '../strategy/law.ts';
import { addTouch } from '../strategy/memory.ts';
import { recentOn } from '../strategy/recent.ts';
import { integers } from '../state.ts';
import type { State } from '../state.ts';
import { callWeeksOn } from '../strategy/value.ts';

/** Counts a call of any kind for the ceilings and for the debtor's memory; returns the calls remembered before it. */
export function countCall(s: State, a: number, day: number): number {
  const { i } = s;
  const r = integers(a);
  const remembered = callWeeksOn(s, r, day);
  i[r + CALL_WEEKS] = addTouch(remembered);
  const recent = recentOn(i[r + RECENT], i[r + RECENT_DAY], day);
  i[r + RECENT] = (recent & 15) < 15 ? recent + 1 : recent;
  i[r + RECENT_DAY] = day;
  noteTouch(s, a, day);
  return remembered;
}

/** Beta rank of the account in its bucket's rate (`table`), weekday and hours on the odds; 0 without a valid contact. */
export function contactProbability(s: State, r: number, table: Float64Array, odds: number): number {
  const { i, plan } = s;
  const bucket = i[r + BUCKET];
  if (i[r + SKIP] < plan.tables.skipBelow[bucket]) return 0;
  const p = table[bucket * ATOMS + i[r + REACH]];
  return byOdds(p, odds);
}

/** A probability with its odds multiplied. */
export function byOdds(p: number, odds: number): number {
  return odds === 1 ? p : (p * odds) / (1 - p + p * odds);
}
