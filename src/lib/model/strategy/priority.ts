import { FIELD } from '../touch/channels.ts';
import type { Plan } from '../plan.ts';

/**
 * Cash expected of one call or visit now, minor units: what gross credit counts. See `priorityScore`.
 */
export function expectedCash(
  plan: Plan,
  channel: number,
  bucket: number,
  chargedOff: boolean,
  balance: number,
  arrears: number,
  instalment: number,
  misses: number,
  fatigue: number,
): number {
  const { tables, concentration } = plan;
  const visit = channel === FIELD;
  // Misses are of calls: they say as much about a visit, for reach is one trait for all channels (docs/model.md §5.4).
  const mean = visit ? tables.visitFoundMean[bucket] : tables.contactMean[bucket];
  const contact = (mean * concentration) / (concentration + misses);
  const promiseKept = visit ? tables.visitPromiseKeptMean[bucket] : tables.promiseKeptMean[bucket];
  return (
    expectedAmount(plan, bucket, chargedOff, balance, arrears, instalment) * contact * promiseKept * fatigue
  );
}

/**
 * Expected or marginal value of one call or visit now, minor units, from what an officer knows (docs/model.md §5.11):
 * amount × posterior contact × promise × kept × fatigue, and for the marginal value × (1 − own payment in 30 days).
 * After n misses the posterior mean contact rate is R·κ/(κ+n) (Beta–binomial).
 */
export function priorityScore(
  plan: Plan,
  channel: number,
  bucket: number,
  chargedOff: boolean,
  balance: number,
  arrears: number,
  instalment: number,
  misses: number,
  fatigue: number,
): number {
  const value = expectedCash(
    plan,
    channel,
    bucket,
    chargedOff,
    balance,
    arrears,
    instalment,
    misses,
    fatigue,
  );
  return plan.priority === 'marginalValue' ? value * (1 - plan.tables.ownPaymentIn30Days[bucket]) : value;
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
