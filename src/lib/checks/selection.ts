import { toUnit } from '#engine';
import type { Check, CheckRow } from './check.ts';
import { exactRow, shareRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL, seedOf } from './subject.ts';
import type { Theory } from './theory.ts';

const ID = 'VC-23';
const POOL = { lowest: 0.02, spread: 0.16, placedShare: 0.5, skill: 1.2 };
const ACCOUNTS = 400_000;
/** Decision numbers of this check's own luck. */
const CHANCE = 1;
const PAYS = 2;
const SLICE = 3;

/** The league-table trap: who gets the worst accounts looks worst. */
export const selection: Check = {
  id: ID,
  title: {
    vi: 'Chọn lọc ngược: đối tác giỏi hơn mà trông kém hơn',
    en: 'Adverse selection: a better partner looks worse',
  },
  source: 'Chance of paying .02 + .16u; in-house keeps the better half, the partner is 1.2 times as good',
  detects: 'luck that depends on who works the account; skill counted in-house as well',
  run: ({ theory } = MODEL) => [...formula(theory), ...accounts(theory)],
};

function formula(theory: Theory): CheckRow[] {
  const worst = theory.placeWorst(POOL);
  return [
    exactRow('in-house', 0.14, worst.inHouse),
    exactRow('partner, worst half', 0.072, worst.partner),
    printed('observed ratio', 0.514286, worst.observedRatio),
    exactRow('observed ratio on a random half', 1.2, theory.placeAtRandom(POOL).observedRatio),
  ];
}

/** Accounts one by one; the same account pays on the same luck wherever it is. */
function accounts(theory: Theory): CheckRow[] {
  const { a, b } = seedOf(ID);
  const u = (account: number, decision: number) => toUnit(theory.draw(account, decision, 0, a, b));
  const tally = { own: 0, ownPaid: 0, placed: 0, placedPaid: 0, slice: 0, slicePaid: 0 };
  for (let k = 0; k < ACCOUNTS; k += 1) {
    const rank = u(k, CHANCE);
    const chance = POOL.lowest + POOL.spread * rank;
    const luck = u(k, PAYS);
    if (rank < POOL.placedShare) {
      tally.placed += 1;
      if (luck < POOL.skill * chance) tally.placedPaid += 1;
    } else {
      tally.own += 1;
      if (luck < chance) tally.ownPaid += 1;
    }
    if (u(k, SLICE) < POOL.placedShare) {
      tally.slice += 1;
      if (luck < POOL.skill * chance) tally.slicePaid += 1;
    }
  }
  return [
    shareRow('simulated: in-house', 0.14, tally.ownPaid, tally.own),
    shareRow('simulated: partner, worst half', 0.072, tally.placedPaid, tally.placed),
    shareRow('simulated: partner, random half', 0.12, tally.slicePaid, tally.slice),
  ];
}
