import type { Check } from './check.ts';
import { printed, printedList } from './printed.ts';
import { MODEL } from './subject.ts';

/** A treated consumer book, B1–B5, one-month steps (design assumption). */
export const FIVE_BUCKETS = {
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
/** Billion đồng by bucket; an account holds .025. */
const BALANCES = [400, 150, 80, 120, 250];
const ACCOUNT = 0.025;
const MONTHLY = 0.015;

const bucket = (what: string) => (k: number) => `${what} B${k + 1}`;
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k], 0);

export const chain: Check = {
  id: 'VC-01',
  title: {
    vi: 'Chuỗi Markov hấp thụ của một danh mục năm nhóm',
    en: 'Absorbing chain of a five-bucket book',
  },
  source:
    'Cyert, Davidson & Thompson 1962: N = (I − Q)⁻¹, N·R, v(I − vQ)⁻¹R; figures recomputed with numpy, stock by 4,000 steps',
  detects:
    'payments valued at the start of the month; moves read as “from” by “to”; dollars taken as independent',
  run({ theory } = MODEL) {
    const answer = theory.solveChain(FIVE_BUCKETS);
    const paid = answer.absorbed.map(([share]) => share);
    const recovered = dot(BALANCES, paid);
    const values = theory.presentValuePaid(FIVE_BUCKETS, MONTHLY);
    const cash = theory.paidByMonth(FIVE_BUCKETS, BALANCES, 12);
    const stock = theory.steadyStock(answer, [1000, 0, 0, 0, 0]);
    return [
      ...printedList(
        bucket('months in each bucket from B1,'),
        [1.130942, 0.223101, 0.122901, 0.26026, 0.3718],
        answer.visits[0],
      ),
      ...printedList(
        bucket('months in each bucket from B4,'),
        [0.000321, 0.003615, 0.0668, 3.082635, 4.403765],
        answer.visits[3],
      ),
      ...printedList(bucket('P(paid)'), [0.94423, 0.72115, 0.484685, 0.339435, 0.142857], paid),
      ...printedList(
        bucket('mean months'),
        [2.109004, 4.989462, 7.042749, 7.557136, 5.714286],
        answer.months,
      ),
      ...printedList(
        bucket('variance of months'),
        [10.353628, 31.235067, 35.597625, 33.231426, 26.938776],
        answer.monthsVariance,
      ),
      printed('recovered', 601.085821, recovered, 6, 'bn'),
      printed('written off', 398.914179, 1000 - recovered, 6, 'bn'),
      printed(
        'standard deviation of recovered',
        1.793931,
        theory.paidDeviation(answer, BALANCES, ACCOUNT),
        6,
        'bn',
      ),
      ...printedList(bucket('present value'), [0.923432, 0.69411, 0.458002, 0.315647, 0.131579], values),
      printed('present value of the book', 580.901684, dot(BALANCES, values), 6, 'bn'),
      ...printedList(
        (k) => `cash by month ${[1, 3, 6, 12][k]}`,
        [371.05, 509.560506, 556.796099, 588.231356],
        [1, 3, 6, 12].map((month) => cash[month - 1]),
        6,
        'bn',
      ),
      ...printedList(
        bucket('steady stock of 1,000 new accounts a month,'),
        [1130.942283, 223.10068, 122.900569, 260.260029, 371.800041],
        stock,
      ),
      printed(
        'steady stock in all',
        2109.003602,
        stock.reduce((sum, x) => sum + x, 0),
      ),
    ];
  },
};
