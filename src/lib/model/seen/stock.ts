import { ACTIVE, balanceOf, BUCKET, I_STRIDE, STATUS, TREATMENT } from '../layout.ts';
import type { State } from '../state.ts';

/*
 * Where active accounts stand now, number and balance by treatment × bucket, in `seen.stock`. It is kept event by event, so
 * that the turn of a week or month reads a small table and not the book. Whoever changes status, bucket, treatment or
 * balance of an active account says so here; the self-check counts the book against it.
 */

/** Where an account stands: treatment × bucket, the last treatment is "none". */
export function placeOf(s: State, a: number): number {
  const { treatments, buckets } = s.seen;
  const treatment = s.i[a * I_STRIDE + TREATMENT];
  return (treatment < 0 ? treatments : treatment) * buckets + s.i[a * I_STRIDE + BUCKET];
}

/** The account is active from now on, or stands where it now does. */
export function enterStock(s: State, a: number): void {
  book(s, a, 1);
}

/** The account is about to be active no more, or to stand elsewhere. */
export function leaveStock(s: State, a: number): void {
  book(s, a, -1);
}

/** The balance of an active account has changed by `change`, minor units. */
export function changeStock(s: State, a: number, change: number): void {
  s.seen.stock[2 * placeOf(s, a) + 1] += change;
}

/** INV-03: name, found and expected wherever the stock is not what a count of the book gives. */
export function stockMisses(s: State): [name: string, found: number, expected: number][] {
  const counted = new Float64Array(s.seen.stock.length);
  for (let a = 0; a < s.arrived; a += 1) {
    if (s.i[a * I_STRIDE + STATUS] !== ACTIVE) continue;
    const place = 2 * placeOf(s, a);
    counted[place] += 1;
    counted[place + 1] += balanceOf(s, a);
  }
  return Array.from(s.seen.stock, (kept, k): [string, number, number] => [
    `${k % 2 === 0 ? 'accounts' : 'balance'} at place ${k >> 1}`,
    kept,
    counted[k],
  ]).filter(([, found, expected]) => found !== expected);
}

function book(s: State, a: number, sign: 1 | -1): void {
  const { stock } = s.seen;
  const place = 2 * placeOf(s, a);
  stock[place] += sign;
  stock[place + 1] += sign * balanceOf(s, a);
}
