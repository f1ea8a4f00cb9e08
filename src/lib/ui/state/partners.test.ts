import { expect, test } from 'vitest';
import type { Summary } from '#experiment';
import { parseScenario, type Scenario } from '#scenario';
import * as p from './partners.ts';
import { defaultScenario } from './presets.ts';
import { placeWith } from './placing.ts';
import { addStep } from './strategy.ts';

const valid = (scenario: Scenario) => parseScenario(scenario).ok;
const one = p.addPartner(defaultScenario);
const placed = (scenario: Scenario): Scenario =>
  p.completePlacements({
    ...scenario,
    strategy: { ...scenario.strategy, treatments: addStep(scenario.strategy.treatments, 0, 'partner') },
  });

test('what may be typed of a partner is what the schema takes', () => {
  for (const [key, [low, high]] of Object.entries(p.PARTNER_BOUNDS)) {
    const works = (value: number) => valid(p.setPartner(one, 0, { [key]: value }));
    expect([works(low), works(high), works(low - 1), works(high + 1)], key).toEqual([
      true,
      true,
      false,
      false,
    ]);
  }
});

test('partners get their own ids, and fee tiers rise until the last possible day', () => {
  const three = p.addPartner(p.addPartner(one));
  expect(three.partners.map(({ id }) => id)).toEqual(['partner', 'partner-2', 'partner-3']);
  expect(valid(three)).toBe(true);
  let scenario = p.setPartner(one, 0, { fees: [] });
  for (let n = 0; n < p.MOST_TIERS; n += 1)
    scenario = p.setPartner(scenario, 0, { fees: p.addTier(scenario.partners[0]!) });
  expect(scenario.partners[0]!.fees.map(({ fromDpd }) => fromDpd).slice(0, 3)).toEqual([1, 361, 721]);
  expect(valid(scenario)).toBe(true);
});

test('a placement without a partner gets the first one, made if need be; a removed partner takes its placements along', () => {
  const made = placed(defaultScenario);
  expect(made.partners).toHaveLength(1);
  expect(p.placementsWith(made, 'partner')).toBe(1);
  expect(valid(made)).toBe(true);
  const renamed = placed(p.setPartner(one, 0, { id: 'firm' }));
  expect(p.placementsWith(renamed, 'firm')).toBe(1);
  const gone = p.removePartner(made, 0);
  expect([gone.partners.length, p.placementsWith(gone, 'partner'), valid(gone)]).toEqual([0, 0, true]);
  expect(p.completePlacements(made)).toBe(made);
});

test('the ban on collecting for a fee is found where it is in force, and only there', () => {
  expect(p.banOf(defaultScenario, 'thirdPartyCollection')?.id).toBe('VN-7');
  expect(p.banOf(defaultScenario, 'lawFirmMandate')).toBeUndefined();
  const off = { ...defaultScenario, rules: { ...defaultScenario.rules, off: ['VN-7'] } };
  expect(p.banOf(off, 'thirdPartyCollection')).toBeUndefined();
  const before = { ...defaultScenario, calendar: { ...defaultScenario.calendar, startDate: '2020-06-01' } };
  expect(p.banOf(before, 'thirdPartyCollection')).toBeUndefined();
});

test('two partners of equal skill with unequal mixes differ in the raw index and not in the adjusted one', () => {
  // Both liquidate 10 % of the young balance and 1 % of the old; one has mostly old accounts.
  const summary = {
    cells: { buckets: ['young', 'old'] },
    partners: { ids: ['a', 'b'], balance: [900, 100, 100, 900], cash: [90, 1, 10, 9], fees: [30, 8] },
  } as unknown as Summary;
  const [a, b] = p.partnerResults(summary);
  expect(a!.raw).toBeCloseTo(91 / 55, 12);
  expect(b!.raw).toBeCloseTo(19 / 55, 12);
  expect([a!.adjusted, b!.adjusted].map((x) => Number(x.toFixed(12)))).toEqual([1, 1]);
  expect([a!.netBack, b!.netBack]).toEqual([61, 11]);
});

test('a random slice for each partner is a twin on the same terms, ahead of every path, by lot alone', () => {
  const two = p.addPartner(p.addPartner(defaultScenario));
  expect(p.canSlice(two)).toBe(false); // nobody has a placement yet
  const [path] = two.strategy.treatments;
  const placing = (partner: string) => ({
    channel: 'partner' as const,
    clock: 'dpd' as const,
    fromDay: 181,
    toDay: 5_000,
    partner,
    months: 3,
  });
  const placed = {
    ...two,
    strategy: {
      ...two.strategy,
      treatments: [
        {
          ...path!,
          id: 'good',
          when: [{ kind: 'number' as const, field: 'score' as const, min: 50, max: 100 }],
          steps: [placing('partner')],
        },
        { ...path!, steps: [...path!.steps, placing('partner-2')] },
      ],
    },
  };
  const sliced = p.withRandomSlices(placed);
  expect(valid(sliced)).toBe(true);
  expect(sliced.partners.map(({ id }) => id)).toEqual([
    'partner',
    'partner-2',
    'partner-lot',
    'partner-2-lot',
  ]);
  const { id: _, name: __, trial, ...terms } = sliced.partners[2]!;
  expect(trial).toBe(true);
  expect(sliced.partners[0]).toMatchObject(terms);
  expect(sliced.strategy.treatments.map(({ id, when }) => [id, when.map((one) => one.field)])).toEqual([
    ['lot-1', ['testGroup']],
    ['lot-2', ['testGroup']],
    ['good', ['score']],
    ['all', []],
  ]);
  expect(p.placementsWith(sliced, 'partner-lot')).toBe(1);
  expect(p.canSlice(sliced)).toBe(false);
});

test('partners that are placed from the same path share its accounts by lot, whoever came first; random slices go to their own partner only', () => {
  let scenario = defaultScenario;
  const shares = [];
  for (let n = 0; n < 3; n += 1) {
    scenario = p.addPartner(scenario);
    scenario = placeWith(scenario, scenario.partners[n]!);
    expect(valid(scenario)).toBe(true);
    shares.push(sharesOf(scenario));
  }
  expect(shares).toEqual([
    { partner: 100 },
    { partner: 50, 'partner-2': 50 },
    { partner: 33, 'partner-2': 34, 'partner-3': 33 },
  ]);
  expect(scenario.partners.map(({ id }) => p.placementsWith(scenario, id))).toEqual([1, 1, 1]);
  expect(sharesOf(p.removePartner(scenario, 1))).toEqual({ partner: 67, 'partner-3': 33 });
  const sliced = p.withRandomSlices(scenario);
  expect(valid(sliced)).toBe(true);
  expect(sharesOf(sliced)).toMatchObject({ 'partner-lot': 5, 'partner-2-lot': 5, 'partner-3-lot': 5 });
});

/** Of a hundred test groups, how many the first placement of their path gives to each partner. */
function sharesOf({ strategy }: Scenario): Record<string, number> {
  const shares: Record<string, number> = {};
  for (let group = 1; group <= 100; group += 1) {
    const path = strategy.treatments.find(({ when }) =>
      when.every((one) => one.kind !== 'number' || (one.min <= group && group <= one.max)),
    );
    const step = path?.steps.find(({ channel }) => channel === 'partner');
    if (step && 'partner' in step) shares[step.partner] = (shares[step.partner] ?? 0) + 1;
  }
  return shares;
}
