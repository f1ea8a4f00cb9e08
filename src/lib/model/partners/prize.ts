import type { Scenario } from '#scenario';
import type { PlacementPlan } from '../plan.ts';

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
