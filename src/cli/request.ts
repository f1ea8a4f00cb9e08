import type { RunRequest } from '#experiment';
import { LIMITS, mostAccounts, type Scenario } from '#scenario';
import { UserError } from './command.ts';

/** More would only wait for each other. */
const MOST_THREADS = 64;

/** Options every command that runs something has. */
export const REQUEST_OPTIONS = {
  seed: { type: 'string', default: '42' },
  replications: { type: 'string', default: '200' },
  threads: { type: 'string', default: '1' },
} as const;

export const REQUEST_HELP = `  --replications n   number of simulated futures, 1 to ${LIMITS.replications} (default 200)
  --seed text        the luck, 1 to 40 characters (default 42); the same seed gives the same futures
  --threads n        threads to share the work, 1 to ${MOST_THREADS} (default 1); never changes a number`;

/** Value of `--threads`. */
export function readThreads(text: string): number {
  return wholeNumber('--threads', text, 1, MOST_THREADS);
}

/** A whole number in plain digits, within a range. */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = /^-?\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max))
    throw new UserError(`${option} is “${text}”. Allowed: a whole number from ${min} to ${max}.`);
  return value;
}

/** The request, refused if it would be more work than a run may be. */
export function readRequest(
  values: { seed: string; replications: string },
  scenarios: Scenario[],
): RunRequest {
  const replications = wholeNumber('--replications', values.replications, 1, LIMITS.replications);
  const { seed } = values;
  if (seed.length < 1 || seed.length > 40)
    throw new UserError(`--seed has ${seed.length} characters. Allowed: 1 to 40.`);
  for (const scenario of scenarios) {
    const accountDays = mostAccounts(scenario) * scenario.calendar.horizonDays;
    if (accountDays * replications > LIMITS.accountDays)
      throw new UserError(
        `--replications ${replications} is too many for “${scenario.name.en}”. Allowed: 1 to ${Math.floor(LIMITS.accountDays / accountDays)}.`,
      );
  }
  return { seed, replications };
}
