import { ENGINE_GENERATION } from '#experiment';
import { decodeLink, type ShareState } from '#share';
import {
  EXIT,
  expectPositionals,
  parseOptions,
  UserError,
  type Command,
  type ExitCode,
  type Terminal,
} from './command.ts';
import { refuseOverwrite, writeText } from './files.ts';
import { issueLines } from './messages.ts';
import { simulate } from './simulate.ts';

export const openCommand: Command = {
  name: 'open',
  summary: 'read a link, and reproduce its numbers',
  help: `npm run sim -- open <link or token> [options]

Says what a link carries. Quote the link: shells read # and & themselves.

  --run              simulate and say whether the numbers are reproduced exactly (exit code 1 if not)
  --out prefix       write each scenario to prefix-<label>.json
  --force            replace files that exist`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      run: { type: 'boolean', default: false },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    });
    const [text] = expectPositionals(positionals, 1, 1, 'one link');
    const decoded = decodeLink(text!);
    if (!decoded.ok) throw new UserError(`The link cannot be opened:\n${issueLines(decoded.issues)}`);
    const { state } = decoded;
    const files = state.scenarios.map(({ label }) => values.out && `${values.out}-${label}.json`);
    await refuseOverwrite(
      files.map((file) => file || undefined),
      values.force,
    );

    for (const line of stateLines(state)) terminal.out(line);
    for (const [i, file] of files.entries()) {
      if (!file) continue;
      await writeText(file, JSON.stringify(state.scenarios[i]!.scenario, null, 2) + '\n', values.force);
      terminal.out(`Written: ${file}`);
    }
    return values.run ? reproduce(state, terminal) : EXIT.ok;
  },
};

function stateLines(state: ShareState): string[] {
  const lines = state.scenarios.map(({ label, scenario }) => `${label.padEnd(8)}  ${scenario.name.en}`);
  lines.push(
    `${state.replications} futures, seed ${state.seed}, engine generation ${state.engineGeneration}`,
  );
  if (state.note) lines.push(`Note: ${state.note}`);
  return lines;
}

async function reproduce(state: ShareState, terminal: Terminal): Promise<ExitCode> {
  const { seed, replications, digests } = state;
  const scenarios = state.scenarios.map(({ scenario }) => scenario);
  const { summaries } = await simulate(scenarios, { seed, replications }, terminal);
  let exit: ExitCode = EXIT.ok;
  for (const [i, { label }] of state.scenarios.entries()) {
    const got = summaries[i]!.digest;
    const expected = digests?.[i];
    if (expected !== undefined && got !== expected) exit = EXIT.differs;
    terminal.out(`${label.padEnd(8)}  ${got}  ${verdict(expected, got)}`);
  }
  if (state.engineGeneration !== ENGINE_GENERATION)
    terminal.out(
      `The link was made by engine generation ${state.engineGeneration}, this is ${ENGINE_GENERATION}: numbers may differ.`,
    );
  return exit;
}

function verdict(expected: string | undefined, got: string | undefined): string {
  if (expected === undefined) return 'the link carries no digest to compare with';
  return expected === got ? 'reproduced exactly' : `differs from the link's ${expected}`;
}
