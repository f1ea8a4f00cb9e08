import { exp, ln } from '#engine';

/**
 * How long to pursue accounts that may never pay: a share of them pay at a constant rate, the rest never do, and nobody
 * knows which is which. Minimal form of Mitchner & Peterson, "An operations-research study of the collection of defaulted
 * loans", Operations Research 5(4), 1957.
 */
export interface Pursuit {
  /** Share of accounts that would ever pay, 0–1. */
  payerShare: number;
  /** Payments a month of such an account, > 0; the first one ends the pursuit. */
  ratePerMonth: number;
  /** Worth of the payment, money. */
  value: number;
  /** Cost of pursuing one account for a month, money, > 0. */
  costPerMonth: number;
}

/** Share of payers among accounts silent for `months`: θe^(−μt) ÷ (θe^(−μt) + 1 − θ). */
export function payerShareAfter({ payerShare, ratePerMonth }: Pursuit, months: number): number {
  const silent = payerShare * exp(-ratePerMonth * months);
  return silent / (silent + 1 - payerShare);
}

/** Share of payers below which pursuit costs more than it brings: c ÷ (μ·B); may exceed 1. */
export function stopThreshold({ ratePerMonth, value, costPerMonth }: Pursuit): number {
  return costPerMonth / (ratePerMonth * value);
}

/** Months of silence after which to stop: ln[θ(1 − π*) ÷ ((1 − θ)π*)] ÷ μ; 0 = never start, Infinity = never stop. */
export function stopMonth(pursuit: Pursuit): number {
  const { payerShare, ratePerMonth } = pursuit;
  const threshold = stopThreshold(pursuit);
  if (threshold >= payerShare) return 0;
  return ln((payerShare * (1 - threshold)) / ((1 - payerShare) * threshold)) / ratePerMonth;
}

/** Share of all accounts that have paid by `months`. */
export function paidBy({ payerShare, ratePerMonth }: Pursuit, months: number): number {
  return payerShare * (1 - exp(-ratePerMonth * months));
}

/** Mean profit an account when pursuit ends at a payment or after `months`: B·paid − c·E[min(time to payment, months)]. */
export function pursuitProfit(pursuit: Pursuit, months: number): number {
  const paid = paidBy(pursuit, months);
  const pursued = paid / pursuit.ratePerMonth + (1 - pursuit.payerShare) * months;
  return pursuit.value * paid - pursuit.costPerMonth * pursued;
}
