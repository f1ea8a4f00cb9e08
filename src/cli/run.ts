import { BAND_PROBABILITIES, scenarioHash } from '#experiment';
import { isoDate } from '#engine';
import { EXIT, expectPositionals, parseOptions, type Command } from './command.ts';
import { bandColumns, dailyCsv } from './csv.ts';
import { readScenario, refuseOverwrite, writeText } from './files.ts';
import { reportLines } from './report.ts';
import { readRequest, readThreads, REQUEST_HELP, REQUEST_OPTIONS } from './request.ts';
import { simulate } from './simulate.ts';

export const runCommand: Command = {
  name: 'run',
  summary: 'simulate one scenario and report what it recovers',
  help: `npm run sim -- run scenario.json [options]

Simulates a scenario and prints the report.

${REQUEST_HELP}
  --out file.json    write the whole Summary, with scenario hash, seed and digest
  --csv file.csv     write one row a day: bands and mean daily counters, money in minor units
  --check            hold the model's invariants against every future, not only the first; stops at the first breach
  --force            replace files that exist`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      ...REQUEST_OPTIONS,
      out: { type: 'string' },
      csv: { type: 'string' },
      check: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    });
    const [path] = expectPositionals(positionals, 1, 1, 'one scenario file');
    const scenario = await readScenario(path!);
    const request = { ...readRequest(values, [scenario]), ...(values.check && { check: true }) };
    await refuseOverwrite([values.out, values.csv], values.force);

    const { summaries, seconds } = await simulate([scenario], request, terminal, readThreads(values.threads));
    const summary = summaries[0]!;
    if (values.out) {
      const text = JSON.stringify({ scenarioHash: scenarioHash(scenario), request, summary }, null, 1) + '\n';
      await writeText(values.out, text, values.force);
    }
    if (values.csv) {
      const dates = Array.from({ length: summary.days }, (_, day) => isoDate(summary.startDate, day));
      await writeText(values.csv, dailyCsv(summary, dates, bandColumns(BAND_PROBABILITIES)), values.force);
    }
    for (const line of reportLines(scenario.name.en, summary, request.seed)) terminal.out(line);
    terminal.out(
      `${seconds.toFixed(1)} s, ${(request.replications / Math.max(seconds, 1e-3)).toFixed(1)} futures a second`,
    );
    if (values.check) terminal.out(`No invariant is broken in any of ${request.replications} futures.`);
    for (const file of [values.out, values.csv]) if (file) terminal.out(`Written: ${file}`);
    return EXIT.ok;
  },
};
