import { ACTIVE, balanceOf, BUCKET, I_STRIDE, STATUS, TREATMENT } from '../layout.ts';
import type { State } from '../state.ts';

/*
 * Where active accounts stand now: each in `seen.place`, number and balance by treatment × bucket in `seen.stock`. Both are kept
 * event by event, so that a morning and the turn of a week read small tables and not the book. Whoever changes status, bucket, treatment or
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
  s.seen.vintageStock[2 * s.seen.vintageOf[a] + 1] += change;
}

/** INV-03: name, found and expected wherever the stock, or an account's place, is not what a count of the book gives. */
export function stockMisses(s: State): [name: string, found: number, expected: number][] {
  const counted = new Float64Array(s.seen.stock.length);
  const misses: [string, number, number][] = [];
  for (let a = 0; a < s.arrived; a += 1) {
    const active = s.i[a * I_STRIDE + STATUS] === ACTIVE;
    const place = placeOf(s, a);
    const expected = active ? place + 1 : 0;
    if (s.seen.place[a] !== expected) misses.push([`place of account ${a}`, s.seen.place[a], expected]);
    if (!active) continue;
    counted[2 * place] += 1;
    counted[2 * place + 1] += balanceOf(s, a);
  }
  s.seen.stock.forEach((kept, k) => {
    const name = `${k % 2 === 0 ? 'accounts' : 'balance'} at place ${k >> 1}`;
    if (kept !== counted[k]) misses.push([name, kept, counted[k]]);
  });
  return misses;
}

function book(s: State, a: number, sign: 1 | -1): void {
  const { stock, place, vintageStock, vintageOf } = s.seen;
  const at = placeOf(s, a);
  const balance = sign * balanceOf(s, a);
  place[a] = sign > 0 ? at + 1 : 0;
  stock[2 * at] += sign;
  stock[2 * at + 1] += balance;
  vintageStock[2 * vintageOf[a]] += sign;
  vintageStock[2 * vintageOf[a] + 1] += balance;
}
