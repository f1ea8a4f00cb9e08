import { DECISION } from '#engine';
import { partnerEffort, placementShares, winnerOf } from '#incentives';
import type { Scenario } from '#scenario';
import { ENTITY, PLACEMENTS } from './layout.ts';
import { placementIndices } from './placement-index.ts';
import type { PlacementPlan } from './plan.ts';
import { integers, luckUnit, path } from './state.ts';
import type { State } from './state.ts';

/** Placements as a prize: what the paths name is shared anew by how partners did since the last review. */
export interface PrizePlan {
  kappa: number;
  everyMonths: number;
  index: 'raw' | 'adjusted';
  response: number;
  /** 1 where a placement step may go to another contender: not where it goes to a trial by lot. */
  moves: Uint8Array;
  /** Partners that some such step names, in their order; neither buyers, trials nor firms that the law bans. */
  contenders: Int32Array;
}

export function compilePrize(scenario: Scenario, partners: readonly PlacementPlan[]): PrizePlan | undefined {
  const { placementPrize: prize, treatments } = scenario.strategy;
  if (prize === undefined) return undefined;
  const competes = partners.map(
    ({ sale, bannedBy }, k) => !sale && bannedBy < 0 && scenario.partners[k].trial !== true,
  );
  const named = new Set<number>();
  const moves = treatments.flatMap(({ steps }) =>
    steps.map((step) => {
      if (step.channel !== 'partner') return 0;
      const k = partners.findIndex(({ id }) => id === step.partner);
      if (!competes[k]) return 0;
      named.add(k);
      return 1;
    }),
  );
  return {
    ...prize,
    moves: Uint8Array.from(moves),
    contenders: Int32Array.from(named).sort(),
  };
}

/** How the prize stands in one future. */
export class Prize {
  readonly plan: PrizePlan;
  /** By contender: placements named for it so far; share of them at the last review, and share of what comes next. */
  readonly named: Float64Array;
  from: number[] = [];
  to: number[] = [];
  /** By partner: effort relative to that without a prize. */
  readonly effort: Float64Array;
  /** Placed balance and cash by partner × bucket as they stood at the last review. */
  readonly balance: Float64Array;
  readonly cash: Float64Array;

  constructor(plan: PrizePlan, partners: number, buckets: number) {
    this.plan = plan;
    this.named = new Float64Array(plan.contenders.length);
    this.effort = new Float64Array(partners).fill(1);
    this.balance = new Float64Array(partners * buckets);
    this.cash = new Float64Array(partners * buckets);
  }

  clear(): void {
    for (const array of [this.named, this.balance, this.cash]) array.fill(0);
    this.effort.fill(1);
    this.from = [];
    this.to = [];
  }
}

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
