import { expect, test } from 'vitest';
import { parseScenario, type Scenario, type Treatment } from '#scenario';
import { completePlacements } from './partners.ts';
import { defaultScenario, firstDoc } from './presets.ts';
import * as s from './strategy.ts';

const start = defaultScenario.strategy.treatments;
const name = { vi: 'Khác', en: 'Other' };
const withPaths = (treatments: Treatment[]): Scenario =>
  completePlacements({
    ...defaultScenario,
    strategy: { ...defaultScenario.strategy, treatments },
  });
const shape = (paths: s.Paths) => paths.map(({ id, steps }) => [id, ...steps.map(({ channel }) => channel)]);
const when = [s.newCondition(defaultScenario, 'dpd')];
const two = s.addStep(s.addPath(start, name, when), 1, 'zalo');

test('a new path stands first, takes part of the accounts and touches them as before', () => {
  expect(shape(two)).toEqual([
    ['path-1', 'phone', 'sms'],
    ['all', 'phone', 'sms', 'zalo'],
  ]);
  expect(two[0]!.when).toEqual([{ kind: 'number', field: 'dpd', min: 31, max: 60 }]);
});

test('steps move within a path and across its edge into the next, and back', () => {
  const down = s.neighbour(two, { t: 0, k: 1 }, 1)!;
  expect(down).toEqual({ t: 1, k: 0 });
  const moved = s.moveStep(two, { t: 0, k: 1 }, down);
  expect(shape(moved)).toEqual([
    ['path-1', 'phone'],
    ['all', 'sms', 'phone', 'sms', 'zalo'],
  ]);
  expect(s.neighbour(moved, down, -1)).toEqual({ t: 0, k: 1 });
  expect(s.moveStep(moved, down, { t: 0, k: 1 })).toEqual(two);
  expect(shape(s.moveStep(two, { t: 1, k: 0 }, { t: 1, k: 2 }))[1]).toEqual(['all', 'sms', 'zalo', 'phone']);
  expect(s.neighbour(two, { t: 0, k: 0 }, -1)).toBeUndefined();
  expect(s.neighbour(two, { t: 1, k: 2 }, 1)).toBeUndefined();
});

test('a full path takes no further step', () => {
  const full = s.setPath(two, 1, { steps: Array.from({ length: 12 }, () => s.newStep('sms')) });
  expect(s.neighbour(full, { t: 0, k: 1 }, 1)).toBeUndefined();
  expect(s.moveStep(full, { t: 0, k: 1 }, { t: 1, k: 0 })).toEqual(full);
});

test('paths are copied under a free id, moved and removed', () => {
  const copied = s.duplicatePath(two, 0, name);
  expect(copied.map(({ id }) => id)).toEqual(['path-1', 'path-2', 'all']);
  expect(s.hiddenBy(copied, 1), 'a copy has the conditions of its model').toBe(0);
  expect(s.hiddenBy(two, 1)).toBe(-1);
  expect(s.hiddenBy(s.movePath(two, 0, 1), 1), 'behind a path that takes all').toBe(0);
  expect(s.leavesOut(two)).toBe(false);
  expect(s.leavesOut(s.removePath(two, 1))).toBe(true);
  expect(s.movePath(two, 0, 2)).toEqual(two);
});

test.each(s.STEP_CHANNELS)(
  'a new %s step is valid, on its own channel and turned into every other',
  (channel) => {
    const paths = s.addStep(start, 0, channel);
    expect(parseScenario(withPaths(paths))).toMatchObject({ ok: true });
    for (const other of s.STEP_CHANNELS) {
      const turned = s.onChannel(s.newStep(channel), other);
      expect(turned).toMatchObject({ channel: other, fromDay: s.newStep(channel).fromDay });
      expect(parseScenario(withPaths(s.setStep(start, 0, 0, turned)))).toMatchObject({ ok: true });
    }
  },
);

test('what may be typed in a step is what the schema takes', () => {
  const valid = (change: object) =>
    parseScenario(
      withPaths(s.setStep(start, 0, 0, { ...s.newStep('phone'), toDay: 5_000, ...change } as never)),
    ).ok;
  const sms = (change: object) =>
    parseScenario(withPaths(s.setStep(start, 0, 0, { ...s.newStep('sms'), ...change } as never))).ok;
  const offered: Record<string, (value: number) => object> = {
    discount: (discount) => ({ offer: { kind: 'settlement', discount } }),
    instalments: (instalments) => ({ offer: { kind: 'plan', instalments } }),
  };
  for (const [key, [low, high]] of Object.entries(s.STEP_BOUNDS)) {
    const works = (value: number) =>
      key === 'everyDays' ? sms({ [key]: value }) : valid(offered[key]?.(value) ?? { [key]: value });
    // The last day may not lie before the first.
    const lowest = key === 'toDay' ? s.newStep('phone').fromDay : low;
    expect([works(lowest), works(high), works(lowest - 1), works(high + 1)], key).toEqual([
      true,
      true,
      false,
      false,
    ]);
  }
});

test('a step whose days are none of the path’s is told apart, and a new one takes the path’s days', () => {
  const early = s.setPath(start, 0, { when: [{ kind: 'number', field: 'dpd', min: 31, max: 60 }] });
  expect(s.excludedBy(early[0]!, s.newStep('field'))).toMatchObject({ min: 31, max: 60 });
  expect(s.excludedBy(early[0]!, s.newStep('sms'))).toBeUndefined();
  expect(s.excludedBy(start[0]!, s.newStep('field'))).toBeUndefined();
  expect(s.addStep(early, 0, 'field')[0]!.steps.at(-1)).toMatchObject({ fromDay: 31, toDay: 60 });
  expect(s.addStep(early, 0, 'zalo')[0]!.steps.at(-1)).toMatchObject({ fromDay: 1, toDay: 90 });
});

test('every kind of condition starts valid, and texts come from the book', () => {
  const fields = [...Object.keys(s.CONDITION_TOPS), 'product', 'region', 'bookSegment'] as const;
  for (const field of fields) {
    const condition = s.newCondition(defaultScenario, field as never);
    expect(parseScenario(withPaths(s.addPath(start, name, [condition]))), field).toMatchObject({ ok: true });
  }
  expect(s.textValues(defaultScenario, 'product')).toEqual(['cash loan']);
  expect(s.textValues(defaultScenario, 'bookSegment')).toContain('W');
});

test('a field team can be added, once and again', () => {
  const one = s.withFieldTeam(defaultScenario);
  const more = s.withFieldTeam(one);
  expect(more.teams.map(({ id }) => id)).toEqual(['phone', 'field', 'field-2']);
  expect(parseScenario(more)).toMatchObject({ ok: true });
});

test('an edit changes the open plan alone', () => {
  const doc = s.editPaths('A', (paths) => s.addStep(paths, 0, 'zalo'))(firstDoc());
  expect(doc.tabs.map(({ scenario }) => scenario.strategy.treatments[0]!.steps.length)).toEqual([2, 3]);
});
