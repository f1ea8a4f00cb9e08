import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rollRatesPage } from '../../src/cli/validation-roll.ts';

it('keeps docs/validation/roll-rates.md as the present engine and scenarios write it', async () => {
  const text = (path: string) => readFileSync(path, 'utf8');
  const page = await rollRatesPage({
    vietnam: text('scenarios/vn-consumer-finance.json'),
    taiwan: text('scenarios/taiwan-card-2005.json'),
    panel: text('scenarios/data/card-panel-2005.csv'),
  });
  expect(text('docs/validation/roll-rates.md')).toBe(page);
}, 120_000);
