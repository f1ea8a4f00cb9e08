import type { BatchResult, RunRequest, Summary } from '#experiment';
import type { Scenario } from '#scenario';

/** What a place of work tells about an experiment it has opened. */
export interface ExperimentShape {
  batchCount: number;
  /** Replications in a batch; the last one may be shorter. */
  batchSize: number;
}

/** A place where batches run, one at a time: a worker or this thread. Keys are chosen by the dispatcher. */
export interface Executor {
  /** Compiles the scenario and keeps it under `key` until `close(key)`. */
  open(key: number, scenario: Scenario, request: RunRequest): Promise<ExperimentShape>;
  /** May be asked for while `open` is under way: calls are done in the order they are made. */
  runBatch(key: number, index: number): Promise<BatchResult>;
  close(key: number): void;
  /** Ends it at once; calls under way reject with `ExecutorStopped`. */
  terminate(): void;
}

/** The call was cut short by our own `terminate`: nothing is wrong with the batch. */
export class ExecutorStopped extends Error {
  override name = 'ExecutorStopped';
}

/** The executor never came to life: blocked by policy, not found, not supported. */
export class ExecutorNotStarted extends Error {
  override name = 'ExecutorNotStarted';
}

/** Collects batches in any order. The part of `Aggregate` of the experiment that a runner needs. */
export interface Ledger {
  add(batch: BatchResult): void;
  summarize(final: boolean): Summary;
}

/** What a runner needs from the experiment on the calling thread; replaced by a toy in the runner's own tests. */
export interface Office {
  ledger(scenario: Scenario, request: RunRequest): Ledger;
  hash(scenario: Scenario): string;
}

export interface OpenExperiment {
  readonly batchSize: number;
  readonly batchCount: number;
  runBatch(index: number): BatchResult;
}

/** What an executor needs from the experiment where the work is done. */
export interface Bench {
  openExperiment(scenario: Scenario, request: RunRequest): OpenExperiment;
  batchTransferables(result: BatchResult): ArrayBuffer[];
}
