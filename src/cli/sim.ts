import { argv, exit, stderr, stdout } from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { serveThread } from '#runner/inline';
import type { Terminal } from './command.ts';
import { main } from './main.ts';

// A reader that closes the pipe early (`| head`) is not an error.
stdout.on('error', (error: NodeJS.ErrnoException) => exit(error.code === 'EPIPE' ? 0 : 3));

let progressWidth = 0;
const terminal: Terminal = {
  threadEntry: new URL(import.meta.url),
  out: (line) => void stdout.write(`${line}\n`),
  err: (line) => void stderr.write(`${line}\n`),
  progress(line) {
    if (!stderr.isTTY) return;
    stderr.write(`\r${line.padEnd(progressWidth)}${line === '' ? '\r' : ''}`);
    progressWidth = line.length;
  },
};

// The same module is what a thread of `--threads` runs.
if (isMainThread) process.exitCode = await main(argv.slice(2), terminal);
else serveThread();
