import { exp, ln } from './det-math.ts';

/** Godfrey's coefficients for the Lanczos approximation with g = 7, n = 9 (relative error about 1e-15). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const LN_SQRT_TWO_PI = 0.9189385332046727;
const MAX_STEPS = 200;
const CONTINUED_FRACTION_TOLERANCE = 1e-15;
/** Relative change of x at which the root counts as found. */
const ROOT_TOLERANCE = 1e-13;

/** ln Γ(x) for x > 0 (Lanczos; small x by Γ(x) = Γ(x + 1) ÷ x, since reflection would need a sine). */
export function lnGamma(x: number): number {
  if (x < 0.5) return lnGamma(x + 1) - ln(x);
  const z = x - 1;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i += 1) sum += LANCZOS[i]! / (z + i);
  const t = z + 7.5;
  return LN_SQRT_TWO_PI + (z + 0.5) * ln(t) - t + ln(sum);
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22), modified Lentz; quick for x < (a+1)/(a+b+2). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= MAX_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < CONTINUED_FRACTION_TOLERANCE) break;
  }
  return h;
}

let cachedA = NaN;
let cachedB = NaN;
let cachedLnBeta = NaN;

/** ln B(a, b), remembered for the last pair: callers ask for many quantiles of one law. */
function lnBeta(a: number, b: number): number {
  if (a !== cachedA || b !== cachedB) {
    cachedLnBeta = lnGamma(a) + lnGamma(b) - lnGamma(a + b);
    cachedA = a;
    cachedB = b;
  }
  return cachedLnBeta;
}

/** Beta distribution function I_x(a, b) for a, b > 0 and x in [0, 1]. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(a * ln(x) + b * ln(1 - x) - lnBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(a, b, x)) / a;
  return 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

/** The x below (a+1)/(a+b+2) with I_x(a, b) = p: Newton on ln I against ln x, which is near a line, inside a bracket. */
function lowerRoot(p: number, a: number, b: number, lnB: number, ceiling: number): number {
  const lnP = ln(p);
  let low = -Infinity;
  let high = ln(ceiling);
  let t = Math.min(high, (lnP + ln(a) + lnB) / a);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const x = exp(t);
    if (x === 0) return 0;
    const fraction = betaFraction(a, b, x);
    const tail = (1 - x) * fraction;
    const excess = a * t + b * ln(1 - x) - lnB + ln(fraction / a) - lnP;
    if (excess > 0) high = t;
    else low = t;
    // d ln I / d ln x = x·density ÷ I = a ÷ ((1 − x)·fraction)
    let next = t - (excess * tail) / a;
    if (!(next > low && next < high)) next = low === -Infinity ? t - 1 : (low + high) / 2;
    if (Math.abs(next - t) <= ROOT_TOLERANCE * (1 + Math.abs(t) * a) || next === t) return exp(next);
    t = next;
  }
  return exp(t);
}

/**
 * Quantile at p of the Beta law with this mean (0–1) and concentration κ > 0, i.e. Beta(κ·mean, κ·(1 − mean)).
 * Mean 0 or 1 gives 0 or 1. Relative error about 1e-12; tiny values may underflow to 0.
 */
export function betaQuantile(p: number, mean: number, concentration: number): number {
  if (!(p >= 0 && p <= 1 && mean >= 0 && mean <= 1 && concentration > 0)) {
    throw new Error(`invariant: betaQuantile(${p}, ${mean}, ${concentration})`);
  }
  if (mean === 0 || mean === 1) return mean;
  if (p === 0 || p === 1) return p;
  const a = concentration * mean;
  const b = concentration * (1 - mean);
  const lnB = lnBeta(a, b);
  const split = (a + 1) / (a + b + 2);
  const belowSplit = (exp(a * ln(split) + b * ln(1 - split) - lnB) * betaFraction(a, b, split)) / a;
  if (p <= belowSplit) return lowerRoot(p, a, b, lnB, split);
  return 1 - lowerRoot(1 - p, b, a, lnB, 1 - split);
}
