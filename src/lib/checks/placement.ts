import { oneTreatment } from '#scenario';
import type { Condition, Step, Treatment } from '#scenario';
import type { Check, CheckRow } from './check.ts';
import { MULTIPLE, ratioRow } from './check.ts';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'P8';
const FUTURES = 60;
const ACCOUNTS = 4_000;
/** Two firms of the same true effect. */
const FIRMS = [{ id: 'left' }, { id: 'right' }];

const handOver = (partner: string): Step => ({
  channel: 'partner',
  clock: 'daysInPath',
  fromDay: 0,
  toDay: 5_000,
  partner,
  months: 3,
});
const path = (id: string, partner: string, when: Condition[]): Treatment => ({
  ...oneTreatment(handOver(partner))[0]!,
  id,
  when,
});
const between = (field: 'score' | 'testGroup' | 'dpd', min: number, max: number): Condition => ({
  kind: 'number',
  field,
  min,
  max,
});
/** Three quarters of the old debts and a quarter of the young ones. */
const MOSTLY_OLD = [
  [between('dpd', 500, 5_000), between('testGroup', 1, 75)],
  [between('dpd', 1, 499), between('testGroup', 1, 25)],
];

/** VC-23 in the simulation: who gets the worse half looks worse, unless the two are compared on what they got. */
export const placementSelection: Check = {
  id: ID,
  title: {
    vi: 'Chọn lọc ngược trong mô phỏng: hai đối tác ngang tay nghề',
    en: 'Adverse selection in the simulation: two partners of equal skill',
  },
  source:
    'Equal partners: ratio of their cash to what the pooled rates by bucket would give is 1 on random slices and on slices by age; not on slices by score, which buckets do not see',
  detects: 'a partner who is 50 % better; balances of one month in three missing',
  run: (subject = MODEL) => [
    ...slices(subject, 'random halves', [[between('testGroup', 51, 100)]], 1, 1),
    ...slices(subject, 'mostly old debts', MOSTLY_OLD, undefined, 1),
    ...slices(subject, 'halves by score', [[between('score', 50, 100)]], undefined, undefined),
  ],
};

/** Raw and mix-adjusted index of the second firm ÷ the first; `undefined`: it must be off by more than 10 %. */
function slices(
  subject: Subject,
  name: string,
  first: Condition[][],
  raw?: number,
  adjusted?: number,
): CheckRow[] {
  const plan = subject.compile(
    smallBook({
      days: 95,
      segments: [400, 600].map((dpdFrom) => ({
        accounts: ACCOUNTS / 2,
        phase: 'chargedOff' as const,
        dpdFrom,
        balance: { kind: 'fixed' as const, value: 20_000_000 },
      })),
      buckets: [
        { unpromptedShare: 0.05, placedUplift: 0.06 },
        { fromDpd: 500, unpromptedShare: 0.025, placedUplift: 0.03 },
      ],
      portfolio: { chargeOffDpd: 1 },
      behaviour: { frailtySigma: 0.8, scorePrecision: 0.8 },
      partners: FIRMS,
      calls: { maxAttemptsPer7Days: 0 },
      strategy: {
        treatments: [...first.map((when, k) => path(`left-${k}`, 'left', when)), path('rest', 'right', [])],
      },
    }),
  );
  const n = plan.bucketIds.length;
  const [cash, balance] = [0, 1].map(() =>
    FIRMS.map(() => Array.from({ length: n }, () => new Float64Array(FUTURES))),
  );
  live(subject, plan, `${ID}/${name}`, FUTURES, ({ seen }, r) => {
    FIRMS.forEach((_, k) => {
      for (let b = 0; b < n; b += 1) {
        cash[k][b][r] = seen.placedCash[k * n + b];
        balance[k][b][r] = seen.placedBalance[k * n + b];
      }
    });
  });
  const total = (rows: Float64Array[]) => rows[0].map((_, r) => rows.reduce((sum, row) => sum + row[r], 0));
  const sum = (row: Float64Array) => row.reduce((x, y) => x + y, 0);
  const rate = Array.from(
    { length: n },
    (_, b) => (sum(cash[0][b]) + sum(cash[1][b])) / (sum(balance[0][b]) + sum(balance[1][b])),
  );
  const expectedCash = (k: number) => total(balance[k].map((row, b) => row.map((x) => x * rate[b])));
  const index = (below: (k: number) => Float64Array, k: number) => ratioRow('', 1, total(cash[k]), below(k));
  const compared = (label: string, expected: number | undefined, below: (k: number) => Float64Array) => {
    const [left, right] = [index(below, 0), index(below, 1)];
    const got = right.got / left.got;
    const relative = Math.sqrt((left.tolerance / left.got) ** 2 + (right.tolerance / right.got) ** 2);
    const row = { name: `${name}: ${label}, right ÷ left`, got, tolerance: got * relative };
    return expected === undefined
      ? {
          ...row,
          expected: 1,
          got: Math.abs(got - 1) > 0.1 ? 1 : got,
          tolerance: 0,
          note: `${got.toFixed(3)}: off by more than 0.1, as it must be`,
        }
      : { ...row, expected, note: `${MULTIPLE} se, n = ${FUTURES}` };
  };
  return [
    compared('raw index', raw, (k) => total(balance[k])),
    compared('mix-adjusted index', adjusted, expectedCash),
  ];
}
