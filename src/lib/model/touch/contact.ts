import { DECISION } from '#engine';
import { byOdds } from './calls.ts';
import { COMPLAINT_LUCK, FIELD, INBOUND, nthOn, PHONE, PROMISE_LUCK, VOICEBOT } from './channels.ts';
import { takeBreathingSpace } from '../debtor/hardship.ts';
import { noteContact } from './list-luck.ts';
import { callFatigue } from '../strategy/memory.ts';
import {
  ACTIVE,
  ATOMS,
  BUCKET,
  CALLABLE,
  ENTITY,
  FLAGS,
  LAST_CONTACT,
  MISSES,
  OUT_OF_STRATEGY,
  PHONE_STEP_SHIFT,
  PROMISE_OPEN,
  RECENT,
  SKIP,
  STATUS,
  VISIT_STEP,
  WILLINGNESS,
} from '../layout.ts';
import { REACHED } from '../seen/measures.ts';
import { note } from '../seen/observe.ts';
import { acceptPlan, acceptSettlement } from './offer.ts';
import { collectorOf, keepAccount } from '../people/owner.ts';
import { anger, countComplaint, keptUnder, pushOdds, wearOut } from '../pay/effects.ts';
import { skillOdds } from '../people/people.ts';
import { givePromise } from '../debtor/promise.ts';
import { review } from '../strategy/review.ts';
import { integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { OFFER_PLAN, OFFER_SETTLEMENT } from '../strategy/strategy.ts';

/**
 * The right party is on the line or at the door, for the n-th time tried on this channel (docs/model.md §5.5): hardship
 * may be declared, a settlement put to every debtor who is offered one, then a promise, then a plan. `remembered` are
 * the calls that tire the debtor.
 */
export function reached(
  s: State,
  a: number,
  channel: number,
  n: number,
  remembered: number,
  day: number,
): void {
  const { i, plan } = s;
  const r = integers(a);
  const entity = i[r + ENTITY];
  i[r + MISSES] = 0;
  i[r + LAST_CONTACT] = day;
  s.seen.daily.contacts[day] += 1;
  s.seen.reachedOn(channel, day);
  if (s.trace !== undefined && channel !== PHONE) s.trace('reached', a, day, channel);
  note(s, a, REACHED, 1);
  keepAccount(s, a, channel, n, day);
  const occurrence = nthOn(channel, n);
  if (plan.hardshipShare > 0 && luckUnit(s, entity, DECISION.hardship, occurrence) < plan.hardshipShare) {
    takeBreathingSpace(s, a, day);
    return;
  }
  const step = offeringStep(s, a, channel);
  const offered = step >= 0 ? plan.strategy.offer[step] : 0;
  const atom = i[r + WILLINGNESS];
  if (
    offered === OFFER_SETTLEMENT &&
    luckUnit(s, entity, DECISION.settlement, occurrence) < plan.strategy.takeUp[step * ATOMS + atom]
  ) {
    acceptSettlement(s, a, channel, plan.strategy.offerSize[step], day);
    return;
  }
  const cell = i[r + BUCKET] * ATOMS + atom;
  const collector = channel === VOICEBOT ? -1 : collectorOf(s, a, channel, n, day);
  if (collector >= 0) noteContact(s, a, collector);
  const desk = collector >= 0 ? s.desk : undefined;
  const table = promiseTable(s, channel)[cell];
  const odds = skillOdds(s, collector);
  const others = promiseFactor(s, channel) * callFatigue(plan, remembered);
  const promise = byOdds(table, desk === undefined ? odds : odds * pushOdds(desk, collector)) * others;
  const u = luckUnit(s, entity, PROMISE_LUCK[channel], n);
  if (u < promise) {
    if (desk !== undefined && u >= byOdds(table, odds) * others) s.seen.daily.pushedPromises[day] += 1;
    const style = desk === undefined ? 1 : keptUnder(desk, s.people.team[collector], collector);
    const kept = keptTable(s, channel)[cell] * keptFactor(s, channel);
    givePromise(s, a, channel, collector, Math.min(1, desk === undefined ? kept : kept * style), day);
  }
  if (desk !== undefined) wearOut(s, desk, a, collector, day);
  if (
    u >= promise &&
    offered === OFFER_PLAN &&
    luckUnit(s, entity, DECISION.planTakeUp, occurrence) < plan.planTakeUp
  ) {
    acceptPlan(s, a, channel, plan.strategy.offerSize[step], day);
    return;
  }
  if (plan.strategy.watchesContact) review(s, a, day);
}

/** A debtor who promised already, or is out of strategy, is not worked on another channel the same day. */
export function mayBeWorked(s: State, a: number): boolean {
  const r = integers(a);
  return s.i[r + STATUS] === ACTIVE && (s.i[r + FLAGS] & (PROMISE_OPEN | OUT_OF_STRATEGY)) === 0;
}

/** Each touch may bring a complaint, calls more so from the fourth of a day on; some who complain block the number. */
export function complain(s: State, a: number, channel: number, n: number, day: number): void {
  const { plan, i } = s;
  const r = integers(a);
  const factor =
    channel === FIELD
      ? plan.visitComplaintFactor
      : (i[r + RECENT] & 15) >= 4
        ? plan.complaintFactorFromFourth
        : 1;
  let chance = plan.complaintPerAttempt * factor;
  const u = luckUnit(s, i[r + ENTITY], COMPLAINT_LUCK[channel], n);
  const { desk } = s;
  if (desk === undefined || channel === VOICEBOT) {
    if (u >= chance) return;
  } else {
    // Who called need be known only where somebody's pressure might have brought it.
    if (u >= chance * desk.angerMost) return;
    const collector = collectorOf(s, a, channel, n, day);
    if (collector >= 0) chance *= anger(desk, collector);
    if (u >= chance) return;
    if (collector >= 0) countComplaint(desk, collector);
  }
  s.seen.complain(s, a, channel, day);
  if (u < chance * plan.complaintBlockShare) {
    i[r + SKIP] = NO_VALID_CONTACT;
    s.seen.blockedNumbers += 1;
  }
}

/** Below every skip threshold, also of a bucket in which nobody is a skip. */
const NO_VALID_CONTACT = -1;

/** The step whose offer is on the table: the phone step, or the visit step at the door. */
function offeringStep(s: State, a: number, channel: number): number {
  if (channel === FIELD) return s.t[path(a) + VISIT_STEP];
  const flags = s.i[integers(a) + FLAGS];
  return (channel === PHONE || channel === INBOUND) && (flags & CALLABLE) !== 0
    ? flags >>> PHONE_STEP_SHIFT
    : -1;
}

const promiseTable = (s: State, channel: number) =>
  channel === FIELD ? s.plan.tables.visitPromise : s.plan.tables.promise;
const keptTable = (s: State, channel: number) =>
  channel === FIELD ? s.plan.tables.visitKept : s.plan.tables.kept;

function promiseFactor({ plan }: State, channel: number): number {
  return channel === VOICEBOT
    ? plan.voicebot.promiseFactor
    : channel === INBOUND
      ? plan.inbound.promiseFactor
      : 1;
}

function keptFactor({ plan }: State, channel: number): number {
  return channel === VOICEBOT ? plan.voicebot.keptFactor : channel === INBOUND ? plan.inbound.keptFactor : 1;
}
