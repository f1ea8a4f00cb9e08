import { RunError } from '#runner';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { EXIT, UserError, type Command, type ExitCode, type Terminal } from './command.ts';
import { importCommand } from './import.ts';
import { linkCommand } from './link.ts';
import { openCommand } from './open.ts';
import { runCommand } from './run.ts';
import { table } from './table.ts';

const COMMANDS: Command[] = [
  runCommand,
  compareCommand,
  importCommand,
  linkCommand,
  openCommand,
  checkCommand,
];

/** Runs one command line (without `node` and the script) and returns its exit code. Never throws. */
export async function main(args: string[], rawTerminal: Terminal): Promise<ExitCode> {
  const terminal = plainText(rawTerminal);
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') return help(rest[0], terminal);
  const command = COMMANDS.find((known) => known.name === name);
  if (!command) {
    terminal.err(`“${name}” is not a command. Known: ${COMMANDS.map((known) => known.name).join(', ')}.`);
    return EXIT.usage;
  }
  if (beforeTerminator(rest).some((arg) => arg === '--help' || arg === '-h')) return help(name, terminal);
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    terminal.progress('');
    if (error instanceof UserError) {
      terminal.err(error.message);
      terminal.err(`See: npm run sim -- ${name} --help`);
      return EXIT.usage;
    }
    if (error instanceof RunError) {
      const { scenarioHash, seed, replication } = error.reproduce;
      terminal.err(`The simulation failed: ${error.message}`);
      terminal.err(`To reproduce: scenario ${scenarioHash}, seed ${seed}, from replication ${replication}.`);
    }
    terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.internal;
  }
}

function help(name: string | undefined, terminal: Terminal): ExitCode {
  const command = COMMANDS.find((known) => known.name === name);
  if (command) {
    terminal.out(command.help);
    return EXIT.ok;
  }
  terminal.out('npm run sim -- <command> …\n');
  for (const line of table(
    COMMANDS.map((known) => [known.name, known.summary]),
    ['left', 'left'],
  ))
    terminal.out(`  ${line}`);
  terminal.out('\nnpm run sim -- <command> --help tells more.');
  terminal.out(
    'Exit codes: 0 done, 1 a check failed or a result differs, 2 a mistake in the call or its files, 3 a fault of the program.',
  );
  return EXIT.ok;
}

/** Names and notes come from files and links: they must not move the cursor or turn the text around. */
function plainText(terminal: Terminal): Terminal {
  const clean = (line: string) => line.replace(/[^\P{C}\n]/gu, '');
  return {
    ...terminal,
    out: (line) => terminal.out(clean(line)),
    err: (line) => terminal.err(clean(line)),
    progress: (line) => terminal.progress(clean(line)),
  };
}

function beforeTerminator(args: string[]): string[] {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
}
