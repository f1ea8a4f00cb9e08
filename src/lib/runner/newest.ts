import type { RunRequest, Summary } from '#experiment';
import type { Scenario } from '#scenario';
import type { Runner } from './runner.ts';
import { SummaryCache } from './summary-cache.ts';

/** Futures and thinning of a preview: enough for the shape of a curve within one frame or two. */
export const PREVIEW_REPLICATIONS = 12;
export const PREVIEW_SAMPLE_EVERY = 20;
/** A thinned book keeps at least this many accounts, or its curve would be a staircase. */
export const PREVIEW_MIN_ACCOUNTS = 1_000;

/** What is known about one input. `summaries[i]` belongs to `scenarios[i]`; all live the same futures. */
export interface LiveResult {
  kind: 'preview' | 'full';
  scenarios: readonly Scenario[];
  request: RunRequest;
  /** Undefined until the scenario's first batch is back (full runs only; a preview comes complete). */
  summaries: (Summary | undefined)[];
  /** All Summaries of this input are final. */
  finished: boolean;
}

export interface LiveRunOptions {
  onResult: (result: LiveResult) => void;
  /** A run of the newest input failed; what is on screen stays. */
  onError: (error: unknown) => void;
  /** How a preview of these scenarios is run. All must get the same request: they share the luck. */
  previewRequest?: (scenarios: readonly Scenario[], request: RunRequest) => RunRequest;
  hash?: (scenario: Scenario) => string;
}

/** Runs what the user points at: newest input wins, and a result never appears after a newer one's. */
export interface LiveRun {
  /**
   * While a lever is dragged. One preview runs at a time and is shown when done; of the inputs that come meanwhile only
   * the last one is kept. Full runs under way are put aside.
   */
  preview(scenarios: readonly Scenario[], request: RunRequest): void;
  /** After release: full runs, with partial results. Ends previews; keeps full runs that are still wanted. */
  commit(scenarios: readonly Scenario[], request: RunRequest): void;
  /** Runs the previews of unchanged plans ahead, unseen, so that the first move of a drag finds them done. */
  warm(scenarios: readonly Scenario[], request: RunRequest): void;
  /** Stops everything; nothing more is reported until the next input. */
  cancel(): void;
}

interface Input {
  kind: LiveResult['kind'];
  scenarios: readonly Scenario[];
  request: RunRequest;
  failed?: boolean;
}

export function createLiveRun(runner: Runner, options: LiveRunOptions): LiveRun {
  const previewRequest = options.previewRequest ?? defaultPreviewRequest;
  const cache = new SummaryCache(runner, options.hash);
  let running: Input | undefined; // the preview under way
  let waiting: Input | undefined; // the newest preview not yet started
  let shown: Input | undefined; // the full input whose progress is reported

  const report = (input: Input) => {
    const states = input.scenarios.map((scenario) => cache.peek(scenario, input.request));
    const finished = states.every((state) => state?.final);
    if (input.kind === 'preview' && !finished) return;
    if (!states.some((state) => state?.summary)) return;
    const summaries = states.map((state) => state?.summary);
    options.onResult({
      kind: input.kind,
      scenarios: input.scenarios,
      request: input.request,
      summaries,
      finished,
    });
  };

  /** Resolves when every scenario of the input is final; failures are reported once, and only if still wanted. */
  const runAll = async (input: Input, wanted: () => boolean): Promise<void> => {
    const tick = () => wanted() && report(input);
    try {
      await Promise.all(
        input.scenarios.map((s) => cache.get(s, input.request, input.kind === 'preview', tick)),
      );
      if (wanted() && !input.failed) report(input);
    } catch (error) {
      if (wanted() && !input.failed) {
        input.failed = true;
        options.onError(error);
      }
    }
  };

  const startPreview = async (input: Input): Promise<void> => {
    running = input;
    await runAll(input, () => running === input);
    if (running !== input) return;
    running = undefined;
    const next = waiting;
    waiting = undefined;
    if (next) await startPreview(next);
  };

  const stopPreviews = () => {
    running = waiting = undefined;
    cache.abort((entry) => entry.urgent);
  };

  return {
    preview(scenarios, request) {
      shown = undefined;
      const input: Input = { kind: 'preview', scenarios, request: previewRequest(scenarios, request) };
      if (running) waiting = input;
      else void startPreview(input);
    },
    commit(scenarios, request) {
      stopPreviews();
      const input: Input = { kind: 'full', scenarios, request };
      shown = input;
      const keys = new Set(scenarios.map((scenario) => cache.key(scenario, request)));
      cache.abort((entry) => !keys.has(entry.key));
      if (!scenarios.every((scenario) => cache.peek(scenario, request)?.final)) report(input);
      void runAll(input, () => shown === input);
    },
    warm(scenarios, request) {
      const ahead = previewRequest(scenarios, request);
      // A failure here would show again, and be told, when it matters.
      for (const scenario of scenarios) cache.get(scenario, ahead, true, () => {}).catch(() => {});
    },
    cancel() {
      shown = undefined;
      stopPreviews();
      cache.abort(() => true);
    },
  };
}

/** One account in twenty, unless that would leave too few; the same for all, or they would not share their luck. */
export function defaultPreviewRequest(scenarios: readonly Scenario[], request: RunRequest): RunRequest {
  const smallest = Math.min(...scenarios.map(accountsOf));
  const sampleEvery = Math.max(
    1,
    Math.min(PREVIEW_SAMPLE_EVERY, Math.floor(smallest / PREVIEW_MIN_ACCOUNTS)),
  );
  return { ...request, replications: Math.min(PREVIEW_REPLICATIONS, request.replications), sampleEvery };
}

function accountsOf(scenario: Scenario): number {
  return scenario.portfolio.segments.reduce((sum, segment) => sum + segment.accounts, 0);
}
