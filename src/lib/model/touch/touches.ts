import { DECISION } from '#engine';
import { callByBot } from './bot.ts';
import { LEGAL, nthOn, PARTNER, SKIP_TRACE, SMS, VOICEBOT } from './channels.ts';
import { refreshRate } from '../debtor/clock.ts';
import { considerClaim } from './court.ts';
import { mayTouchToday, noteTouch } from '../strategy/law.ts';
import {
  ACTIVE,
  ENTITY,
  FLAGS,
  MESSAGE_DAY,
  MESSAGE_WEEK,
  MESSAGE_WEEKS,
  MESSAGES_SENT,
  OUT_OF_STRATEGY,
  PROMISE_OPEN,
  STATUS,
  STEPS_DONE,
  TREATMENT,
} from '../layout.ts';
import { addTouch, ageWeeks } from '../strategy/memory.ts';
import { TOUCHES_SENT } from '../seen/measures.ts';
import { note } from '../seen/observe.ts';
import { place } from '../partners/placement.ts';
import { integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { stepBit } from '../strategy/strategy.ts';
import { traceSkip } from './skip-trace.ts';
import { bookTouch, dueIn, weekOf } from './touch-days.ts';

/** Step 9 for one account: every message, voicebot call, skip trace or claim that its path asks for today. */
export function touchDay(s: State, a: number, day: number): void {
  const { i } = s;
  const r = integers(a);
  i[r + MESSAGE_DAY] = -1;
  if (i[r + STATUS] !== ACTIVE) return;
  const week = weekOf(s, r, day);
  i[r + MESSAGE_WEEKS] = ageWeeks(i[r + MESSAGE_WEEKS], week - i[r + MESSAGE_WEEK]);
  i[r + MESSAGE_WEEK] = week;
  const treatment = i[r + TREATMENT];
  if (treatment >= 0) {
    const { stepFrom } = s.plan.strategy;
    for (let k = stepFrom[treatment]; k < stepFrom[treatment + 1]; k += 1) {
      // A conversation with the voicebot may end the path, or lead to another.
      if ((i[r + FLAGS] & OUT_OF_STRATEGY) !== 0 || i[r + TREATMENT] !== treatment) break;
      if (dueIn(s, a, k, day) === 0) touch(s, a, k, day);
    }
  }
  refreshRate(s, a, day + 1);
  bookTouch(s, a, day + 1);
}

function touch(s: State, a: number, k: number, day: number): void {
  const { strategy } = s.plan;
  const channel = strategy.stepChannel[k];
  // A debtor who has promised to pay is not handed over before the promise is kept or broken.
  if (channel === PARTNER && (s.i[integers(a) + FLAGS] & PROMISE_OPEN) !== 0) return;
  s.t[path(a) + STEPS_DONE] |= stepBit(strategy, k);
  if (channel === SKIP_TRACE) traceSkip(s, a, day);
  else if (channel === LEGAL) considerClaim(s, a, day);
  else if (channel === PARTNER) place(s, a, k, day);
  else if (mayTouchToday(s, a, day)) {
    if (channel === VOICEBOT) callByBot(s, a, day);
    else send(s, a, channel, day);
  }
}

/** One message: remembered by the debtor from tomorrow on; a share call back, few complain. */
function send(s: State, a: number, channel: number, day: number): void {
  const { i, t, plan } = s;
  const r = integers(a);
  const entity = i[r + ENTITY];
  // Ten bits a channel: a message on one channel must not renumber those on another.
  const place = 10 * (channel - SMS);
  const n = (t[path(a) + MESSAGES_SENT] >>> place) & 1023;
  t[path(a) + MESSAGES_SENT] += 1 << place;
  noteTouch(s, a, day);
  i[r + MESSAGE_WEEKS] = addTouch(i[r + MESSAGE_WEEKS], plan.messageStrength[channel]);
  s.seen.daily.messages[day] += 1;
  s.seen.daily.messageCost[day] += plan.costPerTouch[channel];
  s.seen.touchedOn(channel, day);
  note(s, a, TOUCHES_SENT, 1);
  if (s.trace !== undefined) s.trace('message', a, day, channel);
  if (
    plan.inbound.share > 0 &&
    luckUnit(s, entity, DECISION.callBack, nthOn(channel, n)) < plan.inbound.share
  )
    s.callBacks.add(day + 1, a);
  const complaint = plan.complaintPerAttempt * plan.messageComplaintFactor;
  if (complaint > 0 && luckUnit(s, entity, DECISION.messageComplaint, nthOn(channel, n)) < complaint)
    s.seen.complain(s, a, channel, day);
}
