import { Worker } from 'node:worker_threads';
import { threadEndpoint } from './thread-endpoint.ts';
import { createPoolRunner } from './pool.ts';
import type { Runner } from './runner.ts';
import type { RawWorker } from './worker-executor.ts';

/** The pool on Node's threads, started with tsx as the sources are TypeScript. Same results as every other runner. */
export function createThreadRunner(threads: number): Runner {
  return createPoolRunner({ workers: threads, spawn: spawnThread });
}

function spawnThread(): RawWorker {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
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
