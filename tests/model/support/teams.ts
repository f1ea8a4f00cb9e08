import * as model from '#model';
import type { Career } from '#model';
import type { Shadow } from './shadow.ts';

const { efficiency } = model;
type Crew = Shadow['plan']['crews'][number];

/** Collectors of a team in a month, from their careers: who has come and not yet left. */
const present = (careers: readonly Career[], month: number): Career[] =>
  careers.filter(({ joinMonth, leaveMonth }) => joinMonth <= month && (leaveMonth < 0 || leaveMonth > month));

const teams = ({ plan, s }: Shadow, month: number): [Crew, Career[], Career[]][] =>
  plan.crews.map((crew, k) => [crew, present(s.people.teams[k]!.careers, month), s.people.teams[k]!.careers]);

/** A month's pay up to a day less the same up to the day before, leaders included. */
export function payOn(shadow: Shadow, day: number): number {
  const { calendar } = shadow.plan;
  const month = calendar.monthIndex[day]!;
  const monthly = teams(shadow, month).reduce((sum, [crew, heads]) => {
    const leaders = crew.span === 0 ? 0 : Math.ceil(heads.length / crew.span);
    return sum + heads.length * crew.costPerHeadMonth + leaders * crew.costPerLeaderMonth;
  }, 0);
  const length = calendar.monthLength[month]!;
  const until = (dayOfMonth: number) => Math.floor((monthly * dayOfMonth) / length);
  return until(calendar.dayOfMonth[day]!) - until(calendar.dayOfMonth[day]! - 1);
}

/** Hires of the month that begins today, and its training: exact where there is none, else what was booked. */
export function hiringOn(shadow: Shadow, day: number): number {
  const { calendar } = shadow.plan;
  const month = calendar.monthIndex[day]!;
  if (day > 0 && month === calendar.monthIndex[day - 1]) return 0;
  let cost = 0;
  let most = 0;
  for (const [k, [crew, heads, all]] of teams(shadow, month).entries()) {
    const { months, moves } = shadow.s.seen;
    cost += (crew.replacement?.costPerLeaver ?? 0) * moves[3 * (k * months + month) + 1]!;
    cost += month === 0 ? 0 : all.filter(({ joinMonth }) => joinMonth === month).length * crew.costPerHire;
    for (const training of crew.trainings)
      if (training.month === month) most += heads.length * training.costPerHead;
  }
  const booked = shadow.s.seen.daily.peopleCost[day]!;
  // Who is trained is drawn by lot: between nobody and everybody.
  return most > 0 && booked >= cost && booked <= cost + most ? booked : cost;
}

/** Phone time of the day: full time × efficiency of those there, whole seconds; less in a month of training. */
export function timeIsRight(shadow: Shadow, day: number, available: number): boolean {
  const month = shadow.plan.calendar.monthIndex[day]!;
  let seconds = 0;
  let training = false;
  for (const [crew, heads] of teams(shadow, month)) {
    if (crew.field) continue;
    training ||= crew.trainings.some((wave) => wave.month === month);
    let strength = 0;
    for (const { joinMonth, tenureAtJoin } of heads)
      strength += efficiency(crew.rules.learning, Math.min(tenureAtJoin + month - joinMonth, 120));
    seconds += strength * crew.secondsPerHead[day]!;
  }
  return training ? available >= 0 && available <= Math.floor(seconds) : available === Math.floor(seconds);
}
