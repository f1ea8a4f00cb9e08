import { expose } from 'comlink';
import { parentPort } from 'node:worker_threads';
import { bench } from './bench.ts';
import { threadEndpoint } from './thread-endpoint.ts';
import { createWorkerHost } from './worker-host.ts';

/** Makes the current Node thread a worker of `createThreadRunner`; `worker.ts` is the browser's. */
export function serveThread(): void {
  if (!parentPort) throw new Error('invariant: serveThread runs in a thread');
  expose(createWorkerHost(bench), threadEndpoint(parentPort));
}
