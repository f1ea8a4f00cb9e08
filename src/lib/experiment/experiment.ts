import { seedKey } from '#engine';
import { compile, simulate, simulateChecked, State } from '#model';
import type { Plan } from '#model';
import type { Scenario } from '#scenario';
import { emptyBatch, record } from './batch.ts';
import type { BatchResult } from './batch.ts';
import type { RunRequest } from './types.ts';

/** A scenario compiled for one request, ready to run its batches in any order, any number of times. */
export interface Experiment {
  readonly plan: Plan;
  /** Replications in a batch; the last batch may hold fewer. */
  readonly batchSize: number;
  readonly batchCount: number;
  /** Batch `index` (0 … batchCount − 1). Batch boundaries never change a number. */
  runBatch(index: number): BatchResult;
}

/** Futures against which the single-run invariants are held, see `simulateChecked`. */
export type Checked = 'none' | 'first' | 'all';

/** Compiles a scenario under a request. `batchSize` is the plan's own unless a test asks otherwise. */
export function openExperiment(
  scenario: Scenario,
  request: RunRequest,
  batchSize?: number,
  checked: Checked = 'none',
): Experiment {
  const plan = compile(scenario, request.sampleEvery ?? 1);
  const size = batchSize ?? plan.batchSize;
  const seed = seedKey(request.seed);
  const state = new State(plan);
  const { books, days } = request.luck ?? {};
  if (books !== undefined) state.otherBooks = seedKey(`${request.seed}/books/${books}`);
  if (days !== undefined) state.otherDays = seedKey(`${request.seed}/days/${days}`);
  return {
    plan,
    batchSize: size,
    batchCount: Math.ceil(request.replications / size),
    runBatch(index) {
      const first = index * size;
      const count = Math.min(size, request.replications - first);
      if (!(count > 0)) throw new Error(`invariant: batch ${index} is outside the request`);
      const batch = emptyBatch(state, first, count);
      for (let k = 0; k < count; k += 1) {
        const check = checked === 'all' || (checked === 'first' && first + k === 0);
        if (check) simulateChecked(state, seed, first + k);
        else simulate(state, seed, first + k);
        record(batch, k, state);
      }
      return batch;
    },
  };
}
