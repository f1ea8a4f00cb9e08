import type { Mutation } from './engine.ts';
import type { KillerId } from './mutant-killers.ts';

/** A mistake a programmer of such a simulator makes, and the proof that must notice it. */
export interface DomainMutant {
  id: number;
  bug: string;
  /** Said where the classic mistake has no place in this engine and a near relation stands for it. */
  substitute?: string;
  mutation: Mutation;
  killer: KillerId;
}

const at = (file: string, from: string, to: string, times = 1): Mutation => ({
  file: `src/lib/${file}`,
  from,
  to,
  times,
});

export const DOMAIN_MUTANTS: DomainMutant[] = [
  {
    id: 1,
    bug: 'a bucket begins one day late',
    mutation: at('model/debtor/stages.ts', 'bucket.fromDpd <= dpd).length', 'bucket.fromDpd < dpd).length'),
    killer: 'INV-09 bucket of every age',
  },
  {
    id: 2,
    bug: 'a charge is booked twice',
    substitute: 'No fee is booked on re-entry: late interest stands for it.',
    mutation: at('model/debtor/ageing.ts', 'f[o + CHARGES] += interest;', 'f[o + CHARGES] += 2 * interest;'),
    killer: 'self-check',
  },
  {
    id: 3,
    bug: 'a settlement discounts principal only',
    mutation: at(
      'model/touch/offer.ts',
      '(balance * t[path(a) + SETTLED_SHARE])',
      '(f[o + PRINCIPAL] * t[path(a) + SETTLED_SHARE])',
    ),
    killer: 'self-check',
  },
  {
    id: 4,
    bug: 'half a unit is always rounded up',
    substitute: 'Payments are split exactly: the rounding of interest stands for it.',
    mutation: at(
      'model/debtor/ageing.ts',
      'Math.round(balanceOf(s, a) * rate)',
      'Math.ceil(balanceOf(s, a) * rate)',
    ),
    killer: 'self-check',
  },
  {
    id: 5,
    bug: 'what was sold still counts in the closing balance',
    substitute: 'Written-off debt stays in the book here; debt sold leaves it.',
    mutation: at('experiment/batch.ts', ' + seen.daily.soldBalance[day]', ''),
    killer: 'INV-01 closing balance',
  },
  {
    id: 6,
    bug: 'a paid account is still called',
    mutation: at('model/debtor/payment.ts', '  leaveCallList(s, a);\n', ''),
    killer: 'self-check',
  },
  {
    id: 7,
    bug: 'capacity is not reset: yesterday’s rest is added',
    mutation: at(
      'model/touch/phone.ts',
      'const available = phoneSecondsOn(s, day);',
      'const available = phoneSecondsOn(s, day) + (day > 0 ? seen.daily.secondsAvailable[day - 1] - seen.daily.secondsUsed[day - 1] : 0);',
    ),
    killer: 'self-check',
  },
  {
    id: 8,
    bug: 'equal scores are called in the order of the book',
    mutation: at(
      'model/touch/phone.ts',
      'heapKey[size] = tieKey(s, a, i[r + ATTEMPTS]);',
      'heapKey[size] = a;',
    ),
    killer: 'INV-20 order of accounts',
  },
  {
    id: 9,
    bug: 'the odds of keeping a promise are those of the bucket of the month’s beginning',
    mutation: at(
      'model/touch/contact.ts',
      'keptTable(s, channel)[cell]',
      'keptTable(s, channel)[Math.max(0, (i[r + 47] & 15) - 1) * ATOMS + atom]',
    ),
    killer: 'kept promises by bucket',
  },
  {
    id: 10,
    bug: 'who joined later bears no interest',
    mutation: at(
      'model/debtor/ageing.ts',
      'const interest = Math.round(',
      'const interest = a >= plan.book.opening ? 0 : Math.round(',
    ),
    killer: 'self-check',
  },
  {
    id: 11,
    bug: 'all decisions of an account share one luck',
    mutation: at('engine/streams.ts', '(decision << 24) ^ occurrence', '(0 * decision) ^ occurrence'),
    killer: 'a luck of its own for every decision',
  },
  {
    id: 12,
    bug: 'one worker counts its futures from 1',
    mutation: at(
      'experiment/experiment.ts',
      'simulate(state, seed, first + k)',
      'simulate(state, seed, first + k + (index === 1 ? 1 : 0))',
    ),
    killer: 'INV-14 batches',
  },
  {
    id: 13,
    bug: 'batches are merged in the order in which they arrive',
    mutation: at(
      'experiment/aggregate.ts',
      'this.batches[batch.first] = batch;',
      'this.batches.push(batch);',
    ),
    killer: 'INV-14 batches',
  },
  {
    id: 14,
    bug: 'the present value discounts the first day',
    mutation: at(
      'model/compile.ts',
      'discountTable(scenario.economics.discountPerYear, days + 1)',
      'discountTable(scenario.economics.discountPerYear, days + 2).slice(1)',
    ),
    killer: 'present value of the first day',
  },
  {
    id: 15,
    bug: 'percentiles are read one place too far',
    mutation: at('stats/quantiles.ts', '(n - 1) * p', 'Math.min(n - 1, (n - 1) * p + 1)'),
    killer: 'table of quantiles',
  },
  {
    id: 16,
    bug: 'spread is divided by n',
    mutation: at('stats/moments.ts', '/ (n - 1);', '/ n;'),
    killer: 'table of spreads',
  },
  {
    id: 17,
    bug: 'a paired interval is computed as if unpaired',
    mutation: at(
      'stats/paired.ts',
      'const { mean, sd, se } = moments(values);',
      'const { mean, sd } = moments(values);\n  const se = Math.sqrt(moments(a).se ** 2 + moments(b).se ** 2);',
    ),
    killer: 'INV-28 paired interval',
  },
  {
    id: 18,
    bug: 'the last day is not lived',
    mutation: at('model/simulate.ts', 'day < s.plan.days; day += 1', 'day < s.plan.days - 1; day += 1'),
    killer: 'INV-29 horizon',
  },
  {
    id: 19,
    bug: 'a share is spread over its days by division',
    substitute: 'Shares are typed for their own span and become rates: the rate stands for the weekly share.',
    mutation: at(
      'model/debtor/willingness.ts',
      'const eta = rateOfShare(row.unpromptedShare, row.perDays, multiplier, weight);',
      'const eta = row.unpromptedShare / row.perDays;',
    ),
    killer: 'INV-47 typed shares',
  },
  {
    id: 20,
    bug: 'nobody asks whether a claim is time-barred',
    substitute: 'There is no contact before the check to swap it with: it is left out.',
    mutation: at(
      'model/strategy/law.ts',
      'if (day - since <= days) return true;',
      'if (day - since <= days || rule >= -1) return true;',
    ),
    killer: 'self-check',
  },
];
