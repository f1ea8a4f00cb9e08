import { ln, textStream } from '#engine';
import type { Calendar } from '#engine';
import type { Scenario } from '#scenario';
import type { Replacement } from './dismissal.ts';
import { fieldDay } from './field-day.ts';
import { quietDay } from '../strategy/law.ts';
import { efficiencies, orderUpTo, positionFor } from './staffing.ts';
import type { StaffingRules } from './staffing.ts';

/** Overtime is paid at one and a half times (Labour Code 45/2019/QH14, Art. 98). */
export const OVERTIME_PAY = 1.5;

export interface Training {
  month: number;
  share: number;
  hours: number;
  costPerHead: number;
  /** ln(1 + uplift): added to the log odds of a promise, and what is left of it after each month. */
  uplift: number;
  keptPerMonth: number;
}

/** A team as the day loop sees it. Months count from 0 = the first calendar month. */
export interface Crew {
  id: string;
  field: boolean;
  heads: number;
  tenureMonths: number;
  rules: StaffingRules;
  /** Efficiency by months in seat: Float64Array[SENIOR_MONTHS + 1]. */
  learned: Float64Array;
  /** Where its collectors' identities, hence their luck, come from. */
  stream: number;
  /** Seconds of work by one collector at full efficiency, after absence, with overtime: Float64Array[days]. */
  secondsPerHead: Float64Array;
  /** Field teams: visits a day by one collector at full efficiency, after absence; cost of the kilometres of one. */
  visitsPerHeadDay: number;
  secondsPerVisit: number;
  costPerVisit: number;
  doneShare: number;
  costPerHeadMonth: number;
  costPerHire: number;
  span: number;
  costPerLeaderMonth: number;
  trainings: Training[];
  /** Undefined = nobody is sent away. */
  replacement: Replacement | undefined;
}

export function compileCrews(scenario: Scenario, calendar: Calendar): Crew[] {
  const isQuiet = quietDay(scenario);
  const { field } = scenario.channels;
  return scenario.teams.map((team) => {
    const { staffing } = team;
    const learning = { first: staffing.firstEfficiency, gapKept: staffing.gapKept };
    const shift = team.productiveSecondsPerDay * (1 + team.overtimeShare);
    const day =
      team.channel === 'field'
        ? fieldDay({
            fieldMinutes: shift / 60,
            minutesPerVisit: field.onSiteSeconds / 60,
            areaKm2: team.areaKm2,
            speedKmh: team.speedKmPerHour,
          })
        : { visits: 0, travelKm: 0 };
    return {
      id: team.id,
      field: team.channel === 'field',
      heads: team.headCount,
      tenureMonths: staffing.openingTenureMonths,
      rules: {
        attrition: {
          newcomer: staffing.attritionNewcomer,
          newcomerMonths: staffing.newcomerMonths,
          settled: staffing.attritionSettled,
        },
        learning,
        leadMonths: staffing.leadMonths,
        order: orderUpTo(
          (month) => positionFor(wantedIn(team, month), staffing.attritionSettled, staffing.leadMonths),
          staffing.mostHiresPerMonth,
        ),
      },
      learned: efficiencies(learning),
      stream: textStream(`team:${team.id}`),
      secondsPerHead: Float64Array.from({ length: scenario.calendar.horizonDays }, (_, d) => {
        const weekday = calendar.weekday[d];
        const off = !team.workdays[weekday] || calendar.holiday[d] !== 0 || isQuiet(weekday, false);
        return off ? 0 : shift * (1 - team.absenceShare);
      }),
      visitsPerHeadDay: day.visits * (1 - team.absenceShare),
      secondsPerVisit: day.visits > 0 ? Math.round(shift / day.visits) : 0,
      costPerVisit: day.visits > 0 ? Math.round((field.costPerKm * day.travelKm) / day.visits) : 0,
      doneShare: team.channel === 'field' ? team.doneShare : 0,
      costPerHeadMonth: team.costPerCollectorMonth * (1 + OVERTIME_PAY * team.overtimeShare),
      costPerHire: staffing.costPerHire,
      span: staffing.span,
      costPerLeaderMonth: staffing.costPerLeaderMonth,
      trainings: staffing.trainings.map(({ month, uplift, ...rest }) => ({
        ...rest,
        month: month - 1,
        uplift: ln(1 + uplift),
      })),
      replacement: staffing.replacement,
    };
  });
}

/** Head-count wanted at the end of a month (1 = the first, whose hires work in the second). */
function wantedIn(team: Scenario['teams'][number], month: number): number {
  let wanted = team.headCount;
  for (const step of team.staffing.plan) if (step.fromMonth <= month + 1) wanted = step.headCount;
  return wanted;
}

/** Field team of each book segment, −1 = none: the first team whose regions include it. Int32Array[segments]. */
export function fieldTeamOfSegment(scenario: Scenario): Int32Array {
  return Int32Array.from(scenario.portfolio.segments, ({ region }) =>
    scenario.teams.findIndex(
      (team) => team.channel === 'field' && (team.regions.length === 0 || team.regions.includes(region)),
    ),
  );
}

/** 1 on days on which the law forbids any call. */
export function quietDays(scenario: Scenario, calendar: Calendar): Uint8Array {
  const isQuiet = quietDay(scenario);
  return Uint8Array.from({ length: scenario.calendar.horizonDays }, (_, day) =>
    isQuiet(calendar.weekday[day], calendar.holiday[day] !== 0) ? 1 : 0,
  );
}
