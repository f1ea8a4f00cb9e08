import { expect, test } from 'vitest';
import { LIMITS, mostAccounts, parseScenario, type AmountLaw, type Scenario, type Segment } from '#scenario';
import { changesOf } from './changes.ts';
import { withAll } from './doc.ts';
import * as book from './portfolio.ts';
import { defaultScenario, firstDoc } from './presets.ts';

const valid = (scenario: Scenario) => parseScenario(scenario).ok;
const [first] = defaultScenario.portfolio.segments as [Segment];
const set = (change: Partial<Segment>) => book.setSegment(defaultScenario, first.id, change);
const segmentOf = (scenario: Scenario, id = first.id) =>
  scenario.portfolio.segments.find((segment) => segment.id === id)!;
const name = { vi: 'Mới', en: 'New' };

test('what may be typed of a segment and of the book is what the schema takes', () => {
  const tries: [string, readonly [number, number], (value: number) => Scenario][] = [
    ['dpdFrom', book.SEGMENT_BOUNDS.dpdFrom, (from) => set(book.fromDay(first, from, 361))],
    ['principalShare', book.SEGMENT_BOUNDS.principalShare, (principalShare) => set({ principalShare })],
    ['value', book.AMOUNT_BOUNDS.value, (value) => set({ balance: { kind: 'fixed', value } })],
    ['median', book.AMOUNT_BOUNDS.median, (median) => set({ balance: spread(median, 1) })],
    ['sigma', book.AMOUNT_BOUNDS.sigma, (sigma) => set({ balance: spread(1, sigma) })],
  ];
  for (const key of ['interestPerMonthLive', 'interestPerMonthChargedOff'] as const)
    tries.push([
      key,
      book.BOOK_BOUNDS[key],
      (value) => (book.setBook(defaultScenario, { [key]: value }) as { scenario: Scenario }).scenario,
    ]);
  for (const [key, [low, high], made] of tries)
    expect(
      [low, high, low - 1, high + 1].map((value) => valid(made(value))),
      key,
    ).toEqual([true, true, false, false]);
});

test('a segment stays on one side of the write-off, and says so by its phase', () => {
  const late = set(book.fromDay(first, 400, 361));
  expect(segmentOf(late)).toMatchObject({ dpdFrom: 400, dpdTo: 400, phase: 'chargedOff' });
  const back = book.setSegment(late, first.id, book.fromDay({ ...first, dpdTo: 900 }, 20, 361));
  expect(segmentOf(back)).toMatchObject({ dpdFrom: 20, dpdTo: 360, phase: 'live' });
  expect([valid(late), valid(back)]).toEqual([true, true]);
  expect([book.lastDay(360, 361), book.lastDay(361, 361)]).toEqual([360, 5_000]);
});

test('a write-off day that cuts a segment is not taken and names the segment; another one moves the phases', () => {
  const cut = book.setBook(defaultScenario, { chargeOffDpd: 300 });
  expect('cuts' in cut && cut.cuts.id).toBe('B5');
  const moved = book.setBook(defaultScenario, { chargeOffDpd: 181 });
  const made = (moved as { scenario: Scenario }).scenario;
  expect([segmentOf(made, 'B5').phase, segmentOf(made, 'B4').phase, valid(made)]).toEqual([
    'chargedOff',
    'live',
    true,
  ]);
});

test('segments are added, copied and removed with ids of their own, in every plan', () => {
  const added = book.addSegment(defaultScenario, book.freeSegmentId([defaultScenario]), name);
  const copied = book.copySegment(added, 'B1', book.freeSegmentId([added]), name);
  expect(copied.portfolio.segments.map(({ id }) => id).slice(1, 3)).toEqual(['B1', 'segment-2']);
  expect(segmentOf(copied, 'segment-2')).toMatchObject({ accounts: 900, dpdFrom: 10 });
  expect(segmentOf(added, 'segment-1').arrivalsPerMonth).toBe(0);
  expect([valid(added), valid(copied)]).toEqual([true, true]);
  const empty = { ...defaultScenario, portfolio: { ...defaultScenario.portfolio, segments: [] } };
  expect(valid(book.addSegment(empty, 'segment-1', name))).toBe(true);
  const gone = book.removeSegment(copied, 'B1');
  expect(gone.portfolio.segments.some(({ id }) => id === 'B1')).toBe(false);
  const split = set({ identity: { stream: 'old', first: 5 } });
  expect(segmentOf(book.copySegment(split, first.id, 'twin', name), 'twin').identity).toBeUndefined();
});

test('what may be typed as accounts and arrivals fills the book to its limit and no further', () => {
  const { accounts, arrivals } = book.segmentRoom(defaultScenario, first);
  expect(mostAccounts(set({ accounts }))).toBe(LIMITS.accounts);
  expect([valid(set({ accounts })), valid(set({ accounts: accounts + 1 }))]).toEqual([true, false]);
  expect([
    valid(set({ arrivalsPerMonth: arrivals })),
    valid(set({ arrivalsPerMonth: arrivals + 1 })),
  ]).toEqual([true, false]);
  const full = set({ accounts });
  const copied = book.copySegment(full, first.id, 'twin', name);
  expect([
    segmentOf(copied, 'twin').accounts,
    valid(copied),
    valid(book.addSegment(full, 'x', name)),
  ]).toEqual([0, true, true]);
});

test('an amount keeps its middle when its form changes; eight in ten lie where they are said to', () => {
  const law = first.balance;
  const fixed = book.onKind(law, 'fixed');
  expect([book.middleOf(law), book.middleOf(fixed), book.middleOf(book.onKind(fixed, 'lognormal'))]).toEqual([
    18_000_000, 18_000_000, 18_000_000,
  ]);
  expect(book.usualRange(fixed)).toEqual([18_000_000, 18_000_000]);
  const [low, high] = book.usualRange(law);
  expect([low / 18e6, high / 18e6].map((x) => Number(x.toFixed(3)))).toEqual([0.382, 2.615]);
  const file: AmountLaw = { kind: 'quantiles', values: [0, 10, 20, 30, 100] };
  expect([book.middleOf(file), ...book.usualRange(file)]).toEqual([20, 4, 72]);
  expect(valid(set({ balance: book.onKind(file, 'lognormal') }))).toBe(true);
});

test('a changed book is listed against where the work began, once, and taken back in every plan', () => {
  const doc = firstDoc();
  const edited = withAll(doc, (scenario) => book.setSegment(scenario, first.id, { accounts: 10 }));
  const changes = changesOf(edited, 'A');
  expect(changes.map(({ kind }) => kind)).toEqual(['book']);
  const back = changes[0]!.revert(edited);
  expect(back.tabs.map(({ scenario }) => segmentOf(scenario).accounts)).toEqual([950, 950]);
});

const spread = (median: number, sigma: number): AmountLaw => ({
  kind: 'lognormal',
  median,
  sigma,
  max: LIMITS.money + Math.max(0, median - LIMITS.money),
});
