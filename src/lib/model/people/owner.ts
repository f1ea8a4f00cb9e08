import { DECISION } from '#engine';
import { FIELD, INBOUND, nthOn, PHONE } from '../touch/channels.ts';
import { STAYS } from './careers.ts';
import { ENTITY, KEEPER } from '../layout.ts';
import { pickByWork } from '../pay/work.ts';
import { integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';

/**
 * Who works account `a` on a channel: of a pool, anybody by the account's luck; of lists, the owner by the account's fixed
 * place in the dealing (`book.place`), moved on at each rotation; of sticky lists, first of all who has spoken to the debtor.
 * −1 = nobody is there.
 */
export function collectorOf(s: State, a: number, channel: number, n: number, day: number): number {
  const { plan, people } = s;
  if (plan.assignment === 'sticky' && channel !== FIELD) {
    const keeper = s.t[path(a) + KEEPER] - 1;
    if (keeper >= 0 && people.career[keeper].leaveMonth === STAYS) return keeper;
  }
  const at =
    channel === FIELD ? people.visitors[plan.fieldTeamOfSegment[plan.book.segment[a]]] : people.callers;
  if (at === undefined || at.length === 0) return -1;
  // Who works faster takes more calls, where pay makes people differ.
  if (s.desk !== undefined && (plan.assignment === 'pool' || channel === FIELD)) {
    const group = channel === FIELD ? 1 + plan.fieldTeamOfSegment[plan.book.segment[a]] : 0;
    return pickByWork(s, s.desk, group, placeOf(s, a, channel, n, day));
  }
  return at[Math.floor(placeOf(s, a, channel, n, day) * at.length)];
}

/** A debtor was spoken to by phone: with sticky lists that collector keeps the account. */
export function keepAccount(s: State, a: number, channel: number, n: number, day: number): void {
  if (s.plan.assignment === 'sticky' && (channel === PHONE || channel === INBOUND))
    s.t[path(a) + KEEPER] = collectorOf(s, a, channel, n, day) + 1;
}

function placeOf(s: State, a: number, channel: number, n: number, day: number): number {
  const { plan } = s;
  const entity = s.i[integers(a) + ENTITY];
  if (plan.assignment === 'pool' || channel === FIELD)
    return luckUnit(s, entity, DECISION.collector, nthOn(channel, n));
  const place = plan.book.place[a] + s.dealing;
  if (plan.rotateDays === 0) return place < 1 ? place : place - 1;
  const moved = place + GOLDEN * Math.floor(day / plan.rotateDays);
  return moved - Math.floor(moved);
}

/** Golden ratio less one: successive rotations spread evenly. */
const GOLDEN = 0.6180339887498949;
