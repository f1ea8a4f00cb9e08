import type { RunRequest, Summary } from '#experiment';
import type { Runner } from '#runner';
import type { Scenario } from '#scenario';

/*
 * Runs that answer one view's question beside the plans' own: at once, within a few seconds, on the same luck.
 */

/** What a first answer may take, with a little left for drawing it. */
export const BUDGET_MS = 4_500;
/** Futures that tell how fast this machine is; the fewest and most of the answer that follows. */
const TRIAL = 4;
const FEWEST = 8;
export const MOST_FUTURES = 1_000;
/** Account-days of one future that a run in the browser can bear; a larger book is sampled. The default book has 8 million. */
const MOST_ACCOUNT_DAYS = 12e6;
const MONTH_DAYS = 30;

/** A request of so many futures; a book whose work, in account-days a future, is more than `most` is sampled. */
export function asideRequest(
  scenario: Scenario,
  seed: string,
  replications: number,
  { work = accountDays(scenario), most = MOST_ACCOUNT_DAYS } = {},
): RunRequest {
  const sampleEvery = Math.max(1, Math.ceil(work / most));
  return { seed, replications, ...(sampleEvery > 1 ? { sampleEvery } : {}) };
}

/** Lives a question's scenario. Somebody waits for it: the plans' own runs stand aside. */
export const runAside = (
  runner: Runner,
  scenario: Scenario,
  request: RunRequest,
  signal: AbortSignal,
): Promise<Summary> => runner.run(scenario, request, { signal, urgent: true });

/**
 * Answers within `BUDGET_MS`: a trial of a few futures tells the speed, then as many as fit. How many there are follows from
 * the clock alone, never from what they showed, so intervals keep their meaning. `onNews` gets the trial's answer, then the other.
 */
export async function withinBudget<T>(
  lived: (replications: number) => Promise<T>,
  onNews: (answer: T) => void,
  clock: () => number = () => performance.now(),
): Promise<void> {
  const began = clock();
  onNews(await lived(TRIAL));
  const each = (clock() - began) / TRIAL;
  const fitting = Math.floor((BUDGET_MS - (clock() - began)) / each);
  if (fitting > TRIAL) onNews(await lived(Math.min(MOST_FUTURES, Math.max(FEWEST, fitting))));
}

/**
 * Portions of a few futures each, for as long as the next one fits into `budget` milliseconds; the first is lived in any case, news or not.
 * `lived` is told the place of the portion, beginning with `from`. Here too the clock alone decides where it ends.
 */
export async function inPortions(
  lived: (portion: number) => Promise<void>,
  { from = 0, budget = BUDGET_MS, clock = () => performance.now() } = {},
): Promise<void> {
  const began = clock();
  for (let portion = from; ; portion += 1) {
    await lived(portion);
    const passed = clock() - began;
    if (passed + passed / (portion + 1 - from) > budget) return;
  }
}

/** Account-days of one future that the book of a scenario lives. */
export function accountDays({ portfolio: { segments }, calendar: { horizonDays } }: Scenario): number {
  const months = horizonDays / MONTH_DAYS;
  return segments.reduce(
    (sum, { accounts, arrivalsPerMonth }) => sum + (accounts + (arrivalsPerMonth * months) / 2) * horizonDays,
    0,
  );
}
