import { JOINED, LAST_BROKEN, LAST_CONTACT, LAST_PAID, OLDEST_DUE, PATH_DAY } from '../layout.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';
import { CLOCK_BROKEN, CLOCK_DPD, CLOCK_PATH, CLOCK_PAYMENT, CLOCK_SILENCE } from './strategy.ts';

/** Days counted by the clock of step `k`; −1 while its event has not happened. */
export function clockOf(s: State, a: number, k: number, day: number): number {
  const { i, t } = s;
  const p = path(a);
  switch (s.plan.strategy.stepClock[k]) {
    case CLOCK_DPD:
      return day - i[integers(a) + OLDEST_DUE];
    case CLOCK_PATH:
      return day - t[p + PATH_DAY];
    case CLOCK_SILENCE:
      return silence(s, a, day);
    case CLOCK_PAYMENT:
      return t[p + LAST_PAID] < 0 ? -1 : day - t[p + LAST_PAID];
    case CLOCK_BROKEN:
      return t[p + LAST_BROKEN] < 0 ? -1 : day - t[p + LAST_BROKEN];
    default: {
      const last = i[integers(a) + LAST_CONTACT];
      return last < 0 ? -1 : day - last;
    }
  }
}

/** Days since the last payment seen, or since the account joined. */
export function silence(s: State, a: number, day: number): number {
  const p = path(a);
  return day - Math.max(s.t[p + LAST_PAID], s.t[p + JOINED]);
}
