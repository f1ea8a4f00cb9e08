import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { Aggregate, openExperiment, shadowPrice } from '#experiment';
import type { ShadowPrice, Summary } from '#experiment';
import { parseScenario } from '#scenario';
import type { Scenario } from '#scenario';

vi.setConfig({ testTimeout: 60_000 });

const parsed = parseScenario(JSON.parse(readFileSync('scenarios/vn-consumer-finance.json', 'utf8')));
if (!parsed.ok) throw new Error('invariant: the default scenario is refused');

/** A twentieth of the default book for two months, with two collectors. */
const SMALL: Scenario = {
  ...parsed.value,
  calendar: { ...parsed.value.calendar, horizonDays: 56 },
  portfolio: {
    ...parsed.value.portfolio,
    segments: parsed.value.portfolio.segments.map((segment) => ({
      ...segment,
      accounts: Math.round(segment.accounts / 20),
      arrivalsPerMonth: Math.round(segment.arrivalsPerMonth / 20),
    })),
  },
};
/** January from the 4th, and 28 days of February. */
const MONTHS = [28 / 31, 1];
const HEADS = 2;
const STEP = 1;

const withHeads = (scenario: Scenario, headCount: number): Scenario => ({
  ...scenario,
  teams: scenario.teams.map((team) => ({ ...team, headCount })),
});

function run(scenario: Scenario, seed: string, replications: number): Summary {
  const request = { seed, replications };
  const experiment = openExperiment(scenario, request);
  const aggregate = new Aggregate(scenario, request);
  for (let k = 0; k < experiment.batchCount; k += 1) aggregate.add(experiment.runBatch(k));
  return aggregate.summarize(true);
}

function priceOf(scenario: Scenario, seed: string, replications: number, seedOfMore = seed): ShadowPrice {
  const fewer = run(withHeads(scenario, HEADS - STEP), seed, replications);
  const more = run(withHeads(scenario, HEADS + STEP), seedOfMore, replications);
  return shadowPrice(fewer, more, withHeads(scenario, HEADS), 0, MONTHS)!;
}

const width = ({ interval: [low, high] }: ShadowPrice) => high - low;

it('is covered by its interval as often as it says, from as few as eight futures', () => {
  const truth = priceOf(SMALL, 'truth', 160).value;
  const prices = Array.from({ length: 24 }, (_, block) => priceOf(SMALL, `block ${block}`, 8));
  const covered = prices.filter(({ interval: [low, high] }) => low <= truth && truth <= high).length;
  // Binomial(24, .95): 19 or fewer has 1 % chance. Intervals a third as wide would cover about half.
  expect(covered).toBeGreaterThanOrEqual(20);
  const narrow = prices.filter(
    ({ value, interval: [low, high] }) => Math.abs(truth - value) <= (high - low) / 6,
  );
  expect(narrow.length).toBeLessThan(20);
});

it('needs the same luck on both sides: on different luck the interval is more than twice as wide', () => {
  expect(width(priceOf(SMALL, 'a', 40, 'b'))).toBeGreaterThan(2 * width(priceOf(SMALL, 'a', 40)));
});

it('is what the calls cost, and clearly less than the wage, where nobody can be reached', () => {
  const { behaviour } = SMALL;
  const deaf: Scenario = {
    ...SMALL,
    behaviour: { ...behaviour, buckets: behaviour.buckets.map((bucket) => ({ ...bucket, contactRate: 0 })) },
  };
  const price = priceOf(deaf, 'deaf', 8);
  expect(price.value).toBeLessThan(0);
  expect(price.value).toBeGreaterThan(-0.5 * price.wage);
  expect(price.verdict).toBe('clearlyWorse');
});

it('is the slope itself, with no width, where cash is proportional to heads', () => {
  const base = run(withHeads(SMALL, HEADS), 'x', 3);
  const paying = (heads: number, cash: number): Summary => ({
    ...base,
    people: { teams: ['phone'], strength: [heads, heads, heads, heads], moves: [], visits: [] },
    totals: {
      ...base.totals,
      net: { ...base.totals.net, values: [1, 5, 9].map((luck) => luck + cash) },
      labourCost: { ...base.totals.labourCost, values: [0, 0, 0] },
    },
  });
  const headMonths = 2 * STEP * (MONTHS[0]! + MONTHS[1]!);
  const price = (worth: number) =>
    shadowPrice(
      paying(HEADS - STEP, 0),
      paying(HEADS + STEP, worth * headMonths),
      withHeads(SMALL, HEADS),
      0,
      MONTHS,
    )!;
  const { value, interval, wage } = price(40e6);
  expect(value).toBeCloseTo(40e6, 0);
  expect(interval[1] - interval[0]).toBeCloseTo(0, 0);
  // 13 million and a twelfth of a leader of 18.5; no hire more in these two runs.
  expect(wage).toBeCloseTo(13e6 + 18.5e6 / 12, 0);
  expect(price(40e6).verdict).toBe('clearlyBetter');
  expect(price(1.05 * wage).verdict).toBe('practicallyEqual');
  expect(price(0.5 * wage).verdict).toBe('clearlyWorse');
});

it('is not known where the two runs have the same collectors', () => {
  const base = run(withHeads(SMALL, HEADS), 'x', 2);
  expect(shadowPrice(base, base, SMALL, 0, MONTHS)).toBeUndefined();
});
