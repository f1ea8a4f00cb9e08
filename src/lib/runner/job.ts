import type { BatchResult, RunRequest, Summary } from '#experiment';
import type { Scenario } from '#scenario';
import type { ExperimentShape, Ledger, Office } from './executor.ts';
import { RunError, type RunOptions } from './runner.ts';

/** At most eight partial Summaries a second: faster than that nobody reads them. Milliseconds. */
const PROGRESS_INTERVAL_MS = 125;
/** A partial Summary may take at most a fifth of the calling thread: wait four times what the last one cost. */
const PROGRESS_COST_FACTOR = 4;
/** A batch is tried twice: a crash may be the worker's, a second one is the batch's. */
const ATTEMPTS = 2;

export interface JobInput {
  /** Names the experiment on every executor. */
  key: number;
  scenario: Scenario;
  request: RunRequest;
}

/** One run: which batches are still to do, which came back, and who waits for the Summary. */
export class Job {
  readonly key: number;
  readonly scenario: Scenario;
  readonly request: RunRequest;
  readonly promise: Promise<Summary>;
  readonly urgent: boolean;
  over = false;
  readonly #onProgress: RunOptions['onProgress'];
  readonly #office: Office;
  readonly #onOver: (job: Job) => void;
  #resolve!: (summary: Summary) => void;
  #reject!: (reason: unknown) => void;
  #shape: ExperimentShape | undefined;
  #ledger: Ledger;
  #next = 0;
  #again: number[] = [];
  #failures = new Map<number, number>();
  #accepted = 0;
  #publishing = false;
  #lastProgress = -Infinity;
  #lastCost = 0;

  constructor(input: JobInput, options: RunOptions, office: Office, onOver: (job: Job) => void) {
    const { key, scenario, request } = input;
    this.key = key;
    this.scenario = scenario;
    this.request = request;
    this.#onProgress = options.onProgress;
    this.#office = office;
    this.#onOver = onOver;
    this.urgent = options.urgent ?? (request.sampleEvery ?? 1) > 1;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#ledger = office.ledger(scenario, request);
  }

  /**
   * Called by whoever opened the experiment; all executors compile the same plan, so only the first one counts.
   * True when this was it.
   */
  learn(shape: ExperimentShape): boolean {
    const news = !this.#shape;
    this.#shape ??= shape;
    if (shape.batchCount === 0) this.#publishSoon();
    return news;
  }

  /** Whether somebody has opened the experiment and told how many batches there are. */
  get known(): boolean {
    return this.#shape !== undefined;
  }

  /** True while a batch waits for a hand, or while nobody knows yet how many there are. */
  get wantsWork(): boolean {
    if (this.over) return false;
    return !this.#shape || this.#again.length > 0 || this.#next < this.#shape.batchCount;
  }

  /** Share of the batches handed out: runs side by side advance together. */
  get handedOut(): number {
    return this.#shape ? this.#next / Math.max(1, this.#shape.batchCount) : 0;
  }

  /** The next batch to run, failed ones first. */
  take(): number | undefined {
    if (this.over || !this.#shape) return undefined;
    const again = this.#again.pop();
    if (again !== undefined) return again;
    return this.#next < this.#shape.batchCount ? this.#next++ : undefined;
  }

  /** The first batch, before anybody knows how many there are; undefined when it is out already or there is none. */
  takeFirst(): number | undefined {
    if (this.over || this.#shape || this.request.replications < 1) return undefined;
    const again = this.#again.pop();
    if (again !== undefined) return again;
    return this.#next === 0 ? this.#next++ : undefined;
  }

  /** The batch was never really tried: hand it out again. */
  giveBack(index: number | undefined): void {
    if (index !== undefined && !this.over) this.#again.push(index);
  }

  accept(batch: BatchResult): void {
    if (this.over) return;
    try {
      this.#ledger.add(batch);
    } catch (error) {
      this.reject(error);
      return;
    }
    this.#accepted += 1;
    this.#publishSoon();
  }

  /** A batch, or the compilation (`undefined`), failed: once more, then the run fails with what reproduces it. */
  fail(index: number | undefined, cause: unknown): void {
    if (this.over) return;
    const slot = index ?? -1;
    const failures = (this.#failures.get(slot) ?? 0) + 1;
    this.#failures.set(slot, failures);
    if (failures < ATTEMPTS) {
      this.giveBack(index);
      return;
    }
    const reproduce = {
      scenarioHash: this.#office.hash(this.scenario),
      seed: this.request.seed,
      replication: (index ?? 0) * (this.#shape?.batchSize ?? 1),
    };
    const message = cause instanceof Error ? cause.message : String(cause);
    this.reject(new RunError(message, reproduce, { cause }));
  }

  reject(reason: unknown): void {
    if (this.over) return;
    this.#end();
    this.#reject(reason);
  }

  #end(): void {
    this.over = true;
    this.#onOver(this);
  }

  /** In a microtask, so that the executor that brought the batch has its next one before we compute. */
  #publishSoon(): void {
    if (this.#publishing) return;
    this.#publishing = true;
    queueMicrotask(() => {
      this.#publishing = false;
      if (this.over) return;
      try {
        this.#publish();
      } catch (error) {
        this.reject(error);
      }
    });
  }

  #publish(): void {
    const finished = this.#accepted === this.#shape?.batchCount;
    if (!finished) {
      if (!this.#onProgress) return;
      const wait = Math.max(PROGRESS_INTERVAL_MS, PROGRESS_COST_FACTOR * this.#lastCost);
      const now = performance.now();
      if (now - this.#lastProgress < wait) return;
      const partial = this.#ledger.summarize(false);
      this.#lastProgress = performance.now();
      this.#lastCost = this.#lastProgress - now;
      this.#onProgress(partial);
      return;
    }
    const summary = this.#ledger.summarize(true);
    this.#end();
    this.#onProgress?.(summary);
    this.#resolve(summary);
  }
}
