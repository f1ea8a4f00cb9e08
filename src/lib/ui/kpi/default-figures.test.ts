import { expect, test } from 'vitest';
import { isDefinitionOnly, KPIS, measureKpi, READ_BY_KPIS } from '#incentives';
import type { Runner } from '#runner';
import { Session } from '../session.svelte.ts';
import { shippedResult } from '../state/default-result.ts';
import { withFigures } from './default-figures.ts';
import { KpiDesk, libraryScope } from './desk.svelte.ts';

const silent: Runner = { run: () => new Promise(() => {}), dispose: () => {} };

test('a newcomer sees every figure of the library before anything has been computed', () => {
  const desk = new KpiDesk(new Session({ runner: silent }));
  const reasons = KPIS.filter((one) => !isDefinitionOnly(one)).flatMap((one) => {
    const found = measureKpi(one.formula!, desk.evidence!, libraryScope(one));
    return found.ok ? [] : [`${one.id} ${found.reason}`];
  });
  // The default team makes no visits, so that nothing stands below the line.
  expect(reasons).toEqual(['K19 emptyPopulation', 'K20 emptyPopulation', 'K23 emptyPopulation']);
});

test('the shipped figures belong to the shipped result', () => {
  const { totals, daily, replications, days } = withFigures(shippedResult);
  for (const name of READ_BY_KPIS.totals) expect(totals[name]?.values, name).toHaveLength(replications);
  for (const name of READ_BY_KPIS.daily) expect(daily[name], name).toHaveLength(days);
  // A counter's mean over futures is the same by day and in total; labour by day is without what careers cost.
  for (const name of READ_BY_KPIS.totals.filter((one) => one in daily && one !== 'labourCost')) {
    const mean = totals[name]!.values.reduce((sum, value) => sum + value, 0) / replications;
    const sum = daily[name]!.reduce((all, value) => all + value, 0);
    expect(Math.abs(sum - mean), name).toBeLessThanOrEqual(1e-5 * Math.max(1, mean));
  }
});

test('any other result is left as it is', () => {
  const other = { ...shippedResult };
  expect(withFigures(other)).toBe(other);
});
