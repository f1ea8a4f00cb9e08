import { toUnit } from '#engine';
import type { Check, CheckRow } from './check.ts';
import { exactRow, meanRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL, seedOf } from './subject.ts';
import type { Theory } from './theory.ts';

const ID = 'VC-20';
const CHAMPION = 0.1;
const CHALLENGER = 0.12;
const ACCOUNTS = 400_000;
const HALF_WIDTH = 0.002;
const OWN = 1;
const OTHER = 2;

/** Why two plans are compared on the same futures. */
export const commonLuck: Check = {
  id: ID,
  title: { vi: 'Cùng một vận may cho hai phương án', en: 'The same luck for two plans' },
  source: 'Yes or no at .10 and .12 from one uniform: covariance .10·.88, variance d(1 − d)',
  detects: 'the plan in the key of luck; pairs treated as independent',
  run: ({ theory } = MODEL) => [...formula(theory), ...simulated(theory)],
};

function formula(theory: Theory): CheckRow[] {
  const pair = theory.pairedYesNo(CHAMPION, CHALLENGER);
  return [
    exactRow('variance, own luck each', 0.1956, pair.independent),
    exactRow('covariance, common luck', 0.088, pair.covariance),
    exactRow('variance, common luck', 0.0196, pair.common),
    printed('ratio', 9.979592, pair.ratio),
    printed('correlation', 0.902671, pair.correlation),
    printed(
      'accounts for ± .2 points, own luck',
      187_854.24,
      theory.sizeForHalfWidth(pair.independent, HALF_WIDTH),
      2,
    ),
    printed(
      'accounts for ± .2 points, common luck',
      18_823.84,
      theory.sizeForHalfWidth(pair.common, HALF_WIDTH),
      2,
    ),
  ];
}

function simulated(theory: Theory): CheckRow[] {
  const { a, b } = seedOf(ID);
  const pays = (account: number, decision: number, chance: number) =>
    toUnit(theory.draw(account, decision, 0, a, b)) < chance ? 1 : 0;
  const gap = CHALLENGER - CHAMPION;
  const squares = (decision: number) =>
    Float64Array.from({ length: ACCOUNTS }, (_, k) => {
      const off = pays(k, decision, CHALLENGER) - pays(k, OWN, CHAMPION) - gap;
      return off * off;
    });
  return [
    meanRow('simulated: variance, own luck each', 0.1956, squares(OTHER)),
    meanRow('simulated: variance, common luck', 0.0196, squares(OWN)),
  ];
}
