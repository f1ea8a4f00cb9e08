import { readFile, writeFile } from 'node:fs/promises';
import type { DailySeries, Summary, TotalId } from '#experiment';
import { createInlineRunner } from '#runner/inline';
import { parseScenarioText } from '#scenario';

/**
 * Writes the result that the first screen shows before anything has been computed. Run it when the engine's numbers or
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
const { flows: _, weekly: __, byDay: ___, moves: ____, ...rest } = summary;
const drawn = {
  ...rest,
  totals: Object.fromEntries(TOTALS.map((id) => [id, summary.totals[id]])),
  daily: Object.fromEntries(DAILY.map((id) => [id, summary.daily[id]])),
};
await writeFile('src/lib/ui/default-result.json', `${JSON.stringify(drawn)}\n`);
process.stdout.write(`default-result.json: digest ${summary.digest}\n`);
