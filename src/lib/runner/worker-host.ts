import { transfer } from 'comlink';
import type { BatchResult, RunRequest } from '#experiment';
import type { Scenario } from '#scenario';
import type { Bench, ExperimentShape, OpenExperiment } from './executor.ts';

/** What crosses the thread. `ready` answers as soon as the worker's code has loaded. */
export interface WorkerHost {
  ready(): true;
  open(key: number, scenario: Scenario, request: RunRequest): ExperimentShape;
  runBatch(key: number, index: number): BatchResult;
  close(key: number): void;
}

/** The worker's side: experiments by key, compiled once each; typed arrays leave by transfer, not by copy. */
export function createWorkerHost(bench: Bench): WorkerHost {
  const experiments = new Map<number, OpenExperiment>();
  return {
    ready: () => true,
    open(key, scenario, request) {
      const experiment = bench.openExperiment(scenario, request);
      experiments.set(key, experiment);
      return { batchCount: experiment.batchCount, batchSize: experiment.batchSize };
    },
    runBatch(key, index) {
      const experiment = experiments.get(key);
      if (!experiment) throw new Error(`invariant: experiment ${key} is not open here`);
      const result = experiment.runBatch(index);
      return transfer(result, bench.batchTransferables(result));
    },
    close(key) {
      experiments.delete(key);
    },
  };
}
