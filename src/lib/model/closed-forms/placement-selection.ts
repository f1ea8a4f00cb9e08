/** Accounts whose chance of paying is spread evenly from `lowest` to `lowest + spread`. */
export interface PlacementPool {
  lowest: number;
  spread: number;
  /** Share of the accounts that is placed, 0 < share < 1; the rest stays in-house. */
  placedShare: number;
  /** The partner's true effect: its accounts pay this many times as often as in-house. */
  skill: number;
}

export interface PlacementView {
  /** Paying share seen in-house and at the partner. */
  inHouse: number;
  partner: number;
  /** Partner ÷ in-house: what a league table shows. */
  observedRatio: number;
}

/**
 * Adverse selection: the owner places the accounts least likely to pay, so the partner looks worse than it is. Means of
 * the two ends of an even spread.
 */
export function placeWorst({ lowest, spread, placedShare, skill }: PlacementPool): PlacementView {
  return view(lowest + spread * ((1 + placedShare) / 2), skill * (lowest + (spread * placedShare) / 2));
}

/** The benchmark: a random slice of the same size, on which the ratio is the skill itself. */
export function placeAtRandom({ lowest, spread, skill }: PlacementPool): PlacementView {
  const mean = lowest + spread / 2;
  return view(mean, skill * mean);
}

const view = (inHouse: number, partner: number): PlacementView => ({
  inHouse,
  partner,
  observedRatio: partner / inHouse,
});
