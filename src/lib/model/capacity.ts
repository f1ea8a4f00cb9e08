import type { Calendar } from '#engine';
import type { FieldTeam, Scenario } from '#scenario';
import { quietDay } from './law.ts';

/** Seconds the phone teams have each day, pooled, whole seconds. */
export function phoneSecondsByDay(scenario: Scenario, calendar: Calendar, sampleEvery: number): Float64Array {
  const isQuiet = quietDay(scenario);
  return byDay(scenario, (day) => {
    if (calendar.holiday[day] !== 0 || isQuiet(calendar.weekday[day], false)) return 0;
    let seconds = 0;
    for (const team of scenario.teams) {
      if (team.channel === 'phone' && team.workdays[calendar.weekday[day]])
        seconds += team.headCount * team.productiveSecondsPerDay * (1 - team.absenceShare);
    }
    return Math.floor(seconds / sampleEvery);
  });
}

/** 1 on days on which the law forbids any call. */
export function quietDays(scenario: Scenario, calendar: Calendar): Uint8Array {
  const isQuiet = quietDay(scenario);
  return Uint8Array.from({ length: scenario.calendar.horizonDays }, (_, day) =>
    isQuiet(calendar.weekday[day], calendar.holiday[day] !== 0) ? 1 : 0,
  );
}

/** Monthly pay spread over the days of the month so that a full month adds up exactly. */
export function labourCostByDay(scenario: Scenario, calendar: Calendar, sampleEvery: number): Float64Array {
  const monthly =
    scenario.teams.reduce((sum, team) => sum + team.headCount * team.costPerCollectorMonth, 0) / sampleEvery;
  return byDay(scenario, (day) => {
    const length = calendar.monthLength[calendar.monthIndex[day]];
    const dayOfMonth = calendar.dayOfMonth[day];
    return Math.floor((monthly * dayOfMonth) / length) - Math.floor((monthly * (dayOfMonth - 1)) / length);
  });
}

/**
 * Length of the shortest tour through n random stops in an area A is about 0.7124·√(nA) (Beardwood, Halton and
 * Hammersley 1959; constant by Johnson, McGeoch and Rothberg 1996).
 */
const TOUR = 0.7124;

/** A field collector's day: n visits solve n·onSite + 3600·0.7124·√(nA)/v = T seconds; kilometres on the road. */
export function fieldDay(team: FieldTeam, onSiteSeconds: number): { visits: number; km: number } {
  const travel = (3600 * TOUR * Math.sqrt(team.areaKm2)) / team.speedKmPerHour;
  const root =
    (-travel + Math.sqrt(travel * travel + 4 * onSiteSeconds * team.productiveSecondsPerDay)) /
    (2 * onSiteSeconds);
  return { visits: root * root, km: TOUR * root * Math.sqrt(team.areaKm2) };
}

/** What a field team can do. */
export interface FieldCapacity {
  id: string;
  /** Visits planned each day, whole; fractions carry over to the next working day. Int32Array[days]. */
  visits: Int32Array;
  secondsPerVisit: number;
  costPerVisit: number;
  doneShare: number;
}

export function fieldCapacities(
  scenario: Scenario,
  calendar: Calendar,
  sampleEvery: number,
): FieldCapacity[] {
  const { field } = scenario.channels;
  const isQuiet = quietDay(scenario);
  return scenario.teams
    .filter((team) => team.channel === 'field')
    .map((team) => {
      const one = fieldDay(team, field.onSiteSeconds);
      const present = (team.headCount * (1 - team.absenceShare)) / sampleEvery;
      const visits = new Int32Array(scenario.calendar.horizonDays);
      let carried = 0;
      for (let day = 0; day < visits.length; day += 1) {
        const weekday = calendar.weekday[day];
        if (!team.workdays[weekday] || calendar.holiday[day] !== 0 || isQuiet(weekday, false)) continue;
        carried += present * one.visits;
        visits[day] = Math.floor(carried);
        carried -= visits[day];
      }
      return {
        id: team.id,
        visits,
        secondsPerVisit: one.visits > 0 ? Math.round(team.productiveSecondsPerDay / one.visits) : 0,
        costPerVisit: one.visits > 0 ? Math.round((field.costPerKm * one.km) / one.visits) : 0,
        doneShare: team.doneShare,
      };
    });
}

/** Field team of each book segment, −1 = none: the first team whose regions include it. Int32Array[segments]. */
export function fieldTeamOfSegment(scenario: Scenario): Int32Array {
  const teams = scenario.teams.filter((team) => team.channel === 'field');
  return Int32Array.from(scenario.portfolio.segments, ({ region }) =>
    teams.findIndex((team) => team.regions.length === 0 || team.regions.includes(region)),
  );
}

function byDay(scenario: Scenario, of: (day: number) => number): Float64Array {
  return Float64Array.from({ length: scenario.calendar.horizonDays }, (_, day) => of(day));
}
