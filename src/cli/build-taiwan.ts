import { readFileSync, writeFileSync } from 'node:fs';
import { buildTaiwanScenario } from '#portfolio';

/** Rebuilds scenarios/taiwan-card-2005.json from the panel: `npx tsx src/cli/build-taiwan.ts`. */
const scenarios = new URL('../../scenarios/', import.meta.url);
const csv = readFileSync(new URL('data/card-panel-2005.csv', scenarios), 'utf8');
const { scenario, pastDue, refused } = await buildTaiwanScenario(csv);
writeFileSync(new URL('taiwan-card-2005.json', scenarios), `${JSON.stringify(scenario, null, 2)}\n`);
console.log(
  `${pastDue} accounts past due, ${refused} refused, ${scenario.portfolio.segments.length} segments`,
);
