import { Worker } from 'node:worker_threads';
import { Dispatcher } from './dispatcher.ts';
import { office } from './office.ts';
import type { Runner } from './runner.ts';
import { threadEndpoint } from './thread-endpoint.ts';
import { createWorkerExecutor, type RawWorker } from './worker-executor.ts';

/**
 * The pool on Node's threads, for command line and bench; same results as every other runner. `entry` is a bundled
 * module that calls `serveThread()` when it is not the main thread. Threads that cannot start fail the run: on a server nobody
 * wants a silent fallback.
 */
export function createThreadRunner(threads: number, entry: URL): Runner {
  const makeExecutor = () => createWorkerExecutor(() => spawnThread(entry));
  return new Dispatcher({ slots: threads, makeExecutor, office });
}

function spawnThread(entry: URL): RawWorker {
  const worker = new Worker(entry);
  return {
    endpoint: threadEndpoint(worker),
    onError(listener) {
      worker.on('error', (error) => listener(error instanceof Error ? error : new Error(String(error))));
      worker.on('messageerror', listener);
      worker.on('exit', (code) => listener(new Error(`The thread ended with code ${code}.`)));
    },
    terminate: () => void worker.terminate(),
  };
}
