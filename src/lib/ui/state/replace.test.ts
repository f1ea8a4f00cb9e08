import { expect, test } from 'vitest';
import { defaultScenario } from './presets.ts';
import { replacementOf } from './replace.ts';

const team = defaultScenario.teams[0]!;
const record = {
  likely: 0.08,
  low: 0.07,
  high: 0.1,
  teamMean: 0.12,
  contactsPerMonth: 250,
  cashPerKept: 2_000_000,
};

test('a replacement costs hiring and learning, comes after the lead time, and pays by the difference', () => {
  const found = replacementOf(record, team, 15_000_000);
  // 4 promises in a hundred more of 250 contacts.
  expect(found.gain).toBeCloseTo(20_000_000, 0);
  expect(found.gainLow).toBeCloseTo(10_000_000, 0);
  expect(found.gainHigh).toBeCloseTo(25_000_000, 0);
  // .47 of the first month, three quarters of it of the second …: 1.88 months.
  expect(found.rampMonths).toBeCloseTo(0.47 / 0.25, 9);
  expect(found.ramp).toBeCloseTo(28_200_000, 0);
  // Two months of lead, then 6 + 28.2 million at 20 a month.
  expect(found.paidBack).toBeCloseTo(2 + 34.2 / 20, 9);
});

test('nobody gains by replacing somebody of the team’s mean or better', () => {
  expect(replacementOf({ ...record, likely: 0.12 }, team, 15_000_000).paidBack).toBeUndefined();
  expect(replacementOf({ ...record, likely: 0.15 }, team, 15_000_000).gain).toBeLessThan(0);
});

test('slower learning and longer lead put off the day on which it has paid', () => {
  const months = (change: Partial<typeof team.staffing>) =>
    replacementOf(record, { staffing: { ...team.staffing, ...change } }, 15_000_000).paidBack!;
  expect(months({ leadMonths: 4 })).toBeCloseTo(months({}) + 2, 9);
  expect(months({ gapKept: 0.9 })).toBeGreaterThan(months({}));
  expect(months({ firstEfficiency: 1 })).toBeLessThan(months({}));
  expect(Number.isFinite(months({ gapKept: 1 }))).toBe(true);
});
