import { DEBT_GROUP_ENDS, DEBT_GROUPS } from '#scenario';
import { balanceOf, CURED, I_STRIDE, OLDEST_DUE, STATUS } from '../layout.ts';
import { ACCOUNTS, BALANCE, MEASURES } from './measures.ts';
import type { State } from '../state.ts';

/*
 * Moves between buckets from where accounts stand as a month or week begins to where they stand as it ends, and what else a
 * month's end counts. Where each account stands now is in `seen.place` (stock.ts).
 */

/**
 * The evening on which a month ends, in one walk through the book: books the move of every account that was active when the
 * month began, and notes where every active account stands as month `opens` begins (−1 = the horizon: none does). Before the
 * first day no month ends. Returns the provision that the book calls for: share of the balance by debt group.
 */
export function turnMonth(s: State, day: number, opens: number): number {
  const { i, plan, seen } = s;
  const { rollNumber, rollBalance, monthBalance, monthPlace, place, debtGroups, buckets, treatments } = seen;
  const width = buckets + 2;
  const ending = s.month * (treatments + 1) * buckets - 1;
  const ends = s.month * DEBT_GROUPS * 2;
  let provision = 0;
  for (let a = 0; a < s.arrived; a += 1) {
    const from = monthPlace[a];
    const now = place[a];
    if (from > 0) {
      const move = (ending + from) * width + columnOf(s, a, now);
      rollNumber[move] += 1;
      rollBalance[move] += monthBalance[a];
    }
    monthPlace[a] = opens >= 0 ? now : 0;
    if (now === 0) continue;
    const balance = balanceOf(s, a);
    const dpd = day - i[a * I_STRIDE + OLDEST_DUE];
    let group = 0;
    while (group < DEBT_GROUPS - 1 && dpd > DEBT_GROUP_ENDS[group]) group += 1;
    // Rounded by account, so that the order of accounts cannot show in the sum.
    const part = Math.round(balance * plan.provisionShares[group]);
    provision += part;
    debtGroups[ends + 2 * group] += balance;
    debtGroups[ends + 2 * group + 1] += part;
    monthBalance[a] = balance;
  }
  if (opens >= 0) openCells(s, opens);
  // Before the first day no month ends.
  if (opens === s.month) debtGroups.fill(0);
  return provision;
}

/** Notes where accounts stand as a month opens. */
function openCells({ seen: { cells, stock, treatments, buckets } }: State, month: number): void {
  const places = (treatments + 1) * buckets;
  for (let place = 0; place < places; place += 1) {
    const cell = (month * places + place) * MEASURES.length;
    cells[cell + ACCOUNTS] += stock[2 * place];
    cells[cell + BALANCE] += stock[2 * place + 1];
  }
}

/** Notes where accounts stand as a week begins on `day`: nobody has moved yet. */
export function openWeek({ seen }: State, day: number): void {
  const { stock, weekPlace, place, rollWeek, buckets } = seen;
  seen.weekFrom = day;
  weekPlace.set(place);
  const first = (seen.weekOf[day] * stock.length) / 2;
  for (let at = 0; at < stock.length / 2; at += 1)
    rollWeek[(first + at) * (buckets + 2) + (at % buckets)] += stock[2 * at];
}

/** Books the moves of the week that ends on `day`: all who stand elsewhere than as it began. */
export function closeWeek(s: State, day: number): void {
  const { weekPlace, place, rollWeek, weekOf, stock, buckets } = s.seen;
  const before = (weekOf[day] * stock.length) / 2 - 1;
  for (let a = 0; a < s.arrived; a += 1) {
    const from = weekPlace[a];
    const now = place[a];
    if (from === now || from === 0) continue;
    const row = (before + from) * (buckets + 2);
    rollWeek[row + ((from - 1) % buckets)] -= 1;
    rollWeek[row + columnOf(s, a, now)] += 1;
  }
}

/** Column of a move to where an account stands now: its bucket, else cured, else closed. */
function columnOf({ i, seen }: State, a: number, place: number): number {
  if (place > 0) return (place - 1) % seen.buckets;
  return i[a * I_STRIDE + STATUS] === CURED ? seen.buckets : seen.buckets + 1;
}
