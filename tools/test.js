/** `npm test`: sets up and proves everything. Needs nothing but Node and npm; ends with `N passed, N failed`. */
import { cases, decided, gate, staticGates, tally, vitest } from './gates.js';
import { bin, checkNode, installPackages, prepareChromium, run } from './setup.js';

checkNode();
installPackages();
run(process.execPath, [bin('../tools/generate.js')]);
run(process.execPath, [bin('@sveltejs/kit/svelte-kit.js'), 'sync']);
const browser = await prepareChromium();

await staticGates();
gate('unused code', ['knip/bin/knip.js']);
cases('unit tests, laws and model checks', 'vitest', vitest, 'run', '--project', 'unit');
if (browser) cases('component tests', 'vitest', vitest, 'run', '--project', 'component');
gate('build', ['vite/bin/vite.js', 'build', '--logLevel', 'warn']);
if (browser) cases('journeys', 'playwright', 'playwright/cli.js', 'test');
decided('a Chromium to test in', browser);
tally();
