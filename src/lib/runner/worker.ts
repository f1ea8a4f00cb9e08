import { expose } from 'comlink';
import { bench } from './bench.ts';
import { createWorkerHost } from './worker-host.ts';

/** The module a browser's worker loads. */
expose(createWorkerHost(bench));
