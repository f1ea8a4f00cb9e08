import { DECISION, entityOf, exp, toUnit } from '#engine';
import { chanceToLeave } from './leaving.ts';
import { ORDERS, STAYS, TeamInTime } from './careers.ts';
import type { Career, CareerLuck } from './careers.ts';
import type { Crew } from './crew.ts';
import { listLuck } from '../touch/list-luck.ts';
import type { ListLuck } from '../touch/list-luck.ts';
import { abilityOf, leadTeam } from '../pay/leaders.ts';
import { seatCollector } from '../pay/seats.ts';
import { fieldStrength } from '../pay/work.ts';
import { sentAway } from './reviewing.ts';
import { luckOfPeople } from '../state.ts';
import type { State } from '../state.ts';

/** The collectors of one future, numbered as they come: the opening teams one after the other, then hires. Arrays grow with them. */
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
  /** Cash when the weakest were last looked for. */
  reviewedCash: Float64Array;
  lists: ListLuck;
  /** Collectors of phone teams at work this month; ordered by skill where lists are matched to it. */
  callers: Int32Array;
  /** The same by field team (empty for phone teams). */
  visitors: Int32Array[];
  /** By team: who is there this month, in order of joining. */
  present: Int32Array[];
  /** By collector. */
  career: Career[];
  /** By team: careers, full collectors this month, and visits carried over from day to day. */
  teams: TeamInTime[];
  strength: Float64Array;
  heads: Float64Array;
  carried: Float64Array;
  /** By team and what the law takes of it: visits held back, carried over likewise. */
  withheldVisits: Float64Array[];
  /** By team: shares of a head still to be sent away. */
  owed: Float64Array;
}

/** The opening teams of this future. A collector's luck is their own: by team and ordinal. */
export function recruit(s: State): People {
  const { crews } = s.plan;
  const none = () => new Float64Array(0);
  const teams = crews.map(
    (crew) => new TeamInTime(new Int32Array(crew.heads).fill(crew.tenureMonths), crew.rules),
  );
  const people: People = {
    skill: none(),
    skillNow: none(),
    team: new Int32Array(0),
    speed: none(),
    left: none(),
    contacts: none(),
    promises: none(),
    kept: none(),
    cash: none(),
    reviewedCash: none(),
    lists: listLuck(s),
    callers: new Int32Array(0),
    visitors: [],
    present: teams.map(() => new Int32Array(0)),
    career: [],
    teams,
    strength: new Float64Array(crews.length),
    heads: new Float64Array(crews.length),
    carried: new Float64Array(crews.length),
    withheldVisits: crews.map(({ withheld }) => new Float64Array(withheld.length)),
    owed: new Float64Array(crews.length),
  };
  teams.forEach(({ careers }, k) => welcome(s, people, k, careers));
  return people;
}

/** Gives numbers to collectors who have just come to team `k`, and knows who they are. */
function welcome(s: State, people: People, k: number, careers: readonly Career[]): void {
  if (careers.length === 0) return;
  const from = people.career.length;
  makeRoom(people, from + careers.length);
  careers.forEach((career, n) => {
    people.career.push(career);
    people.team[from + n] = k;
    people.skill[from + n] = skillOf(s, s.plan.crews[k], career);
  });
  people.present[k] = Int32Array.from([...people.present[k], ...careers.map((_, n) => from + n)]);
}

// + 0: without differences everybody is at 0, not at −0.
const skillOf = (s: State, { stream }: Crew, { entity }: Career): number =>
  s.plan.skillSigma * s.plan.z[luckOfPeople(s, entityOf(stream, entity), DECISION.skill, 0) >>> 23] + 0;

function makeRoom(people: People, count: number): void {
  const longer = (known: Float64Array, each = 1) => {
    const array = new Float64Array(count * each);
    array.set(known);
    return array;
  };
  for (const name of [
    ...(['skill', 'skillNow', 'speed', 'left'] as const),
    ...(['contacts', 'promises', 'kept', 'cash', 'reviewedCash'] as const),
  ])
    people[name] = longer(people[name]);
  people.lists.squares = longer(people.lists.squares, 3);
  const team = new Int32Array(count);
  team.set(people.team);
  people.team = team;
}

/** The month `month` of every team: who leaves or is sent away, who is ordered, who comes. */
export function liveTeams(s: State, month: number): void {
  s.plan.crews.forEach((crew, k) => {
    const present = s.people.present[k];
    s.people.teams[k].live(
      careerLuck(s, crew),
      (place, served) => chanceToLeave(s, crew, present[place], served),
      sentAway(s, crew, k, month),
    );
  });
}

/** Those who have left are no longer there, those who have come have a number. */
function gather(s: State): void {
  const { people } = s;
  people.teams.forEach((team, k) => {
    people.present[k] = people.present[k].filter((c) => people.career[c].leaveMonth === STAYS);
    welcome(s, people, k, team.careers.slice(team.careers.length - team.arrived));
  });
  if (s.desk !== undefined)
    for (let c = s.desk.of.length; c < people.career.length; c += 1) seatCollector(s, s.desk, c);
}

const careerLuck =
  (s: State, { stream }: Crew): CareerLuck =>
  (entity, occurrence) => {
    const u = luckOfPeople(s, entityOf(stream, entity), DECISION.career, occurrence);
    // The chance that rounds an order: at most 1 − 2⁻³², so that a whole order stays whole.
    return entity === ORDERS ? u / 4294967296 : toUnit(u);
  };

/** Step 2 on the first day of a month: who is there, how fast they are, what hires, leaders and training cost. */
export function peopleOfMonth(s: State, month: number, day: number): void {
  const { plan, people } = s;
  people.speed.fill(0);
  if (month > 0) {
    liveTeams(s, month);
    gather(s);
  }
  const callers: number[] = [];
  people.visitors = [];
  plan.crews.forEach((crew, k) => {
    const present = people.present[k];
    leadTeam(s, k, month);
    workOfMonth(s, crew, k, month);
    people.visitors.push(crew.field ? present : new Int32Array(0));
    if (!crew.field) callers.push(...present);
    const { arrived, dismissed, leavers } = people.teams[k];
    const moves = arrived * crew.costPerHire + dismissed * (crew.replacement?.costPerLeaver ?? 0);
    const trained = crew.trainings.reduce(
      (sum, training, n) =>
        sum +
        (training.month === month
          ? training.costPerHead * present.filter((c) => isTrained(s, crew, c, n)).length
          : 0),
      0,
    );
    s.seen.daily.peopleCost[day] += Math.round((moves + trained) / plan.scale);
    const at = k * s.seen.months + month;
    s.seen.strength.set([people.heads[k], people.strength[k]], at * 2);
    s.seen.moves.set([leavers - dismissed, dismissed, arrived], at * 3);
  });
  // Equals stay in order of team and joining.
  if (plan.assignment === 'skillMatched') callers.sort((x, y) => people.skill[x] - people.skill[y]);
  people.callers = Int32Array.from(callers);
}

/** Sets speed, skill and strength of a team for the month. */
function workOfMonth(s: State, crew: Crew, k: number, month: number): void {
  const { people } = s;
  people.strength[k] = 0;
  for (const c of people.present[k]) {
    let speed = abilityOf(s, crew, c, month);
    people.skillNow[c] = people.skill[c];
    crew.trainings.forEach((training, w) => {
      const since = month - training.month;
      if (since < 0 || !isTrained(s, crew, c, w)) return;
      if (since === 0) speed *= Math.max(0, 1 - training.hours / HOURS_OF_MONTH);
      let left = training.uplift;
      for (let m = 0; m < since; m += 1) left *= training.keptPerMonth;
      people.skillNow[c] += left;
    });
    people.speed[c] = speed;
    people.strength[k] += speed;
  }
  people.heads[k] = people.present[k].length;
}

/** Working hours of a month: 26 days of 8 hours. */
const HOURS_OF_MONTH = 208;

function isTrained(s: State, crew: Crew, c: number, wave: number): boolean {
  const { entity } = s.people.career[c];
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

/**
 * Odds of a contact by phone today: the weekday's × the mean over the hours worked, each team weighing as much as the time
 * it has. Which hour a call falls on nobody knows.
 */
export function phoneOddsOn(s: State, day: number): number {
  const { crews, calendar } = s.plan;
  let seconds = 0;
  let odds = 0;
  for (let k = 0; k < crews.length; k += 1) {
    if (crews[k].field) continue;
    const time = s.people.strength[k] * crews[k].secondsPerHead[day];
    seconds += time;
    odds += time * crews[k].day.odds;
  }
  return seconds > 0 ? calendar.contactOdds[day] * (odds / seconds) : calendar.contactOdds[day];
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
