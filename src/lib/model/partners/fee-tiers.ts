/** A step of a contingency fee: `rate` of the cash collected while the liquidation of the batch is below `upTo`. */
export interface FeeTier {
  /** Collected ÷ placed at which the step ends; left out in the last one. */
  upTo?: number;
  /** Share of the cash that the partner keeps, 0–1. */
  rate: number;
}

/**
 * Fee of a batch, money: each step takes its rate of the cash that falls into it, as a tax bracket does. A partner's next
 * payment costs fee(all so far with it) − fee(all so far). Throws `invariant: …` when the steps do not rise or do not
 * reach the cash collected.
 */
export function contingencyFee(placed: number, collected: number, tiers: readonly FeeTier[]): number {
  let fee = 0;
  let from = 0;
  for (const { upTo = Infinity, rate } of tiers) {
    const to = upTo === Infinity ? Infinity : upTo * placed;
    if (!(to >= from)) throw new Error(`invariant: fee step up to ${upTo} does not rise`);
    if (collected > from) fee += rate * (Math.min(collected, to) - from);
    from = to;
  }
  if (collected > from) throw new Error(`invariant: no fee step for a liquidation of ${collected / placed}`);
  return fee;
}

/** What the owner keeps: collected − costs, money. */
export function netBack(collected: number, costs: readonly number[]): number {
  return costs.reduce((left, cost) => left - cost, collected);
}

/** Costs ÷ cash collected; NaN without cash. */
export function costToCollect(collected: number, costs: readonly number[]): number {
  return costs.reduce((sum, cost) => sum + cost, 0) / collected;
}

/** Flat fee at which a partner with `liquidation` leaves the owner as much as `netInHouse` (net ÷ placed). */
export function breakEvenFee(liquidation: number, netInHouse: number): number {
  return 1 - netInHouse / liquidation;
}

/** Liquidation at which a partner on a flat `fee` leaves the owner as much as `netInHouse` (net ÷ placed). */
export function breakEvenLiquidation(fee: number, netInHouse: number): number {
  return netInHouse / (1 - fee);
}
