import { releaseProxy, wrap, type Endpoint, type Remote } from 'comlink';
import type { RunRequest } from '#experiment';
import type { Scenario } from '#scenario';
import { ExecutorNotStarted, ExecutorStopped, type Executor } from './executor.ts';
import type { WorkerHost } from './worker-host.ts';

/** A worker as the pool sees it: a browser's, a Node thread, or a toy in a test. */
export interface RawWorker {
  endpoint: Endpoint;
  /** Calls back when the worker dies or cannot load. */
  onError(listener: (error: Error) => void): void;
  terminate(): void;
}

/** How long a worker's code may take to load. Milliseconds. */
export const START_TIMEOUT_MS = 15_000;

/** Runs batches in a worker. Calls reject as soon as the worker is known to be dead, which Comlink alone never tells. */
export function createWorkerExecutor(spawn: () => RawWorker, startTimeoutMs = START_TIMEOUT_MS): Executor {
  let raw: RawWorker;
  try {
    raw = spawn();
  } catch (error) {
    throw new ExecutorNotStarted(messageOf(error), { cause: error });
  }
  const remote: Remote<WorkerHost> = wrap<WorkerHost>(raw.endpoint);
  let started = false;
  let die!: (error: Error) => void;
  const death = new Promise<never>((_, reject) => (die = reject));
  death.catch(() => undefined);

  raw.onError((error) => die(started ? error : new ExecutorNotStarted(error.message, { cause: error })));
  const timer = setTimeout(() => die(new ExecutorNotStarted('The worker did not answer.')), startTimeoutMs);
  remote.ready().then(
    () => {
      started = true;
      clearTimeout(timer);
    },
    (error: unknown) => die(new ExecutorNotStarted(messageOf(error))),
  );

  const alive = <T>(call: Promise<T>): Promise<T> => Promise.race([call, death]);
  return {
    open: (key: number, scenario: Scenario, request: RunRequest) =>
      alive(remote.open(key, scenario, request)),
    runBatch: (key, index) => alive(remote.runBatch(key, index)),
    close: (key) => void remote.close(key).catch(() => undefined),
    terminate() {
      clearTimeout(timer);
      die(new ExecutorStopped());
      remote[releaseProxy]();
      raw.terminate();
    },
  };
}

/** A browser's module worker. */
export function rawWebWorker(worker: Worker): RawWorker {
  return {
    endpoint: worker,
    onError(listener) {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener(new Error(event.message || 'The worker failed.'));
      });
      worker.addEventListener('messageerror', () => listener(new Error('A message could not be read.')));
    },
    terminate: () => worker.terminate(),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
