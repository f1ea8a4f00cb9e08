import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rollRates } from '../../src/cli/validation-roll.ts';

it('keeps docs/validation/roll-rates.md and the figures of the model page as the present engine and scenarios write them', async () => {
  const text = (path: string) => readFileSync(path, 'utf8');
  const { page, figures } = await rollRates({
    vietnam: text('scenarios/vn-consumer-finance.json'),
    taiwan: text('scenarios/taiwan-card-2005.json'),
    panel: text('scenarios/data/card-panel-2005.csv'),
  });
  expect(text('docs/validation/roll-rates.md')).toBe(page);
  expect(text('src/lib/ui/data/roll-rates.json')).toBe(figures);
}, 120_000);
