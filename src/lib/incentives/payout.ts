import { tableCdf, tablePdf } from './normal.ts';
import type { Leg, PayScheme } from './scheme.ts';

/**
 * A payout curve: slope·x + Σ amount·1[x ≥ at] + Σ change·(x − at)⁺. Jumps and changes of slope as flat arrays,
 * since a collector's day asks for the expectation some fifteen times.
 */
export interface Curve {
  slope: number;
  /** Float64Array[jumps]. */
  jumpAt: Float64Array;
  jumpAmount: Float64Array;
  /** Float64Array[knots]. */
  knotAt: Float64Array;
  knotChange: Float64Array;
}

/** The curve of a leg. A rank leg is one prize at a cut that moves: its curve is a jump at 0 over the distance to it. */
export function curveOf(one: Pick<Leg, 'slope' | 'jumps' | 'knots' | 'scope' | 'prize'>): Curve {
  const jumps = one.scope === 'rank' ? [{ at: 0, amount: one.prize ?? 0 }] : one.jumps;
  const knots = one.scope === 'rank' ? [] : one.knots;
  return {
    slope: one.scope === 'rank' ? 0 : one.slope,
    jumpAt: Float64Array.from(jumps, (jump) => jump.at),
    jumpAmount: Float64Array.from(jumps, (jump) => jump.amount),
    knotAt: Float64Array.from(knots, (knot) => knot.at),
    knotChange: Float64Array.from(knots, (knot) => knot.change),
  };
}

/** What score `x` is paid, base months. A jump is paid at its score itself. */
export function payAt(curve: Curve, x: number): number {
  let pay = curve.slope * x;
  for (let i = 0; i < curve.jumpAt.length; i += 1) if (x >= curve.jumpAt[i]) pay += curve.jumpAmount[i];
  for (let k = 0; k < curve.knotAt.length; k += 1)
    if (x > curve.knotAt[k]) pay += curve.knotChange[k] * (x - curve.knotAt[k]);
  return pay;
}

/** E[P(x)] for x ~ N(mean, sd²), sd > 0: exact (moments of a censored normal law), to the 1e-10 of the Φ table. */
export function expectedPay(curve: Curve, mean: number, sd: number): number {
  let pay = curve.slope * mean;
  const { jumpAt, jumpAmount, knotAt, knotChange } = curve;
  for (let i = 0; i < jumpAt.length; i += 1) pay += jumpAmount[i] * tableCdf((mean - jumpAt[i]) / sd);
  for (let k = 0; k < knotAt.length; k += 1) {
    const over = mean - knotAt[k];
    const z = over / sd;
    pay += knotChange[k] * (over * tableCdf(z) + sd * tablePdf(z));
  }
  return pay;
}

/** λ = ∂E[P]/∂mean: what one more target is worth at the margin, base months. */
export function marginalPay(curve: Curve, mean: number, sd: number): number {
  let price = curve.slope;
  const { jumpAt, jumpAmount, knotAt, knotChange } = curve;
  for (let i = 0; i < jumpAt.length; i += 1)
    price += (jumpAmount[i] / sd) * tablePdf((mean - jumpAt[i]) / sd);
  for (let k = 0; k < knotAt.length; k += 1) price += knotChange[k] * tableCdf((mean - knotAt[k]) / sd);
  return price;
}

/** ν = ∂E[P]/∂sd: above 0 the collector gains from gambling on a few large debts, below 0 from playing safe. */
export function spreadPrice(curve: Curve, mean: number, sd: number): number {
  let price = 0;
  const { jumpAt, jumpAmount, knotAt, knotChange } = curve;
  for (let i = 0; i < jumpAt.length; i += 1) {
    const z = (mean - jumpAt[i]) / sd;
    price -= (jumpAmount[i] * z * tablePdf(z)) / sd;
  }
  for (let k = 0; k < knotAt.length; k += 1) price += knotChange[k] * tablePdf((mean - knotAt[k]) / sd);
  return price;
}

/**
 * The curve as a loss-averse person feels it around the target T: P(x) + η·b₀·[(x − T)⁺ − Λ·(T − x)⁺], up to a constant
 * (Kőszegi & Rabin 2006; Λ ≈ 2.25 after Tversky & Kahneman 1992). It is the same kind of curve with one more knot.
 */
export function withReferencePoint(
  curve: Curve,
  target: number,
  slopeFelt: number,
  eta: number,
  lossAversion = 2.25,
): Curve {
  return {
    ...curve,
    slope: curve.slope + eta * lossAversion * slopeFelt,
    knotAt: Float64Array.from([...curve.knotAt, target]),
    knotChange: Float64Array.from([...curve.knotChange, -eta * (lossAversion - 1) * slopeFelt]),
  };
}

/** What a month came to: scores by leg (own, team mean, or 1 for a rank winner and 0 otherwise) and complaints. */
export interface MonthResult {
  scores: ArrayLike<number>;
  complaints: number;
}

/** The pay of a month, base months; `now` and `held` add up to it. */
export interface MonthPay {
  total: number;
  now: number;
  /** Held back for `deferral.months`. */
  held: number;
  /** False if a gate took the pay away. */
  passed: boolean;
}

/** Pays a month: legs, then the gate, then deductions, never below 0, then what is held back. */
export function monthPay(scheme: PayScheme, result: MonthResult): MonthPay {
  const passed = scheme.gate === undefined || result.complaints <= scheme.gate;
  let total = 0;
  if (passed) {
    scheme.legs.forEach((one, k) => {
      const score = result.scores[k];
      total += one.scope === 'rank' ? score * (one.prize ?? 0) : payAt(curveOf(one), score);
    });
  }
  total -= scheme.deductionPerComplaint * result.complaints;
  total = Math.max(0, total);
  const held = total * (scheme.deferral?.share ?? 0);
  return { total, now: total - held, held, passed };
}
