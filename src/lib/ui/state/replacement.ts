import type { PairedDifference, Summary } from '#experiment';
import { compareValues, loadedPay, type Runner } from '#runner';
import { LIMITS, type Scenario } from '#scenario';
import { asideRequest, BUDGET_MS, inPortions, runAside } from './aside.ts';
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
export interface RuleEffect {
  estimate: Rule['estimate'];
  /** People sent away, mean. */
  sent: number;
  /** Hiring, training and severance more than without the rule. */
  cost: number;
  /** Net recovery with less without; the verdict's margin is a month of loaded pay for each who went. */
  difference: PairedDifference;
}

/** What is known so far. */
export interface RuleTried {
  effects: RuleEffect[];
  futures: number;
  /** One account in how many was lived. */
  sampleEvery: number;
  /** The portions behind it: a closer look goes on from there. */
  portions: readonly Lived[];
}

export interface RuleQuestion {
  runner: Runner;
  scenario: Scenario;
  /** Place of the team in the scenario. */
  team: number;
  rule: Rule;
  /** Days to look ahead. */
  days: number;
  seed: string;
  signal: AbortSignal;
  /** What is known already: a closer look goes on from there and takes four times as long. */
  known?: RuleTried | undefined;
  clock?: () => number;
}

const ESTIMATES = ['raw', 'shrunken'] as const;
/** Futures of a portion: the fewest of which an interval can be told. */
const PORTION = 2;
/** Account-days of one future up to which the whole book is lived: a sampled one shortens the records by which people are judged. */
const LONGEST = 100e6;
/** Milliseconds of a closer look. */
const CLOSER_MS = 4 * BUDGET_MS;

/** One run of a portion, as far as the question goes. */
interface Run {
  net: number[];
  sent: number;
  peopleCost: number;
}
/** Without the rule, then by each estimate. */
type Lived = readonly Run[];

/**
 * Both ways to judge people against no rule at all, over so many days, within a few seconds: portion by portion, each with a luck
 * of its own; `onNews` after each.
 */
export async function tryRule(question: RuleQuestion, onNews: (tried: RuleTried) => void): Promise<void> {
  const { runner, scenario, team, rule, days, seed, signal, known, clock } = question;
  const pay = scenario.teams[team];
  if (!pay) return;
  const longer = { ...scenario, calendar: { ...scenario.calendar, horizonDays: days } };
  const request = asideRequest(longer, seed, PORTION, { most: LONGEST });
  const lives = async (tried: Rule | undefined, portion: number): Promise<Run> => {
    const own = { ...request, seed: portion === 0 ? seed : `${seed}/${portion + 1}` };
    const summary = await runAside(runner, withRule(longer, team, tried), own, signal);
    return {
      net: summary.totals.net.values,
      sent: movesOf(summary, pay.id).sent,
      peopleCost: sum(summary.daily.peopleCost),
    };
  };
  const portions = [...(known?.portions ?? [])];
  await inPortions(
    async (portion) => {
      const tried = ESTIMATES.map((estimate) => ({ ...rule, estimate }));
      const runs = [undefined, ...tried].map((one) => lives(one, portion));
      portions.push(await Promise.all(runs));
      onNews({ ...effects(portions, loadedPay(pay)), sampleEvery: request.sampleEvery ?? 1 });
    },
    { from: portions.length, ...(known && { budget: CLOSER_MS }), ...(clock && { clock }) },
  );
}

function effects(portions: readonly Lived[], monthOfPay: number): Omit<RuleTried, 'sampleEvery'> {
  const mean = (n: number, of: 'sent' | 'peopleCost') =>
    sum(portions.map((runs) => runs[n]![of])) / portions.length;
  const net = (n: number) => portions.flatMap((runs) => runs[n]!.net);
  return {
    portions: [...portions],
    futures: net(0).length,
    effects: ESTIMATES.map((estimate, n) => ({
      estimate,
      sent: mean(n + 1, 'sent'),
      cost: mean(n + 1, 'peopleCost') - mean(0, 'peopleCost'),
      difference: compareValues(net(0), net(n + 1), 'net', Math.round(mean(n + 1, 'sent') * monthOfPay)),
    })),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
