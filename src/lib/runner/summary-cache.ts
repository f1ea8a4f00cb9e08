import { scenarioHash, type RunRequest, type Summary } from '#experiment';
import type { Scenario } from '#scenario';
import type { Runner } from './runner.ts';

/** Finished Summaries kept: the baseline and the last edits, so that undo shows its numbers at once. */
const KEPT = 16;
/** Previews kept: those of the unchanged plans, and the newest. A long drag must not push out finished results. */
const PREVIEWS_KEPT = 6;

interface Running {
  key: string;
  urgent: boolean;
  promise: Promise<Summary>;
  controller: AbortController;
  partial?: Summary;
  listeners: Set<() => void>;
}

/** Runs by (scenario, request): each at most once at a time, and not again while its Summary is kept. */
export class SummaryCache {
  readonly #runner: Runner;
  readonly #hash: (scenario: Scenario) => string;
  #finished = new Map<string, Summary>();
  #previews = new Map<string, Summary>();
  #running = new Map<string, Running>();
  #hashes = new WeakMap<Scenario, string>();

  constructor(runner: Runner, hash: (scenario: Scenario) => string = scenarioHash) {
    this.#runner = runner;
    this.#hash = hash;
  }

  key(scenario: Scenario, request: RunRequest): string {
    let hash = this.#hashes.get(scenario);
    if (hash === undefined) this.#hashes.set(scenario, (hash = this.#hash(scenario)));
    return JSON.stringify([
      hash,
      request.seed,
      request.replications,
      request.sampleEvery ?? 1,
      request.luck ?? {},
    ]);
  }

  /** What is known without running anything. */
  peek(
    scenario: Scenario,
    request: RunRequest,
  ): { summary: Summary | undefined; final: boolean } | undefined {
    const key = this.key(scenario, request);
    const finished = this.#known(key);
    if (finished) return { summary: finished, final: true };
    const running = this.#running.get(key);
    return running && { summary: running.partial, final: false };
  }

  /** The final Summary; `onPartial` is called when `peek` has news. Rejects as the runner does. */
  async get(
    scenario: Scenario,
    request: RunRequest,
    urgent: boolean,
    onPartial: () => void,
  ): Promise<Summary> {
    const key = this.key(scenario, request);
    const finished = this.#known(key);
    if (finished) {
      this.#keep(key, finished);
      return finished;
    }
    const running = this.#running.get(key) ?? this.#start(key, scenario, request, urgent);
    running.listeners.add(onPartial);
    return running.promise;
  }

  abort(which: (entry: { key: string; urgent: boolean }) => boolean): void {
    for (const running of [...this.#running.values()]) {
      if (!which(running)) continue;
      this.#running.delete(running.key);
      running.controller.abort();
    }
  }

  #start(key: string, scenario: Scenario, request: RunRequest, urgent: boolean): Running {
    const controller = new AbortController();
    const entry: Running = { key, urgent, controller, listeners: new Set(), promise: undefined as never };
    this.#running.set(key, entry);
    const onProgress = (partial: Summary) => {
      if (this.#running.get(key) !== entry) return;
      entry.partial = partial;
      for (const listener of entry.listeners) listener();
    };
    // An urgent run is shown when it is done: partial Summaries would only cost time.
    const options = { signal: controller.signal, urgent, onProgress: urgent ? undefined : onProgress };
    entry.promise = this.#runner.run(scenario, request, options).then(
      (summary) => {
        if (this.#running.get(key) === entry) {
          this.#running.delete(key);
          this.#keep(key, summary);
        }
        return summary;
      },
      (error: unknown) => {
        if (this.#running.get(key) === entry) this.#running.delete(key);
        throw error;
      },
    );
    return entry;
  }

  #known(key: string): Summary | undefined {
    return this.#finished.get(key) ?? this.#previews.get(key);
  }

  #keep(key: string, summary: Summary): void {
    const [kept, most] = summary.preview ? [this.#previews, PREVIEWS_KEPT] : [this.#finished, KEPT];
    kept.delete(key);
    kept.set(key, summary);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
  }
}
