import { BIN, VISIT_BIN } from '../layout.ts';
import type { Desk } from './desk.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';
import { planVisit } from '../touch/visit-list.ts';
import { rescore } from '../strategy/worklist.ts';

/** Lists are gone through again once tilts have moved by this much since they were last. */
const DRIFT = 0.05;

/** Re-orders the lists of whom tilt has moved; between, an account is placed anew whenever something happens to it. */
export function requeue(s: State, desk: Desk, day: number): void {
  let moved = false;
  for (let g = 0; g < desk.tiltOf.length; g += 1) {
    if (Math.abs(desk.tiltOf[g] - desk.tiltListed[g]) <= DRIFT) continue;
    desk.tiltListed[g] = desk.tiltOf[g];
    moved = true;
  }
  if (!moved) return;
  for (let a = 0; a < s.arrived; a += 1) {
    if (s.i[integers(a) + BIN] >= 0) rescore(s, a);
    if (s.t[path(a) + VISIT_BIN] >= 0) planVisit(s, a, day);
  }
}
