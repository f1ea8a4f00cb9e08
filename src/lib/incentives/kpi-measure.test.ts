import { describe, expect, it } from 'vitest';
import { minus, plus } from './formula.ts';
import type { Formula } from './formula.ts';
import { measureKpi, naturalPeriod } from './kpi-measure.ts';
import type { KpiScope } from './kpi-measure.ts';
import type { Evidence } from './kpi-tally.ts';
import { kpi, KPIS } from './kpis.ts';
import { payableFormula, payableKpi } from './payable.ts';
import { keptWithin } from './promise-window.ts';

const MEASURES = ['accounts', 'balance', 'kept', 'broken', 'cash'];
/** Two months of 30 days, one treatment and none, two buckets: accounts, balance, kept, broken, cash. */
const cells = [
  [
    [10, 1_000, 3, 1, 300],
    [5, 2_000, 1, 3, 100],
  ],
  [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ],
  [
    [8, 900, 2, 2, 200],
    [6, 2_100, 0, 0, 0],
  ],
  [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ],
].flat(2);
const days = 60;
const flat = (sum: number) => new Array<number>(days).fill(sum / days);
const evidence: Evidence = {
  result: {
    days,
    replications: 4,
    accounts: 15,
    arrivals: 5,
    openingBalance: 3_000,
    arrivingBalance: 1_000,
    totals: {
      kept: { values: [6, 8, 0, 10] },
      broken: { values: [6, 8, 0, 10] },
      recovered: { values: [500, 600, 700, 600] },
      visits: { values: [0, 0, 0, 0] },
      cost: { values: [100, 100, 100, 100] },
      labourCost: { values: [60, 70, 80, 70] },
    },
    daily: {
      kept: flat(6),
      broken: flat(6),
      promises: flat(14),
      visits: flat(0),
      secondsAvailable: flat(60),
    },
    cells: { treatments: ['all'], buckets: ['B1', 'B2'], months: 2, values: cells },
    roll: {
      buckets: ['B1', 'B2'],
      byNumber: [
        [40, 20, 16, 4],
        [8, 20, 4, 0],
      ],
      byBalance: [
        [4, 2, 1, 1],
        [2, 4, 1, 1],
      ],
    },
    people: { teams: ['phone'], strength: [2, 2, 4, 4] },
  },
  measures: MEASURES,
  months: [
    { from: 0, to: 30, whole: true },
    { from: 30, to: 60, whole: true },
  ],
  due: { startDate: '2026-06-01', days, kind: 'neutral', dueDaysMin: 1, dueDaysMax: 7 },
  fieldTeams: [],
};
const kept: Formula = { over: [plus('promisesKept')], under: [plus('promisesDue')] };
const at = (part: Partial<KpiScope> = {}): KpiScope => ({
  period: 'horizon',
  segment: {},
  rule: 'leaveOut',
  ...part,
});
const measured = (formula: Formula, scope: KpiScope, from = evidence) => {
  const found = measureKpi(formula, from, scope);
  if (!found.ok) throw new Error(`${found.reason} ${found.event}`);
  return found;
};

describe('measuring a KPI', () => {
  it('gives a value a future over the horizon and leaves out a future with nothing due', () => {
    expect(measured(kept, at()).futures).toEqual([0.5, 0.5, 0.5]);
    expect(measured(kept, at({ rule: 'zero' })).futures).toEqual([0.5, 0.5, 0, 0.5]);
    expect(measured(kept, at()).caveats).toEqual([]);
  });

  it('goes month by month in a segment, where it knows means only', () => {
    const early = at({ period: 'month', segment: { buckets: ['B1'] } });
    expect(measured(kept, early)).toMatchObject({ value: 0.625, months: [0.75, 0.5], caveats: ['meanOnly'] });
    expect(measured(kept, early).under).toBe(4);
  });

  it('leaves an empty month out or counts it as 0, as asked', () => {
    const late = { period: 'month', segment: { buckets: ['B2'] } } as const;
    expect(measured(kept, at(late))).toMatchObject({ value: 0.25, months: [0.25, null] });
    expect(measured(kept, at({ ...late, rule: 'zero' }))).toMatchObject({ value: 0.125, months: [0.25, 0] });
  });

  it('says why there is no value', () => {
    const reason = (formula: Formula, part: Partial<KpiScope> = {}) =>
      measureKpi(formula, evidence, at(part));
    expect(reason({ over: [plus('recordsAudited')] })).toMatchObject({ reason: 'notSimulated' });
    expect(reason({ over: [plus('cash')], under: [plus('visits')] })).toMatchObject({
      reason: 'zeroDenominator',
      event: 'visits',
    });
    expect(reason(kept, { segment: { buckets: ['W'] } })).toMatchObject({ reason: 'emptyPopulation' });
    expect(reason({ over: [plus('visits')] }, { segment: { buckets: ['B1'] } })).toMatchObject({
      reason: 'notInSegment',
    });
    expect(reason({ over: [plus('cures')] }, { period: 'month' })).toMatchObject({ reason: 'notByMonth' });
    expect(reason({ over: [plus('accounts')] }, { segment: { buckets: ['B1'] } })).toMatchObject({
      reason: 'onlyByMonth',
    });
    expect(reason({ over: [plus('cash', 7)] })).toMatchObject({ reason: 'windowUnseen' });
    expect(reason({ over: [plus('complaints')] })).toMatchObject({ reason: 'notLoaded' });
  });

  it('reads moves, heads and days of work', () => {
    const moved: Formula = { over: [plus('cures')], under: [plus('accountsFollowed')] };
    expect(measured(moved, at()).value).toBe((16 + 8 + 4) / (80 + 32));
    expect(measured(moved, at({ segment: { buckets: ['B2'] } })).value).toBe(12 / 32);
    expect(measured({ over: [plus('collectorDays')] }, at({ period: 'month' })).months).toEqual([60, 120]);
    expect(measured({ over: [plus('collectors')] }, at()).value).toBe(3);
    expect(measured({ over: [plus('directCost')] }, at()).futures).toEqual([40, 30, 20, 30]);
    expect(measured({ over: [plus('cash'), minus('cash')] }, at()).value).toBe(0);
  });

  it('compares cash with what the baseline would have made of the same balances', () => {
    const index: Formula = { over: [plus('cash')], under: [plus('expectedCash')] };
    expect(measureKpi(index, evidence, at())).toMatchObject({ reason: 'notLoaded' });
    const own = { ...evidence, standard: evidence.result };
    const monthly = measured(index, at({ period: 'month', segment: { buckets: ['B1'] } }), own);
    expect(monthly.under).toBeCloseTo(250, 9);
    const harder = {
      ...own,
      result: {
        ...own.result,
        cells: { ...own.result.cells, values: cells.map((v, k) => (k % 5 === 4 ? v / 2 : v)) },
      },
    };
    expect(measured(index, at({ segment: { buckets: ['B1', 'B2'] } }), harder).value).toBeCloseTo(0.5, 12);
  });

  it('applies a window to promises by the law of due days, and the same event may stand below without one', () => {
    const inTime: Formula = { over: [plus('promisesKept', 3)], under: [plus('promisesKept')] };
    const found = measured(inTime, at());
    // Due after 1–7 days, paid 0–2 later: (3 + 2 + 1) of 21 without week ends, fewer with them.
    expect(found.value).toBeGreaterThan(0.1);
    expect(found.value).toBeLessThan(6 / 21);
    expect(found.caveats).toEqual(['windowByLaw']);
    expect(measured({ over: [plus('promisesKept', 14)], under: [plus('promisesKept')] }, at()).value).toBe(1);
  });

  it('is read by month where accounts stand below the line', () => {
    expect(naturalPeriod(kept)).toBe('horizon');
    expect(naturalPeriod(kpi('K27')!.formula!)).toBe('month');
    expect(naturalPeriod(kpi('K16')!.formula!)).toBe('horizon');
  });
});

it('a promise without week ends is paid within min + 0 … max + 2 days, evenly', () => {
  // A Monday with dueDaysMin = dueDaysMax = 1: due on Tuesday, paid Tuesday to Thursday.
  const law = { ...evidence.due, dueDaysMax: 1 };
  expect([0, 1, 2, 3, 4].map((within) => keptWithin(within, law)[0])).toEqual([0, 1 / 3, 2 / 3, 1, 1]);
  // Given on a Friday it is due on Monday.
  expect([2, 3, 5].map((within) => keptWithin(within, law)[4])).toEqual([0, 1 / 3, 1]);
});

describe('what can be paid', () => {
  it.each<[string, Formula, object]>([
    ['kept ÷ due', kept, { ok: true, weights: { keptRate: 1 } }],
    [
      'kept within 14 days ÷ due',
      { ...kept, over: [plus('promisesKept', 14)] },
      { weights: { keptRate: 1 } },
    ],
    ['promises', { over: [plus('promises')] }, { weights: { ptp: 1 } }],
    [
      'cash a head',
      { over: [plus('cash')], under: [plus('collectors')] },
      { weights: { cash: 1 }, note: 'perHead' },
    ],
    ['recovery rate', { over: [plus('cash')], under: [plus('placedBalance')] }, { note: 'ownBook' }],
    ['index', { over: [plus('cash')], under: [plus('expectedCash')] }, { note: 'expectedValue' }],
    ['visits a day', { over: [plus('visits')], under: [plus('fieldDays')] }, { weights: { visit: 1 } }],
    ['complaints', { over: [plus('complaints')] }, { ok: false, why: 'useGate' }],
    ['calls', { over: [plus('calls')] }, { ok: false, why: 'neverPay' }],
    ['net-back', { over: [plus('cash'), minus('directCost')] }, { ok: false, why: 'wholeBook' }],
    [
      'promise rate',
      { over: [plus('promises')], under: [plus('rightParty')] },
      { ok: false, why: 'noMeasure' },
    ],
  ])('%s', (_, formula, expected) => expect(payableFormula(formula)).toMatchObject(expected));

  it('never pays what the library says must not be paid', () => {
    for (const one of KPIS.filter(({ neverPay }) => neverPay)) expect(payableKpi(one).ok).toBe(false);
    expect(payableKpi(kpi('K15')!)).toEqual({ ok: true, weights: { uplift: 1 } });
  });
});
