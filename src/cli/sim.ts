import { argv, exit, stderr, stdout } from 'node:process';
import { main } from './main.ts';

// A reader that closes the pipe early (`| head`) is not an error.
stdout.on('error', (error: NodeJS.ErrnoException) => exit(error.code === 'EPIPE' ? 0 : 3));

let progressWidth = 0;
process.exitCode = await main(argv.slice(2), {
  out: (line) => void stdout.write(`${line}\n`),
  err: (line) => void stderr.write(`${line}\n`),
  progress(line) {
    if (!stderr.isTTY) return;
    stderr.write(`\r${line.padEnd(progressWidth)}${line === '' ? '\r' : ''}`);
    progressWidth = line.length;
  },
});
