import { DECISION, entityOf, exp, toUnit } from '#engine';
import { liveTeam, ORDERS, STAYS } from './careers.ts';
import type { Career } from './careers.ts';
import type { Crew } from './crew.ts';
import { listLuck } from './list-luck.ts';
import type { ListLuck } from './list-luck.ts';
import { SENIOR_MONTHS } from './staffing.ts';
import { fieldStrength } from './pay-work.ts';
import { luckOfPeople } from './state.ts';
import type { State } from './state.ts';

/** The collectors of one future: everybody who is in a team at some time, team after team. */
export interface People {
  /** Float64Array[collectors]: skill on the log odds of a promise, and with training this month. */
  skill: Float64Array;
  skillNow: Float64Array;
  team: Int32Array;
  /** Efficiency this month; 0 = not there. */
  speed: Float64Array;
  /** Seconds left today, where each works a list of their own. */
  left: Float64Array;
  /** Won so far: contacts, promises, kept promises, cash. */
  contacts: Float64Array;
  promises: Float64Array;
  kept: Float64Array;
  cash: Float64Array;
  lists: ListLuck;
  /** Collectors of phone teams at work this month; ordered by skill where lists are matched to it. */
  callers: Int32Array;
  /** The same by field team (empty for phone teams). */
  visitors: Int32Array[];
  /** By team: who is there this month, in order of joining. */
  present: Int32Array[];
  /** By team: careers, full collectors this month, and visits carried over from day to day. */
  careers: Career[][];
  first: Int32Array;
  strength: Float64Array;
  heads: Float64Array;
  carried: Float64Array;
}

/** Lives the teams of this future through all its months. A collector's luck is their own: by team and ordinal. */
export function recruit(s: State): People {
  const { crews, z, skillSigma } = s.plan;
  const careers = crews.map((crew) => {
    const tenures = new Int32Array(crew.heads).fill(crew.tenureMonths);
    return liveTeam(tenures, crew.rules, s.seen.months, (entity, occurrence) =>
      entity === ORDERS
        ? // The chance that rounds an order: at most 1 − 2⁻³², so that a whole order stays whole.
          luckOfPeople(s, entityOf(crew.stream, entity), DECISION.career, occurrence) / 4294967296
        : toUnit(luckOfPeople(s, entityOf(crew.stream, entity), DECISION.career, occurrence)),
    ).careers;
  });
  const first = new Int32Array(crews.length + 1);
  careers.forEach((list, k) => (first[k + 1] = first[k] + list.length));
  const count = first[crews.length];
  const skill = new Float64Array(count);
  const team = new Int32Array(count);
  careers.forEach((list, k) => {
    list.forEach(({ entity }, n) => {
      team[first[k] + n] = k;
      // + 0: without differences everybody is at 0, not at −0.
      skill[first[k] + n] =
        skillSigma * z[luckOfPeople(s, entityOf(crews[k].stream, entity), DECISION.skill, 0) >>> 23] + 0;
    });
  });
  const zeros = () => new Float64Array(count);
  return {
    skill,
    skillNow: zeros(),
    team,
    speed: zeros(),
    left: zeros(),
    contacts: zeros(),
    promises: zeros(),
    kept: zeros(),
    cash: zeros(),
    lists: listLuck(s, count),
    callers: new Int32Array(0),
    visitors: [],
    present: [],
    careers,
    first,
    strength: new Float64Array(crews.length),
    heads: new Float64Array(crews.length),
    carried: new Float64Array(crews.length),
  };
}

/** Step 2 on the first day of a month: who is there, how fast they are, what hires, leaders and training cost. */
export function peopleOfMonth(s: State, month: number, day: number): void {
  const { plan, people } = s;
  const callers: number[] = [];
  people.visitors = [];
  people.present = [];
  plan.crews.forEach((crew, k) => {
    const present = presentIn(s, crew, k, month);
    people.present.push(Int32Array.from(present));
    people.visitors.push(Int32Array.from(crew.field ? present : []));
    if (!crew.field) callers.push(...present);
    const hires = people.careers[k].filter((career) => career.joinMonth === month && month > 0).length;
    const trained = crew.trainings.reduce(
      (sum, training, n) =>
        sum +
        (training.month === month
          ? training.costPerHead * present.filter((c) => isTrained(s, crew, k, c, n)).length
          : 0),
      0,
    );
    s.seen.daily.peopleCost[day] += Math.round((hires * crew.costPerHire + trained) / plan.scale);
    const at = (k * s.seen.months + month) * 2;
    s.seen.strength[at] = people.heads[k];
    s.seen.strength[at + 1] = people.strength[k];
  });
  if (plan.assignment === 'skillMatched') callers.sort((x, y) => people.skill[x] - people.skill[y] || x - y);
  people.callers = Int32Array.from(callers);
}

/** Sets speed, skill and strength of a team for the month; returns the collectors who are there. */
function presentIn(s: State, crew: Crew, k: number, month: number): number[] {
  const { people } = s;
  const present: number[] = [];
  people.strength[k] = 0;
  people.careers[k].forEach(({ joinMonth, leaveMonth, tenureAtJoin }, n) => {
    const c = people.first[k] + n;
    people.speed[c] = 0;
    if (joinMonth > month || (leaveMonth !== STAYS && leaveMonth <= month)) return;
    present.push(c);
    let speed = crew.learned[Math.min(tenureAtJoin + month - joinMonth, SENIOR_MONTHS)];
    people.skillNow[c] = people.skill[c];
    crew.trainings.forEach((training, w) => {
      const since = month - training.month;
      if (since < 0 || !isTrained(s, crew, k, c, w)) return;
      if (since === 0) speed *= Math.max(0, 1 - training.hours / HOURS_OF_MONTH);
      let left = training.uplift;
      for (let m = 0; m < since; m += 1) left *= training.keptPerMonth;
      people.skillNow[c] += left;
    });
    people.speed[c] = speed;
    people.strength[k] += speed;
  });
  people.heads[k] = present.length;
  return present;
}

/** Working hours of a month: 26 days of 8 hours. */
const HOURS_OF_MONTH = 208;

function isTrained(s: State, crew: Crew, k: number, c: number, wave: number): boolean {
  const { entity } = s.people.careers[k][c - s.people.first[k]];
  const lot = toUnit(luckOfPeople(s, entityOf(crew.stream, entity), DECISION.training, wave));
  return lot < crew.trainings[wave].share;
}

/** Seconds the phone teams have today, pooled, whole seconds. */
export function phoneSecondsOn(s: State, day: number): number {
  const { crews, scale } = s.plan;
  let seconds = 0;
  for (let k = 0; k < crews.length; k += 1)
    if (!crews[k].field) seconds += s.people.strength[k] * crews[k].secondsPerHead[day];
  return Math.floor(seconds / scale);
}

/** Visits a field team can make today, whole; fractions carry over to its next working day. */
export function visitsOn(s: State, team: number, day: number): number {
  const crew = s.plan.crews[team];
  if (!crew.field || crew.secondsPerHead[day] === 0) return 0;
  const strength = s.desk === undefined ? s.people.strength[team] : fieldStrength(s, s.desk, team);
  s.people.carried[team] += (strength * crew.visitsPerHeadDay) / s.plan.scale;
  const visits = Math.floor(s.people.carried[team]);
  s.people.carried[team] -= visits;
  return visits;
}

/** Pay of all teams on a day, leaders included: a month's pay is spread over its days and adds up exactly. */
export function labourCostOn(s: State, day: number): number {
  const { calendar, crews, scale } = s.plan;
  let monthly = 0;
  crews.forEach((crew, k) => {
    const leaders = crew.span > 0 ? Math.ceil(s.people.heads[k] / crew.span) : 0;
    monthly += s.people.heads[k] * crew.costPerHeadMonth + leaders * crew.costPerLeaderMonth;
  });
  monthly /= scale;
  const length = calendar.monthLength[calendar.monthIndex[day]];
  const dayOfMonth = calendar.dayOfMonth[day];
  return Math.floor((monthly * dayOfMonth) / length) - Math.floor((monthly * (dayOfMonth - 1)) / length);
}

/** Odds of a promise that this collector's skill and training multiply. */
export const skillOdds = (s: State, collector: number): number =>
  collector < 0 ? 1 : exp(s.people.skillNow[collector]);
