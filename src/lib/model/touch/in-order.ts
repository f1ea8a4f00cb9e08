import { VISITS } from '../layout.ts';
import { path } from '../state.ts';
import type { State } from '../state.ts';
import { byOwnLuck, VISIT_TIES } from '../strategy/ties.ts';
import { BINS } from './bucket-queue.ts';
import type { BucketQueue } from './bucket-queue.ts';

/** Accounts of a list, best first; equals by their own luck (`occurrence` numbers it), never by position. */
export function* inOrder(
  s: State,
  list: BucketQueue,
  occurrence: (a: number) => number,
): Generator<number, void, undefined> {
  for (let bin = list.best(BINS - 1); bin >= 0; bin = list.best(bin - 1)) {
    const here: number[] = [];
    for (let a = list.head[bin]; a >= 0; a = list.next(a)) here.push(a);
    if (here.length > 1) byOwnLuck(s, here, occurrence);
    yield* here;
  }
}

/** The doors that a field team would go to, best first. */
export const visitsInOrder = (s: State, team: number): Generator<number, void, undefined> =>
  inOrder(s, s.visitLists[team]!, (a) => VISIT_TIES + s.t[path(a) + VISITS]);
