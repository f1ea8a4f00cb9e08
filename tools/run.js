/** `node tools/run.js <entry.ts> …`: bundles a TypeScript entry into one module and runs it at the speed of the app. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundled-doors.js';
import { installPackages, root } from './setup.js';

installPackages();
const [entry, ...rest] = process.argv.slice(2);
const folder = join(root, 'node_modules/.cache/recovery-sandbox');
mkdirSync(folder, { recursive: true });
// One file a process: two commands may run at the same time.
const file = join(folder, `${basename(entry, '.ts')}-${process.pid}.mjs`);
writeFileSync(file, await bundle(entry));
process.argv = [process.argv[0], join(root, entry), ...rest];
process.on('exit', () => {
  try {
    rmSync(file);
  } catch {
    // left behind in a cache folder
  }
});
await import(pathToFileURL(file).href);
