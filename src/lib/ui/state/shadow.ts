import type { RunRequest, ShadowPrice, Summary } from '#experiment';
import { shadowPrice, type Runner } from '#runner';
import type { Scenario } from '#scenario';
import { boundedHeads, setTeam } from './people.ts';

/** What a first answer may take, with a little left for drawing it. */
export const BUDGET_MS = 4_500;
/** Futures that tell how fast this machine is; the fewest and most of the answer that follows. */
const TRIAL = 4;
const FEWEST = 8;
const MOST = 1_000;
/** A closer look takes so many times the futures: the interval halves. */
const CLOSER = 4;
/** Collectors more and fewer, as a share of the team: enough to rise above the luck, few enough for one slope. */
const STEP_SHARE = 0.2;
/** Account-days of one future that a run in the browser can bear; a larger book is sampled. The default book has 8 million. */
const MOST_ACCOUNT_DAYS = 12e6;
const MONTH_DAYS = 30;

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

/**
 * Shadow price of a team within `BUDGET_MS`: a trial of a few futures tells the speed, then as many as fit. How many there
 * are follows from the clock alone, never from what they showed, so the interval keeps its meaning. `onNews` gets the trial, then the answer.
 */
export async function measure(
  question: ShadowQuestion,
  onNews: (price: Measured | undefined) => void,
): Promise<void> {
  const { clock = () => performance.now() } = question;
  const began = clock();
  onNews(await lived(question, TRIAL));
  const each = (clock() - began) / TRIAL;
  const fitting = Math.floor((BUDGET_MS - (clock() - began)) / each);
  if (fitting > TRIAL) onNews(await lived(question, Math.min(MOST, Math.max(FEWEST, fitting))));
}

/** The same with four times the futures of what is known. */
export async function measureCloser(
  question: ShadowQuestion,
  { replications }: Measured,
): Promise<Measured | undefined> {
  return lived(question, Math.min(MOST, CLOSER * replications));
}

export const canBeCloser = ({ replications }: Measured): boolean => replications < MOST;

async function lived(question: ShadowQuestion, replications: number): Promise<Measured | undefined> {
  const { runner, scenario, team, seed, monthShares, signal } = question;
  const sampleEvery = Math.max(1, Math.ceil(accountDays(scenario) / MOST_ACCOUNT_DAYS));
  const request: RunRequest = { seed, replications, ...(sampleEvery > 1 ? { sampleEvery } : {}) };
  const step = stepOf(scenario, team);
  const run = (more: number): Promise<Summary> =>
    runner.run(withHeads(scenario, team, more), request, { signal, urgent: false });
  const [fewer, more] = await Promise.all([run(-step), run(step)]);
  const price = shadowPrice(fewer, more, scenario, team, monthShares);
  return price && { ...price, sampleEvery };
}

function accountDays({ portfolio: { segments }, calendar: { horizonDays } }: Scenario): number {
  const months = horizonDays / MONTH_DAYS;
  return segments.reduce(
    (sum, { accounts, arrivalsPerMonth }) => sum + (accounts + (arrivalsPerMonth * months) / 2) * horizonDays,
    0,
  );
}
