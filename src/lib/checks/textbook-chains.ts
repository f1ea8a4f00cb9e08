import type { Check } from './check.ts';
import { exactRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

const RECEIVABLES = {
  moves: [
    [0.2, 0.2],
    [0.3, 0.2],
  ],
  ends: [
    [0.6, 0],
    [0.4, 0.1],
  ],
};
const STORE = {
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
};

export const textbookChains: Check = {
  id: 'VC-02',
  title: { vi: 'Hai chuỗi phải thu trong sách giáo khoa', en: 'Two textbook receivables chains' },
  source:
    'Accounts-receivable example of quantitative-analysis textbooks (Render & Stair); a store that is paid 80, 90 and 85 % stage by stage',
  detects: 'the two ends exchanged',
  run({ theory } = MODEL) {
    const receivables = theory.solveChain(RECEIVABLES).absorbed;
    const store = theory.solveChain(STORE).absorbed;
    const after = (end: number) => 2000 * receivables[0][end] + 5000 * receivables[1][end];
    return [
      printed('receivables: P(paid) from the first age', 0.965517, receivables[0][0]),
      printed('receivables: P(paid) from the second age', 0.862069, receivables[1][0]),
      printed('receivables: paid of 2,000 and 5,000', 6241.37931, after(0), 6, '$'),
      printed('receivables: bad debt', 758.62069, after(1), 6, '$'),
      exactRow('store: P(paid), stage 1', 0.997, store[0][0]),
      exactRow('store: P(paid), stage 2', 0.985, store[1][0]),
      exactRow('store: P(paid), stage 3', 0.85, store[2][0]),
      exactRow('store: paid of 150,000', 149_550, 150_000 * store[0][0], { unit: '$' }),
      exactRow('store: bad debt of 150,000', 450, 150_000 * store[0][1], { unit: '$' }),
    ];
  },
};
