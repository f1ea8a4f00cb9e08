import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunRequest, Summary } from '#experiment';
import { createInlineRunner } from '../../src/lib/runner/inline.ts';
import { createLiveRun, defaultPreviewRequest, type LiveResult } from '../../src/lib/runner/newest.ts';
import { abortError, type Runner, type RunOptions } from '../../src/lib/runner/runner.ts';
import { asToy, expectedSummary, toyBench, toyOffice, toyScenario } from './toy.ts';

const request: RunRequest = { seed: '42', replications: 50 };
const PREVIEW: RunRequest = { seed: '42', replications: 4, sampleEvery: 10 };
const previewRequest = () => PREVIEW;
const [base, A, B, C] = ['base', 'A', 'B', 'C'].map(toyScenario) as [never, never, never, never];

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A runner whose runs end when the test says so. */
function manualRunner() {
  const calls: {
    name: string;
    request: RunRequest;
    options: RunOptions;
    finish(): void;
    fail(error: Error): void;
    aborted: boolean;
  }[] = [];
  const runner: Runner = {
    run: (scenario, request, options = {}) =>
      new Promise<Summary>((resolve, reject) => {
        const name = scenario.name.en;
        const summary = expectedSummary(name, request) as unknown as Summary;
        const call = { name, request, options, finish: () => resolve(summary), fail: reject, aborted: false };
        options.signal?.addEventListener('abort', () => {
          call.aborted = true;
          reject(abortError());
        });
        calls.push(call);
      }),
    dispose: () => undefined,
  };
  return { calls, runner };
}

function setUp(runner: Runner) {
  const results: LiveResult[] = [];
  const errors: unknown[] = [];
  const live = createLiveRun(runner, {
    onResult: (result) => results.push(result),
    onError: (error) => errors.push(error),
    previewRequest,
    hash: (s) => toyOffice.hash(s),
  });
  const shown = () =>
    results.map((r) => `${r.kind}:${r.scenarios.map((s) => s.name.en).join('+')}${r.finished ? '' : '…'}`);
  return { live, results, errors, shown };
}

describe('a live run', () => {
  it('runs one preview at a time and, of the inputs that came meanwhile, only the last', async () => {
    const { calls, runner } = manualRunner();
    const { live, shown } = setUp(runner);
    for (const edited of [A, B, C]) live.preview([base, edited], request);
    expect(calls.map((c) => c.name)).toEqual(['base', 'A']);
    calls.forEach((call) => call.finish());
    await settle();
    expect(calls.map((c) => c.name)).toEqual(['base', 'A', 'C']);
    calls[2]!.finish();
    await settle();
    expect(shown()).toEqual(['preview:base+A', 'preview:base+C']);
  });

  it('previews are urgent and sampled, full runs are neither', () => {
    const { calls, runner } = manualRunner();
    const { live } = setUp(runner);
    live.preview([A], request);
    live.commit([A], request);
    expect(calls.map((c) => [c.options.urgent, c.request])).toEqual([
      [true, PREVIEW],
      [false, request],
    ]);
  });

  it('never shows a preview after a commit, nor a full run after a newer one', async () => {
    const { calls, runner } = manualRunner();
    const { live, shown } = setUp(runner);
    live.preview([A], request);
    live.commit([A], request);
    live.commit([B], request);
    expect(calls.map((c) => c.aborted)).toEqual([true, true, false]);
    calls.forEach((call) => call.finish());
    await settle();
    expect(shown()).toEqual(['full:B']);
  });

  it('does not run an unchanged baseline again', async () => {
    const { calls, runner } = manualRunner();
    const { live, shown } = setUp(runner);
    live.commit([base, A], request);
    calls.forEach((call) => call.finish());
    await settle();
    live.commit([base, B], request);
    live.commit([base, A], request);
    await settle();
    expect(calls.map((c) => c.name)).toEqual(['base', 'A', 'B']);
    expect(shown()).toEqual(['full:base+A', 'full:base+B…', 'full:base+A']);
  });

  it('runs a duplicated scenario once and gives both places the same Summary', async () => {
    const { calls, runner } = manualRunner();
    const { live, results } = setUp(runner);
    live.commit([base, structuredClone(base)], request);
    expect(calls).toHaveLength(1);
    calls[0]!.finish();
    await settle();
    expect(results[0]!.summaries[0]).toBe(results[0]!.summaries[1]);
  });

  it('keeps a full run through a drag that comes back to it', async () => {
    const { calls, runner } = manualRunner();
    const { live, shown } = setUp(runner);
    live.commit([A], request);
    live.preview([B], request);
    calls[0]!.options.onProgress?.({} as Summary);
    expect(shown()).toEqual([]);
    live.commit([A], request);
    expect(calls.map((c) => [c.name, c.aborted])).toEqual([
      ['A', false],
      ['B', true],
    ]);
    calls[0]!.finish();
    await settle();
    expect(shown()).toEqual(['full:A…', 'full:A']);
  });

  it('reports partial results of a full run', () => {
    const { calls, runner } = manualRunner();
    const { live, results } = setUp(runner);
    live.commit([base, A], request);
    calls[1]!.options.onProgress?.({} as Summary);
    expect(results[0]).toMatchObject({ kind: 'full', finished: false, summaries: [undefined, {}] });
  });

  it('reports a failure once, unless it is of an input nobody waits for', async () => {
    const { calls, runner } = manualRunner();
    const { live, errors, shown } = setUp(runner);
    live.commit([base, A], request);
    calls.forEach((call) => call.fail(new Error('twice')));
    await settle();
    expect(errors).toHaveLength(1);
    live.commit([A], request);
    live.cancel();
    await settle();
    expect(calls.at(-1)!.aborted).toBe(true);
    expect(errors).toHaveLength(1);
    expect(shown()).toEqual([]);
  });

  it('ends thirty rapid changes in the numbers of a fresh run, in order, whatever mix of drags and releases', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.nat(5), fc.nat(3)), { minLength: 1, maxLength: 30 }),
        async (steps) => {
          const runner = createInlineRunner({ bench: toyBench(), office: toyOffice });
          const { live, results, errors } = setUp(runner);
          const order: unknown[] = [];
          for (const [release, which, pause] of steps) {
            const scenarios = [base, toyScenario(`edit${which}`)];
            order.push(scenarios);
            if (release) live.commit(scenarios, request);
            else live.preview(scenarios, request);
            for (let i = 0; i < pause; i++) await settle();
          }
          const last = [base, toyScenario('last')];
          order.push(last);
          live.commit(last, request);
          while (!results.at(-1)?.finished || results.at(-1)?.scenarios !== last) await settle();
          expect(results.at(-1)!.summaries.map(asToy)).toEqual(
            ['base', 'last'].map((n) => expectedSummary(n, request)),
          );
          const positions = results.map((r) => order.indexOf(r.scenarios));
          expect(positions).toEqual([...positions].sort((a, b) => a - b));
          expect(errors).toEqual([]);
          runner.dispose();
        },
      ),
      { seed: 42, numRuns: 30 },
    );
  });
});

describe('the default preview', () => {
  const book = (accounts: number) => ({ portfolio: { segments: [{ accounts }] } }) as never;

  it('thins a large book to one in twenty, a small one less, and all scenarios alike', () => {
    expect(defaultPreviewRequest([book(20_000)], request)).toEqual({
      seed: '42',
      replications: 12,
      sampleEvery: 20,
    });
    expect(defaultPreviewRequest([book(20_000), book(5_000)], request).sampleEvery).toBe(5);
    expect(defaultPreviewRequest([book(100)], { seed: 'x', replications: 3 })).toEqual({
      seed: 'x',
      replications: 3,
      sampleEvery: 1,
    });
  });
});
