import {
  ENTITY,
  FLAGS,
  MESSAGE_DAY,
  MESSAGE_WEEK,
  MESSAGE_WEEKS,
  OUT_OF_STRATEGY,
  STEPS_DONE,
  TREATMENT,
} from '../layout.ts';
import { SMS } from './channels.ts';
import { clockOf } from '../strategy/step-clock.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';
import { stepBit } from '../strategy/strategy.ts';

/** Weeks of message memory turn on a weekday of the account's own, so that not all rates change on one day. */
export function weekOf(s: State, r: number, day: number): number {
  return Math.floor((day + offsetOf(s, r)) / 7);
}
const offsetOf = (s: State, r: number) => (s.i[r + ENTITY] >>> 0) % 7;

/** Enters the next day, from `from` on, on which a step falls due or a week of message memory turns. */
export function bookTouch(s: State, a: number, from: number): void {
  const { i } = s;
  const r = integers(a);
  const treatment = i[r + TREATMENT];
  let next = -1;
  if (treatment >= 0 && (i[r + FLAGS] & OUT_OF_STRATEGY) === 0) {
    const { stepFrom } = s.plan.strategy;
    for (let k = stepFrom[treatment]; k < stepFrom[treatment + 1]; k += 1) {
      const wait = dueIn(s, a, k, from);
      if (wait >= 0 && (next < 0 || from + wait < next)) next = from + wait;
    }
  }
  if (i[r + MESSAGE_WEEKS] !== 0) {
    const turn = 7 * (i[r + MESSAGE_WEEK] + 1) - offsetOf(s, r);
    if (next < 0 || turn < next) next = Math.max(turn, from);
  }
  if (next === i[r + MESSAGE_DAY]) return;
  i[r + MESSAGE_DAY] = next;
  if (next >= 0) s.touches.add(next, a);
}

/**
 * Days from `day` until step `k` wants a touch, 0 = today, −1 = not before its path is reviewed again. A step with a
 * cadence falls due every n days from its first; one without falls due once.
 */
export function dueIn(s: State, a: number, k: number, day: number): number {
  const { stepChannel, fromDay, toDay, everyDays } = s.plan.strategy;
  if (stepChannel[k] < SMS) return -1;
  const count = clockOf(s, a, k, day);
  if (count < 0 || count < fromDay[k] || count > toDay[k]) return -1;
  const every = everyDays[k];
  if (every === 0) return (s.t[path(a) + STEPS_DONE] & stepBit(s.plan.strategy, k)) === 0 ? 0 : -1;
  const since = (count - fromDay[k]) % every;
  const wait = since === 0 ? 0 : every - since;
  return count + wait <= toDay[k] ? wait : -1;
}
