import { normalQuantile, QuantileTable, toUnit } from '#engine';
import type { Check } from './check.ts';
import { meanRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL, seedOf } from './subject.ts';

const ID = 'VC-22';
const PAYS = 0.3;
const SIGMA = 0.75;
/** Squared coefficient of variation of a lognormal balance. */
const CV2 = Math.exp(SIGMA * SIGMA) - 1;
const COLLECTORS = 6_000;
const EACH = 500;
const BALANCE = 1;
const PAYMENT = 2;

/** A league table of equal collectors. */
export const leagueNoise: Check = {
  id: ID,
  title: { vi: 'Bảng xếp hạng: may rủi trông như tay nghề', en: 'League table: noise looks like skill' },
  source:
    'Recovery rate against expected balances, p = .3, lognormal σ .75: √(((1 + cv²)/p − 1)/n); second way: simulation',
  detects: 'balances taken as equal',
  run({ theory } = MODEL) {
    const { a, b } = seedOf(ID);
    const noise = theory.rateNoise(EACH, PAYS, CV2);
    // Mean balance 1: e^(σz − σ²/2).
    const balance = new QuantileTable((p) => Math.exp(SIGMA * normalQuantile(p) - (SIGMA * SIGMA) / 2));
    const squares = Float64Array.from({ length: COLLECTORS }, (_, c) => {
      let cash = 0;
      for (let k = c * EACH; k < (c + 1) * EACH; k += 1)
        if (toUnit(theory.draw(k, PAYMENT, 0, a, b)) < PAYS)
          cash += balance.at(theory.draw(k, BALANCE, 0, a, b));
      const off = cash / (EACH * PAYS) - 1;
      return off * off;
    });
    return [
      printed('5,000 accounts: relative deviation', 0.031145, theory.rateNoise(5_000, PAYS, CV2)),
      printed('500 accounts: relative deviation', 0.09849, noise),
      meanRow('simulated: its square', 0.09849 * 0.09849, squares),
    ];
  },
};
