import type { Check } from './check.ts';
import { printed, printedList } from './printed.ts';
import { MODEL } from './subject.ts';

const LEARNING = { first: 0.53, gapKept: 0.75 };
const TRAINED = { ...LEARNING, trainingMonths: 1 };
const ATTRITION = 0.08;
const HEADS = 75;
/** Asset Acceptance, second quarter of 2006: collectors and dollars a quarter, a year and more in seat, and less. */
const TENURED = { heads: 574, each: 49_629 };
const RECENT = { heads: 995 - 574, each: 32_819 };

export const learning: Check = {
  id: 'VC-09',
  title: { vi: 'Năng lực theo đường cong học việc', en: 'Capacity on a learning curve' },
  source:
    'Mean of 1 − .47·.75^k over geometric tenure; second way: the sum. Mix of two tenures: Asset Acceptance, second quarter of 2006 (PT-1)',
  detects: 'learning counted a month early; training months that yield output',
  run({ theory } = MODEL) {
    const year = Array.from({ length: 12 }, (_, k) => theory.efficiency(LEARNING, k));
    const months = [0, 1, 2, 3, 6, 11, 12];
    const rates = [0.02, 0.04, 0.08, 0.12, 0.2];
    const team = theory.steadyTeam(HEADS, { newcomer: ATTRITION, newcomerMonths: 0, settled: ATTRITION });
    return [
      ...printedList(
        (k) => `efficiency after ${months[k]} months`,
        [0.53, 0.6475, 0.735625, 0.801719, 0.91635, 0.980149, 0.985112],
        months.map((k) => theory.efficiency(LEARNING, k)),
      ),
      printed('mean of the first year', 0.848296, year.reduce((sum, e) => sum + e, 0) / 12),
      ...printedList(
        (k) => `mean efficiency at ${100 * rates[k]} % attrition a month`,
        [0.964528, 0.932857, 0.87871, 0.834118, 0.765],
        rates.map((a) => theory.steadyEfficiency(a, LEARNING)),
      ),
      printed('75 collectors in full ones', 65.903226, HEADS * theory.steadyEfficiency(ATTRITION, LEARNING)),
      printed(
        '75 collectors in full ones, summed over tenure',
        65.903226,
        team.reduce((sum, heads, k) => sum + heads * theory.efficiency(LEARNING, k), 0),
      ),
      printed(
        'mean efficiency with a month of training',
        0.808413,
        theory.steadyEfficiency(ATTRITION, TRAINED),
      ),
      printed('75 collectors with it', 60.630968, HEADS * theory.steadyEfficiency(ATTRITION, TRAINED)),
      {
        name: 'two tenures mixed: dollars a collector and quarter',
        expected: 42_515,
        got: theory.averageOutput([TENURED, RECENT]),
        tolerance: 2,
        unit: '$',
        note: 'reported figures are rounded',
      },
    ];
  },
};
