import { draw, exp, normalQuantile, replicationKey, seedKey, toUnit } from '#engine';
import type { StreamKey } from '#engine';

/** What a draw of the reduced world decides. Append only. Its seeds are its own, so it shares no luck with the model. */
export const REDUCED = {
  skill: 1,
  bookLasting: 2,
  bookMonth: 3,
  macro: 4,
  moralCost: 5,
  complaints: 6,
  audit: 7,
  /** + measure (0–5). */
  noise: 16,
} as const;

/** Luck of one replication: every number depends on its own key alone, so that schemes are compared on the same luck. */
export class ReducedLuck {
  private readonly key: StreamKey;

  constructor(seed: string, replication: number) {
    this.key = replicationKey(seedKey(`reduced/${seed}`), replication);
  }

  /** A uniform in (0, 1). */
  unit(entity: number, decision: number, occurrence: number): number {
    return toUnit(draw(entity, decision, occurrence, this.key.a, this.key.b));
  }

  normal(entity: number, decision: number, occurrence: number): number {
    return normalQuantile(this.unit(entity, decision, occurrence));
  }

  /** Lognormal with mean 1 and standard deviation `sigma` of the logarithm. */
  lognormal(sigma: number, entity: number, decision: number, occurrence: number): number {
    return exp(sigma * this.normal(entity, decision, occurrence) - 0.5 * sigma * sigma);
  }
}

/** Poisson count at uniform u. */
export function poissonAt(mean: number, u: number): number {
  let term = exp(-mean);
  let total = term;
  let k = 0;
  while (u > total && k < 50) {
    k += 1;
    term *= mean / k;
    total += term;
  }
  return k;
}
