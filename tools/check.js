/** `npm run check`: the fast gate before a commit. Formatter, lint, boundaries, types, and the tests of what changed. */
import { spawnSync } from 'node:child_process';
import { cases, staticGates, tally, vitest } from './gates.js';
import { bin, installPackages, root, run } from './setup.js';

installPackages();
run(process.execPath, [bin('../tools/generate.js')]);
run(process.execPath, [bin('@sveltejs/kit/svelte-kit.js'), 'sync']);

await staticGates();
// Since the commit before last, so that a clean tree still tests its newest commit.
const { status } = spawnSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD~1'], { cwd: root });
const since = status === 0 ? ['--changed', 'HEAD~1'] : [];
cases('tests of what changed', 'vitest', vitest, 'run', '--project', 'unit', '--passWithNoTests', ...since);
tally();
