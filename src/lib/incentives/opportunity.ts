import { ReducedLuck, REDUCED } from './reduced-luck.ts';
import { equalOpportunity, setTarget } from './targets.ts';
import type { EqualOpportunity, TargetMethod, TargetSettings } from './targets.ts';

/** A month of collectors who all work alike, with books of different difficulty: whom does a target method let succeed? */
export interface OpportunityWorld {
  collectors: number;
  /** Standard deviations of the logarithm: what a book is worth, and luck of the month. */
  bookSd: number;
  luckSd: number;
  /** Share of the variance of books that the expected-value model explains, 0–1. */
  modelR2: number;
}

/** Book sd .25 and luck .20 are those of the reduced world; 70 % explained is a design assumption. */
export const OPPORTUNITY: OpportunityWorld = { collectors: 400, bookSd: 0.25, luckSd: 0.2, modelR2: 0.7 };

/** Futures of one book that a quantile target is taken from. */
const FUTURES = 40;
/** Keys of draws beyond the first month. */
const LAST_MONTH = 1;
const MODEL_ERROR = 2;
const FIRST_FUTURE = 10;

/** Hit rate by difficulty decile, and its slope, when a method sets everybody's target and all work the same. */
export function methodOpportunity(
  method: TargetMethod,
  settings: TargetSettings,
  world: OpportunityWorld = OPPORTUNITY,
  seed = 'opportunity',
): EqualOpportunity {
  const luck = new ReducedLuck(seed, 0);
  const { collectors, bookSd, luckSd, modelR2 } = world;
  const crew = Array.from({ length: collectors }, (_, i) => {
    // What the model sees of a book and what it misses, so that both together vary by bookSd.
    const seen = luck.lognormal(Math.sqrt(modelR2) * bookSd, i, REDUCED.bookLasting, 0);
    const missed = luck.lognormal(Math.sqrt(1 - modelR2) * bookSd, i, REDUCED.bookLasting, MODEL_ERROR);
    const book = seen * missed;
    const month = (key: number) => book * luck.lognormal(luckSd, i, REDUCED.noise, key);
    return { seen, book, now: month(0), last: month(LAST_MONTH), month };
  });
  const peers = Float64Array.from(crew, ({ now }) => now);
  const hit = crew.map(({ seen, now, last, month }) => {
    const futures = method === 'simulatedQuantile' ? FUTURES : 0;
    const simulated = Float64Array.from({ length: futures }, (_, k) => month(FIRST_FUTURE + k));
    const basis = {
      flat: 1,
      lastTarget: 1,
      lastResult: last,
      expected: seen,
      peers,
      simulated,
      teamExpected: 1,
    };
    return now >= setTarget(method, basis, settings);
  });
  // Difficulty falls as a book is worth more.
  return equalOpportunity(
    crew.map(({ book }) => -book),
    hit,
  );
}
