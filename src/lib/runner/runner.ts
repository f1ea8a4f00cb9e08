import type { RunRequest, Summary } from '#experiment';
import type { Scenario } from '#scenario';

export interface RunOptions {
  signal?: AbortSignal;
  /**
   * Called with what is known so far: after the first batch, then at most eight times a second. The last call is the
   * finished Summary.
   */
  onProgress?: (partial: Summary) => void;
  /** Goes before every run that is not urgent: previews while a lever is dragged. Default: runs of a sampled book. */
  urgent?: boolean;
}

/** The only way to run a scenario. Rejects with `AbortError` when cancelled, `RunError` when a batch failed twice. */
export interface Runner {
  run(scenario: Scenario, request: RunRequest, options?: RunOptions): Promise<Summary>;
  dispose(): void;
}

/** A failure that names what reproduces it. `replication` is the first one of the batch that failed. */
export class RunError extends Error {
  readonly reproduce: { scenarioHash: string; seed: string; replication: number };

  constructor(message: string, reproduce: RunError['reproduce'], options?: ErrorOptions) {
    super(message, options);
    this.name = 'RunError';
    this.reproduce = reproduce;
  }
}

/** What a cancelled run rejects with, as `fetch` does. */
export function abortError(): DOMException {
  return new DOMException('The run was cancelled.', 'AbortError');
}
