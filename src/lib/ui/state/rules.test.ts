import { expect, test } from 'vitest';
import { parseScenario, RULE_PRESETS, RULES } from '#scenario';
import { changesOf } from './changes.ts';
import { defaultScenario, firstDoc } from './presets.ts';
import { applies, ruleRows, setPreset, switchRule, takeRules } from './rules.ts';

const standing = (scenario = defaultScenario) =>
  Object.fromEntries(ruleRows(scenario).map(({ rule, standing: what }) => [rule.id, what]));

test('a rule says whether it counts touches, changes the order, or is about what the model never does', () => {
  expect(standing()).toEqual({
    'VN-1': 'held',
    'VN-2': 'held',
    'VN-3': 'never',
    'VN-4': 'never',
    'VN-7': 'held',
    'VN-10': 'order',
    'VN-12': 'held',
  });
});

test('every rule about hours says which, in its text as in its limit, and counts what it holds back', () => {
  const windows = Object.values(RULES)
    .flat()
    .filter((rule) => rule.class === 'WINDOW' && /giờ|hours/.test(rule.text.vi + rule.text.en));
  expect(windows.length).toBeGreaterThan(2);
  for (const { id, text, limit } of windows) {
    if (limit?.kind !== 'hours') throw new Error(`${id} has no hours`);
    const hours = [limit.from / 60, limit.to / 60];
    expect(text.vi.match(/\d+(?= giờ)/g)?.map(Number), id).toEqual(hours);
    expect(text.en.match(/\d+(?=:00)/g)?.map(Number), id).toEqual(hours);
  }
  const rows = ruleRows({ ...defaultScenario, rules: { preset: 'IN-RBI', off: [] } });
  expect(rows.map(({ standing: what }) => what)).toEqual(['held', 'held']);
});

test('a rule that is not in force on the first day cannot be switched', () => {
  const calendar = { ...defaultScenario.calendar, startDate: '2025-06-02' };
  const before = { ...defaultScenario, calendar };
  expect(standing(before)).toMatchObject({ 'VN-1': 'held', 'VN-10': 'notYet' });
  expect(applies(before, 'VN-10')).toBe(false);
});

test('a switch writes to the open plan alone, once, and back again', () => {
  const off = switchRule('A', 'VN-10', false)(firstDoc());
  expect(off.tabs.map(({ scenario }) => scenario.rules.off)).toEqual([[], ['VN-10']]);
  const plan = off.tabs[1]!.scenario;
  expect(standing(plan)).toMatchObject({ 'VN-10': 'off' });
  expect(applies(plan, 'VN-10')).toBe(false);
  expect(switchRule('A', 'VN-10', false)(off).tabs[1]!.scenario.rules.off).toEqual(['VN-10']);
  const back = switchRule('A', 'VN-10', true)(off);
  expect(back.tabs[1]!.scenario).toEqual(defaultScenario);
  expect(changesOf(back, 'A')).toEqual([]);
});

test('every preset makes a valid plan with all its rules on, and today’s rules can be taken back', () => {
  const off = switchRule('A', 'VN-1', false)(firstDoc());
  for (const preset of RULE_PRESETS) {
    const doc = setPreset('A', preset)(off);
    const plan = doc.tabs[1]!.scenario;
    expect(plan.rules).toEqual({ preset, off: [] });
    expect(parseScenario(plan)).toMatchObject({ ok: true });
    expect(takeRules('A', defaultScenario)(doc).tabs[1]!.scenario).toEqual(defaultScenario);
  }
});
