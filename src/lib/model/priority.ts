import type { Plan } from './plan.ts';

/**
 * Expected or marginal value of one call now, minor units, from what an officer knows (docs/model.md §5.11):
 * amount × posterior contact × promise × kept × fatigue, and for the marginal value × (1 − own payment in 30 days).
 * After n misses the posterior mean contact rate is R·κ/(κ+n) (Beta–binomial).
 */
export function priorityScore(
  plan: Plan,
  bucket: number,
  chargedOff: boolean,
  balance: number,
  arrears: number,
  instalment: number,
  misses: number,
  fatigue: number,
): number {
  const { tables, concentration } = plan;
  const contact = (tables.contactMean[bucket] * concentration) / (concentration + misses);
  const value =
    expectedAmount(plan, bucket, chargedOff, balance, arrears, instalment) *
    contact *
    tables.promiseKeptMean[bucket] *
    fatigue;
  return plan.priority === 'marginalValue' ? value * (1 - tables.ownPaymentIn30Days[bucket]) : value;
}

/** Mean size of a promised payment, minor units. */
function expectedAmount(
  plan: Plan,
  bucket: number,
  chargedOff: boolean,
  balance: number,
  arrears: number,
  instalment: number,
): number {
  if (chargedOff) return Math.min(balance, plan.chargedOffAmountMean);
  const all = plan.tables.cureShare[bucket];
  return all * arrears + (1 - all) * Math.min(arrears, instalment);
}
