import { ln, textStream } from '#engine';
import type { Calendar } from '#engine';
import type { Scenario } from '#scenario';
import type { Replacement } from './dismissal.ts';
import { fieldDay } from './field-day.ts';
import { workingDay } from './hours.ts';
import type { WorkingDay } from './hours.ts';
import { quietDay } from '../strategy/law.ts';
import type { Law } from '../plan.ts';
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

/** Time that a rule of the law (index into its `ruleIds`) takes of a team. */
export interface Withheld {
  rule: number;
  /** By one collector at full efficiency, after absence: seconds, and for field teams visits, by day: Float64Array[days]. */
  seconds: Float64Array;
  visits: Float64Array;
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
  /** Seconds of work by one collector at full efficiency, after absence, with overtime, in lawful hours: Float64Array[days]. */
  secondsPerHead: Float64Array;
  /** Its hours under the law; odds of a phone contact in them, relative to the office day. */
  day: WorkingDay;
  /** What the law takes of such a day, by rule: the hours outside its window, days on which nobody is called. */
  withheld: Withheld[];
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

export function compileCrews(scenario: Scenario, calendar: Calendar, law: Law): Crew[] {
  const isQuiet = quietDay(scenario);
  const { field } = scenario.channels;
  const days = scenario.calendar.horizonDays;
  return scenario.teams.map((team) => {
    const { staffing } = team;
    const learning = { first: staffing.firstEfficiency, gapKept: staffing.gapKept };
    const working = workingDay(scenario, team);
    const there = 1 - team.absenceShare;
    const tour = (seconds: number) =>
      team.channel === 'field'
        ? fieldDay({
            fieldMinutes: seconds / 60,
            minutesPerVisit: field.onSiteSeconds / 60,
            areaKm2: team.areaKm2,
            speedKmh: team.speedKmPerHour,
          })
        : { visits: 0, travelKm: 0 };
    const day = tour(working.lawful);
    /** Whether the team would work that day if the law said nothing, and whether it then may. */
    const wants = (d: number) => team.workdays[calendar.weekday[d]] && calendar.holiday[d] === 0;
    const quiet = (d: number) => isQuiet(calendar.weekday[d], false);
    const byDay = (of: (d: number) => number) => Float64Array.from({ length: days }, (_, d) => of(d));
    const withheld = (rule: number, on: (d: number) => boolean, seconds: number, visits: number) =>
      rule < 0
        ? []
        : [
            {
              rule,
              seconds: byDay((d) => (on(d) ? seconds * there : 0)),
              visits: byDay((d) => (on(d) ? visits * there : 0)),
            },
          ];
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
      secondsPerHead: byDay((d) => (wants(d) && !quiet(d) ? working.lawful * there : 0)),
      day: working,
      withheld: [
        // On a quiet day the hours outside the window are the other rule's.
        ...withheld(law.quietWeekdays.rule, (d) => wants(d) && quiet(d), working.lawful, day.visits),
        ...withheld(
          law.hours.rule,
          wants,
          working.shift - working.lawful,
          tour(working.shift).visits - day.visits,
        ),
      ].filter(({ seconds }) => seconds.some((some) => some > 0)),
      visitsPerHeadDay: day.visits * there,
      secondsPerVisit: day.visits > 0 ? Math.round(working.lawful / day.visits) : 0,
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
