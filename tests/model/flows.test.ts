import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { Aggregate, openExperiment } from '#experiment';
import type { FlowId, Summary, TotalId } from '#experiment';
import { parseQuestion } from '#scenario';
import type { Scenario } from '#scenario';

vi.setConfig({ testTimeout: 60_000 });

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const parsed = parseQuestion(read('scenarios/questions/d-6.json'), (id) => read(`scenarios/${id}.json`));
if (!parsed.ok) throw new Error('invariant: d-6 is a question');
const [equal] = parsed.value.plans.map(({ scenario }) => smaller(scenario));
/** The whole book: indices of slices of a twentieth need it. */
const better = parsed.value.plans[1]!.scenario;
const FUTURES = 12;

/** A tenth of the book, two callers, from a Wednesday to the middle of a week and of a month. */
function smaller(scenario: Scenario): Scenario {
  const { portfolio, teams, calendar } = scenario;
  const segments = portfolio.segments.map((segment) => ({
    ...segment,
    accounts: Math.round(segment.accounts / 10),
  }));
  return {
    ...scenario,
    calendar: { ...calendar, startDate: '2027-01-06', horizonDays: 100 },
    portfolio: { ...portfolio, segments },
    teams: teams.map((team) => ({ ...team, headCount: 2 })),
  };
}

function run(scenario: Scenario, batchSize?: number): Summary {
  const request = { seed: 'flows', replications: FUTURES };
  const experiment = openExperiment(scenario, request, batchSize);
  const aggregate = new Aggregate(scenario, request);
  for (let k = experiment.batchCount - 1; k >= 0; k -= 1) aggregate.add(experiment.runBatch(k));
  return aggregate.summarize(true);
}
const summary = run(equal!);

it('adds up to the totals by week and by month, whatever the flow', () => {
  const totals: [FlowId, TotalId][] = [
    ['cash', 'recovered'],
    ['cost', 'cost'],
    ['attempts', 'attempts'],
    ['secondsUsed', 'secondsUsed'],
  ];
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  for (const [flow, total] of totals) {
    const { week, month } = summary.flows![flow];
    const mean = summary.totals[total].mean;
    expect(Math.abs(sum(week.mean) - mean), flow).toBeLessThanOrEqual(1e-9 * mean);
    expect(Math.abs(sum(month.mean) - mean), flow).toBeLessThanOrEqual(1e-9 * mean);
    // A band that encloses its mean on no side would be of another flow.
    week.mean.forEach((value, k) => {
      expect(week.bands[0]![k]).toBeLessThanOrEqual(value);
      expect(week.bands[6]![k]).toBeGreaterThanOrEqual(value);
    });
  }
  // Wednesday to Sunday, then fourteen weeks, the last of four days; January to the middle of April.
  expect(summary.flows!.cash.week.mean).toHaveLength(15);
  expect(summary.flows!.cash.month.mean).toHaveLength(4);
});

it('keeps weeks where days are: the first week is the first five days', () => {
  const cash = (
    ['unpromptedCash', 'promiseCash', 'settlementCash', 'planCash', 'legalCash', 'saleCash'] as const
  )
    .map((name) => summary.daily[name].slice(0, 5))
    .flat();
  expect(summary.flows!.cash.week.mean[0]).toBeCloseTo(
    cash.reduce((x, y) => x + y),
    3,
  );
});

it('is the same in batches of any size, and only known when all futures are', () => {
  expect(run(equal!, 5).digest).toBe(summary.digest);
  const request = { seed: 'flows', replications: FUTURES };
  const experiment = openExperiment(equal!, request, 4);
  const aggregate = new Aggregate(equal!, request);
  aggregate.add(experiment.runBatch(0));
  expect(aggregate.summarize(false).flows).toBeUndefined();
});

it('ranges of an index hold the index, and dealt by lot the better partner stands out of them', () => {
  const { ids, adjusted, raw } = run(better).partners;
  const at = (id: string) => ids.indexOf(id);
  for (const index of [...adjusted, ...raw]) {
    expect(index!.quantiles[0]).toBeLessThanOrEqual(index!.mean);
    expect(index!.quantiles[6]).toBeGreaterThanOrEqual(index!.mean);
    expect(index!.quantiles[6]! - index!.quantiles[0]!).toBeGreaterThan(0);
  }
  const { se } = adjusted[at('far-lot')]!;
  // 40 % more skill on a slice by lot: beyond luck in the mean of twelve futures; where it gets the worse half, it looks worse.
  expect(adjusted[at('far-lot')]!.mean - adjusted[at('near-lot')]!.mean).toBeGreaterThan(2 * se);
  expect(raw[at('far')]!.mean).toBeLessThan(raw[at('near')]!.mean);
});
