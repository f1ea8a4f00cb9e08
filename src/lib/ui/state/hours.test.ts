import { expect, test } from 'vitest';
import { OFFICE_DAY, parseScenario, RULES } from '#scenario';
import { changesOf } from './changes.ts';
import { compliantSettings } from './compliant.ts';
import { withScenario } from './doc.ts';
import { clockText, cutByLaw, hoursText, movedInto, typedClock, withHours } from './hours.ts';
import { defaultScenario, firstDoc } from './presets.ts';

const EVENING = { from: 660, to: 1_200 };
const india = { ...defaultScenario, rules: { preset: 'IN-RBI' as const, off: [] } };

test('a time is written in one way and read in several', () => {
  expect([0, 485, 1_020, 1_440].map(clockText)).toEqual(['00:00', '08:05', '17:00', '24:00']);
  expect(['8', '08:00', '8h30', '8 giờ', '8.30', '0830', ' 20:00 ', '24'].map(typedClock)).toEqual([
    480, 480, 510, 480, 510, 510, 1_200, 1_440,
  ]);
  for (const bad of ['', 'x', '25', '24:30', '8:60', '8:5', '-1']) expect(typedClock(bad)).toBeNaN();
});

test('what the law takes of a team’s hours, and the nearest hours that it leaves alone', () => {
  const late = withHours(india, 0, EVENING);
  expect(cutByLaw(late, late.teams[0]!)).toEqual({
    rule: 'IN-1',
    window: { from: 480, to: 1_140 },
    cut: 60,
    of: 540,
  });
  expect(cutByLaw(india, india.teams[0]!)).toBeUndefined();
  expect(cutByLaw({ ...late, rules: { preset: 'none', off: [] } }, late.teams[0]!)).toBeUndefined();
  const window = { from: 480, to: 1_140 };
  expect(movedInto(EVENING, window)).toEqual({ from: 600, to: 1_140 });
  expect(movedInto({ from: 0, to: 1_440 }, window)).toEqual(window);
  expect(movedInto({ from: 1_200, to: 1_320 }, window)).toEqual({ from: 1_020, to: 1_140 });
});

test('hours outside the window, and shifts on quiet days, have a nearest lawful setting', () => {
  const [hours, days] = RULES['IN-RBI'];
  const late = withHours(india, 0, EVENING);
  const [found, ...others] = compliantSettings(hours!, late);
  expect(others).toEqual([]);
  expect(found!.hours!.map(hoursText)).toEqual(['11:00–20:00', '10:00–19:00']);
  const mended = found!.apply(late);
  expect(parseScenario(mended).ok).toBe(true);
  expect(compliantSettings(hours!, mended)).toEqual([]);
  const sundays = {
    ...india,
    teams: india.teams.map((t) => ({ ...t, workdays: Array<boolean>(7).fill(true) })),
  };
  const [free] = compliantSettings(days!, sundays);
  expect(free!.apply(sundays).teams[0]!.workdays[6]).toBe(false);
  expect(compliantSettings(days!, free!.apply(sundays))).toEqual([]);
});

test('a change of hours is a change of its own, and taking it back leaves no trace', () => {
  const doc = withScenario(firstDoc(), 'A', withHours(defaultScenario, 0, EVENING));
  const [change, ...others] = changesOf(doc, 'A');
  expect(others).toEqual([]);
  expect(change!.kind).toBe('hours');
  expect(change!.revert(doc).tabs[1]!.scenario).toEqual(defaultScenario);
  const both = withScenario(
    doc,
    'A',
    withHours(
      { ...defaultScenario, teams: defaultScenario.teams.map((t) => ({ ...t, overtimeShare: 0.1 })) },
      0,
      EVENING,
    ),
  );
  const kinds = changesOf(both, 'A');
  expect(kinds.map(({ kind }) => kind)).toEqual(['hours', 'teams']);
  expect(kinds[1]!.revert(both).tabs[1]!.scenario).toEqual(withHours(defaultScenario, 0, EVENING));
});

test('the office day is what a team works that says nothing', () => {
  expect(hoursText(OFFICE_DAY)).toBe('08:00–17:00');
});
