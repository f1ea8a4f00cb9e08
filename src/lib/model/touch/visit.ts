import { DECISION } from '#engine';
import { contactProbability } from './calls.ts';
import type { Crew } from '../people/crew.ts';
import { FIELD } from './channels.ts';
import { complain, reached } from './contact.ts';
import { visitsInOrder } from './in-order.ts';
import { ENTITY, LAST_VISIT, STEPS_DONE, TREATMENT, VISITS, VISIT_STEP } from '../layout.ts';
import { mayTouchToday, noteTouch } from '../strategy/law.ts';
import { noteAttempt } from '../seen/observe.ts';
import { collectorOf } from '../people/owner.ts';
import { MADE_VISITS } from '../pay/desk.ts';
import { visitsOn } from '../people/people.ts';
import { integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { stepBit } from '../strategy/strategy.ts';
import { callWeeksOn } from '../strategy/value.ts';
import { planVisit } from './visit-list.ts';
import { withholdVisits } from './withheld.ts';
import { replanCall } from '../strategy/worklist.ts';

/** Step 8 in the field: each team goes out to as many doors as its day holds, best first (docs/model.md §5.9). */
export function workField(s: State, day: number): void {
  const due = s.visitDays.take(day);
  for (let k = 0; k < due; k += 1) planVisit(s, s.visitDays.taken[k], day);
  s.plan.crews.forEach((crew, index) => {
    const possible = visitsOn(s, index, day);
    s.seen.daily.fieldSecondsAvailable[day] += possible * crew.secondsPerVisit;
    s.seen.teamVisits[2 * (index * s.seen.months + s.month)] += possible;
    if (possible > 0) visitDoors(s, index, crew, possible, day);
    if (crew.withheld.length > 0) withholdVisits(s, index, day);
  });
}

function visitDoors(s: State, index: number, team: Crew, planned: number, day: number): void {
  const list = s.visitLists[index]!;
  const doors = bestDoors(s, index, planned);
  s.seen.daily.visitsPlanned[day] += doors.length;
  s.seen.teamVisits[2 * (index * s.seen.months + s.month) + 1] += doors.length;
  for (const a of doors) {
    list.remove(a);
    if (!mayTouchToday(s, a, day)) {
      s.visitDays.add(day + 1, a);
      continue;
    }
    visit(s, a, team, day);
  }
}

/** The first `most` accounts of a list; equal scores are ordered by the accounts' own luck, never by position. */
function bestDoors(s: State, index: number, most: number): number[] {
  const doors: number[] = [];
  for (const a of visitsInOrder(s, index)) {
    if (doors.length === most) break;
    doors.push(a);
  }
  return doors;
}

/** One planned visit: done or not, the debtor found or not, and then as in any conversation. */
function visit(s: State, a: number, team: Crew, day: number): void {
  const { i, t, plan } = s;
  const r = integers(a);
  const p = path(a);
  const entity = i[r + ENTITY];
  const n = t[p + VISITS];
  t[p + VISITS] = n + 1;
  s.seen.daily.fieldSeconds[day] += team.secondsPerVisit;
  s.seen.daily.travelCost[day] += team.costPerVisit;
  if (luckUnit(s, entity, DECISION.visitDone, n) >= team.doneShare) {
    planVisit(s, a, day);
    return;
  }
  t[p + LAST_VISIT] = day;
  const step = t[p + VISIT_STEP];
  t[p + STEPS_DONE] |= stepBit(plan.strategy, step);
  s.seen.daily.visits[day] += 1;
  s.seen.touchedOn(FIELD, day);
  noteAttempt(s, a, i[r + TREATMENT]);
  noteTouch(s, a, day);
  if (s.desk !== undefined) {
    const visitor = collectorOf(s, a, FIELD, n, day);
    if (visitor >= 0) s.desk.add(visitor, MADE_VISITS, 1);
  }
  if (luckUnit(s, entity, DECISION.visitRecord, n) < plan.recordedOnTimeShare)
    s.seen.daily.visitsRecordedOnTime[day] += 1;
  if (s.trace !== undefined) s.trace('visit', a, day, n);
  complain(s, a, FIELD, n, day);
  const found = contactProbability(s, r, plan.tables.visitFound, plan.calendar.contactOdds[day]);
  if (luckUnit(s, entity, DECISION.visitFound, n) < found) {
    reached(s, a, FIELD, n, callWeeksOn(s, r, day), day);
    replanCall(s, a, day + 1);
  }
  planVisit(s, a, day);
}
