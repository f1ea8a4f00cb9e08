import { PHONE } from '../touch/channels.ts';
import { ACTIVE, ATTEMPTS, CALLABLE, FLAGS, STATUS } from '../layout.ts';
import { collectorOf } from '../people/owner.ts';
import type { Desk } from './desk.ts';
import { integers } from '../state.ts';
import type { State } from '../state.ts';
import { expectedYield } from '../strategy/value.ts';

/**
 * On the first day of a month: expected cash of each caller's own list ÷ the mean, from what is known of its accounts that
 * day. Those who share a pool all have 1, and so have those who visit.
 */
export function weighBooks(s: State, desk: Desk, day: number): void {
  if (s.plan.assignment === 'pool' || desk.pay.watching) return;
  const { callers } = s.people;
  if (callers.length === 0) return;
  for (const c of callers) desk.of[c].book = 0;
  let sum = 0;
  for (let a = 0; a < s.arrived; a += 1) {
    const r = integers(a);
    if (s.i[r + STATUS] !== ACTIVE || (s.i[r + FLAGS] & CALLABLE) === 0) continue;
    const value = expectedYield(s, a, PHONE);
    desk.of[collectorOf(s, a, PHONE, s.i[r + ATTEMPTS], day)].book += value;
    sum += value;
  }
  for (const c of callers) {
    const { book } = desk.of[c];
    desk.of[c].book = sum > 0 ? Math.max(LEAST_BOOK, (book * callers.length) / sum) : 1;
  }
}

/** An empty list still has a target. */
const LEAST_BOOK = 0.02;
