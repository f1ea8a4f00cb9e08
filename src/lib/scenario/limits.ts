/** Hard limits on outside input, in one place. `docs/model.md` prints this table. */
export const LIMITS = {
  /** Accounts in one scenario, arrivals over the horizon included. */
  accounts: 200_000,
  days: 730,
  segments: 400,
  buckets: 12,
  teams: 20,
  treatments: 50,
  steps: 12,
  collectors: 1_000,
  replications: 5_000,
  /** Largest amount on one account, minor units: sums over 200,000 accounts stay below 2^53. */
  money: 40_000_000_000,
  /** Account-days × replications of one run. */
  accountDays: 100_000_000_000,
  /** Bytes of a scenario file, nesting and nodes of its JSON, walked before the schema is applied. */
  fileBytes: 2_000_000,
  depth: 32,
  nodes: 40_000,
  textLength: 2_000,
} as const;
