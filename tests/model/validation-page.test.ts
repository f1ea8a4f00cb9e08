import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHECKS } from '#checks';
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

it('has a check or a row for every closed form and published effect of strategy, channel and law', () => {
  const checks: string[] = CHECKS.map(({ id }) => id);
  for (const id of ['01', '02', '12', '14', '15', '16', '17', '18', '20', '21', '22'])
    expect(checks, id).toContain(`VC-${id}`);
  const rows = readFileSync('docs/validation/patterns.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  for (const id of ['PT-3', 'PT-4', 'PT-5', 'PT-6', 'PT-8', 'PT-9'])
    expect(
      rows.filter((row) => row.split('|')[1]!.split(/[ ,]+/).includes(id)),
      id,
    ).toHaveLength(1);
});
