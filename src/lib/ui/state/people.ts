import type { Judged, Summary } from '#experiment';
import { judgeLeague, LEAGUE_COLUMNS } from '#runner';
import { constantStaffing, LIMITS, type PhoneTeam, type Scenario } from '#scenario';
import { withFieldTeam } from './strategy.ts';

export type Team = Scenario['teams'][number];
export type Staffing = Team['staffing'];
export type PlanStep = Staffing['plan'][number];
export type Training = Staffing['trainings'][number];

/** What may be typed, by field: lowest and highest. A test holds it against the schema. */
export const TEAM_BOUNDS = {
  headCount: [0, LIMITS.collectors],
  costPerCollectorMonth: [0, LIMITS.money],
  absenceShare: [0, 1],
  overtimeShare: [0, 0.5],
} as const;
export const STAFFING_BOUNDS = {
  leadMonths: [0, 12],
  mostHiresPerMonth: [0, LIMITS.collectors],
  costPerHire: [0, LIMITS.money],
  attritionNewcomer: [0, 1],
  newcomerMonths: [0, 24],
  attritionSettled: [0, 1],
  openingTenureMonths: [0, 120],
  firstEfficiency: [0, 1],
  gapKept: [0, 1],
  span: [0, 100],
  costPerLeaderMonth: [0, LIMITS.money],
} as const;
export const TRAINING_BOUNDS = {
  month: [1, 25],
  share: [0, 1],
  hours: [0, 160],
  costPerHead: [0, LIMITS.money],
  uplift: [0, 2],
  keptPerMonth: [0, 1],
} as const;
export type TeamNumber = keyof typeof TEAM_BOUNDS;
export type StaffingNumber = keyof typeof STAFFING_BOUNDS;
export type TrainingNumber = keyof typeof TRAINING_BOUNDS;

/** Months a head-count plan can name, and how many steps it can have. The first month has the opening head-count. */
export const PLAN_MONTHS = { first: 2, last: 25 } as const;
export const MOST_STEPS = 24;
export const MOST_TRAININGS = 6;

export const setTeam = (scenario: Scenario, k: number, change: Partial<Team>): Scenario => ({
  ...scenario,
  teams: scenario.teams.map((team, i) => (i === k ? ({ ...team, ...change } as Team) : team)),
});

export function setStaffing(scenario: Scenario, k: number, change: Partial<Staffing>): Scenario {
  const team = scenario.teams[k];
  return team ? setTeam(scenario, k, { staffing: { ...team.staffing, ...change } }) : scenario;
}

/** Months between the steps before and after step `n`, its own included: where it may stand. */
export function stepRoom(plan: readonly PlanStep[], n: number): { min: number; max: number } {
  return {
    min: (plan[n - 1]?.fromMonth ?? PLAN_MONTHS.first - 1) + 1,
    max: (plan[n + 1]?.fromMonth ?? PLAN_MONTHS.last + 1) - 1,
  };
}

/** A step moved to a month and a head-count, kept between its neighbours and within the schema's range. */
export function moveStep(plan: readonly PlanStep[], n: number, to: PlanStep): PlanStep[] {
  const { min, max } = stepRoom(plan, n);
  const fromMonth = Math.max(min, Math.min(max, Math.round(to.fromMonth)));
  const headCount = boundedHeads(to.headCount);
  return plan.map((step, i) => (i === n ? { fromMonth, headCount } : step));
}

export const boundedHeads = (heads: number): number =>
  Math.max(0, Math.min(LIMITS.collectors, Math.round(heads)));

/** A further step, in the first free month after the last one (else the last free month), with the head-count wanted then. */
export function addStep(team: Team): PlanStep[] {
  const { plan } = team.staffing;
  const taken = new Set(plan.map(({ fromMonth }) => fromMonth));
  const after = (plan.at(-1)?.fromMonth ?? PLAN_MONTHS.first - 1) + 1;
  const months = Array.from({ length: PLAN_MONTHS.last - 1 }, (_, i) => i + PLAN_MONTHS.first);
  const fromMonth =
    months.find((month) => month >= after && !taken.has(month)) ??
    months.findLast((month) => !taken.has(month));
  if (fromMonth === undefined || plan.length >= MOST_STEPS) return [...plan];
  const step = { fromMonth, headCount: wantedIn(team, fromMonth) };
  return [...plan, step].sort((a, b) => a.fromMonth - b.fromMonth);
}

/** Head-count wanted in a month, 1 = the first. */
export function wantedIn({ headCount, staffing }: Team, month: number): number {
  return staffing.plan.findLast(({ fromMonth }) => fromMonth <= month)?.headCount ?? headCount;
}

/** A wave as a start: half the team by lot, two days; a tenth more promises, half of it left after two months. Design assumption. */
export const newTraining = (costPerHead: number): Training => ({
  month: 2,
  share: 0.5,
  hours: 16,
  costPerHead,
  uplift: 0.1,
  keptPerMonth: 0.7,
});

/** A phone team more, with the first one's pay, week and turnover; eight hours less a quarter where there is none. */
export function withPhoneTeam(scenario: Scenario): Scenario {
  const known = scenario.teams.find((team): team is PhoneTeam => team.channel === 'phone');
  const team: PhoneTeam = {
    ...(known ?? {
      channel: 'phone',
      productiveSecondsPerDay: 21_600,
      absenceShare: 0.12,
      costPerCollectorMonth: 0,
      workdays: [true, true, true, true, true, true, false],
      overtimeShare: 0,
      staffing: constantStaffing(),
    }),
    id: freeTeamId(scenario, 'phone'),
    headCount: 5,
  };
  return {
    ...scenario,
    teams: [...scenario.teams, { ...team, staffing: { ...team.staffing, plan: [], trainings: [] } }],
  };
}

export function addTeam(scenario: Scenario, channel: Team['channel']): Scenario {
  return channel === 'phone' ? withPhoneTeam(scenario) : withFieldTeam(scenario);
}

export const removeTeam = (scenario: Scenario, k: number): Scenario => ({
  ...scenario,
  teams: scenario.teams.filter((_, i) => i !== k),
});

function freeTeamId({ teams }: Scenario, base: string): string {
  const taken = new Set(teams.map(({ id }) => id));
  return [base, ...teams.map((_, i) => `${base}-${i + 2}`)].find((id) => !taken.has(id))!;
}

/** Mean heads and full collectors of a team by month; empty where the result does not know it. */
export function strengthOf(
  { people, cells: { months } }: Summary,
  team: string,
): { heads: number[]; full: number[] } {
  const k = people.teams.indexOf(team);
  if (k < 0) return { heads: [], full: [] };
  const of = (part: 0 | 1) =>
    Array.from({ length: months }, (_, month) => people.strength[2 * (k * months + month) + part] ?? 0);
  return { heads: of(0), full: of(1) };
}

type LeagueColumn = (typeof LEAGUE_COLUMNS)[number];

/** A collector in the league table of one future. Skill is what nobody sees: log odds of a promise, 0 = average. */
export interface LeagueRow extends Record<Exclude<LeagueColumn, 'team'>, number> {
  /** Which collector of the future, from 1; in another future the same number is another draw of the lot. */
  number: number;
  team: string;
  /** Rank by cash and by true skill within the future, from 1. */
  rank: number;
  trueRank: number;
  /** What the record says about the collector once luck is taken out; undefined where the team is too small to tell. */
  judged: Judged | undefined;
  /** Mean share of contacts that became kept promises in the team. */
  teamMean: number;
}

/** The league tables that the result kept, best cash first. Collectors who were there from the first day to the last. */
export function leaguesOf({ leagues, people }: Summary): LeagueRow[][] {
  const width = LEAGUE_COLUMNS.length;
  return leagues.map((flat) => {
    const records = Array.from({ length: Math.floor(flat.length / width) }, (_, n) => {
      const values = LEAGUE_COLUMNS.map((name, k) => [name, flat[n * width + k] ?? 0]);
      return { ...(Object.fromEntries(values) as Record<LeagueColumn, number>), number: n + 1 };
    });
    const judged = new Map<number, { judged: Judged; teamMean: number }>();
    for (const team of new Set(records.map((record) => record.team))) {
      const own = records.filter((record) => record.team === team);
      const league = judgeLeague(own);
      league?.each.forEach((one, k) => judged.set(own[k]!.number, { judged: one, teamMean: league.mean }));
    }
    const bySkill = [...records].sort((a, b) => b.skill - a.skill);
    return [...records]
      .sort((a, b) => b.cash - a.cash)
      .map((record, n) => ({
        ...record,
        team: people.teams[record.team] ?? '',
        rank: n + 1,
        trueRank: bySkill.indexOf(record) + 1,
        judged: judged.get(record.number)?.judged,
        teamMean: judged.get(record.number)?.teamMean ?? 0,
      }));
  });
}
