import { bench as realBench } from './bench.ts';
import { Dispatcher } from './dispatcher.ts';
import type { Bench, Office } from './executor.ts';
import { createInlineExecutor } from './inline-executor.ts';
import { office as realOffice } from './office.ts';
import type { Runner } from './runner.ts';

export interface InlineOptions {
  /** Handle events (input, cancel) between two batches. Default true; a command line does without. */
  yieldBetweenBatches?: boolean;
  bench?: Bench;
  office?: Office;
}

/** Runs on the calling thread: the command line, tests, and browsers without workers. */
export function createInlineRunner(options: InlineOptions = {}): Runner {
  const { yieldBetweenBatches = true, bench = realBench, office = realOffice } = options;
  const makeExecutor = () => createInlineExecutor(bench, yieldBetweenBatches);
  return new Dispatcher({ slots: 1, makeExecutor, office });
}

/** This door is Node's: command line, tests, bench. Pages have `createPoolRunner`, which falls back by itself. */
export { serveThread } from './thread.ts';
export { createThreadRunner } from './threads.ts';
