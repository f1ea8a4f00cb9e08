import { exp } from '#engine';

/** Partners (law firms, debt buyers' servicers): the prize is the share of the next placement. Champion and challenger. */

/**
 * Shares of the next placement: softmax of κ·score, each weighed by the share it starts from (`from`; left out: even).
 * They sum to 1; κ = 0 leaves the shares they start from.
 */
export function placementShares(
  scores: ArrayLike<number>,
  kappa: number,
  from?: ArrayLike<number>,
): number[] {
  let top = -Infinity;
  for (let k = 0; k < scores.length; k += 1) top = Math.max(top, scores[k]);
  const weights = Array.from(scores, (score, k) => (from?.[k] ?? 1) * exp(kappa * (score - top)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** ∂share ÷ ∂score of one partner: κ·share·(1 − share). */
export function shareSlope(share: number, kappa: number): number {
  return kappa * share * (1 - share);
}

/** What one more unit of score is worth to a partner: its fee and what it brings in placement value. */
export function partnerPrice(feeRate: number, share: number, kappa: number, placementValue: number): number {
  return feeRate + placementValue * shareSlope(share, kappa);
}

/**
 * Partner that gets a placement named for `named` when shares move from `from` to `to`: whoever loses gives away as much as
 * it loses, to those who gain, by what they gain. On average the shares are `to`; what need not move stays.
 * `u` is a uniform in [0, 1).
 */
export function winnerOf(named: number, from: ArrayLike<number>, to: ArrayLike<number>, u: number): number {
  if (to[named] >= from[named]) return named;
  const kept = to[named] / from[named];
  if (u < kept) return named;
  let gained = 0;
  for (let k = 0; k < to.length; k += 1) gained += Math.max(0, to[k] - from[k]);
  let left = ((u - kept) / (1 - kept)) * gained;
  let winner = named;
  for (let k = 0; k < to.length && left >= 0; k += 1) {
    if (to[k] <= from[k]) continue;
    winner = k;
    left -= to[k] - from[k];
  }
  return winner;
}

/** Most effort of a partner, as it was without the prize = 1: the fastest pace of a collector, 1.5 (I§2.3), borrowed. */
export const MOST_PARTNER_EFFORT = 1.5;

/**
 * Effort of a partner whose income from one more unit of score is its fee and, through its share, the next placement: it
 * rises by `response` per cent for each per cent by which the price lies above the fee alone. A firm without a rival has
 * no slope, hence effort 1.
 */
export function partnerEffort(share: number, kappa: number, response: number): number {
  if (share <= 0) return 1;
  // In fees on the cash of the present batch: a whole next placement is worth 1 ÷ share of it.
  const price = partnerPrice(1, share, kappa, 1 / share);
  return Math.min(MOST_PARTNER_EFFORT, 1 + response * (price - 1));
}

/** A partner's work on a batch `months` old: effort halves every `halfLife` months; the easy accounts come first. */
export function batchEffort(fresh: number, months: number, halfLife: number): number {
  return fresh * exp((-0.6931471805599453 * months) / halfLife);
}
