import type { Behaviour } from './parameters.ts';
import { curveOf } from './payout.ts';
import type { Curve } from './payout.ts';
import { MEASURES } from './scheme.ts';
import type { PayScheme, Scope } from './scheme.ts';
import { attentionLaw } from './technology.ts';
import type { AttentionLaw } from './technology.ts';

/** A leg ready for thousands of decisions. */
export interface CompiledLeg {
  curve: Curve;
  scope: Scope;
  /** Float64Array[measures]. */
  weights: Float64Array;
  /** Monthly standard deviation of the score's noise, own targets. */
  monthlyNoise: number;
  /** Rank only: share that wins. */
  topShare: number;
}

/** A scheme with what its collectors are like. */
export interface CompiledScheme {
  scheme: PayScheme;
  behaviour: Behaviour;
  legs: readonly CompiledLeg[];
  /** Weight today of pay at the month end with d working days left: β·δ^d·ratchet factor, times what deferral leaves. */
  discount: Float64Array;
  /** Worth of a doubtful unit against a lasting one under deferral, 0–1. */
  doubtfulWorth: number;
  /** Where tilted attention goes. */
  attention: AttentionLaw;
  /** Every leg straight and no gate: the best pace has a closed form. */
  straight: boolean;
}

/** Longest month in working days that a scheme can be asked about. */
export const MOST_DAYS = 31;
/** Added to every remaining noise, so that the last day is not a cliff. */
export const NOISE_FLOOR = 1e-4;
/** The cut of a tournament moves with the others: noise .35 of the own. */
export const CUT_NOISE = 0.35;

/** Compiles a scheme; it must be free of errors (`validateScheme`). */
export function compileScheme(scheme: PayScheme, behaviour: Behaviour): CompiledScheme {
  const legs = scheme.legs.map((one): CompiledLeg => {
    const weights = Float64Array.from(MEASURES, (measure) => one.weights[measure] ?? 0);
    const variance = weights.reduce((sum, w, k) => {
      const sd = w * behaviour.monthlyNoise[k];
      return sum + sd * sd;
    }, 0);
    return {
      curve: curveOf(one),
      scope: one.scope,
      weights,
      monthlyNoise: Math.sqrt(variance),
      topShare: one.topShare ?? 0,
    };
  });
  const deferred = deferralWorth(scheme, behaviour);
  const discount = new Float64Array(MOST_DAYS + 1);
  let factor = behaviour.presentBias * ratchetFactor(scheme.ratchet, behaviour) * deferred.lasting;
  for (let d = 0; d <= MOST_DAYS; d += 1) {
    discount[d] = factor;
    factor *= behaviour.dailyDiscount;
  }
  return {
    scheme,
    behaviour,
    legs,
    discount,
    doubtfulWorth: deferred.lasting > 0 ? deferred.doubtful / deferred.lasting : 1,
    attention: attentionLaw(scheme.credit, behaviour.upliftQuality),
    straight:
      scheme.gate === undefined &&
      legs.every(({ curve, scope }) => scope !== 'rank' && curve.jumpAt.length + curve.knotAt.length === 0),
  };
}

/**
 * Effective slope under a ratchet against the written one, as a share: (1 − δ) ÷ (1 − δ + δρ), the discounted cost of a
 * target that takes over a share ρ of every surplus (Weitzman 1980, Bell Journal of Economics 11(1)).
 */
export function ratchetSlope(ratchet: number, monthlyDiscount: number): number {
  const patience = 1 - monthlyDiscount;
  if (ratchet === 0) return 1;
  return patience / (patience + monthlyDiscount * ratchet);
}

/** The part of the ratchet that collectors foresee: 1 − φ·(1 − effective slope). */
export function ratchetFactor(ratchet: number, behaviour: Behaviour): number {
  return 1 - behaviour.foresight * (1 - ratchetSlope(ratchet, behaviour.monthlyDiscount));
}

/** What a unit of result is worth under deferral: (1 − d) + d·δ^m, for a doubtful one times (1 − reversal) on the held part. */
export function deferralWorth(
  scheme: PayScheme,
  behaviour: Behaviour,
): { lasting: number; doubtful: number } {
  const { share = 0, months = 0, reversal = 0 } = scheme.deferral ?? {};
  let wait = 1;
  for (let k = 0; k < months; k += 1) wait *= behaviour.monthlyDiscount;
  return { lasting: 1 - share + share * wait, doubtful: 1 - share + share * wait * (1 - reversal) };
}
