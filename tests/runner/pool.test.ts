import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunRequest } from '#experiment';
import { createPoolRunner, type PoolOptions } from '../../src/lib/runner/pool.ts';
import { createInlineRunner } from '../../src/lib/runner/inline.ts';
import { createInlineExecutor } from '../../src/lib/runner/inline-executor.ts';
import { RunError } from '../../src/lib/runner/runner.ts';
import {
  asToy,
  expectedSummary,
  toyBench,
  toyOffice,
  toyScenario,
  toyWorkers,
  type ToyWorkers,
} from './toy.ts';

const request: RunRequest = { seed: '42', replications: 50 };
const scenario = toyScenario('book');
const expected = expectedSummary('book', request);

const pool = (workers: ToyWorkers, options: PoolOptions = {}) =>
  createPoolRunner({
    workers: 2,
    spawn: workers.spawn,
    makeInline: () => createInlineExecutor(toyBench(), true),
    office: toyOffice,
    quietMs: 0,
    cancelGraceMs: 0,
    ...options,
  });

const inline = (yieldBetweenBatches: boolean) =>
  createInlineRunner({ yieldBetweenBatches, bench: toyBench(), office: toyOffice });

/** Answers wait until `release` lets one of them go, chosen by the caller. */
function gates() {
  const held: (() => void)[] = [];
  const gate = () => new Promise<void>((resolve) => held.push(resolve));
  return { held, gate };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await settle();
}

describe('runners', () => {
  it('give the same Summary inline, with and without pauses, and with 1, 2, 3 and 7 workers', async () => {
    const runners = [
      inline(true),
      inline(false),
      ...[1, 2, 3, 7].map((n) => pool(toyWorkers(), { workers: n })),
    ];
    for (const runner of runners) {
      expect(asToy(await runner.run(scenario, request))).toEqual(expected);
      runner.dispose();
    }
  });

  it('give the same Summary whatever the order in which batches come back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(fc.nat(99)),
        async (workers, choices) => {
          const { held, gate } = gates();
          const runner = pool(toyWorkers(undefined, gate), { workers });
          let done = false;
          const run = runner.run(scenario, request).finally(() => (done = true));
          while (!done) {
            await settle();
            const k = (choices.next().value as number) % Math.max(1, held.length);
            held.splice(k, 1)[0]?.();
          }
          expect(asToy(await run)).toEqual(expected);
          runner.dispose();
        },
      ),
      { seed: 42, numRuns: 25 },
    );
  });

  it('accept runs of zero batches and of one replication', async () => {
    for (const replications of [0, 1]) {
      const summary = await inline(true).run(scenario, { ...request, replications });
      expect(asToy(summary)).toEqual(expectedSummary('book', { ...request, replications }));
    }
  });

  it('report after the first batch, and the finished Summary last', async () => {
    const seen: number[] = [];
    const runner = pool(toyWorkers(), { workers: 1 });
    await runner.run(scenario, request, { onProgress: (s) => seen.push(asToy(s).values.length) });
    expect(seen[0]).toBe(4);
    expect(seen.at(-1)).toBe(50);
    runner.dispose();
  });

  it('report at most eight times a second between the first and the last', async () => {
    const began = performance.now();
    const seen: number[] = [];
    await inline(false).run(
      scenario,
      { seed: '1', replications: 4_000 },
      { onProgress: (s) => seen.push(asToy(s).values.length) },
    );
    expect(seen.length).toBeLessThanOrEqual(2 + (performance.now() - began) / 125);
  });

  it('keep two runs side by side apart', async () => {
    const runner = pool(toyWorkers(), { workers: 3 });
    const names = ['A', 'B', 'C', 'D'];
    const all = await Promise.all(names.map((name) => runner.run(toyScenario(name), request)));
    expect(all.map(asToy)).toEqual(names.map((name) => expectedSummary(name, request)));
    runner.dispose();
  });
});

describe('a worker that fails', () => {
  it.each(['crash', 'throw'] as const)(
    'by a %s is replaced and its batch is run again, with the same Summary',
    async (how) => {
      let failed = false;
      const workers = toyWorkers(({ index }) => {
        if (index !== 3 || failed) return 'run';
        failed = true;
        return how;
      });
      const runner = pool(workers);
      expect(asToy(await runner.run(scenario, request))).toEqual(expected);
      expect(workers.started.filter((w) => w.terminated)).toHaveLength(1);
      expect(workers.started).toHaveLength(3);
      runner.dispose();
    },
  );

  it.each(['crash', 'throw'] as const)(
    'twice by a %s ends the run with scenario, seed and replication',
    async (how) => {
      const runner = pool(toyWorkers(({ index }) => (index === 3 ? how : 'run')));
      const error = await runner.run(scenario, request).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(RunError);
      expect((error as RunError).reproduce).toEqual({
        scenarioHash: 'hash-of-book',
        seed: '42',
        replication: 12,
      });
      expect((error as RunError).message).toMatch(how === 'crash' ? /out of memory/ : /batch 3 is wrong/);
      expect(asToy(await runner.run(scenario, { ...request, replications: 8 })).values).toHaveLength(8);
      runner.dispose();
    },
  );

  it('fails only its own run, not the one beside it', async () => {
    const runner = pool(toyWorkers(({ scenario: name }) => (name === 'bad' ? 'crash' : 'run')));
    const bad = runner.run(toyScenario('bad'), request).catch((e: unknown) => e);
    expect(asToy(await runner.run(scenario, request))).toEqual(expected);
    expect(await bad).toBeInstanceOf(RunError);
    runner.dispose();
  });

  it('to start hands the run to the page, which says so once', async () => {
    const reasons: string[] = [];
    const blocked = () => {
      throw new Error('blocked by policy');
    };
    const runner = pool(toyWorkers(), {
      spawn: blocked,
      workers: 3,
      onFallback: (e) => reasons.push(e.message),
    });
    expect(asToy(await runner.run(scenario, request))).toEqual(expected);
    expect(asToy(await runner.run(scenario, request))).toEqual(expected);
    expect(reasons).toEqual(['blocked by policy']);
    runner.dispose();
  });

  it('to load, or never answers, hands the run to the page as well', async () => {
    for (const loads of ['error', 'never']) {
      const spawn = () => ({
        endpoint: new MessageChannel().port1,
        onError: (listener: (error: Error) => void) => {
          if (loads === 'error') queueMicrotask(() => listener(new Error('404')));
        },
        terminate: () => undefined,
      });
      const runner = pool(toyWorkers(), { spawn, startTimeoutMs: 20 });
      expect(asToy(await runner.run(scenario, request))).toEqual(expected);
      runner.dispose();
    }
  });
});

describe('cancelling', () => {
  it('rejects with AbortError, terminates the workers that hold its batches, and a rerun gives the same Summary', async () => {
    let silent = true;
    const workers = toyWorkers(() => (silent ? 'silent' : 'run'));
    const runner = pool(workers);
    const controller = new AbortController();
    const run = runner.run(scenario, request, { signal: controller.signal });
    await until(() => workers.started.length === 2);
    for (let i = 0; i < 20; i++) await settle();
    controller.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    silent = false;
    await until(() => workers.started.every((w) => w.terminated));
    expect(asToy(await runner.run(scenario, request))).toEqual(expected);
    expect(workers.started).toHaveLength(4);
    runner.dispose();
  });

  it('lets a batch under way end within the grace time, so that no worker is lost', async () => {
    const { held, gate } = gates();
    const workers = toyWorkers(undefined, gate);
    const runner = pool(workers, { cancelGraceMs: 10_000 });
    const controller = new AbortController();
    const run = runner.run(scenario, request, { signal: controller.signal });
    await until(() => held.length === 2);
    controller.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    const rerun = runner.run(scenario, { ...request, replications: 4 });
    let done = false;
    void rerun.finally(() => (done = true));
    await until(() => {
      held.splice(0).forEach((release) => release());
      return done;
    });
    expect(asToy(await rerun).values).toHaveLength(4);
    expect(workers.started).toHaveLength(2);
    runner.dispose();
  });

  it('before the start never starts a worker, and dispose rejects what is under way', async () => {
    const workers = toyWorkers(() => 'silent');
    const runner = pool(workers);
    await expect(runner.run(scenario, request, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(workers.started).toHaveLength(0);
    const run = runner.run(scenario, request);
    runner.dispose();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('an urgent run', () => {
  it('goes before the batches of a full run, which keeps what it has and goes on afterwards', async () => {
    const order: string[] = [];
    const { held, gate } = gates();
    const runner = pool(
      toyWorkers(({ scenario: name, index }) => (order.push(`${name}${index}`), 'run'), gate),
      { workers: 1 },
    );
    const full = runner.run(toyScenario('full'), { ...request, replications: 16 });
    await until(() => held.length === 1);
    const preview = runner.run(toyScenario('preview'), { ...request, replications: 8, sampleEvery: 10 });
    let done = false;
    const both = Promise.all([full, preview]).finally(() => (done = true));
    await until(() => {
      held.shift()?.();
      return done;
    });
    expect(order).toEqual(['full0', 'preview0', 'preview1', 'full1', 'full2', 'full3']);
    expect(asToy((await both)[0])).toEqual(expectedSummary('full', { ...request, replications: 16 }));
    runner.dispose();
  });
});
