import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Aggregate, openExperiment, TOTALS } from '#experiment';
import type { BatchResult } from '#experiment';
import { parseScenarioText, type Scenario } from '#scenario';
import { createThreadRunner } from '#runner/inline';
import { bundle } from '../../tools/bundled-doors.js';
import { launchOptions } from '../../tools/chromium.js';
import { bundleDoor, mutatedEngine } from './support/engine.ts';
import { lives, summary } from './support/run.ts';
import { changed, preset, shrunk, smallScenario } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A digest is equal where every number is, bit for bit: each test here detects a change of one last bit. */
const REPLICATIONS = 6;
const SCENARIOS: [string, Scenario][] = [
  ['the Vietnamese book, one account in twenty', shrunk(20, 120)],
  ['the Taiwanese card book, 60 days', preset('taiwan-card-2005', shortened)],
  ['the US charged-off book, 60 days', preset('us-charged-off', shortened)],
];
const texts = SCENARIOS.map(([, scenario]) => JSON.stringify(scenario));
let expected: (string | undefined)[];
/** A folder outside the repository for the bundles that child processes and threads load. */
let folder: string;
let code: string;

function shortened(draft: { calendar: { horizonDays: number } }): void {
  draft.calendar.horizonDays = 60;
}

beforeAll(async () => {
  expected = SCENARIOS.map(([, scenario]) => summary(scenario, REPLICATIONS).digest);
  code = await bundleDoor('tests/model/support/digest-entry.ts');
  folder = await mkdtemp(join(tmpdir(), 'recovery-digest-'));
  writeFileSync(join(folder, 'thread.mjs'), await bundle('tests/runner/thread-entry.ts'));
  const digests = `door.digests(${JSON.stringify(texts)}, ${REPLICATIONS})`;
  const zone = 'Intl.DateTimeFormat().resolvedOptions().timeZone';
  const call = `process.stdout.write(JSON.stringify([${zone}, ${digests}]))`;
  writeFileSync(join(folder, 'digests.cjs'), `${code};\n${call}`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the digest of a run', () => {
  test('INV-13 is the same the second time, and another one for another seed', () => {
    fc.assert(
      fc.property(smallScenario(), (scenario) => {
        expect(summary(scenario, 2)).toEqual(summary(scenario, 2));
      }),
      { seed: 42, numRuns: 100 },
    );
    const [, scenario] = SCENARIOS[0]!;
    expect(
      new Set(['42', '43', '42 '].map((seed) => summary(scenario, 2, undefined, seed).digest)).size,
    ).toBe(3);
  });

  test('INV-14 does not depend on batch size or on the order in which batches arrive', () => {
    const request = { seed: '42', replications: 103 };
    const scenario = shrunk(200, 60);
    const digest = summary(scenario, request.replications).digest;
    for (const size of [1, 7, 100, request.replications]) {
      const experiment = openExperiment(scenario, request, size);
      const batches = Array.from({ length: experiment.batchCount }, (_, n) => experiment.runBatch(n));
      fc.assert(
        fc.property(fc.shuffledSubarray(batches, { minLength: batches.length }), (shuffled) => {
          expect(collect(scenario, request, shuffled).digest).toBe(digest);
        }),
        { seed: 42, numRuns: 10 },
      );
    }
  });

  test('INV-14 bites: two replications that change places change it', () => {
    const request = { seed: '42', replications: 10 };
    const [, scenario] = SCENARIOS[0]!;
    const experiment = openExperiment(scenario, request, 1);
    const batches = Array.from({ length: 10 }, (_, n) => experiment.runBatch(n));
    const swapped = batches.map((batch, n) => ({ ...batch, first: [1, 0][n] ?? n }));
    expect(collect(scenario, request, swapped).digest).not.toBe(collect(scenario, request, batches).digest);
  });

  test.each([1, 2, 3])('INV-14 is the same with %d workers', async (workers) => {
    const runner = createThreadRunner(workers, pathToFileURL(join(folder, 'thread.mjs')));
    try {
      for (const [n, [, scenario]] of SCENARIOS.entries()) {
        const result = await runner.run(scenario, { seed: '42', replications: REPLICATIONS });
        expect(result.digest).toBe(expected[n]);
      }
    } finally {
      runner.dispose();
    }
  });

  test('INV-15, INV-16 is the same when a run goes on from stored replications', () => {
    for (const [n, [, scenario]] of SCENARIOS.entries()) {
      const [first, rest] = [2, REPLICATIONS];
      const before = openExperiment(scenario, { seed: '42', replications: first }, 1);
      const stored = [0, 1].map((k) => before.runBatch(k));
      const kept = structuredClone(stored);
      const request = { seed: '42', replications: rest };
      const after = openExperiment(scenario, request, 1);
      const more = Array.from({ length: rest - first }, (_, k) => after.runBatch(first + k));
      expect(collect(scenario, request, [...more, ...kept]).digest).toBe(expected[n]);
    }
  });

  test('INV-17 is the same in Node and in Chromium', async () => {
    const browser = await chromium.launch(launchOptions());
    try {
      const page = await browser.newPage();
      const inChromium = await page.evaluate(
        ([script, input, replications]) => {
          const door = (0, eval)(script) as { digests(texts: string[], replications: number): string[] };
          return door.digests(input, replications);
        },
        [code, texts, REPLICATIONS] as const,
      );
      expect(inChromium).toEqual(expected);
    } finally {
      await browser.close();
    }
  });

  test.each([
    ['Pacific/Kiritimati', 'ar_EG.UTF-8'],
    ['America/St_Johns', 'tr_TR.UTF-8'],
    ['Asia/Tokyo', 'de_DE.UTF-8'],
  ])('INV-18 is the same on a machine in %s that speaks %s', async (TZ, LANG) => {
    const env = { ...process.env, TZ, LANG, LC_ALL: LANG, NODE_OPTIONS: '' };
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'digests.cjs')], { env });
    expect(JSON.parse(stdout)).toEqual([TZ, expected]);
  });

  test('INV-19 does not depend on the order of keys in the file, nor of segments', () => {
    fc.assert(
      fc.property(smallScenario(), (scenario) => {
        const parsed = parseScenarioText(JSON.stringify(backwards(scenario)));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
        const reordered = changed(backwards(scenario) as Scenario, (draft) => {
          draft.portfolio.segments.reverse();
        });
        const { digest } = summary(scenario, 2);
        expect([summary(parsed.value, 2).digest, summary(reordered, 2).digest]).toEqual([digest, digest]);
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  test('of single lives changes when luck is keyed by the place in a batch: the bug of mutant 12', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/state.ts',
      from: 'replicationKey(seed, replication)',
      to: 'replicationKey(seed, replication + 1)',
    });
    const plan = engine.compile(shrunk(200, 60));
    expect(lives(plan, 0, engine)).not.toEqual(lives(plan, 0));
    expect(lives(plan, 0, engine)).toEqual(lives(plan, 1));
  });
});

function collect(
  scenario: Scenario,
  request: { seed: string; replications: number },
  batches: BatchResult[],
) {
  const aggregate = new Aggregate(scenario, request);
  for (const batch of batches) aggregate.add(batch);
  const result = aggregate.summarize(true);
  expect(result.totals[TOTALS[0]].values.length).toBe(request.replications);
  return result;
}

/** The same JSON with the keys of every object in reverse order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).reverse();
  return Object.fromEntries(fields.map(([key, field]) => [key, backwards(field)]));
}
