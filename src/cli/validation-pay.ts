import { readFileSync, writeFileSync } from 'node:fs';
import { parseScenario } from '#scenario';
import { payPage } from './pay-page.ts';

/** Writes docs/validation/pay.md: pay schemes on accounts. `node tools/run.js src/cli/validation-pay.ts` */
const parsed = parseScenario(JSON.parse(readFileSync('scenarios/vn-consumer-finance.json', 'utf8')));
if (!parsed.ok) throw new Error('invariant: the default scenario is valid');
writeFileSync('docs/validation/pay.md', payPage(parsed.value));
