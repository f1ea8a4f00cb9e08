import {
  ACTIVE,
  FLAGS,
  LAST_VISIT,
  OUT_OF_STRATEGY,
  PROMISE_OPEN,
  STATUS,
  STEPS_DONE,
  VISIT_BIN,
  VISIT_STEP,
} from '../layout.ts';
import { FIELD } from './channels.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';
import { stepBit } from '../strategy/strategy.ts';
import { binOf } from '../strategy/worklist.ts';

/** Puts the account on its team's visit list while a visit step holds and no promise is open, or takes it off. */
export function planVisit(s: State, a: number, day: number): void {
  const { visitLists, plan, t } = s;
  const team = plan.fieldTeamOfSegment[plan.book.segment[a]];
  if (team < 0) return;
  const list = visitLists[team]!;
  const p = path(a);
  const listed = t[p + VISIT_BIN] >= 0;
  if (!wantsVisit(s, a, day)) {
    if (listed) list.remove(a);
    return;
  }
  const bin = binOf(s, a, FIELD);
  if (listed && bin === t[p + VISIT_BIN]) return;
  if (listed) list.remove(a);
  list.insert(a, bin);
}

function wantsVisit(s: State, a: number, day: number): boolean {
  const { i, t } = s;
  const r = integers(a);
  const p = path(a);
  const step = t[p + VISIT_STEP];
  if (step < 0 || i[r + STATUS] !== ACTIVE || (i[r + FLAGS] & (OUT_OF_STRATEGY | PROMISE_OPEN)) !== 0)
    return false;
  const { strategy } = s.plan;
  const { everyDays } = strategy;
  if (everyDays[step] === 0) return (t[p + STEPS_DONE] & stepBit(strategy, step)) === 0;
  if (t[p + LAST_VISIT] < 0 || day >= t[p + LAST_VISIT] + everyDays[step]) return true;
  s.visitDays.add(t[p + LAST_VISIT] + everyDays[step], a);
  return false;
}
