import { readFileSync, writeFileSync } from 'node:fs';
import { buildTaiwanScenario } from '#portfolio';

/** Rebuilds scenarios/taiwan-card-2005.json from the panel: `node tools/run.js src/cli/build-taiwan.ts`. */
const csv = readFileSync('scenarios/data/card-panel-2005.csv', 'utf8');
const { scenario, pastDue, refused } = await buildTaiwanScenario(csv);
writeFileSync('scenarios/taiwan-card-2005.json', `${JSON.stringify(scenario, null, 2)}\n`);
console.log(
  `${pastDue} accounts past due, ${refused} refused, ${scenario.portfolio.segments.length} segments`,
);
