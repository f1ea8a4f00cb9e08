import { expect, test, vi } from 'vitest';
import { COSTS } from '#model';
import { createInlineRunner } from '#runner/inline';
import { chances, COST_KINDS, debtGroupsAt, moneyByChannel, planned, sumOf } from './money.ts';
import { shippedResult } from './default-result.ts';
import { defaultScenario } from './presets.ts';

// A run of the whole default book takes a second on a free machine.
vi.setConfig({ testTimeout: 60_000 });

test('costs by kind and by channel, and provision by debt group, add up to the total', async () => {
  const runner = createInlineRunner({ yieldBetweenBatches: false });
  const result = await runner.run(defaultScenario, { seed: 'money', replications: 1 });
  runner.dispose();
  const { totals, daily } = result;
  const kinds = COST_KINDS.reduce((sum, kind) => sum + sumOf(daily[kind]), 0);
  expect(kinds / totals.cost.mean).toBeCloseTo(1, 9);
  const { rows, shared } = moneyByChannel(result, defaultScenario);
  expect((rows.reduce((sum, { cost }) => sum + cost, 0) + shared) / totals.cost.mean).toBeCloseTo(1, 9);
  const common = sumOf(daily.peopleCost) + sumOf(daily.complaintCost);
  expect(Math.abs(shared - common) / totals.cost.mean).toBeLessThan(0.001);

  // The provision of the last whole month is that of its debt groups; a month that the horizon cuts off has none.
  const groups = debtGroupsAt(result, result.cells.months - 2)!;
  expect(groups.map(({ days }) => days)).toEqual(['0–9', '10–90', '91–180', '181–360', '> 360']);
  expect(groups.reduce((sum, { provision }) => sum + provision, 0)).toBe(totals.provision.mean);
  expect(debtGroupsAt(result, result.cells.months - 1)).toBeUndefined();
  expect(debtGroupsAt(shippedResult, 0)).toBeUndefined();
});

test('every kind of cost of the model has its row', () => {
  expect([...COST_KINDS].sort()).toEqual([...COSTS].sort());
});

test('the chance to reach a plan is the share of futures that reach it', () => {
  const months = [{ from: 0, to: 15, length: 30 }];
  const result = {
    ...shippedResult,
    totals: {
      ...shippedResult.totals,
      recovered: { ...shippedResult.totals.recovered, values: [4, 5, 6, 7] },
      cost: { ...shippedResult.totals.cost, values: [1, 2, 3, 4] },
    },
  };
  const economics = { ...defaultScenario.economics, cashPlanPerMonth: 12, costBudgetPerMonth: 2 };
  expect(planned(12, months[0]!)).toBe(6);
  expect(chances(result, economics, months)).toEqual({ cash: 0.5, cost: 0.25 });
  expect(chances(result, defaultScenario.economics, months)).toEqual({ cash: undefined, cost: undefined });
});
