import { expect, test } from 'vitest';
import { parseScenario } from '#scenario';
import { changesOf } from './changes.ts';
import { ASSUMPTIONS, bucketAt, LEVERS, onGrid, PLAN_FIELDS, setField } from './fields.ts';
import { defaultScenario, firstDoc } from './presets.ts';
import { addStep, withFieldTeam } from './strategy.ts';

const fields = [...PLAN_FIELDS, ...ASSUMPTIONS];
const scenario = withFieldTeam(defaultScenario);

test.each(fields.map((field) => [field.id, field] as const))(
  'row %s reads what it writes, touches nothing else, and stays valid at both ends',
  (_, field) => {
    const before = field.read(scenario);
    expect(before).toBeGreaterThanOrEqual(field.min);
    expect(before).toBeLessThanOrEqual(field.max);
    for (const value of [field.min, field.max]) {
      const written = field.write(scenario, value);
      expect(field.read(written)).toBe(value);
      expect(parseScenario(written)).toMatchObject({ ok: true });
      expect(field.write(written, before)).toEqual(scenario);
    }
  },
);

test('a lever changes the open plan only, an assumption every plan alike', () => {
  const more = setField(LEVERS[0]!, 'A', 31)(firstDoc());
  expect(more.tabs.map(({ scenario }) => scenario.teams[0]?.headCount)).toEqual([20, 31]);
  const tired = setField(ASSUMPTIONS[4]!, 'A', 0.05)(firstDoc());
  expect(tired.tabs.map(({ scenario }) => scenario.behaviour.contact.callFatigue)).toEqual([0.05, 0.05]);
});

test('setting the value that is there changes nothing', () => {
  const doc = firstDoc();
  expect(setField(LEVERS[0]!, 'A', 20)(doc).tabs[1]!.scenario).toBe(doc.tabs[1]!.scenario);
});

test('what changed lists each change once, and taking each back gives the baseline again', () => {
  let doc = firstDoc();
  doc = setField(LEVERS[0]!, 'A', 31)(doc);
  doc = setField(
    LEVERS.find(({ id }) => id === 'smsEvery')!,
    'A',
    14,
  )(doc);
  doc = setField(ASSUMPTIONS[0]!, 'A', 0.2)(doc);
  const a = doc.tabs[1]!.scenario;
  const altered = {
    ...a,
    strategy: {
      ...a.strategy,
      priority: 'score' as const,
      treatments: addStep(a.strategy.treatments, 0, 'zalo'),
    },
    teams: withFieldTeam(a).teams,
    economics: { ...a.economics, discountPerYear: 0.2 },
    rules: { preset: 'VN-2026' as const, off: ['VN-1'] },
    portfolio: { ...a.portfolio, chargeOffDpd: 400 },
  };
  doc = { ...doc, tabs: [doc.tabs[0]!, { id: 'A', scenario: altered }] };
  const changes = changesOf(doc, 'A');
  expect(changes.map(({ kind }) => kind)).toEqual([
    'number',
    'number',
    'number',
    'priority',
    'paths',
    'teams',
    'rules',
    'book',
    'other',
  ]);
  const back = changes.reduce((made, change) => change.revert(made), doc);
  expect(changesOf(back, 'A')).toEqual([]);
  expect(back.tabs[1]!.scenario).toEqual(defaultScenario);
});

test('a lever stands for the first step of its channel and leaves the others alone', () => {
  const ceiling = LEVERS.find(({ id }) => id === 'callCeiling')!;
  const treatments = addStep(addStep(defaultScenario.strategy.treatments, 0, 'phone'), 0, 'phone');
  const many = { ...defaultScenario, strategy: { ...defaultScenario.strategy, treatments } };
  const steps = ceiling.write(many, 7).strategy.treatments[0]!.steps;
  expect(steps.map((step) => step.channel === 'phone' && step.maxAttemptsPer7Days)).toEqual([7, false, 3, 3]);
});

test('a number of a step that one of two plans does not have is no change of its own', () => {
  const doc = firstDoc();
  const a = doc.tabs[1]!.scenario;
  const none = { ...a, strategy: { ...a.strategy, treatments: [] } };
  const changed = { ...doc, tabs: [doc.tabs[0]!, { id: 'A' as const, scenario: none }] };
  expect(changesOf(changed, 'A').map(({ kind }) => kind)).toEqual(['paths']);
  expect(changesOf(changesOf(changed, 'A')[0]!.revert(changed), 'A')).toEqual([]);
});

test('a bucket is found by days past due, whatever its name', () => {
  expect(bucketAt(defaultScenario, 61)).toMatchObject({ index: 3, toDpd: 90 });
  expect(bucketAt(defaultScenario, 5_000).toDpd).toBe(Infinity);
});

test('values on the grid carry no binary dust', () => {
  expect(onGrid(0.07 * 3, 0.01)).toBe(0.21);
  expect(onGrid(0.3 - 0.1, 0.005)).toBe(0.2);
});
