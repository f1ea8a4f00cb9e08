import { compareSummaries, TOTALS, type PairedDifference, type TotalId, type Verdict } from '#experiment';
import { EXIT, expectPositionals, parseOptions, UserError, type Command } from './command.ts';
import { readScenario } from './files.ts';
import { totalText } from './report.ts';
import { readRequest, readThreads, REQUEST_HELP, REQUEST_OPTIONS, wholeNumber } from './request.ts';
import { simulate } from './simulate.ts';

const VERDICTS: Record<Verdict, string> = {
  clearlyBetter: 'B is clearly better than A',
  probablyBetter: 'B is probably better than A',
  cannotTell: 'cannot tell which is better',
  practicallyEqual: 'A and B are practically equal',
  probablyWorse: 'B is probably worse than A',
  clearlyWorse: 'B is clearly worse than A',
};

export const compareCommand: Command = {
  name: 'compare',
  summary: 'run two scenarios through the same futures and judge the difference',
  help: `npm run sim -- compare A.json B.json [options]

Runs both scenarios on the same luck and reports the paired difference B − A.

${REQUEST_HELP}
  --total name       what is compared (default net), one of
                     ${wrap(TOTALS)}
  --margin n         difference too small to matter, in units of the total
                     (money in minor units; default 0)`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      ...REQUEST_OPTIONS,
      total: { type: 'string', default: 'net' },
      margin: { type: 'string', default: '0' },
    });
    const [pathA, pathB] = expectPositionals(positionals, 2, 2, 'two scenario files');
    const total = readTotal(values.total);
    const margin = wholeNumber('--margin', values.margin, 0, Number.MAX_SAFE_INTEGER);
    const a = await readScenario(pathA!);
    const b = await readScenario(pathB!);
    if (a.currency !== b.currency)
      throw new UserError(
        `${pathA} is in ${a.currency} and ${pathB} in ${b.currency}: they cannot be compared.`,
      );
    const request = readRequest(values, [a, b]);

    const { summaries, seconds } = await simulate([a, b], request, terminal, readThreads(values.threads));
    const difference = compareSummaries(summaries[0]!, summaries[1]!, total, margin);
    terminal.out(`A  ${a.name.en}  ${summaries[0]!.digest}`);
    terminal.out(`B  ${b.name.en}  ${summaries[1]!.digest}`);
    if (summaries[0]!.days !== summaries[1]!.days)
      terminal.out(`Mind the horizons: A runs ${summaries[0]!.days} days, B ${summaries[1]!.days}.`);
    terminal.out('');
    for (const line of differenceLines(difference, a.currency)) terminal.out(line);
    terminal.out('');
    terminal.out(`${request.replications} paired futures, seed ${request.seed}, ${seconds.toFixed(1)} s`);
    return EXIT.ok;
  },
};

function differenceLines(paired: PairedDifference, currency: string): string[] {
  const { total, difference, interval, higher, equal, lower, varianceRatio, margin } = paired;
  const text = (value: number) => totalText(total, value, currency);
  const futures = higher + equal + lower;
  return [
    `Verdict on ${total}: ${VERDICTS[paired.verdict]}${margin > 0 ? `, with ${text(margin)} as the margin that matters` : ''}.`,
    `Mean difference B − A: ${text(difference.mean)}, 95 % interval ${text(interval[0])} to ${text(interval[1])}.`,
    `B is higher in ${higher}, equal in ${equal} and lower in ${lower} of ${futures} futures.`,
    Number.isFinite(varianceRatio)
      ? `Living the same futures saves a factor of ${varianceRatio.toFixed(1)} in their number.`
      : 'The difference is the same in every future.',
  ];
}

function readTotal(text: string): TotalId {
  const found = TOTALS.find((total) => total === text);
  if (!found) throw new UserError(`--total is “${text}”. Allowed: ${TOTALS.join(', ')}.`);
  return found;
}

function wrap(names: readonly string[]): string {
  const lines: string[] = [''];
  for (const name of names) {
    if (lines.at(-1)!.length + name.length > 70) lines.push('');
    lines[lines.length - 1] += `${name} `;
  }
  return lines.map((line) => line.trimEnd()).join(`\n${' '.repeat(21)}`);
}
