import { DECISION } from '#engine';
import { contactProbability, countCall } from './calls.ts';
import { VOICEBOT } from './channels.ts';
import { complain, mayBeWorked, reached } from './contact.ts';
import { lawfulCallDay, suppress } from '../strategy/law.ts';
import { BOT_CALLS, ENTITY, MISSES, TREATMENT } from '../layout.ts';
import { noteAttempt } from '../seen/observe.ts';
import { review } from '../strategy/review.ts';
import { integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { replanCall } from '../strategy/worklist.ts';

/**
 * One voicebot call: needs nobody, counts as a call for law and memory, and wins fewer and weaker promises than a
 * person (Choi, Huang, Yang and Zhang, "How good is AI at twisting arms?", 2025, for the direction).
 */
export function callByBot(s: State, a: number, day: number): void {
  const { i, t, plan } = s;
  if (!mayBeWorked(s, a)) return;
  if (plan.quietDay[day] !== 0) {
    suppress(s, a, plan.law.quietWeekdays.rule);
    return;
  }
  if (lawfulCallDay(s, a, day) > day) return;
  const r = integers(a);
  const n = t[path(a) + BOT_CALLS];
  t[path(a) + BOT_CALLS] = n + 1;
  const remembered = countCall(s, a, day);
  s.seen.daily.botCalls[day] += 1;
  s.seen.daily.messageCost[day] += plan.costPerTouch[VOICEBOT];
  s.seen.touchedOn(VOICEBOT, day);
  noteAttempt(s, a, i[integers(a) + TREATMENT]);
  if (s.trace !== undefined) s.trace('botCall', a, day, n);
  complain(s, a, VOICEBOT, n, day);
  const odds = plan.calendar.contactOdds[day];
  const chance = contactProbability(s, r, plan.tables.contact, odds) * plan.voicebot.contactFactor;
  if (luckUnit(s, i[r + ENTITY], DECISION.botContact, n) < chance)
    reached(s, a, VOICEBOT, n, remembered, day);
  else {
    i[r + MISSES] += 1;
    if (plan.strategy.watchesMisses) review(s, a, day);
  }
  replanCall(s, a, day + 1);
}
