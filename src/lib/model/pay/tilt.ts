import { logBin } from '../touch/bucket-queue.ts';
import { FIELD, PHONE } from '../touch/channels.ts';
import { ATTEMPTS } from '../layout.ts';
import { collectorOf } from '../people/owner.ts';
import type { Desk } from './desk.ts';
import { integers } from '../state.ts';
import type { State } from '../state.ts';
import { creditedYield } from '../strategy/value.ts';

/**
 * Bin of an account on a list whose owner turns to what is credited: score × (yield ÷ mean yield)^{2x}. On the log
 * scale of the queue that is 2x times the distance to the bin of an average account. A pool has the mean tilt of its callers.
 */
export function tilted(s: State, desk: Desk, a: number, channel: number, bin: number): number {
  const tilt = tiltOn(s, desk, a, channel);
  if (tilt === 0) return bin;
  const { credit, middleBin } = desk.pay;
  const distance = logBin(SMALLER * s.plan.scoreUnit * creditedYield(s, a, channel, credit)) - middleBin;
  const moved = Math.round(bin + 2 * tilt * distance);
  return moved < 0 ? 0 : moved > 4095 ? 4095 : moved;
}

/** The same unit as the value rules of the worklist. */
const SMALLER = 4;

function tiltOn(s: State, desk: Desk, a: number, channel: number): number {
  if (channel === FIELD) return desk.tiltOf[1 + s.plan.fieldTeamOfSegment[s.plan.book.segment[a]]];
  if (s.people.callers.length === 0) return 0;
  if (s.plan.assignment === 'pool') return desk.tiltOf[0];
  const owner = collectorOf(s, a, PHONE, s.i[integers(a) + ATTEMPTS], s.today);
  return owner < 0 ? 0 : desk.of[owner].standing.tilt;
}
