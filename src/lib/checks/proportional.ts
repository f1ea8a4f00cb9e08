import { betaQuantile, QuantileTable, toUnit } from '#engine';
import type { Check } from './check.ts';
import { meanRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL, seedOf } from './subject.ts';

const ID = 'VC-14';
const PAYMENTS = { ratePerMonth: 0.25, months: 12, meanShare: 0.25, concentration: 8 };
const MEAN = 0.527633;
const SD = 0.251743;
const PATHS = 200_000;
const WAIT = 1;
const SHARE = 2;

export const proportional: Check = {
  id: ID,
  title: { vi: 'Trả theo tỷ lệ dư nợ còn lại', en: 'Payments in proportion to what is left' },
  source: 'Poisson(.25 a month) payments of a Beta(2, 6) share: 1 − e^(−λT·E Z), spread by E[(1 − Z)²]',
  detects: 'shares of the opening balance; payments 3 % too frequent',
  run({ theory } = MODEL) {
    const { a, b } = seedOf(ID);
    const share = new QuantileTable((p) => betaQuantile(p, PAYMENTS.meanShare, PAYMENTS.concentration));
    const recovered = Float64Array.from({ length: PATHS }, (_, k) =>
      theory.recoveredShare(
        PAYMENTS,
        (n) => toUnit(theory.draw(k, WAIT, n, a, b)),
        (n) => share.at(theory.draw(k, SHARE, n, a, b)),
      ),
    );
    const moments = theory.recoveredShareMoments(PAYMENTS);
    return [
      printed('mean', MEAN, moments.mean),
      printed('standard deviation', SD, moments.sd),
      meanRow('simulated: mean', MEAN, recovered),
      meanRow(
        'simulated: variance',
        SD * SD,
        recovered.map((x) => (x - MEAN) * (x - MEAN)),
      ),
    ];
  },
};
