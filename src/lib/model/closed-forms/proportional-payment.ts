import { exp, ln } from '#engine';

/** Payments at a constant rate, each an independent Beta share of the balance still owed. */
export interface ProportionalPayments {
  /** Payments a month, ≥ 0. */
  ratePerMonth: number;
  months: number;
  /** Mean and concentration a + b of the Beta law of a payment's share, mean in (0, 1). */
  meanShare: number;
  concentration: number;
}

/**
 * Mean and standard deviation of the share of the opening balance recovered. What is left is a product of Poisson(λT)
 * factors 1 − Z, so E[left^k] = exp(−λT·(1 − E[(1 − Z)^k])) (compound Poisson; Ross, "Stochastic Processes", ch. 2).
 */
export function recoveredShareMoments(payments: ProportionalPayments): { mean: number; sd: number } {
  const { ratePerMonth, months, meanShare, concentration } = payments;
  const expected = ratePerMonth * months;
  const keeps = 1 - meanShare;
  const variance = (meanShare * keeps) / (concentration + 1);
  const left = exp(-expected * (1 - keeps));
  const leftSquared = exp(-expected * (1 - (keeps * keeps + variance)));
  return { mean: 1 - left, sd: Math.sqrt(Math.max(0, leftSquared - left * left)) };
}

/**
 * Share recovered on one path. `wait(n)` is the n-th uniform of the payment clock and `share(n)` the share of the n-th
 * payment, n = 0, 1, …
 */
export function recoveredShare(
  { ratePerMonth, months }: ProportionalPayments,
  wait: (n: number) => number,
  share: (n: number) => number,
): number {
  let left = 1;
  let month = 0;
  for (let n = 0; ; n += 1) {
    month += -ln(1 - wait(n)) / ratePerMonth;
    if (!(month <= months)) return 1 - left;
    left *= 1 - share(n);
  }
}
