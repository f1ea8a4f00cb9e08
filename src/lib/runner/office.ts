import { Aggregate, scenarioHash } from '#experiment';
import type { Office } from './executor.ts';

/** The real experiment, as the calling thread uses it. */
export const office: Office = {
  ledger: (scenario, request) => new Aggregate(scenario, request),
  hash: scenarioHash,
};
