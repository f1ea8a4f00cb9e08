import type { BatchResult, RunRequest, Summary } from '#experiment';
import type { Scenario } from '#scenario';
import { ExecutorNotStarted, ExecutorStopped, type Executor, type Office } from './executor.ts';
import { Job } from './job.ts';
import { abortError, type Runner, type RunOptions } from './runner.ts';

/** A batch is at most about 50 ms: a cancelled one may end by itself, which is cheaper than a new worker. */
export const CANCEL_GRACE_MS = 100;
/** After an urgent run the others wait this long: between two previews of a drag, every worker stays free. */
export const QUIET_MS = 150;

export interface DispatcherOptions {
  /** Number of executors at work at the same time. */
  slots: number;
  makeExecutor: () => Executor | Promise<Executor>;
  office: Office;
  /** Called once when an executor cannot start; what it returns takes over, one at a time. Absent: the run fails. */
  fallback?: (reason: Error) => () => Executor | Promise<Executor>;
  cancelGraceMs?: number;
  quietMs?: number;
}

interface Slot {
  executor: Executor | undefined;
  /** Keys of the experiments that are open in the executor. */
  open: Set<number>;
  job: Job | undefined;
}

/**
 * Hands batches of several runs to executors, one batch an executor at a time. An urgent run goes first: the others
 * keep the batches they have and go on afterwards. Which executor does which batch never matters, because the ledger
 * keeps results by replication.
 */
export class Dispatcher implements Runner {
  readonly #options: DispatcherOptions;
  #slots: Slot[];
  #jobs: Job[] = [];
  #nextKey = 1;
  #quietUntil = 0;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;
  #make: () => Executor | Promise<Executor>;
  #fellBack = false;
  #disposed = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#make = options.makeExecutor;
    this.#slots = Array.from({ length: Math.max(1, options.slots) }, newSlot);
  }

  async run(scenario: Scenario, request: RunRequest, options: RunOptions = {}): Promise<Summary> {
    if (this.#disposed || options.signal?.aborted) throw abortError();
    const job = new Job({ key: this.#nextKey++, scenario, request }, options, this.#options.office, (over) =>
      this.#over(over),
    );
    const cancel = () => this.#cancel(job);
    options.signal?.addEventListener('abort', cancel, { once: true });
    this.#jobs.push(job);
    if (!job.urgent) this.#quietUntil = 0;
    this.#pump();
    try {
      return await job.promise;
    } finally {
      options.signal?.removeEventListener('abort', cancel);
    }
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#quietTimer);
    for (const slot of this.#slots) this.#stop(slot);
    for (const job of [...this.#jobs]) job.reject(abortError());
  }

  #pump(): void {
    if (this.#disposed) return;
    for (const slot of this.#slots) {
      if (slot.job) continue;
      const job = this.#choose();
      if (!job) return;
      slot.job = job;
      void this.#work(slot, job);
    }
  }

  /** Urgent before others; then the one least advanced, counting hands already on it; then the oldest. */
  #choose(): Job | undefined {
    const urgent = this.#jobs.some((job) => job.urgent);
    const now = performance.now();
    if (!urgent && now < this.#quietUntil) {
      clearTimeout(this.#quietTimer);
      this.#quietTimer = setTimeout(() => this.#pump(), this.#quietUntil - now);
      return undefined;
    }
    let best: Job | undefined;
    let bestLoad = Infinity;
    for (const job of this.#jobs) {
      if (job.urgent !== urgent || !job.wantsWork) continue;
      const hands = this.#slots.filter((slot) => slot.job === job).length;
      // A preview is often one batch: others join once it is known that there are more.
      if (urgent && hands > 0 && !job.known) continue;
      const load = job.handedOut + hands / 1000;
      if (load < bestLoad) [best, bestLoad] = [job, load];
    }
    return best;
  }

  async #work(slot: Slot, job: Job): Promise<void> {
    let index: number | undefined;
    try {
      const executor = slot.executor ?? (await this.#start(slot));
      let batch: Promise<BatchResult> | undefined;
      if (!slot.open.has(job.key)) {
        const opening = executor.open(job.key, job.scenario, job.request);
        // There is always a first batch. Asking for it at once saves a preview one trip there and back.
        index = job.urgent ? job.takeFirst() : undefined;
        if (index !== undefined) batch = executor.runBatch(job.key, index);
        batch?.catch(() => undefined); // told below, unless opening fails before it
        const shape = await opening;
        slot.open.add(job.key);
        if (job.learn(shape)) this.#pump();
      }
      if (!batch) {
        index = job.take();
        if (index !== undefined) batch = executor.runBatch(job.key, index);
      }
      if (batch) job.accept(await batch);
    } catch (error) {
      this.#stop(slot);
      if (
        error instanceof ExecutorStopped ||
        (error instanceof ExecutorNotStarted && this.#fallBack(error))
      ) {
        job.giveBack(index);
      } else {
        job.fail(index, error);
      }
    }
    slot.job = undefined;
    if (job.over && slot.open.delete(job.key)) slot.executor?.close(job.key);
    this.#pump();
  }

  async #start(slot: Slot): Promise<Executor> {
    const executor = await this.#make();
    if (this.#disposed || !this.#slots.includes(slot)) {
      executor.terminate();
      throw new ExecutorStopped();
    }
    slot.executor = executor;
    return executor;
  }

  /** True when others take over, or have already. */
  #fallBack(reason: Error): boolean {
    if (this.#fellBack) return true;
    if (!this.#options.fallback) return false;
    this.#fellBack = true;
    this.#make = this.#options.fallback(reason);
    for (const slot of this.#slots) this.#stop(slot);
    this.#slots = [newSlot()];
    return true;
  }

  #cancel(job: Job): void {
    job.reject(abortError());
    for (const slot of this.#slots) {
      if (slot.job !== job) continue;
      const executor = slot.executor;
      setTimeout(() => {
        if (slot.job === job && slot.executor === executor) this.#stop(slot);
      }, this.#options.cancelGraceMs ?? CANCEL_GRACE_MS);
    }
  }

  #over(job: Job): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    for (const slot of this.#slots) {
      if (slot.job !== job && slot.open.delete(job.key)) slot.executor?.close(job.key);
    }
    if (job.urgent) this.#quietUntil = performance.now() + (this.#options.quietMs ?? QUIET_MS);
    queueMicrotask(() => this.#pump());
  }

  /** The next batch on this slot gets a new executor. */
  #stop(slot: Slot): void {
    slot.executor?.terminate();
    slot.executor = undefined;
    slot.open.clear();
  }
}

function newSlot(): Slot {
  return { executor: undefined, open: new Set(), job: undefined };
}
