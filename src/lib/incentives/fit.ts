import { plainMonth } from './explorer.ts';
import type { Behaviour } from './parameters.ts';
import type { PayScheme } from './scheme.ts';

/** A bank's own before/after of one KPI change: what effort cost it implies. */

export interface ObservedChange {
  before: PayScheme;
  after: PayScheme;
  /** Change of output per collector, as a share (.12 = +12 %), and its standard error. */
  change: number;
  se: number;
}

export interface FittedCost {
  /** c_e that predicts the observed change, base months; NaN-free: the end of the range when nothing in it does. */
  effortCost: number;
  /** At the change ± 1.96 standard errors: a small change means a high cost. */
  low: number;
  high: number;
  /** False if no cost in the range predicts it: something other than effort has moved. */
  explained: boolean;
}

/** Plausible costs as multiples of the behaviour's own. */
const CHEAPEST = 0.1;
const DEAREST = 20;
const HALVINGS = 40;
const Z975 = 1.959963984540054;

/** Relative change of a mean collector's pace from one scheme to the other. */
export function predictedChange(before: PayScheme, after: PayScheme, behaviour: Behaviour): number {
  return plainMonth(after, behaviour).meanPace / plainMonth(before, behaviour).meanPace - 1;
}

/** Fits c_e by halving in the logarithm; the predicted change falls towards 0 as cost rises. */
export function fitEffortCost(observed: ObservedChange, behaviour: Behaviour): FittedCost {
  const at = (multiple: number) =>
    predictedChange(observed.before, observed.after, {
      ...behaviour,
      effortCost: multiple * behaviour.effortCost,
    });
  const [strongest, weakest] = [at(CHEAPEST), at(DEAREST)];
  const solve = (change: number): number => {
    if (strongest > weakest ? change >= strongest : change <= strongest) return CHEAPEST;
    if (strongest > weakest ? change <= weakest : change >= weakest) return DEAREST;
    let [low, high] = [CHEAPEST, DEAREST];
    for (let k = 0; k < HALVINGS; k += 1) {
      const middle = Math.sqrt(low * high);
      if (at(middle) > change === strongest > weakest) low = middle;
      else high = middle;
    }
    return Math.sqrt(low * high);
  };
  const multiple = solve(observed.change);
  const ends = [solve(observed.change - Z975 * observed.se), solve(observed.change + Z975 * observed.se)];
  return {
    effortCost: multiple * behaviour.effortCost,
    low: Math.min(...ends) * behaviour.effortCost,
    high: Math.max(...ends) * behaviour.effortCost,
    explained: multiple > CHEAPEST && multiple < DEAREST,
  };
}
