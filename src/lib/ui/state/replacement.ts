import type { PairedDifference, Summary } from '#experiment';
import { compareSummaries, loadedPay, type Runner } from '#runner';
import { LIMITS, type Scenario } from '#scenario';
import { asideRequest } from './aside.ts';
import type { Staffing, Team } from './people.ts';

/** The rule by which a team sends its weakest away. */
export type Rule = NonNullable<Staffing['replacement']>;

/** What may be typed: lowest and highest. A test holds it against the schema. */
export const RULE_BOUNDS = {
  everyMonths: [1, 12],
  share: [0, 1],
  leastMonths: [1, 24],
  costPerLeaver: [0, LIMITS.money],
} as const;
export type RuleNumber = keyof typeof RULE_BOUNDS;

/** A rule as a start: a tenth a quarter of those with half a year in seat, by raw cash, two months’ pay each. Design assumption. */
export const newRule = ({ costPerCollectorMonth }: Team): Rule => ({
  everyMonths: 3,
  share: 0.1,
  leastMonths: 6,
  estimate: 'raw',
  costPerLeaver: 2 * costPerCollectorMonth,
});

/** The scenario with a rule in team `k`, or with none. */
export function withRule(scenario: Scenario, k: number, rule: Rule | undefined): Scenario {
  const team = scenario.teams[k];
  if (!team) return scenario;
  const { replacement: _, ...rest } = team.staffing;
  return {
    ...scenario,
    teams: scenario.teams.map((known, i) =>
      i === k ? { ...known, staffing: rule ? { ...rest, replacement: rule } : rest } : known,
    ),
  };
}

/** Mean number of people of a team, over a run, who left by themselves, were sent away and came. */
export function movesOf(
  { people, cells: { months } }: Summary,
  team: string,
): { left: number; sent: number; came: number } {
  const k = people.teams.indexOf(team);
  const of = (part: number) =>
    k < 0
      ? 0
      : Array.from(
          { length: months },
          (_, month) => people.moves[3 * (k * months + month) + part] ?? 0,
        ).reduce((sum, x) => sum + x, 0);
  return { left: of(0), sent: of(1), came: of(2) };
}

/** What a rule does, set against nobody being sent away on the same luck. Money in minor units. */
export interface RuleTried {
  estimate: Rule['estimate'];
  /** People sent away, mean. */
  sent: number;
  /** Hiring, training and severance more than without the rule. */
  cost: number;
  /** Net recovery with less without; the verdict's margin is a month of loaded pay for each who went. */
  difference: PairedDifference;
}

/** Futures of a first answer, and how many times more a closer one takes. */
export const FUTURES = 12;
export const CLOSER = 4;

export interface RuleQuestion {
  runner: Runner;
  scenario: Scenario;
  /** Place of the team in the scenario. */
  team: number;
  rule: Rule;
  /** Days to look ahead. */
  days: number;
  seed: string;
  replications: number;
  signal: AbortSignal;
  /** Futures lived so far, of three times `replications`. */
  onProgress?: (done: number) => void;
}

/** Both ways to judge people against no rule at all, over so many days. */
export async function tryRule(question: RuleQuestion): Promise<RuleTried[]> {
  const { runner, scenario, team, rule, days, seed, replications, signal } = question;
  const known = scenario.teams[team];
  if (!known) return [];
  const longer = { ...scenario, calendar: { ...scenario.calendar, horizonDays: days } };
  const done = [0, 0, 0];
  const run = (tried: Rule | undefined, n: number): Promise<Summary> => {
    const plan = withRule(longer, team, tried);
    const onProgress = ({ replications: lived }: Summary) => {
      done[n] = lived;
      question.onProgress?.(done[0]! + done[1]! + done[2]!);
    };
    const request = asideRequest(plan, seed, replications, LONGEST);
    return runner.run(plan, request, { signal, urgent: false, onProgress });
  };
  const estimates = ['raw', 'shrunken'] as const;
  const [without, ...tried] = await Promise.all([
    run(undefined, 0),
    ...estimates.map((estimate, n) => run({ ...rule, estimate }, n + 1)),
  ]);
  const spent = ({ daily }: Summary) => daily.peopleCost.reduce((sum, x) => sum + x, 0);
  return tried.map((summary, n) => {
    const { sent } = movesOf(summary, known.id);
    return {
      estimate: estimates[n]!,
      sent,
      cost: spent(summary) - spent(without),
      difference: compareSummaries(without, summary, 'net', Math.round(sent * loadedPay(known))),
    };
  });
}

/** Account-days of one future up to which the whole book is lived: a sampled one shortens the records by which people are judged. */
const LONGEST = 100e6;
