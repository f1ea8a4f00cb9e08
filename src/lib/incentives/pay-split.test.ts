import { describe, expect, test } from 'vitest';
import { draw } from '#engine';
import { PANEL_COLUMNS } from './panel.ts';
import { paySplit, type CrossedPanels } from './pay-split.ts';

/** An even draw in (−.5, .5) that depends on nothing but its numbers. */
const noise = (...at: [number, number, number]) => draw(...at, 17, 4) / 2 ** 32 - 0.5;

/** Pay = skill + book + luck of known size; the runs share what the model's runs share. `bug`: other books change skill too. */
function futures(size: { skill: number; book: number; luck: number }, bug = false): CrossedPanels[] {
  const rows = (r: number, otherBook: number, otherDays: number) =>
    Array.from({ length: 60 }, (_, i) => {
      const skill = size.skill * noise(i, r, bug ? otherBook : 0);
      const book = size.book * noise(i, r, 10 + otherBook);
      const luck = size.luck * noise(i, r, 20 + otherDays);
      return PANEL_COLUMNS.map((column) =>
        column === 'pay' ? 1 + skill + book + luck : column === 'collector' ? i : 0,
      );
    }).flat();
  return Array.from({ length: 40 }, (_, r) => ({
    scheme: rows(r, 0, 0),
    rebook: rows(r, 1, 0),
    reluck: rows(r, 0, 1),
  }));
}

describe('skill, book and luck by pick-freeze', () => {
  // Variances 4 : 2 : 3 of their sum, of even draws.
  const size = { skill: 2, book: Math.sqrt(2), luck: Math.sqrt(3) };
  const known = { skill: 4 / 9, book: 2 / 9, luck: 3 / 9 };
  const found = paySplit(futures(size))!;

  test.each(['skill', 'book', 'luck'] as const)('finds the share of %s that is there', (part) => {
    expect(Math.abs(found.split[part] - known[part])).toBeLessThan(4 * found.se[part]);
    expect(found.se[part]).toBeLessThan(0.03);
  });
  test('the shares add up, and fairness is skill among skill and book', () => {
    const { skill, book, luck, fairness } = found.split;
    expect(skill + book + luck).toBeCloseTo(1, 12);
    expect(fairness).toBeCloseTo(skill / (skill + book), 12);
  });
  test('with luck alone nothing is skill or book; without luck nothing is luck', () => {
    const lucky = paySplit(futures({ skill: 0, book: 0, luck: 1 }))!;
    expect(lucky.split.luck).toBeGreaterThan(0.93);
    expect(paySplit(futures({ skill: 1, book: 1, luck: 0 }))!.split.luck).toBeLessThan(1e-9);
  });
  test('seeded bug: other books that draw skill anew are seen', () => {
    const wrong = paySplit(futures(size, true))!;
    expect(Math.abs(wrong.split.skill - known.skill)).toBeGreaterThan(4 * wrong.se.skill);
  });
  test('needs collectors who are there in all runs', () => {
    expect(paySplit([])).toBeUndefined();
    expect(paySplit([{ scheme: [], rebook: [], reluck: [] }])).toBeUndefined();
  });
});
