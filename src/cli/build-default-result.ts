import { readFile, writeFile } from 'node:fs/promises';
import type { DailySeries, Summary, TotalId } from '#experiment';
import { READ_BY_KPIS } from '#incentives';
import { createInlineRunner } from '#runner/inline';
import { parseScenarioText } from '#scenario';

/**
 * Writes the result that the first screen, and the page about KPIs, show before anything has been computed. Run it when the engine's numbers or
 * the default scenario change: `node tools/run.js src/cli/build-default-result.ts`. A test compares the file with a fresh run.
 */
const SEED = 'tet-2027';
const REPLICATIONS = 200;

/** What the sandbox draws; the whole Summary would weigh four times as much. */
const TOTALS: TotalId[] = [
  'recovered',
  'cost',
  'net',
  'attempts',
  'kept',
  'broken',
  'touchedAccounts',
  'secondsUsed',
  'secondsAvailable',
  'complaints',
];
const DAILY: DailySeries[] = ['unpromptedCash', 'promiseCash'];

const text = await readFile('scenarios/vn-consumer-finance.json', 'utf8');
const scenario = parseScenarioText(text);
if (!scenario.ok) throw new Error(JSON.stringify(scenario.issues));
const runner = createInlineRunner({ yieldBetweenBatches: false });
const summary: Summary = await runner.run(scenario.value, { seed: SEED, replications: REPLICATIONS });
runner.dispose();
const { flows: _, byDay: __, moves: ___, debtGroups: ____, ...rest } = summary;
const drawn = {
  ...rest,
  totals: Object.fromEntries(TOTALS.map((id) => [id, summary.totals[id]])),
  daily: Object.fromEntries(DAILY.map((id) => [id, summary.daily[id]])),
};
await writeFile('src/lib/ui/default-result.json', `${JSON.stringify(drawn)}\n`);

/** What else key figures read; it comes with the page about KPIs only. Means a day to seven digits: enough for a figure. */
const DIGITS = 7;
const short = (value: number) => Number(value.toPrecision(DIGITS));
const entries = <T, U>(from: Readonly<Record<string, T>>, names: readonly string[], of: (one: T) => U) =>
  Object.fromEntries(names.map((name) => [name, of(from[name]!)]));
const figures = {
  totals: entries(
    summary.totals,
    READ_BY_KPIS.totals.filter((name) => !(name in drawn.totals)),
    ({ values }) => ({ values }),
  ),
  daily: entries(
    summary.daily,
    READ_BY_KPIS.daily.filter((name) => !(name in drawn.daily)),
    (values) => values.map(short),
  ),
};
await writeFile('src/lib/ui/kpi/default-figures.json', `${JSON.stringify(figures)}\n`);
process.stdout.write(`default-result.json: digest ${summary.digest}\n`);
