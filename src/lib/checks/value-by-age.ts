import { FIVE_BUCKETS } from './chain.ts';
import type { Check } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

/** Months since due, and what one dollar of commercial debt is then said to bring. */
const AGES = [3, 6, 12, 24];
const PUBLISHED = [0.73, 0.5, 0.25, 0.1];
const PUBLISHED_RATE = 0.100654;

/** Decay of the value of open debt with its age: the rate agrees, the shape does not (docs/validation/closed-forms.md). */
export const valueByAge: Check = {
  id: 'PT-8',
  title: { vi: 'Giá trị khoản nợ giảm dần theo tuổi', en: 'A debt loses value with age' },
  source:
    'Commercial Recovery Inc. (commercial debt): $1 is worth .73, .50, .25, .10 after 3, 6, 12, 24 months; log fit through the origin',
  detects: 'value of all that was placed taken for the value of what is still open',
  run({ theory } = MODEL) {
    const value = theory.valueByAge(FIVE_BUCKETS, [1, 0, 0, 0, 0], 24);
    return [
      printed('published values: decay a month', PUBLISHED_RATE, theory.decayRate(AGES, PUBLISHED)),
      {
        name: 'chain of five buckets: decay a month of what is still open',
        expected: PUBLISHED_RATE,
        got: theory.decayRate(
          AGES,
          AGES.map((age) => value[age] / value[0]),
        ),
        tolerance: 0.005,
        note: 'about 10 %; another kind of debt, the shape differs',
      },
    ];
  },
};
