import { CASH, KEPT, KEPT_RATE, PTP, UPLIFT, VISIT } from '#incentives';
import type { Decider } from '#incentives';
import type { Desk, Paid } from './desk.ts';
import {
  DREW_COMPLAINTS,
  FELL_DUE,
  HABITS,
  MADE_VISITS,
  WON_CASH,
  WON_KEPT,
  WON_PROMISES,
  WON_UPLIFT,
} from './desk.ts';
import { fakeVisits } from './fakes.ts';
import { lookAround } from './groups.ts';
import { ownTarget } from './leaders.ts';
import { targetOf } from './plan.ts';
import { requeue } from './requeue.ts';
import { shareOutWork } from './work.ts';
import type { State } from '../state.ts';

/** Months of work that a new collector's belief in mean results is worth against the own run rate; an assumption. */
const PRIOR_MONTHS = 1;
/** Pace induced by pay below which a day counts as flat, above which as hot. */
const FLAT = 0.03;
const HOT = 0.3;

/** Step 6: every collector at work today looks at the month so far, plans its rest and sets pace and style. */
export function collectorsDecide(s: State, day: number): void {
  const { desk } = s;
  if (desk === undefined) return;
  const { pay } = desk;
  s.plan.crews.forEach((crew, k) => {
    if (crew.secondsPerHead[day] === 0) return;
    const present = s.people.present[k];
    if (pay.watching) return;
    for (const c of present) bringUpToDate(s, desk, c, k, day);
    if (pay.shared) lookAround(s, desk, k, day);
    for (const c of present) decideOne(s, desk, c, k);
  });
  shareOutWork(s, desk, day);
  if (pay.watching) return;
  requeue(s, desk, day);
  fakeVisits(s, desk, day);
}

/** What the collector knows this morning. */
function bringUpToDate(s: State, desk: Desk, c: number, k: number, day: number): void {
  const crew = desk.pay.crews[k];
  const paid = desk.of[c];
  const { standing } = paid;
  standing.daysLeft = crew.daysLeft[day];
  standing.days = crew.daysOf[day];
  attain(s, desk, c, k, s.month, (standing.days - standing.daysLeft) / standing.days);
  standing.complaints = Math.round(desk.result(c, DREW_COMPLAINTS) * s.plan.scale);
  // A newcomer knows to be one: the prior is a collector of the own efficiency.
  const prior = s.people.speed[c];
  standing.ability = (prior * PRIOR_MONTHS + paid.wonPromises) / (PRIOR_MONTHS + paid.believedPromises);
  const rate = (prior * PRIOR_MONTHS + paid.wonCash) / (PRIOR_MONTHS + paid.believedCash);
  if (standing.ability < LEAST_RATE) standing.ability = LEAST_RATE;
  standing.credit = Math.max(LEAST_RATE, rate) / standing.ability / ownTarget(desk, paid, k);
}

/** Who has won nothing yet still expects something. */
const LEAST_RATE = 0.05;

/** Fills the collector's attainment of the month so far, own targets; `elapsed` is the part of the month worked. */
export function attain(s: State, desk: Desk, c: number, k: number, month: number, elapsed: number): void {
  const { pay } = desk;
  const paid = desk.of[c];
  const { attained } = paid.standing;
  const share = (measure: number, got: number) => {
    const target = targetOf(pay, k, month, measure);
    return target > 0 ? got / target : 0;
  };
  const due = desk.result(c, FELL_DUE);
  const kept = desk.result(c, WON_KEPT);
  attained[CASH] = share(CASH, desk.result(c, WON_CASH)) / ownTarget(desk, paid, k);
  attained[PTP] = share(PTP, desk.result(c, WON_PROMISES));
  attained[KEPT] = share(KEPT, kept);
  attained[KEPT_RATE] = elapsed * (due > 0 ? share(KEPT_RATE, kept / due) : elapsed < 1 ? 1 : 0);
  attained[VISIT] = share(VISIT, desk.result(c, MADE_VISITS));
  attained[UPLIFT] = share(UPLIFT, desk.result(c, WON_UPLIFT)) / (paid.ratcheted * paid.book);
}

function decideOne(s: State, desk: Desk, c: number, k: number): void {
  const { pay } = desk;
  const paid = desk.of[c];
  const { standing, out } = paid;
  const decider = desk.deciders[k];
  decider.decide(standing, paid.others, out);
  if (pay.off.tilt) out.tilt = 0;
  if (pay.off.push) out.push = 0;
  if (pay.off.pressure) out.pressure = 0;
  if (pay.off.falsified || !s.plan.crews[k].field) out.falsified = 0;
  if (pay.off.hold) out.hold = 0;
  if (standing.daysLeft === standing.days) {
    paid.firstDayPrices += out.prices[CASH];
    paid.monthsSeen += 1;
    standing.nextCashPrice = paid.firstDayPrices / paid.monthsSeen;
  }
  believe(decider, paid);
  standing.effort = out.effort;
  standing.tilt = out.tilt;
  standing.push = out.push;
  standing.pressure = out.pressure;
  standing.falsified = out.falsified;
  remember(s, desk, c);
}

/** Adds the work of the day to what the run rate is measured against. */
function believe(decider: Decider, paid: Paid): void {
  const { standing, out } = paid;
  const { slope } = decider.ratesOf();
  paid.believedPromises += (out.effort * slope[PTP]) / standing.ability;
  paid.believedCash += (out.effort * slope[CASH]) / (standing.ability * standing.credit);
}

function remember(s: State, desk: Desk, c: number): void {
  const { standing, out } = desk.of[c];
  const { habits } = desk;
  const o = c * HABITS.length;
  const holding = standing.daysLeft <= desk.deciders[0].compiled.behaviour.holdDays;
  habits[o] += 1;
  habits[o + 1] += out.effort;
  habits[o + 2] += out.tilt;
  habits[o + 3] += out.push;
  habits[o + 4] += out.pressure;
  habits[o + 5] += out.falsified;
  habits[o + 6] += holding ? out.hold : 0;
  habits[o + 7] += holding ? 1 : 0;
  habits[o + 8] += out.induced < FLAT ? 1 : 0;
  habits[o + 9] += out.induced > HOT ? 1 : 0;
  const at = 2 * (standing.days - standing.daysLeft);
  // In millionths: whole numbers add up to the same in any order.
  s.seen.effortByDay[at] += Math.round(out.effort * 1e6);
  s.seen.effortByDay[at + 1] += 1;
}
