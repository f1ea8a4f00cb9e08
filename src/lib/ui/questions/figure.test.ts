import { describe, expect, it } from 'vitest';
import type { Summary } from '#experiment';
import type { QuestionFigure, QuestionReading } from '#scenario';
import { figureOf } from './figure.ts';

const figure = (reading: QuestionReading, change: Partial<QuestionFigure> = {}): QuestionFigure => ({
  label: { vi: 'x', en: 'x' },
  reading,
  unit: 'count',
  plan: 0,
  comparison: 'value',
  against: 0,
  min: 0,
  max: 0,
  ...change,
});

/** Only what these readings look at. */
const summary = (part: object) => part as unknown as Summary;

describe('figures of a question', () => {
  const team = (heads: number, net: number) =>
    summary({
      startDate: '2027-01-16',
      days: 30,
      cells: { months: 2 },
      // Heads, then full collectors, by month; a second team of one that never changes.
      people: {
        teams: ['phone', 'field'],
        strength: [heads, 9, heads + 2, 8, 1, 1, 1, 1],
        // Who left, was sent away and came, by month.
        moves: [1, 0, 0, 2, 1.5, 0, 0, 0, 0, 1, 4, 0],
        visits: [],
      },
      totals: { net: { mean: net, values: [net - 1, net + 1] } },
    });

  it('read the heads and the full collectors of a team in a month', () => {
    const at = (month: number, of: 'heads' | 'full') =>
      figureOf(figure({ kind: 'strength', team: 'phone', month, of }), [team(10, 0)]);
    expect(at(1, 'heads')).toBe(12);
    expect(at(0, 'full')).toBe(9);
    expect(at(2, 'heads')).toBeNaN();
  });

  it('read how many of a team were sent away', () => {
    const of = (name: string) => figureOf(figure({ kind: 'sentAway', team: name }), [team(10, 0)]);
    expect(['phone', 'field'].map(of)).toEqual([1.5, 4]);
  });

  it('divide a difference by the collector-months between two plans, months cut by the horizon in part', () => {
    const net = figure(
      { kind: 'total', totals: ['net'], per: 'one' },
      { plan: 1, comparison: 'perHeadMonth' },
    );
    // Five heads more on 16 of 31 days of January and on 14 of 28 days of February.
    const months = 5 * (16 / 31 + 14 / 28);
    expect(figureOf(net, [team(10, 100), team(15, 400)])).toBeCloseTo(300 / months, 9);
  });

  it('give the share of futures below an amount', () => {
    const below = (amount: number) =>
      figureOf(figure({ kind: 'chance', total: 'net', below: amount }), [team(1, 100)]);
    expect([99, 100, 102].map(below)).toEqual([0, 0.5, 1]);
  });

  it('compare partners raw and, bucket by bucket, with what their balances bring all partners together', () => {
    // Same liquidation in each bucket, 10 % and 1 %; the second partner holds the older book.
    const placed = summary({
      roll: { buckets: ['young', 'old'] },
      partners: { ids: ['a', 'b'], balance: [900, 100, 100, 900], cash: [90, 1, 10, 9], fees: [0, 0] },
    });
    const ratio = (adjusted: boolean) =>
      figureOf(figure({ kind: 'partners', partner: 'b', against: 'a', adjusted }), [placed]);
    expect(ratio(false)).toBeCloseTo(19 / 91, 9);
    expect(ratio(true)).toBeCloseTo(1, 9);
  });
});
