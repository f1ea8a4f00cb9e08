/** Gates and their tally, shared by `npm test` and `npm run check`. Every gate runs, whatever failed before it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, run } from './setup.js';

const results = [];

const note = (name, passed, failed, started) =>
  results.push({ name, passed, failed, seconds: (performance.now() - started) / 1000 });

/** Runs a program of node_modules as a gate. */
export function gate(name, [path, ...args]) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const ok = run(process.execPath, [bin(path), ...args]);
  note(name, ok ? 1 : 0, ok ? 0 : 1, started);
}

/** Records a gate that was decided elsewhere. */
export const decided = (name, ok) => note(name, ok ? 1 : 0, ok ? 0 : 1, performance.now());

const counters = {
  vitest: (report) => [report.numPassedTests, report.numFailedTests],
  playwright: ({ stats }) => [stats.expected, stats.unexpected + stats.flaky],
};

/** Runs Vitest or Playwright; every test case counts. A run that broke outside its cases counts as one failure. */
export function cases(name, runner, path, ...args) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const file = join(root, 'test-results', `${name.replace(/\W+/g, '-')}.json`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(file, { force: true });
  const reporters =
    runner === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      : ['--reporter=list,json'];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const ok = run(process.execPath, [bin(path), ...args, ...reporters], { env });
  const [passed, failed] = existsSync(file)
    ? counters[runner](JSON.parse(readFileSync(file, 'utf8')))
    : [0, 0];
  note(name, passed, ok || failed > 0 ? failed : 1, started);
}

/** Prints one line a gate and, last, `N passed, N failed`; sets the exit code. */
export function tally() {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log('\n── summary');
  for (const { name, passed, failed, seconds } of results) {
    const verdict = failed > 0 ? 'FAILED' : 'ok';
    console.log(`${verdict.padEnd(7)} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`);
  }
  process.exitCode = total('failed') > 0 ? 1 : 0;
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
}

export const vitest = 'vitest/vitest.mjs';

/** Runs a program of node_modules and keeps what it says. */
function listen([path, ...args]) {
  const program = spawn(process.execPath, [bin(path), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (part) => said.push(part));
  return new Promise((resolve) => {
    program.on('close', (status) => resolve({ ok: status === 0, said: Buffer.concat(said) }));
  });
}

/** A gate of one or more programs one after another, heard out and then told, so that gates at the same time stay legible. */
async function quietGate([name, ...commands]) {
  const started = performance.now();
  const heard = [];
  for (const command of commands) heard.push(await listen(command));
  console.log(`\n── ${name}`);
  for (const { said } of heard) process.stdout.write(said);
  const ok = heard.every((one) => one.ok);
  note(name, ok ? 1 : 0, ok ? 0 : 1, started);
}

/** The gates that need no run of the model, two at a time: the slow ones first. */
export async function staticGates() {
  const waiting = [
    [
      'types',
      ['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
      ['typescript/bin/tsc', '-p', 'tsconfig.engine.json'],
    ],
    ['lint', ['eslint/bin/eslint.js', '.', '--max-warnings', '0']],
    ['formatter', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
    ['boundaries', ['dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--output-type', 'err-long']],
  ];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await quietGate(next);
  };
  await Promise.all([work(), work()]);
}
