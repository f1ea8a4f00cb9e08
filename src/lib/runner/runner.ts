import type { RunRequest, Summary } from '#experiment';
import type { Scenario } from '#scenario';

export interface RunOptions {
  signal?: AbortSignal;
  /** Called with what is known so far, at most once a frame's worth of work; the last call is the finished Summary. */
  onProgress?: (partial: Summary) => void;
}

/** The only way to run a scenario. Rejects with `AbortError` when cancelled, `RunError` when a batch failed twice. */
export interface Runner {
  run(scenario: Scenario, request: RunRequest, options?: RunOptions): Promise<Summary>;
  dispose(): void;
}

/** A failure that names what reproduces it. */
export class RunError extends Error {
  constructor(
    message: string,
    readonly reproduce: { scenarioHash: string; seed: string; replication: number },
  ) {
    super(message);
    this.name = 'RunError';
  }
}
