import type { RunRequest, Summary } from '#experiment';
import { createInlineRunner, createThreadRunner } from '#runner/inline';
import type { Scenario } from '#scenario';
import type { Terminal } from './command.ts';

/** Runs scenarios one after the other on the same luck. */
export async function simulate(
  scenarios: Scenario[],
  request: RunRequest,
  terminal: Terminal,
  threads = 1,
): Promise<{ summaries: Summary[]; seconds: number }> {
  const { threadEntry } = terminal;
  const runner =
    threads > 1 && threadEntry
      ? createThreadRunner(threads, threadEntry)
      : createInlineRunner({ yieldBetweenBatches: false });
  const began = performance.now();
  const summaries: Summary[] = [];
  try {
    for (const scenario of scenarios) {
      const onProgress = (partial: Summary) =>
        terminal.progress(`${scenario.name.en}: ${partial.replications} of ${request.replications} futures`);
      summaries.push(await runner.run(scenario, request, { onProgress }));
    }
  } finally {
    terminal.progress('');
    runner.dispose();
  }
  return { summaries, seconds: (performance.now() - began) / 1000 };
}
