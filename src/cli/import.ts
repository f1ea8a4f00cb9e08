import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { readTape, summarise, type RowError, type TapeIssue, type TapeResult } from '#portfolio';
import { parseScenario, type Scenario, type Segment } from '#scenario';
import { EXIT, expectPositionals, parseOptions, UserError, type Command } from './command.ts';
import { fromHere, readScenario, refuseOverwrite, withFile, writeText } from './files.ts';
import { issueLines } from './messages.ts';
import { moneyText } from './money.ts';
import { table } from './table.ts';
import { rowErrorSentence, tapeIssueSentence } from './tape-messages.ts';

const DEFAULT_BASE = 'scenarios/vn-consumer-finance.json';
/** Rows shown one by one; the rest is counted. */
const SHOWN_ERRORS = 20;

export const importCommand: Command = {
  name: 'import',
  summary: 'turn an account tape (CSV) into a scenario',
  help: `npm run sim -- import tape.csv [options]

Reads a list of accounts: account_id, balance and dpd or months_past_due, and if present product, region, instalment,
principal, score, last_payment_date. Header names in English or Vietnamese; comma, semicolon or tab; UTF-8 or UTF-16.
Rows with errors are listed and left out. Everything that is not the book comes from the base scenario.

  --out file.json    write the scenario
  --base file.json   scenario that is completed (default ${DEFAULT_BASE})
  --force            replace a file that exists`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      out: { type: 'string' },
      base: { type: 'string', default: DEFAULT_BASE },
      force: { type: 'boolean', default: false },
    });
    const [path] = expectPositionals(positionals, 1, 1, 'one CSV file');
    await refuseOverwrite([values.out], values.force);
    const base = await readScenario(values.base);
    const result = await withFile('read', path!, () =>
      readTape(createReadStream(fromHere(path!)), {
        currency: base.currency,
        onProgress: (rows) => terminal.progress(`${rows} rows`),
      }),
    );
    terminal.progress('');
    for (const line of tapeLines(path!, result, base.currency)) terminal.out(line);
    if (result.tape.accounts === 0) throw new UserError(`${path} has no usable row: nothing was imported.`);

    const segments = summarise(result.tape, { chargeOffDpd: base.portfolio.chargeOffDpd });
    const scenario = withBook(base, segments, basename(path!, extname(path!)));
    terminal.out('');
    for (const line of table(segmentRows(segments), ['left', 'left', 'left', 'right', 'left']))
      terminal.out(line);
    if (values.out) {
      await writeText(values.out, JSON.stringify(scenario, null, 2) + '\n', values.force);
      terminal.out(`Written: ${values.out}`);
    }
    return EXIT.ok;
  },
};

/** The base scenario with another opening book; goes through the one door like anything from outside. */
function withBook(base: Scenario, segments: Segment[], name: string): Scenario {
  const title = name.slice(0, 120);
  const parsed = parseScenario({
    ...base,
    name: { vi: title, en: title },
    portfolio: { ...base.portfolio, segments },
  });
  if (!parsed.ok)
    throw new UserError(`The book does not fit the base scenario:\n${issueLines(parsed.issues)}`);
  return parsed.value;
}

function tapeLines(path: string, result: TapeResult, currency: string): string[] {
  const { tape, rows, rejectedRows, errors, errorCount } = result;
  const total = tape.balance.reduce((sum, balance) => sum + balance, 0);
  const lines = [
    `${path}: ${rows} rows, ${tape.accounts} accounts kept owing ${moneyText(total, currency)}, ${rejectedRows} rows left out`,
    ...result.issues.map((issue: TapeIssue) => `  ${tapeIssueSentence(issue)}`),
    ...errors.slice(0, SHOWN_ERRORS).map((error: RowError) => `  ${rowErrorSentence(error)}`),
  ];
  if (errorCount > SHOWN_ERRORS) lines.push(`  … and ${errorCount - SHOWN_ERRORS} more findings.`);
  return lines;
}

function segmentRows(segments: Segment[]): string[][] {
  const rows = segments.map((s) => [
    s.id,
    s.product,
    s.region,
    `${s.dpdFrom}–${s.dpdTo}`,
    s.phase,
    String(s.accounts),
  ]);
  return [['segment', 'product', 'region', 'dpd', 'phase', 'accounts'], ...rows];
}
