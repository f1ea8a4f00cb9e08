import { exp } from '#engine';

/** Partners (law firms, debt buyers' servicers): the prize is the share of the next placement. Champion and challenger. */

/** Shares of the next placement: softmax of κ·score. They sum to 1; κ = 0 shares evenly. */
export function placementShares(scores: ArrayLike<number>, kappa: number): number[] {
  let top = -Infinity;
  for (let k = 0; k < scores.length; k += 1) top = Math.max(top, scores[k]);
  const weights = Array.from(scores, (score) => exp(kappa * (score - top)));
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

/** A partner's work on a batch `months` old: effort halves every `halfLife` months; the easy accounts come first. */
export function batchEffort(fresh: number, months: number, halfLife: number): number {
  return fresh * exp((-0.6931471805599453 * months) / halfLife);
}
