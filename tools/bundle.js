/** `node tools/bundle.js <entry.ts> <file.mjs>`: bundles a TypeScript entry into one module. */
import { writeFileSync } from 'node:fs';
import { bundle } from './bundled-doors.js';

const [entry, file] = process.argv.slice(2);
writeFileSync(file, await bundle(entry));
