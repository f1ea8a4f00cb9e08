import type { Calendar } from '#engine';
import type { Scenario } from '#scenario';
import { fieldDay } from './field-day.ts';
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
      const one = fieldDay({
        fieldMinutes: team.productiveSecondsPerDay / 60,
        minutesPerVisit: field.onSiteSeconds / 60,
        areaKm2: team.areaKm2,
        speedKmh: team.speedKmPerHour,
      });
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
        costPerVisit: one.visits > 0 ? Math.round((field.costPerKm * one.travelKm) / one.visits) : 0,
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
