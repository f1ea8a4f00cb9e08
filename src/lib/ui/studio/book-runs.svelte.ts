import { bookQuality, DEFAULT_STAKES, schemeCosine, type BookQuality } from '#incentives';
import type { Summary } from '#experiment';
import type { Runner } from '#runner';
import { schemeScenarios, type Scenario } from '#scenario';
import { behaviourOf, type Case } from './jobs.ts';

/** Futures of one portion: what the first lights rest on, and what each refinement adds. */
export const PORTION = 20;

/** What a scheme did on the plan's own book. */
export interface BookResult {
  quality: BookQuality;
  /** Totals over the horizon, minor units: means over futures. */
  money: { pay: number; uplift: number; currency: string };
}

type Kind = 'scheme' | 'none' | 'honest';
const KINDS: readonly Kind[] = ['scheme', 'none', 'honest'];

/** Runs the open plan's scheme on its own accounts, in portions of 20 futures, each portion with its own luck. */
export class BookRuns {
  state = $state.raw<
    { kind: 'idle' } | { kind: 'running'; done: number; of: number } | { kind: 'failed'; message: string }
  >({ kind: 'idle' });
  #results = $state.raw<{ of: Scenario; portions: Record<Kind, Summary>[] } | undefined>();
  readonly #runner: Runner;
  #abort: AbortController | undefined;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  /** What is known for a plan as it stands; undefined when nothing is. */
  resultOf(scenario: Scenario, one: Case): BookResult | undefined {
    if (this.#results?.of !== scenario) return undefined;
    const { portions } = this.#results;
    const panels = (kind: Kind) => portions.flatMap((portion) => portion[kind].pay.panels);
    const quality = bookQuality({
      scheme: panels('scheme'),
      none: panels('none'),
      honest: panels('honest'),
      cosine: schemeCosine(one.scheme, behaviourOf(one), DEFAULT_STAKES),
    });
    if (!quality) return undefined;
    const mean = (read: (portion: Record<Kind, Summary>) => number) =>
      portions.reduce((sum, portion) => sum + read(portion), 0) / portions.length;
    return {
      quality,
      money: {
        pay: mean(({ scheme }) => scheme.totals.payCost.mean),
        uplift: mean(({ scheme, none }) => scheme.totals.recovered.mean - none.totals.recovered.mean),
        currency: portions[0]!.scheme.currency,
      },
    };
  }

  /** Runs one portion more: the first for a plan, or a further one. Goes before the app's other runs. */
  async run(scenario: Scenario, seed: string): Promise<void> {
    const inputs = schemeScenarios(scenario);
    if (!inputs) return;
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    const before = this.#results?.of === scenario ? this.#results.portions : [];
    const request = {
      seed: before.length === 0 ? seed : `${seed}/${before.length + 1}`,
      replications: PORTION,
    };
    const known: Partial<Record<Kind, Summary>> = {};
    const of = PORTION * KINDS.length;
    this.state = { kind: 'running', done: 0, of };
    try {
      const summaries = await Promise.all(
        KINDS.map((kind) =>
          this.#runner.run(inputs[kind].scenario, request, {
            signal: abort.signal,
            urgent: true,
            onProgress: (partial) => {
              if (this.#abort !== abort) return;
              known[kind] = partial;
              const { scheme, none, honest } = known;
              const done = KINDS.reduce((sum, one) => sum + (known[one]?.replications ?? 0), 0);
              this.state = { kind: 'running', done, of };
              // First lights: as soon as every run has some futures; they are refined as more come.
              if (scheme && none && honest)
                this.#results = { of: scenario, portions: [...before, { scheme, none, honest }] };
            },
          }),
        ),
      );
      const [scheme, none, honest] = summaries as [Summary, Summary, Summary];
      this.#results = { of: scenario, portions: [...before, { scheme, none, honest }] };
      this.state = { kind: 'idle' };
    } catch (error) {
      if (this.#abort !== abort || abort.signal.aborted) return;
      this.state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    if (this.state.kind === 'running') this.state = { kind: 'idle' };
  }
}
