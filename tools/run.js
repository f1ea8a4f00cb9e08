/** `node tools/run.js <entry.ts> …`: bundles a TypeScript entry into one module and runs it at the speed of the app. */
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, root, run } from './setup.js';

installPackages();
const [entry, ...rest] = process.argv.slice(2);
const folder = join(root, 'node_modules/.cache/recovery-sandbox');
mkdirSync(folder, { recursive: true });
// One file a process: two commands may run at the same time.
const file = join(folder, `${basename(entry, '.ts')}-${process.pid}.mjs`);
// In a process of its own: bundling takes some 200 MB, which a long run would keep.
if (!run(process.execPath, [join(import.meta.dirname, 'bundle.js'), entry, file])) process.exit(1);
process.argv = [process.argv[0], join(root, entry), ...rest];
process.on('exit', () => {
  try {
    rmSync(file);
  } catch {
    // left behind in a cache folder
  }
});
await import(pathToFileURL(file).href);
