import expStdlib from '@stdlib/math-base-special-exp';
import lnStdlib from '@stdlib/math-base-special-ln';
import normalCdfStdlib from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileStdlib from '@stdlib/stats-base-dists-normal-quantile';

/**
 * Functions with the same bits everywhere: built from + − × ÷ and sqrt only. ECMAScript leaves the last digits of
 * Math.exp, Math.log, Math.pow … to each browser, so none of them may be reached from here.
 */

/** e^x; ports FreeBSD msun `e_exp.c`, error below 1 ulp. exp(−Infinity) is 0, overflow is Infinity. */
export const exp: (x: number) => number = expStdlib;

/** Natural logarithm; ports FreeBSD msun `e_log.c`, error below 1 ulp. ln(0) is −Infinity, negative x is NaN. */
export const ln: (x: number) => number = lnStdlib;

/** Logistic function 1 ÷ (1 + e^−x); exactly 0 at −Infinity and 1 at Infinity. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** Log-odds of a probability in [0, 1]; ∓Infinity at 0 and 1, which `sigmoid` takes back exactly. */
export function logit(p: number): number {
  return ln(p / (1 - p));
}

/** Standard normal quantile of p in [0, 1]; ∓Infinity at the ends. (Inverse error function of Boost, ~1e-16.) */
export function normalQuantile(p: number): number {
  return normalQuantileStdlib(p, 0, 1);
}

/** Standard normal distribution function; ports FreeBSD msun `s_erf.c`. */
export function normalCdf(x: number): number {
  return normalCdfStdlib(x, 0, 1);
}
