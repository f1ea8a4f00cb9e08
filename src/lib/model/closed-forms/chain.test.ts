import { describe, expect, it } from 'vitest';
import {
  decayRate,
  paidByMonth,
  paidDeviation,
  presentValuePaid,
  solveChain,
  steadyStock,
  valueByAge,
} from './chain.ts';

/** A treated Vietnamese consumer book, B1–B5 (design assumption); figures recomputed with numpy. */
const book = {
  moves: [
    [0.1, 0.18, 0, 0, 0],
    [0.08, 0.06, 0.5, 0, 0],
    [0, 0.05, 0.05, 0.72, 0],
    [0, 0, 0.02, 0.66, 0.25],
    [0, 0, 0, 0, 0.825],
  ],
  ends: [
    [0.72, 0],
    [0.36, 0],
    [0.18, 0],
    [0.07, 0],
    [0.025, 0.15],
  ],
};
const balances = [400, 150, 80, 120, 250];
const close = (got: number[], expected: number[]) =>
  expected.forEach((value, k) => expect(got[k]).toBeCloseTo(value, 6));

describe('the absorbing chain', () => {
  const answer = solveChain(book);

  it('gives the fundamental matrix, absorption and duration of the five-bucket book (VC-01)', () => {
    close(answer.visits[0], [1.130942, 0.223101, 0.122901, 0.26026, 0.3718]);
    close(answer.visits[3], [0.000321, 0.003615, 0.0668, 3.082635, 4.403765]);
    close(
      answer.absorbed.map((row) => row[0]),
      [0.94423, 0.72115, 0.484685, 0.339435, 0.142857],
    );
    close(answer.months, [2.109004, 4.989462, 7.042749, 7.557136, 5.714286]);
    close(answer.monthsVariance, [10.353628, 31.235067, 35.597625, 33.231426, 26.938776]);
  });

  it('gives its cash, present value and steady stock (VC-01)', () => {
    const paid = balances.reduce((total, balance, b) => total + balance * answer.absorbed[b][0], 0);
    expect(paid).toBeCloseTo(601.085821, 6);
    close(presentValuePaid(book, 0.015), [0.923432, 0.69411, 0.458002, 0.315647, 0.131579]);
    const months = paidByMonth(book, balances, 12);
    close([months[0], months[2], months[5], months[11]], [371.05, 509.560506, 556.796099, 588.231356]);
    close(
      steadyStock(answer, [1000, 0, 0, 0, 0]),
      [1130.942283, 223.10068, 122.900569, 260.260029, 371.800041],
    );
  });

  it('gives the spread of what is paid when accounts, not dollars, pay independently (VC-01)', () => {
    expect(paidDeviation(answer, balances, 0.025)).toBeCloseTo(1.793931, 6);
  });

  it('gives the chance that a balance still open at an age is paid in the end', () => {
    const value = valueByAge(book, [1, 0, 0, 0, 0], 24);
    expect(value[0]).toBeCloseTo(0.94423, 6);
    // After one month .1 stays in B1 and .18 has rolled to B2.
    expect(value[1]).toBeCloseTo((0.1 * answer.absorbed[0][0] + 0.18 * answer.absorbed[1][0]) / 0.28, 12);
    expect(value.every((v, month) => month === 0 || v < value[month - 1])).toBe(true);
  });

  it('fits the decay of commercial debt by age (PT-8)', () => {
    expect(decayRate([3, 6, 12, 24], [0.73, 0.5, 0.25, 0.1])).toBeCloseTo(0.100654, 6);
  });

  it('gives the textbook receivables chains (VC-02)', () => {
    const textbook = solveChain({
      moves: [
        [0.2, 0.2],
        [0.3, 0.2],
      ],
      ends: [
        [0.6, 0],
        [0.4, 0.1],
      ],
    });
    close(
      textbook.absorbed.map((row) => row[0]),
      [0.965517, 0.862069],
    );
    expect(2000 * textbook.absorbed[0][0] + 5000 * textbook.absorbed[1][0]).toBeCloseTo(6241.37931, 5);
    const shop = solveChain({
      moves: [
        [0, 0.2, 0],
        [0, 0, 0.1],
        [0, 0, 0],
      ],
      ends: [
        [0.8, 0],
        [0.9, 0],
        [0.85, 0.15],
      ],
    });
    close(
      shop.absorbed.map((row) => row[0]),
      [0.997, 0.985, 0.85],
    );
  });

  it('gives the three-state oracle in exact fractions', () => {
    const oracle = solveChain({
      moves: [
        [0.9, 0.06],
        [0.35, 0.4],
      ],
      ends: [
        [0.04, 0],
        [0.1, 0.15],
      ],
    });
    close(oracle.absorbed.flat(), [10 / 13, 3 / 13, 8 / 13, 5 / 13]);
  });

  it('refuses rows that do not add up and chains that never end', () => {
    expect(() => solveChain({ moves: [[0.5]], ends: [[0.4]] })).toThrow('adds up to 0.9');
    expect(() => solveChain({ moves: [[1]], ends: [[0]] })).toThrow('never left');
  });
});
