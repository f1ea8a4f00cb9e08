import { Dispatcher } from './dispatcher.ts';
import type { Executor, Office } from './executor.ts';
import { office as realOffice } from './office.ts';
import type { Runner } from './runner.ts';
import { createWorkerExecutor, rawWebWorker, type RawWorker } from './worker-executor.ts';

/** Each worker holds up to 40 MB; past eight the memory bus is the limit, not the cores. */
const MAX_WORKERS = 8;

export interface PoolOptions {
  /** Number of workers. Default: one a core, one core left to the page when there are more than two. */
  workers?: number;
  /** Called once when workers cannot start and runs go on in the page's own thread. */
  onFallback?: (reason: Error) => void;
  /** How a worker is made; a module worker by default. */
  spawn?: () => RawWorker;
  /** What runs batches when workers cannot start. */
  makeInline?: () => Executor | Promise<Executor>;
  office?: Office;
  cancelGraceMs?: number;
  quietMs?: number;
  startTimeoutMs?: number;
}

/** Runs in workers, started when first needed. Results do not depend on their number. */
export function createPoolRunner(options: PoolOptions = {}): Runner {
  const { spawn = spawnWebWorker, makeInline = makeInlineExecutor, office = realOffice } = options;
  return new Dispatcher({
    slots: options.workers ?? defaultWorkers(),
    makeExecutor: () => createWorkerExecutor(spawn, options.startTimeoutMs),
    office,
    fallback: (reason) => {
      options.onFallback?.(reason);
      return makeInline;
    },
    cancelGraceMs: options.cancelGraceMs,
    quietMs: options.quietMs,
  });
}

function defaultWorkers(): number {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 2;
  return Math.min(MAX_WORKERS, cores > 2 ? cores - 1 : cores);
}

/** The address must stand literally inside `new Worker(...)`: bundlers look for this very form. */
function spawnWebWorker(): RawWorker {
  return rawWebWorker(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
}

/** Loaded only when needed: the page's first load carries no simulation code. */
async function makeInlineExecutor(): Promise<Executor> {
  const [{ createInlineExecutor }, { bench }] = await Promise.all([
    import('./inline-executor.ts'),
    import('./bench.ts'),
  ]);
  return createInlineExecutor(bench, true);
}
