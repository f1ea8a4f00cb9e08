import type { ShadowPrice, Summary } from '#experiment';
import { shadowPrice, type Runner } from '#runner';
import type { Scenario } from '#scenario';
import { asideRequest, MOST_FUTURES, runAside, withinBudget } from './aside.ts';
import { boundedHeads, setTeam } from './people.ts';

/** A closer look takes so many times the futures: the interval halves. */
const CLOSER = 4;
/** Collectors more and fewer, as a share of the team: enough to rise above the luck, few enough for one slope. */
const STEP_SHARE = 0.2;
/** Collectors more and fewer that a measurement of team `k` compares. */
export const stepOf = ({ teams }: Scenario, k: number): number =>
  Math.max(1, Math.round(STEP_SHARE * (teams[k]?.headCount ?? 0)));

/** The scenario with so many collectors more (or fewer) in team `k` all the time, never below 0. */
export function withHeads(scenario: Scenario, k: number, more: number): Scenario {
  const team = scenario.teams[k];
  if (!team) return scenario;
  const { headCount, staffing } = team;
  return setTeam(scenario, k, {
    headCount: boundedHeads(headCount + more),
    staffing: {
      ...staffing,
      plan: staffing.plan.map((step) => ({ ...step, headCount: boundedHeads(step.headCount + more) })),
    },
  });
}

export interface ShadowQuestion {
  runner: Runner;
  scenario: Scenario;
  /** Place of the team in the scenario. */
  team: number;
  seed: string;
  /** Simulated part of each month, 0–1. */
  monthShares: readonly number[];
  signal: AbortSignal;
  /** Milliseconds; a test has its own. */
  clock?: () => number;
}

/** A price, and one account in how many of the book it was measured on. */
export type Measured = ShadowPrice & { sampleEvery: number };

/** Shadow price of a team within `BUDGET_MS`; `onNews` gets what the trial says, then the answer. */
export async function measure(
  question: ShadowQuestion,
  onNews: (price: Measured | undefined) => void,
): Promise<void> {
  await withinBudget((replications) => lived(question, replications), onNews, question.clock);
}

/** The same with four times the futures of what is known. */
export async function measureCloser(
  question: ShadowQuestion,
  { replications }: Measured,
): Promise<Measured | undefined> {
  return lived(question, Math.min(MOST_FUTURES, CLOSER * replications));
}

export const canBeCloser = ({ replications }: Measured): boolean => replications < MOST_FUTURES;

async function lived(question: ShadowQuestion, replications: number): Promise<Measured | undefined> {
  const { runner, scenario, team, seed, monthShares, signal } = question;
  const request = asideRequest(scenario, seed, replications);
  const step = stepOf(scenario, team);
  const run = (more: number): Promise<Summary> =>
    runAside(runner, withHeads(scenario, team, more), request, signal);
  const [fewer, more] = await Promise.all([run(-step), run(step)]);
  const price = shadowPrice(fewer, more, scenario, team, monthShares);
  return price && { ...price, sampleEvery: request.sampleEvery ?? 1 };
}
