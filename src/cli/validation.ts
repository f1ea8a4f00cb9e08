import { readFileSync, writeFileSync } from 'node:fs';
import { rollRates } from './validation-roll.ts';

/**
 * Writes docs/validation/roll-rates.md: what untouched accounts do in the simulator beside what was typed and beside
 * the Taiwanese panel; and the same figures for the model page of the app. `node tools/run.js src/cli/validation.ts`
 */
const text = (path: string) => readFileSync(path, 'utf8');
const { page, figures } = await rollRates({
  vietnam: text('scenarios/vn-consumer-finance.json'),
  taiwan: text('scenarios/taiwan-card-2005.json'),
  panel: text('scenarios/data/card-panel-2005.csv'),
});
writeFileSync('docs/validation/roll-rates.md', page);
writeFileSync('src/lib/ui/data/roll-rates.json', figures);
