import type { Check as ModelCheck, CheckRow } from '#checks';
import { EXIT, expectPositionals, parseOptions, UserError, type Command } from './command.ts';
import { table } from './table.ts';

/** What the command needs of a check. */
export type Check = Pick<ModelCheck, 'id' | 'title' | 'source' | 'run'>;

export const checkCommand = createCheckCommand(loadChecks);

/** `within` comes with the checks: one rule decides what passes. */
interface Checks {
  checks: readonly Check[];
  within: (row: CheckRow) => boolean;
}

export function createCheckCommand(load: () => Promise<Checks>): Command {
  return {
    name: 'check',
    summary: 'compare the model with closed forms and limiting cases',
    help: `npm run sim -- check [id …]

Runs every check against theory (or only the named ones) and prints what was expected, what came out and the error.
Exit code 1 if any is outside its tolerance.

  --list             name the checks without running them`,

    async run(args, terminal) {
      const { values, positionals } = parseOptions(args, { list: { type: 'boolean', default: false } });
      const { checks: all, within: isWithin } = await load();
      expectPositionals(positionals, 0, all.length, 'the checks there are');
      const unknown = positionals.find((id) => !all.some((check) => check.id === id));
      if (unknown !== undefined)
        throw new UserError(
          `“${unknown}” is not a check. Known: ${all.map((check) => check.id).join(', ')}.`,
        );
      const chosen = positionals.length === 0 ? all : all.filter((check) => positionals.includes(check.id));
      if (values.list) {
        for (const line of table(
          chosen.map((check) => [check.id, check.title.en]),
          ['left', 'left'],
        ))
          terminal.out(line);
        return EXIT.ok;
      }

      let passed = 0;
      let failed = 0;
      for (const check of chosen) {
        terminal.progress(`${check.id} …`);
        const results = [...check.run()];
        terminal.progress('');
        terminal.out(`${check.id}  ${check.title.en}  [${check.source}]`);
        const rows = results.map((result) => row(result, isWithin));
        for (const line of table(
          [['', '', 'expected', 'got', 'error', 'allowed', ''], ...rows],
          ['left', 'left', 'right', 'right', 'right', 'right', 'left'],
        ))
          terminal.out(`  ${line}`);
        const bad = results.filter((result) => !isWithin(result)).length;
        failed += bad;
        passed += results.length - bad;
      }
      terminal.out('');
      terminal.out(`${passed} passed, ${failed} failed`);
      return failed === 0 ? EXIT.ok : EXIT.differs;
    },
  };
}

function row(result: CheckRow, isWithin: (row: CheckRow) => boolean): string[] {
  const { name, expected, got, tolerance, note = '' } = result;
  const verdict = isWithin(result) ? 'ok  ' : 'FAIL';
  return [verdict, name, ...[expected, got, got - expected, tolerance].map(digits), note];
}

function digits(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(6);
}

/** Loaded only here, as they bring the whole model along. */
async function loadChecks(): Promise<Checks> {
  const { CHECKS, within } = await import('#checks');
  return { checks: CHECKS, within };
}
