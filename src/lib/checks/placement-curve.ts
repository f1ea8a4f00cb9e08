import { oneTreatment } from '#scenario';
import type { Check, CheckRow } from './check.ts';
import { moments } from '#stats';
import { smallBook } from './small-book.ts';
import { live, MODEL } from './subject.ts';
import type { Subject } from './subject.ts';

const ID = 'PT-13';
const FUTURES = 40;
const CHARGE_OFF = 361;

/** What decides payment of a placed account in the default scenario; a test holds it against the file. */
export const DEFAULT_PAYMENT = {
  frailtySigma: 0.8,
  chargedOffPayment: { wholeShare: 0.02, median: 1_200_000, sigma: 0.8 },
  partial: { oneInstalment: 0.6, twoInstalments: 0.1, belowOneMean: 0.5 },
  balance: { kind: 'lognormal', median: 18_000_000, sigma: 0.75, max: 100_000_000 },
  instalment: { kind: 'lognormal', median: 1_600_000, sigma: 0.35, max: 6_000_000 },
  buckets: [
    { fromDpd: 1, unpromptedShare: 0.62, perDays: 9, cureShare: 0.9, placedUplift: 0.15 },
    { fromDpd: 10, unpromptedShare: 0.46, perDays: 21, cureShare: 0.9, placedUplift: 0.15 },
    { fromDpd: 31, unpromptedShare: 0.19, perDays: 30, cureShare: 0.75, placedUplift: 0.12 },
    { fromDpd: 61, unpromptedShare: 0.117, perDays: 30, cureShare: 0.6, placedUplift: 0.08 },
    { fromDpd: 91, unpromptedShare: 0.075, perDays: 30, cureShare: 0.4, placedUplift: 0.04 },
    { fromDpd: 181, unpromptedShare: 0.02, perDays: 30, cureShare: 0.2, placedUplift: 0.02 },
    { fromDpd: 361, unpromptedShare: 0.012, perDays: 30, cureShare: 0.1, placedUplift: 0.006 },
  ],
} as const;

/** Published cash ÷ balance a month, by days past due. */
const CURVE: readonly Row[] = [
  {
    name: '0–180',
    from: 1,
    to: 180,
    published: 0.0824267,
    miss: 'a live debtor pays arrears, some 9 % of the balance an instalment, and what comes after a cure is not placed cash',
  },
  { name: '181–360', from: 181, to: 330, published: 0.00778281 },
  { name: '361–720', from: 361, to: 690, published: 0.0024077 },
  { name: '721–1,080', from: 721, to: 1_050, published: 0.00102877 },
];
interface Row {
  name: string;
  from: number;
  to: number;
  published: number;
  /** Why the model misses the band, where it does: reported, not tuned away. */
  miss?: string;
}
/** Published figures hold within this share: one lender, one and a half years of a pandemic. */
const BAND = 0.5;

/** Monthly liquidation of accounts placed with a partner of skill 1, by age. */
export const placementCurve: Check = {
  id: ID,
  title: { vi: 'Tỷ lệ thu trên nợ bàn giao theo tuổi nợ', en: 'Liquidation of placed debts by age' },
  source:
    '“Bank X” placement book, January 2020 to May 2021, unsecured loans, cards and overdrafts (github.com/gathub-lab/Collection-Analysis)',
  detects: 'an uplift three times too large; debts that pay nothing while placed',
  run: (subject = MODEL) => CURVE.map((row) => liquidation(subject, row)),
};

/** Cash of the first month ÷ balance placed. */
function liquidation(subject: Subject, { name, from, to, published, miss }: Row): CheckRow {
  const { buckets, balance, instalment, ...behaviour } = DEFAULT_PAYMENT;
  const plan = subject.compile(
    smallBook({
      days: 30,
      segments: [
        {
          accounts: 4_000,
          phase: from < CHARGE_OFF ? 'live' : 'chargedOff',
          dpdFrom: from,
          dpdTo: to,
          principalShare: 0.85,
          balance,
          instalment,
        },
      ],
      buckets: [...buckets],
      portfolio: { chargeOffDpd: CHARGE_OFF },
      behaviour,
      partners: [{ id: 'firm' }],
      calls: { maxAttemptsPer7Days: 0 },
      strategy: {
        treatments: oneTreatment({
          channel: 'partner',
          clock: 'daysInPath',
          fromDay: 0,
          toDay: 5_000,
          partner: 'firm',
          months: 2,
        }),
      },
    }),
  );
  const shares = new Float64Array(FUTURES);
  live(subject, plan, `${ID}/${name}`, FUTURES, ({ seen }, r) => {
    const sum = (values: Float64Array) => values.reduce((x, y) => x + y, 0);
    shares[r] = sum(seen.placedCash) / sum(seen.placedBalance);
  });
  const { mean, se } = moments(shares);
  return {
    name: `${name} days past due: cash ÷ balance in a month`,
    expected: published,
    got: mean,
    tolerance: (miss === undefined ? BAND : 1) * published,
    note:
      miss === undefined
        ? `± 50 % of the published figure; standard error ${se.toPrecision(2)}`
        : `KNOWN MISS, outside ± 50 %: ${miss}`,
  };
}
