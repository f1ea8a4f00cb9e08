import { ln } from '#engine';
import { C0 } from './parameters.ts';

/** Whether a fake pays, after Becker 1968 (JPE 76(2)): gain G, audit probability q, fine F, reluctance m, base months. */

/** Expected gain of one fake: (1 − q)·G − q·F − m. Faked if above 0. */
export function fakeGain(gain: number, auditShare: number, fine: number, moralCost = 0): number {
  return (1 - auditShare) * gain - auditShare * fine - moralCost;
}

/** The smallest audit probability that deters: (G − m) ÷ (G + F), within 0–1. */
export function deterringAudit(gain: number, fine: number, moralCost = 0): number {
  return Math.max(0, Math.min(1, (gain - moralCost) / (gain + fine)));
}

/** The smallest fine that deters at an audit probability q > 0, never below 0. */
export function deterringFine(gain: number, auditShare: number, moralCost = 0): number {
  return Math.max(0, ((1 - auditShare) * gain - moralCost) / auditShare);
}

/** Chance that at least one of n fakes is found. */
export function caughtChance(auditShare: number, fakes: number): number {
  let missed = 1;
  for (let k = 0; k < fakes; k += 1) missed *= 1 - auditShare;
  return 1 - missed;
}

/** What an audited fake does besides the fine: morale lost. */
export const MORALE_LOST_AT_FINE = 0.1;

/** Share that never fakes, and the reluctance that stands for never. */
const NEVER_FAKE_SHARE = 0.4;
const NEVER_FAKE_COST = 9;
/** Mean reluctance of the others, base months a day. */
const MEAN_RELUCTANCE = 0.3 * C0;

/**
 * Reluctance to fake of a new collector at uniform u in (0, 1), base months a day: 40 % never do, the others' is
 * exponential. Some staff never react to monitoring, a significant part does (Nagin, Rebitzer, Sanders & Taylor 2002,
 * AER 92(4)); the shares and the mean are design assumptions.
 */
export function moralCostAt(u: number): number {
  if (u < NEVER_FAKE_SHARE) return NEVER_FAKE_COST;
  return -MEAN_RELUCTANCE * ln((1 - u) / (1 - NEVER_FAKE_SHARE));
}
