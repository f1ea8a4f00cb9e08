import { EXIT, expectPositionals, parseOptions, UserError, type Command } from './command.ts';
import { table } from './table.ts';

/** The contract of #checks. One comparison with theory: what must come out, what came out, and how far apart they may be. */
interface Comparison {
  expected: number;
  got: number;
  tolerance: number;
  note?: string;
}
export interface Check {
  id: string;
  title: { vi: string; en: string };
  source: string;
  run(): Comparison[];
}

export const checkCommand = createCheckCommand(loadChecks);

export function createCheckCommand(load: () => Promise<Check[]>): Command {
  return {
    name: 'check',
    summary: 'compare the model with closed forms and limiting cases',
    help: `npm run sim -- check [id …]

Runs every check against theory (or only the named ones) and prints what was expected, what came out and the error.
Exit code 1 if any is outside its tolerance.

  --list             name the checks without running them`,

    async run(args, terminal) {
      const { values, positionals } = parseOptions(args, { list: { type: 'boolean', default: false } });
      const all = await load();
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
        const results = check.run();
        terminal.progress('');
        terminal.out(`${check.id}  ${check.title.en}  [${check.source}]`);
        const rows = results.map((result) => row(result));
        for (const line of table(
          [['', 'expected', 'got', 'error', 'allowed', ''], ...rows],
          ['left', 'right', 'right', 'right', 'right', 'left'],
        ))
          terminal.out(`  ${line}`);
        const bad = results.filter((result) => !within(result)).length;
        failed += bad;
        passed += results.length - bad;
      }
      terminal.out('');
      terminal.out(`${passed} passed, ${failed} failed`);
      return failed === 0 ? EXIT.ok : EXIT.differs;
    },
  };
}

/** NaN is never within. */
function within({ expected, got, tolerance }: Comparison): boolean {
  return expected === got || Math.abs(got - expected) <= tolerance;
}

function row(result: Comparison): string[] {
  const { expected, got, tolerance, note = '' } = result;
  const verdict = within(result) ? 'ok  ' : 'FAIL';
  return [verdict, ...[expected, got, got - expected, tolerance].map(digits), note];
}

function digits(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(6);
}

/** Loaded only here, as they bring the whole model along; named apart until every build has them. */
async function loadChecks(): Promise<Check[]> {
  const door: string = '#checks';
  try {
    return ((await import(door)) as { CHECKS: Check[] }).CHECKS;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^ERR_(MODULE_NOT_FOUND|PACKAGE_IMPORT_NOT_DEFINED)$/.test(String(error.code))
    )
      throw new UserError('This build has no checks.', { cause: error });
    throw error;
  }
}
