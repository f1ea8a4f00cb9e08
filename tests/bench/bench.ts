import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { openExperiment } from '#experiment';
import { State } from '#model';
import { createThreadRunner, serveThread } from '#runner/inline';
import { parseScenarioText } from '#scenario';
import type { Scenario } from '#scenario';
import { median, milliseconds, resized, secondsOf, timeEngine, withHeadCount } from './measure.ts';
import type { EngineTimes } from './measure.ts';
import { naiveReplication } from './naive.ts';
import { payCosts } from './pay.ts';

/**
 * `npm run bench`: one run, every figure as median (minimum). These machines are noisy: trust the ratios, which are
 * measured in turns. `npm run bench -- quick` takes a third of the repetitions.
 */
const repetitions = process.argv.includes('quick') ? 8 : 24;

function read(name: string): Scenario {
  const parsed = parseScenarioText(readFileSync(`scenarios/${name}.json`, 'utf8'));
  if (!parsed.ok) throw new Error(`invariant: ${name} is refused`);
  return parsed.value;
}

const line = (what: string, value: string, target = '') =>
  console.log(`${what.padEnd(52)} ${value.padStart(24)}   ${target}`);
const spread = (values: number[], digits = 1) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)})`;
const perAccountDay = ({ plan, times }: EngineTimes) =>
  times.map((ms) => (ms * 1e6) / (plan.book.size * plan.days));

async function main(): Promise<void> {
  const bench = read('bench-20k');
  const idle = withHeadCount(bench, 0);
  console.log('scenarios/bench-20k.json: 20,000 accounts, 180 days, 1,000 attempts a day\n');

  const naive: number[] = [];
  const full: number[] = [];
  const empty: number[] = [];
  let attempts = 0;
  for (let turn = 0; turn < 3; turn += 1) {
    naive.push(milliseconds(() => naiveReplication(bench)));
    const worked = timeEngine(bench, repetitions / 2);
    attempts = worked.attempts;
    full.push(...worked.times);
    empty.push(...timeEngine(idle, repetitions / 2).times);
  }
  const accountDays = 20_000 * 180;
  line('replication, ms', spread(full));
  line(
    'replications a second and worker',
    `${(1000 / median(full)).toFixed(1)} (${(1000 / Math.min(...full)).toFixed(1)})`,
    'target 35, floor 12',
  );
  line(
    'zero capacity, ns an account-day',
    spread(
      empty.map((ms) => (ms * 1e6) / accountDays),
      2,
    ),
    'target 3, floor 6',
  );
  const perAttempt = (of: (values: number[]) => number) =>
    (((of(full) - of(empty)) * 1e6) / attempts).toFixed(0);
  line(
    'ns an attempt',
    `${perAttempt(median)} (${perAttempt((values) => Math.min(...values))})`,
    'target 100, floor 250',
  );
  line('objects, filter and sort, ms', spread(naive, 0));
  line(
    'ratio to objects, filter and sort',
    `${(median(naive) / median(full)).toFixed(1)} ×`,
    'at least 10 ×',
  );

  const sizes = [5_000, 20_000, 100_000].map((accounts) =>
    perAccountDay(timeEngine(resized(bench, accounts / 20_000), accounts > 50_000 ? 3 : 8)),
  );
  line(
    'ns an account-day at 5k, 20k, 100k accounts',
    sizes.map((values) => Math.min(...values).toFixed(1)).join(' · '),
  );
  line(
    'cost an account, dearest ÷ cheapest size',
    `${(Math.max(...sizes.map((v) => Math.min(...v))) / Math.min(...sizes.map((v) => Math.min(...v)))).toFixed(2)} ×`,
    'within 1.8 ×',
  );

  const home = read('vn-consumer-finance');
  const defaults = timeEngine(home, repetitions / 2);
  const workingDays = Array.from({ length: defaults.plan.days }, (_, day) =>
    secondsOf(defaults.plan, day),
  ).filter((s) => s > 0).length;
  console.log(
    `\ndefault scenario: ${defaults.plan.book.size} accounts with arrivals, ${Math.round(defaults.attempts / workingDays)} attempts a working day\n`,
  );
  line('replication, ms', spread(defaults.times));
  const preview = { seed: 'bench', replications: 8, sampleEvery: 10 };
  const previews = Array.from({ length: 8 }, () =>
    milliseconds(() => {
      const experiment = openExperiment(home, preview);
      for (let b = 0; b < experiment.batchCount; b += 1) experiment.runBatch(b);
    }),
  );
  line('preview: compile + 8 futures of one account in ten', `${spread(previews)} ms`);
  line(
    'compile, ms',
    spread(
      Array.from({ length: 8 }, () =>
        milliseconds(() => openExperiment(home, { ...preview, sampleEvery: 1 })),
      ),
    ),
  );

  const experiment = openExperiment(bench, { seed: 'bench', replications: 1 });
  const state = new State(experiment.plan);
  const held = bytesOf(experiment.plan, new Set()) + bytesOf(state, new Set([experiment.plan]));
  line('arrays of one worker, MB', (held / 1e6).toFixed(1), 'at most 40');

  pay(home);
  await workers(bench);
}

/** The default scenario with 40 collectors, and a book of 150,000 accounts with 300, by what pay schemes add. */
function pay(home: Scenario): void {
  const percent = (value: number) => `${value >= 0 ? '+' : ''}${(100 * value).toFixed(0)} %`;
  const forty = withHeadCount(home, 40);
  console.log('\npay schemes, added to a replication of the default scenario with 40 collectors\n');
  for (const { id, added, attempts } of payCosts(forty, repetitions / 2))
    line(
      id,
      percent(added),
      `attempts ${percent(attempts)}; ${id.length > 2 ? 'at most +25 %' : 'at most +100 %'}`,
    );
  const large = withHeadCount(resized(home, 150_000 / 20_000), 300);
  console.log('\n300 collectors on 150,000 accounts\n');
  for (const { id, added, attempts } of payCosts(large, 3, ['one straight own leg', 'D3', 'G4', 'G6']))
    line(id, percent(added), `attempts ${percent(attempts)}`);
}

/** Bytes of all typed arrays reachable from `value`, each buffer once. */
function bytesOf(value: unknown, seen: Set<unknown>): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value))
    return seen.has(value.buffer) ? 0 : (seen.add(value.buffer), value.buffer.byteLength);
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part, seen), 0);
}

async function workers(scenario: Scenario): Promise<void> {
  const entry = new URL(import.meta.url);
  const request = { seed: 'bench', replications: 60 };
  const elapsed = { 1: [] as number[], 2: [] as number[] };
  const runners = { 1: createThreadRunner(1, entry), 2: createThreadRunner(2, entry) };
  for (let turn = 0; turn < 4; turn += 1) {
    for (const threads of [1, 2] as const) {
      const start = performance.now();
      await runners[threads].run(scenario, { ...request, seed: `turn ${turn}` });
      if (turn > 0) elapsed[threads].push(performance.now() - start);
    }
  }
  runners[1].dispose();
  runners[2].dispose();
  line(
    'two workers against one',
    `${(median(elapsed[1]) / median(elapsed[2])).toFixed(2)} ×`,
    'at least 1.6 ×',
  );
}

if (isMainThread) await main();
else serveThread();
