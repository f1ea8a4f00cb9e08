import { readFileSync, writeFileSync } from 'node:fs';
import { rollRatesPage } from './validation-roll.ts';

/**
 * Writes docs/validation/roll-rates.md: what untouched accounts do in the simulator beside what was typed and beside
 * the Taiwanese panel. `node tools/run.js src/cli/validation.ts`
 */
const text = (path: string) => readFileSync(path, 'utf8');
const page = await rollRatesPage({
  vietnam: text('scenarios/vn-consumer-finance.json'),
  taiwan: text('scenarios/taiwan-card-2005.json'),
  panel: text('scenarios/data/card-panel-2005.csv'),
});
writeFileSync('docs/validation/roll-rates.md', page);
