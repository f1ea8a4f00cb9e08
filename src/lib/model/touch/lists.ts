import { attemptPhone } from './attempt.ts';
import { BINS } from './bucket-queue.ts';
import { leaveCallList } from './call-list.ts';
import { PHONE } from './channels.ts';
import { ATTEMPTS } from '../layout.ts';
import { collectorOf } from '../people/owner.ts';
import { integers } from '../state.ts';
import type { State } from '../state.ts';
import { byOwnLuck } from '../strategy/ties.ts';

/** Gives every caller `share` of their own day; the rest went to debtors who called back. */
export function dealSeconds(s: State, day: number, share: number): void {
  const { people, plan } = s;
  for (const c of people.callers)
    people.left[c] =
      (share * workToday(s, c) * people.speed[c] * plan.crews[people.team[c]].secondsPerHead[day]) /
      plan.scale;
}

/** Work in the time of one at the pace of the durations. */
const workToday = ({ desk }: State, c: number): number => (desk === undefined ? 1 : desk.work[c]);

/**
 * Step 8 with lists: accounts in order of score, each called by its owner while the owner's own time lasts. Time that an
 * owner with a short list has left is lost to the others: the price of lists.
 */
export function workLists(s: State, day: number, available: number): number {
  const { people, plan, queue, i } = s;
  const { calendar, crews } = plan;
  let left = available;
  let open = people.callers.filter((c) => people.left[c] >= plan.worstAttemptSeconds).length;
  for (let bin = queue.best(BINS - 1); bin >= 0 && open > 0; bin = queue.best(bin - 1)) {
    const here: number[] = [];
    const ownerOf = (a: number) => collectorOf(s, a, PHONE, i[integers(a) + ATTEMPTS], day);
    const hasTime = (owner: number) => owner >= 0 && people.left[owner] >= plan.worstAttemptSeconds;
    for (let a = queue.head[bin]; a >= 0; a = queue.next(a)) if (hasTime(ownerOf(a))) here.push(a);
    if (here.length > 1) byOwnLuck(s, here, (a) => i[integers(a) + ATTEMPTS]);
    for (const a of here) {
      const owner = ownerOf(a);
      if (!hasTime(owner)) continue;
      leaveCallList(s, a);
      s.callOdds = calendar.contactOdds[day] * crews[people.team[owner]].day.odds;
      const used = attemptPhone(s, a, day);
      people.left[owner] -= used;
      left -= used;
      if (people.left[owner] < plan.worstAttemptSeconds) open -= 1;
    }
  }
  return left;
}
