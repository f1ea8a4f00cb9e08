/** Compiles the messages now. */
import { compile } from '@inlang/paraglide-js';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { joinMessages, paraglideOptions } from './messages.js';

joinMessages();
await compile(paraglideOptions);
// Unchanged output is not rewritten: mark it as up to date.
const now = new Date();
utimesSync(join(paraglideOptions.outdir, 'messages.js'), now, now);
// The compiler leaves half-minute timers behind; the files are written.
process.exit(0);
