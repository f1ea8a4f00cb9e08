import { expose } from 'comlink';
import type { BatchResult, RunRequest, Summary } from '#experiment';
import type { Scenario } from '#scenario';
import type { Bench, Ledger, Office } from '../../src/lib/runner/executor.ts';
import { createWorkerHost } from '../../src/lib/runner/worker-host.ts';
import type { RawWorker } from '../../src/lib/runner/worker-executor.ts';

/** A toy experiment: replication r of a scenario is one number that depends on scenario, seed and r alone. */
interface ToyBatch {
  first: number;
  values: Float64Array;
}
export interface ToySummary {
  scenario: string;
  final: boolean;
  values: number[];
  mean: number;
}

export const BATCH_SIZE = 4;
export const toyScenario = (name: string): Scenario => ({ name: { vi: name, en: name } }) as Scenario;
const nameOf = (scenario: Scenario) => scenario.name.en;

export function toyValue(scenario: string, seed: string, replication: number): number {
  let h = replication + 1;
  for (const c of scenario + '/' + seed) h = Math.imul(h ^ c.charCodeAt(0), 0x9e3779b1) ^ (h >>> 15);
  return (h >>> 0) / 7;
}

/** The Summary every runner must reach, computed the plain way. */
export function expectedSummary(scenario: string, request: RunRequest): ToySummary {
  const values = Array.from({ length: request.replications }, (_, r) => toyValue(scenario, request.seed, r));
  return { scenario, final: true, values, mean: meanOf(values) };
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** `onBatch` may throw, to play a batch that fails. */
export function toyBench(onBatch: (scenario: string, index: number) => void = () => undefined): Bench {
  return {
    openExperiment: (scenario, request) => ({
      batchCount: Math.ceil(request.replications / BATCH_SIZE),
      batchSize: BATCH_SIZE,
      runBatch(i) {
        onBatch(nameOf(scenario), i);
        const first = i * BATCH_SIZE;
        const length = Math.min(BATCH_SIZE, request.replications - first);
        const values = Float64Array.from({ length }, (_, k) =>
          toyValue(nameOf(scenario), request.seed, first + k),
        );
        return { first, values } satisfies ToyBatch as unknown as BatchResult;
      },
    }),
    batchTransferables: (result) => [(result as unknown as ToyBatch).values.buffer as ArrayBuffer],
  };
}

export const toyOffice: Office = {
  hash: (scenario) => `hash-of-${nameOf(scenario)}`,
  ledger(scenario, request): Ledger {
    const values: number[] = new Array<number>(request.replications);
    return {
      add(batch) {
        const { first, values: part } = batch as unknown as ToyBatch;
        part.forEach((value, k) => (values[first + k] = value));
      },
      summarize(final) {
        const known = values.filter(() => true);
        const summary: ToySummary = { scenario: nameOf(scenario), final, values: known, mean: meanOf(known) };
        return summary as unknown as Summary;
      },
    };
  },
};

export const asToy = (summary: Summary | undefined): ToySummary => summary as unknown as ToySummary;

export interface ToyWorkers {
  spawn: () => RawWorker;
  /** One entry a worker ever started. */
  started: { terminated: boolean }[];
}

export type Behaviour = 'run' | 'throw' | 'crash' | 'silent';

/**
 * Workers that speak the real protocol over a message channel. `behave` decides what a batch does; `gate` may hold the
 * answer back until its promise resolves.
 */
export function toyWorkers(
  behave: (batch: { worker: number; scenario: string; index: number }) => Behaviour = () => 'run',
  gate: () => Promise<void> = () => Promise.resolve(),
): ToyWorkers {
  const started: ToyWorkers['started'] = [];
  const spawn = (): RawWorker => {
    const worker = started.length;
    const state = { terminated: false };
    started.push(state);
    const { port1, port2 } = new MessageChannel();
    const listeners: ((error: Error) => void)[] = [];
    let behaviour: Behaviour = 'run';
    const host = createWorkerHost(
      toyBench((scenario, index) => {
        behaviour = behave({ worker, scenario, index });
        if (behaviour === 'throw') throw new Error(`invariant: batch ${index} is wrong`);
      }),
    );
    expose(
      {
        ...host,
        async runBatch(key: number, index: number) {
          const result = host.runBatch(key, index);
          if (behaviour === 'crash') for (const listener of listeners) listener(new Error('out of memory'));
          if (behaviour !== 'run') return new Promise<never>(() => undefined);
          await gate();
          return result;
        },
      },
      port1,
    );
    return {
      endpoint: port2,
      onError: (listener) => void listeners.push(listener),
      terminate() {
        state.terminated = true;
        port1.close();
        port2.close();
      },
    };
  };
  return { spawn, started };
}
