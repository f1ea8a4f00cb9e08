import type { Bench, Executor, OpenExperiment } from './executor.ts';

/** Runs batches on the calling thread; with `yieldBetweenBatches` events are handled between two batches. */
export function createInlineExecutor(bench: Bench, yieldBetweenBatches: boolean): Executor {
  const experiments = new Map<number, OpenExperiment>();
  const pause = yieldBetweenBatches ? nextTask : () => Promise.resolve();
  // One line for all calls: a batch may be asked for before its experiment is open.
  let line = Promise.resolve();
  const turn = () => (line = line.then(pause));
  return {
    async open(key, scenario, request) {
      await turn();
      const experiment = bench.openExperiment(scenario, request);
      experiments.set(key, experiment);
      return { batchCount: experiment.batchCount, batchSize: experiment.batchSize };
    },
    async runBatch(key, index) {
      await turn();
      const experiment = experiments.get(key);
      if (!experiment) throw new Error(`invariant: experiment ${key} is not open here`);
      return experiment.runBatch(index);
    },
    close: (key) => void experiments.delete(key),
    terminate: () => experiments.clear(),
  };
}

/** A new task by a message: nested timers would wait at least 4 ms each. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
