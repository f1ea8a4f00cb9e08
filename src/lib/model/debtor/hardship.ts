import { holdClock, releaseClock } from './clock.ts';
import { EVENT_DAY, FLAGS, HELD } from '../layout.ts';
import { review } from '../strategy/review.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';

/** Hardship was declared: where a rule grants a breathing space, nobody touches the account and nothing accrues. */
export function takeBreathingSpace(s: State, a: number, day: number): void {
  const { breathingSpaceDays } = s.plan.law;
  s.seen.daily.hardships[day] += 1;
  if (s.trace !== undefined) s.trace('hardship', a, day, breathingSpaceDays);
  if (breathingSpaceDays === 0) {
    if (s.plan.strategy.watchesContact) review(s, a, day);
    return;
  }
  s.i[integers(a) + FLAGS] |= HELD;
  holdClock(s, a, day + 1);
  review(s, a, day);
  s.t[path(a) + EVENT_DAY] = day + breathingSpaceDays;
  s.events.add(day + breathingSpaceDays, a);
}

/** The breathing space is over. */
export function endBreathingSpace(s: State, a: number, day: number): void {
  s.i[integers(a) + FLAGS] &= ~HELD;
  // Today's clocks have rung: it burns again from tomorrow.
  releaseClock(s, a, day + 1);
  review(s, a, day);
}
