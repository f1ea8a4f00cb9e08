import type { Check } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

/** Million đồng and months. */
const PURSUIT = { payerShare: 0.35, ratePerMonth: 0.12, value: 20, costPerMonth: 0.25 };
const MOST_MONTHS = 36;

export const stopRule: Check = {
  id: 'VC-15',
  title: { vi: 'Theo đuổi bao lâu thì nên dừng', en: 'How long to pursue before giving up' },
  source:
    'Payers and never-payers told apart by silence; minimal form of Mitchner & Peterson 1957; second way: numeric optimum',
  detects:
    'payers pursued to the end although they have paid; threshold taken of the payment, not of its rate',
  run({ theory } = MODEL) {
    const stop = theory.stopMonth(PURSUIT);
    const best = theory.pursuitProfit(PURSUIT, stop);
    let search = 0;
    for (let day = 0; day <= 30 * MOST_MONTHS; day += 1)
      if (theory.pursuitProfit(PURSUIT, day / 30) > theory.pursuitProfit(PURSUIT, search)) search = day / 30;
    return [
      printed('share of payers at which to stop', 0.104167, theory.stopThreshold(PURSUIT)),
      printed('month to stop', 12.772692, stop, 6, 'months'),
      {
        name: 'month to stop, by search in days',
        expected: 12.772692,
        got: search,
        tolerance: 1 / 60,
        note: 'half a day',
      },
      printed('profit', 2.841104, best, 6, 'million'),
      printed('profit at 12 months', 2.835099, theory.pursuitProfit(PURSUIT, 12), 6, 'million'),
      // The published gain of about a third (PT-10) lies between these two: docs/validation/closed-forms.md.
      printed('profit at 36 months', 0.337432, theory.pursuitProfit(PURSUIT, MOST_MONTHS), 6, 'million'),
      printed('paid by then', 0.274419, theory.paidBy(PURSUIT, stop)),
    ];
  },
};
