import { exp } from '#engine';
import {
  CASH,
  FALSIFY_WORK,
  keptFactor,
  PRESSURE_CASH,
  PRESSURE_WEAR,
  promiseFactor,
  PTP,
  PUSH_WASTE,
} from '#incentives';
import { refreshRate } from '../debtor/clock.ts';
import { ATOMS, BUCKET, RATE, WILLINGNESS } from '../layout.ts';
import {
  DREW_COMPLAINTS,
  FELL_DUE,
  WON_CASH,
  WON_KEPT,
  WON_PROMISES,
  WON_UPLIFT,
  WON_VALUE,
} from './desk.ts';
import type { Desk } from './desk.ts';
import { targetOf } from './plan.ts';
import { doubles, integers } from '../state.ts';
import type { State } from '../state.ts';

/** How the styles of a collector act on the accounts they work (docs/model.md §6). */

/** Work done in the time of one at pace 1: pushing promises and logging fakes take time. */
export function workOf(desk: Desk, c: number): number {
  const { effort, push, falsified } = desk.of[c].standing;
  return effort * (1 - PUSH_WASTE * Math.max(0, push)) * (1 - FALSIFY_WORK * falsified);
}

/** Odds of a promise × 1 + .6 p. */
export const pushOdds = (desk: Desk, c: number): number => promiseFactor(desk.of[c].standing.push);

/** Chance that a promise is kept × what pushing costs it and pressure brings at once. */
export function keptUnder(desk: Desk, k: number, c: number): number {
  const { push, pressure } = desk.of[c].standing;
  return keptFactor(push, desk.pay.crews[k].compiled.behaviour.keptShare) * (1 + PRESSURE_CASH * pressure);
}

/** Complaints × e^r. */
export const anger = (desk: Desk, c: number): number => exp(desk.of[c].standing.pressure);

/** A conversation under pressure lowers the debtor's willingness for good (`PRESSURE_WEAR`). */
export function wearOut(s: State, desk: Desk, a: number, c: number, day: number): void {
  const { pressure } = desk.of[c].standing;
  if (pressure === 0) return;
  const r = integers(a);
  const before = s.i[r + WILLINGNESS];
  s.i[r + WILLINGNESS] = Math.min(
    ATOMS - 1,
    Math.max(0, before - Math.round(PRESSURE_WEAR * ATOMS * pressure)),
  );
  if (s.i[r + WILLINGNESS] !== before) refreshRate(s, a, day + 1);
}

/** A promise was given to collector `c`. */
export function creditPromise(s: State, desk: Desk, c: number): void {
  desk.add(c, WON_PROMISES, 1);
  const target = targetOf(desk.pay, s.people.team[c], s.month, PTP);
  if (target > 0) desk.of[c].wonPromises += 1 / target;
}

/** Chance that debtors like this one pay unasked within 30 days, as a credit model knows it. */
export function ownShare(s: State, a: number): number {
  return s.plan.tables.ownPaymentIn30Days[s.i[integers(a) + BUCKET]];
}

/** Days within which a debtor would have paid unasked. */
const OWN_DAYS = 30;

/** Chance that this very debtor does not pay unasked within 30 days: known to the simulation only. */
export function aloneShare(s: State, a: number): number {
  return exp(-OWN_DAYS * Math.max(0, s.f[doubles(a) + RATE]));
}

/** A promise to collector `c` was kept, by a debtor of whom `own` and `alone` were true before: what it counts for. */
export function creditKept(s: State, desk: Desk, c: number, paid: number, own: number, alone: number): void {
  const k = s.people.team[c];
  const { upliftQuality } = desk.pay.crews[k].compiled.behaviour;
  const seen = upliftQuality * (1 - own) + (1 - upliftQuality) * desk.pay.meanUplift;
  desk.add(c, FELL_DUE, 1);
  desk.add(c, WON_KEPT, 1);
  desk.add(c, WON_CASH, paid);
  desk.add(c, WON_UPLIFT, paid * seen);
  desk.add(c, WON_VALUE, paid * alone);
  const target = targetOf(desk.pay, k, s.month, CASH);
  if (target > 0) desk.of[c].wonCash += paid / target;
}

export function countComplaint(desk: Desk, c: number): void {
  desk.add(c, DREW_COMPLAINTS, 1);
}
