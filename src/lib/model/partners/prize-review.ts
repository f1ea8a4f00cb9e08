import { DECISION } from '#engine';
import { partnerEffort, placementShares, winnerOf } from '#incentives';
import { ENTITY, PLACEMENTS } from '../layout.ts';
import type { Prize } from './prize.ts';
import { placementIndices } from './placement-index.ts';
import { integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';

/** Partner that gets the account which the path names for `named`. Until the first review the paths alone decide. */
export function prizeWinner(s: State, prize: Prize, a: number, step: number, named: number): number {
  const { moves, contenders } = prize.plan;
  if (moves[step] === 0) return named;
  const place = contenders.indexOf(named);
  prize.named[place] += 1;
  if (prize.to.length === 0) return named;
  const placements = s.t[path(a) + PLACEMENTS];
  const u = luckUnit(s, s.i[integers(a) + ENTITY], DECISION.placementPrize, placements);
  return contenders[winnerOf(place, prize.from, prize.to, u)];
}

/** Step 2 on the first day of a review month: shares and efforts by what partners did since the last review. */
export function reviewPrize(s: State, prize: Prize): void {
  const { kappa, everyMonths, index, response, contenders } = prize.plan;
  if (s.month === 0 || s.month % everyMonths !== 0) return;
  const { placedBalance, placedCash, buckets } = s.seen;
  const since = (now: Float64Array, then: Float64Array) => now.map((value, n) => value - then[n]);
  const indices = placementIndices(
    since(placedBalance, prize.balance),
    since(placedCash, prize.cash),
    buckets,
  );
  prize.balance.set(placedBalance);
  prize.cash.set(placedCash);
  const all = prize.named.reduce((sum, count) => sum + count, 0);
  if (all === 0) return;
  prize.from = Array.from(prize.named, (count) => count / all);
  // Of whom nothing is known is taken for average.
  const scores = Array.from(contenders, (k) => (Number.isFinite(indices[k][index]) ? indices[k][index] : 1));
  prize.to = placementShares(scores, kappa, prize.from);
  contenders.forEach((k, n) => (prize.effort[k] = partnerEffort(prize.to[n], kappa, response)));
}
