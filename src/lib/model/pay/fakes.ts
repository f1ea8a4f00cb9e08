import { DECISION, entityOf, exp, ln } from '#engine';
import { MORALE_LOST_AT_FINE } from '#incentives';
import type { Desk } from './desk.ts';
import { FINES, MADE_VISITS } from './desk.ts';
import { visitsPerDay } from './plan.ts';
import { luckUnit } from '../state.ts';
import type { State } from '../state.ts';

/** Visits that are logged and not made. They touch nobody; an audit that finds a day of them takes them back and fines it. */
export function fakeVisits(s: State, desk: Desk, day: number): void {
  s.plan.crews.forEach((crew, k) => {
    if (!crew.field || crew.secondsPerHead[day] === 0) return;
    const usual = visitsPerDay(desk.pay, k, s.month, day);
    for (const c of s.people.visitors[k]) {
      const { falsified } = desk.of[c].standing;
      if (falsified > 0) fakeDay(s, desk, c, k, falsified, falsified * usual, day);
    }
  });
}

function fakeDay(
  s: State,
  desk: Desk,
  c: number,
  k: number,
  falsified: number,
  visits: number,
  day: number,
): void {
  const paid = desk.of[c];
  paid.fakesOwed += visits;
  const logged = Math.floor(paid.fakesOwed);
  paid.fakesOwed -= logged;
  s.seen.daily.fakedVisits[day] += logged;
  const { auditShare } = desk.pay.crews[k].compiled.scheme;
  const n = paid.fakeDays;
  paid.fakeDays += 1;
  const missed = auditShare < 1 ? exp(falsified * ln(1 - auditShare)) : 0;
  const { entity } = s.people.career[c];
  if (luckUnit(s, entityOf(s.plan.crews[k].stream, entity), DECISION.audit, n) < missed) {
    desk.add(c, MADE_VISITS, logged);
    return;
  }
  desk.add(c, FINES, 1);
  s.seen.daily.fines[day] += 1;
  paid.morale = Math.max(0, paid.morale - MORALE_LOST_AT_FINE);
}
