import { bookQuality, DEFAULT_STAKES, pairedGain, schemeCosine, type BookQuality } from '#incentives';
import type { Summary } from '#experiment';
import type { Runner } from '#runner';
import { schemeScenarios, type Scenario } from '#scenario';
import { behaviourOf, type Case } from './jobs.ts';

/** Futures of one portion: what the first lights rest on, and what each refinement adds. */
export const PORTION = 20;

type Gain = ReturnType<typeof pairedGain>;

/** What a scheme did on the plan's own book. */
export interface BookResult {
  quality: BookQuality;
  /** Totals over the horizon against nothing paid, minor units: means over futures and their 95 % intervals. */
  money: { pay: Gain; uplift: Gain; currency: string };
}

/** What is run: first lights need two runs, all lights a third, the split of pay two more. */
const STEPS = [['scheme', 'none'], ['honest']] as const;
const CROSSED = [['rebook', 'reluck']] as const;
type Kind = (typeof STEPS)[number][number] | (typeof CROSSED)[number][number];
type Portion = Partial<Record<Kind, Summary>>;

/** Unpaid runs kept: the same for every curve over the same measures. */
const KEPT = 8;

/** Runs the open plan's scheme on its own accounts, in portions of 20 futures, each portion with its own luck. */
export class BookRuns {
  state = $state.raw<
    { kind: 'idle' } | { kind: 'running'; done: number; of: number } | { kind: 'failed'; message: string }
  >({ kind: 'idle' });
  #results = $state.raw<{ of: Scenario; seed: string; portions: Portion[] } | undefined>();
  readonly #runner: Runner;
  readonly #unpaid = new Map<string, Summary>();
  #abort: AbortController | undefined;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  /** What is known for a plan as it stands; undefined when nothing is. */
  resultOf(scenario: Scenario, one: Case): BookResult | undefined {
    if (this.#results?.of !== scenario) return undefined;
    const portions = this.#results.portions.filter(
      (portion): portion is Portion & { scheme: Summary; none: Summary } =>
        portion.scheme !== undefined && portion.none !== undefined,
    );
    // Panels pair by position: a run that lags behind ends the list, so that later portions wait for it.
    const panels = (kind: Kind): number[][] => {
      const missing = portions.findIndex((portion) => (portion[kind]?.replications ?? 0) < PORTION);
      return portions
        .slice(0, missing < 0 ? undefined : missing + 1)
        .flatMap((portion) => portion[kind]?.pay.panels ?? []);
    };
    const quality = bookQuality({
      scheme: panels('scheme'),
      none: panels('none'),
      honest: panels('honest'),
      rebook: panels('rebook'),
      reluck: panels('reluck'),
      cosine: schemeCosine(one.scheme, behaviourOf(one), DEFAULT_STAKES),
    });
    if (!quality) return undefined;
    const values = (kind: 'scheme' | 'none', total: 'recovered' | 'payCost') =>
      portions.flatMap((portion) => portion[kind].totals[total].values);
    return {
      quality,
      money: {
        pay: pairedGain(values('scheme', 'payCost'), values('none', 'payCost')),
        uplift: pairedGain(values('scheme', 'recovered'), values('none', 'recovered')),
        currency: portions[0]!.scheme.currency,
      },
    };
  }

  /** Whether portions are known of which the crossed runs are not. */
  canSplit(scenario: Scenario): boolean {
    return this.#results?.of === scenario && this.#results.portions.some((portion) => !portion.reluck);
  }

  /** Runs one portion more: the first for a plan, or a further one. Goes before the app's other runs. */
  run(scenario: Scenario, seed: string): Promise<void> {
    const known = this.#results?.of === scenario ? this.#results : undefined;
    const portions = known?.portions ?? [];
    return this.#go(scenario, known?.seed ?? seed, [portions.length], STEPS);
  }

  /** Other books and other days for the portions that are there: what the split of pay needs. */
  split(scenario: Scenario): Promise<void> {
    if (this.#results?.of !== scenario) return Promise.resolve();
    const { portions, seed } = this.#results;
    const missing = portions.flatMap((portion, k) => (portion.reluck ? [] : [k]));
    return this.#go(scenario, seed, missing, CROSSED);
  }

  async #go(
    scenario: Scenario,
    seed: string,
    indices: readonly number[],
    steps: readonly (readonly Kind[])[],
  ): Promise<void> {
    const inputs = schemeScenarios(scenario);
    if (!inputs) return;
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    const portions = this.#results?.of === scenario ? [...this.#results.portions] : [];
    const before = [...portions];
    const kinds = steps.flat();
    const of = PORTION * kinds.length * indices.length;
    this.state = { kind: 'running', done: 0, of };
    const learn = (index: number, kind: Kind, summary: Summary) => {
      if (this.#abort !== abort) return;
      portions[index] = { ...portions[index], [kind]: summary };
      const done = indices.reduce(
        (sum, k) => sum + kinds.reduce((all, one) => all + (portions[k]?.[one]?.replications ?? 0), 0),
        0,
      );
      this.state = { kind: 'running', done, of };
      this.#results = { of: scenario, seed, portions: [...portions] };
    };
    const one = async (index: number, kind: Kind) => {
      const { scenario: input, luck } = inputs[kind];
      const request = {
        seed: index === 0 ? seed : `${seed}/${index + 1}`,
        replications: PORTION,
        ...(luck && { luck }),
      };
      const key = kind === 'none' ? JSON.stringify([input, request]) : undefined;
      const kept = key === undefined ? undefined : this.#unpaid.get(key);
      const summary =
        kept ??
        (await this.#runner.run(input, request, {
          signal: abort.signal,
          urgent: true,
          onProgress: (partial) => learn(index, kind, partial),
        }));
      if (key !== undefined) this.#keep(key, summary);
      learn(index, kind, summary);
    };
    try {
      // A step at a time: first lights do not wait for what the last ones need.
      for (const step of steps)
        await Promise.all(indices.flatMap((index) => step.map((kind) => one(index, kind))));
      this.state = { kind: 'idle' };
    } catch (error) {
      if (this.#abort !== abort || abort.signal.aborted) return;
      abort.abort();
      this.#results = { of: scenario, seed, portions: before };
      this.state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  #keep(key: string, summary: Summary): void {
    this.#unpaid.delete(key);
    this.#unpaid.set(key, summary);
    for (const oldest of this.#unpaid.keys()) {
      if (this.#unpaid.size <= KEPT) break;
      this.#unpaid.delete(oldest);
    }
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    if (this.state.kind === 'running') this.state = { kind: 'idle' };
  }
}
