import {
  deservedPay,
  intrinsicAfterMorale,
  leavingWish,
  MEASURES,
  monthPay,
  moralCostAfterMorale,
  nextMorale,
  payGap,
  PRESSURE_CASH,
  promiseFactor,
  rankWinners,
  teamMeans,
} from '#incentives';
import type { PayScheme } from '#incentives';
import { exp } from '#engine';
import { inSeat } from '../people/careers.ts';
import { chanceToLeave } from '../people/leaving.ts';
import { attain } from './day.ts';
import { ownTarget, payLeaders } from './leaders.ts';
import type { Desk } from './desk.ts';
import { DREW_COMPLAINTS, FINES, HABITS, WON_VALUE } from './desk.ts';
import type { State } from '../state.ts';

/** Step 11: what the month came to, what it pays, and what that does to people. Books what falls due today. */
export function payMonth(s: State, day: number): void {
  const { desk } = s;
  if (desk === undefined || desk.pay.watching) return;
  let cost = desk.held[s.month];
  s.plan.crews.forEach((_, k) => (cost += payTeam(s, desk, k, day)));
  s.seen.daily.payCost[day] = Math.round(cost / s.plan.scale);
  desk.results.fill(0);
  desk.habits.fill(0);
}

/** Pays one team; returns what is paid out at once, minor units. */
function payTeam(s: State, desk: Desk, k: number, day: number): number {
  const present = s.people.present[k];
  const { compiled, base, daysOf } = desk.pay.crews[k];
  if (present.length === 0 || daysOf[day] === 0) return 0;
  const { scheme } = compiled;
  for (const c of present) attain(s, desk, c, k, s.month, 1);
  const scores = scoresOf(desk, present, scheme);
  const pays = new Float64Array(present.length);
  const lines = paidOn(scores, scheme);
  const complaints = Array.from(present, (c) => desk.result(c, DREW_COMPLAINTS) * s.plan.scale);
  let now = 0;
  present.forEach((c, n) => {
    const month = monthPay(scheme, { scores: lines.map((line) => line[n]), complaints: complaints[n] });
    pays[n] = Math.max(0, month.total - scheme.fine * desk.result(c, FINES));
    now += payOut(s, desk, c, pays[n], base, scheme);
  });
  now += payLeaders(s, desk, k, scores[0]);
  settle(s, desk, k, present, pays, scores, complaints);
  return now;
}

function scoresOf(desk: Desk, present: Int32Array, scheme: PayScheme): Float64Array[] {
  return scheme.legs.map(({ weights }) =>
    Float64Array.from(present, (c) => {
      const { attained } = desk.of[c].standing;
      return MEASURES.reduce((sum, measure, j) => sum + (weights[measure] ?? 0) * attained[j], 0);
    }),
  );
}

/** What each leg looks at: the own score, the group's mean, or 1 for those who win. */
function paidOn(scores: Float64Array[], scheme: PayScheme): Float64Array[] {
  return scheme.legs.map((leg, l) => {
    if (leg.scope === 'team') return teamMeans(scores[l], scheme.teamSize);
    return leg.scope === 'rank' ? rankWinners(scores[l], leg.topShare ?? 0) : scores[l];
  });
}

/** Pays now what is not held back, whole minor units; the rest falls due later, less what will be reversed. */
function payOut(s: State, desk: Desk, c: number, pay: number, base: number, scheme: PayScheme): number {
  const money = Math.round(pay * base);
  const { share = 0, months = 0, reversal = 0 } = scheme.deferral ?? {};
  const held = Math.round(money * share);
  const lost = Math.round(held * reversal * doubtful(desk, c));
  const due = s.month + months;
  if (months === 0) return money - lost;
  if (due < desk.held.length) desk.held[due] += held - lost;
  return money - held;
}

/** Part of a month's result that pushing and pressing brought: what does not last. */
function doubtful(desk: Desk, c: number): number {
  const o = c * HABITS.length;
  const days = desk.habits[o];
  if (days === 0) return 0;
  const push = Math.max(0, desk.habits[o + 3] / days);
  return 1 - 1 / (promiseFactor(push) * (1 + (PRESSURE_CASH * desk.habits[o + 4]) / days));
}

/** Rows of the panel, morale, targets: what the month leaves behind. */
function settle(
  s: State,
  desk: Desk,
  k: number,
  present: Int32Array,
  pays: Float64Array,
  scores: readonly Float64Array[],
  complaints: readonly number[],
): void {
  const { compiled, base, daysOf } = desk.pay.crews[k];
  const { scheme, behaviour } = compiled;
  const days = daysOf[s.today];
  const mean = (c: number, habit: number, over = days) =>
    over > 0 ? desk.habits[c * HABITS.length + habit] / over : 0;
  const skill = (c: number) => exp(s.people.skillNow[c]) * s.people.speed[c];
  const contributions = Array.from(present, (c) => skill(c) * mean(c, 1));
  const line = deservedPay(pays, contributions);
  present.forEach((c, n) => {
    const paid = desk.of[c];
    const { attained } = paid.standing;
    const felt = {
      gap: payGap(line, pays[n], contributions[n]),
      pay: pays[n],
      meanPay: line.meanPay,
      complaints: complaints[n],
      meanEffort: mean(c, 1),
    };
    paid.wish = leavingWish(felt, paid.morale);
    const score = scores.length > 0 ? scores[0][n] : attained[0];
    const value = desk.result(c, WON_VALUE) * s.plan.scale - complaints[n] * s.plan.costPerComplaint;
    s.seen.panel.push(
      k,
      c,
      s.month,
      pays[n],
      base > 0 ? value / base : 0,
      score,
      ...attained,
      complaints[n],
      desk.result(c, FINES),
      mean(c, 1),
      mean(c, 2),
      mean(c, 3),
      mean(c, 4),
      mean(c, 5),
      mean(c, 6, desk.habits[c * HABITS.length + 7]),
      chanceToLeave(s, s.plan.crews[k], c, inSeat(s.people.career[c], s.month)),
      skill(c),
      paid.book,
      ownTarget(desk, paid, k),
      days,
      desk.habits[c * HABITS.length + 8],
      desk.habits[c * HABITS.length + 9],
    );
    paid.morale = nextMorale(paid.morale, felt);
    paid.ratcheted = Math.max(LEAST_TARGET, paid.ratcheted * (1 + scheme.ratchet * (score - 1)));
    paid.standing.intrinsic = intrinsicAfterMorale(behaviour.intrinsicEffort, paid.morale);
    paid.standing.moralCost = moralCostAfterMorale(paid.moralCost, paid.morale);
    paid.out.hold = 0;
  });
}

/** A target that takes over every shortfall never reaches 0. */
const LEAST_TARGET = 0.05;
