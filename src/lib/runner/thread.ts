import { expose } from 'comlink';
import { parentPort } from 'node:worker_threads';
import { bench } from './bench.ts';
import { threadEndpoint } from './thread-endpoint.ts';
import { createWorkerHost } from './worker-host.ts';

/** The module a Node thread loads; `worker.ts` is the browser's. */
if (!parentPort) throw new Error('invariant: thread.ts runs in a thread');
expose(createWorkerHost(bench), threadEndpoint(parentPort));
