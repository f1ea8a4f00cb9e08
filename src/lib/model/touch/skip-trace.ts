import { DECISION } from '#engine';
import { SKIP_TRACE } from './channels.ts';
import { ENTITY, MISSES, SKIP, TRACES } from '../layout.ts';
import { review } from '../strategy/review.ts';
import { integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';

/** Above every skip threshold: a valid contact. */
const FOUND = 0x1000000;

/** One search for a valid contact. The officer pays for it whether or not the contact was lost. */
export function traceSkip(s: State, a: number, day: number): void {
  const { i, t, plan } = s;
  const r = integers(a);
  const n = t[path(a) + TRACES];
  t[path(a) + TRACES] = n + 1;
  s.seen.daily.traces[day] += 1;
  s.seen.daily.messageCost[day] += plan.costPerTouch[SKIP_TRACE];
  s.seen.touchedOn(SKIP_TRACE, day);
  if (s.trace !== undefined) s.trace('skipTrace', a, day, n);
  if (luckUnit(s, i[r + ENTITY], DECISION.skipTrace, n) >= plan.traceSuccessShare) return;
  i[r + SKIP] = FOUND;
  i[r + MISSES] = 0;
  if (plan.strategy.watchesMisses) review(s, a, day);
  s.seen.reachedOn(SKIP_TRACE, day);
}
