import { exp, ln } from '#engine';
import type { Behaviour } from './parameters.ts';
import { CASH, KEPT, KEPT_RATE, PTP, UPLIFT, VISIT } from './scheme.ts';

/**
 * What a day's behaviour brings: the belief by which collectors plan, and the technology of the reduced world in which
 * schemes are validated. All numbers of this file are design assumptions.
 */

/** How a collector works besides pace. */
export interface Style {
  /** x: attention tilted towards accounts that credit more; 0 even. */
  tilt: number;
  /** p: promises pushed (−.5 under-recorded … 2.5). */
  push: number;
  /** r: pressure, 0–2. Harm, never a lever. */
  pressure: number;
  /** f: share of visits logged without being made, 0–1. */
  falsified: number;
}

export const PLAIN_STYLE: Readonly<Style> = { tilt: 0, push: 0, pressure: 0, falsified: 0 };

export const PUSH_MIN = -0.5;
export const PUSH_MAX = 2.5;
export const PRESSURE_MAX = 2;

/** Promises × (1 + .6 p). */
export const PUSH_PROMISES = 0.6;
/** Part of the added promises that would not have been kept; 1.15: even some of the others suffer. */
export const PUSH_BROKEN = 1.15;
/** Real output lost per unit of push: time spent on promises that bring nothing. */
export const PUSH_WASTE = 0.15;
/** Cash now per unit of pressure. */
export const PRESSURE_CASH = 0.15;
/** True value × (1 + .05 r − .10 r²): what is pressed now is missing later. */
export const PRESSURE_VALUE = [0.05, -0.1] as const;
/**
 * On accounts: share of all debtors, ranked by willingness, behind whom a conversation puts the debtor for good, per unit
 * of pressure: 40 of 512 values, about .2 of a standard deviation for the typical debtor. Our assumption, without a source.
 */
export const PRESSURE_WEAR = 40 / 512;
/** Real work × (1 − .3 f). */
export const FALSIFY_WORK = 0.3;
/** First-order effect of tilt on gross cash, and on cash credited by expected effect. */
export const TILT_CASH = 0.33;
export const TILT_UPLIFT = 0.14;
/** Marginal effect of push on kept promises: .6 − 1.15·.6 = −.09. */
export const PUSH_KEPT = PUSH_PROMISES * (1 - PUSH_BROKEN);
/** Marginal effect of push on the kept rate: −.69. */
export const PUSH_RATE = -PUSH_PROMISES * PUSH_BROKEN;

/** Accounts that pay by themselves, that a call moves, and hard ones: shares, credited yield, true effect of work. */
const SHARES = [0.25, 0.45, 0.3] as const;
const YIELD = [1.6, 1, 0.5] as const;
const EFFECT = [0.15, 0.8, 0.35] as const;
const MEAN_YIELD = dot(SHARES, YIELD);
const MEAN_EFFECT = dot(SHARES, EFFECT);

/** Multipliers of a tilt against even attention: gross cash K, cash credited by expected effect, true value V. */
export interface Attention {
  cash: number;
  uplift: number;
  value: number;
}

/** What a scheme credits by account class, ready for thousands of tilts. */
export interface AttentionLaw {
  /** ln(Y ÷ Ȳ) of what is credited, by class. */
  readonly pull: readonly [number, number, number];
  /** Expected effects as the credit model sees them. */
  readonly seen: readonly [number, number, number];
}

/** The law of a credit rule; `upliftQuality` (0–1) is how much of the true effects the credit model knows. */
export function attentionLaw(credit: 'gross' | 'uplift', upliftQuality: number): AttentionLaw {
  const mean = dot(SHARES, EFFECT);
  const seen = triple((k) => upliftQuality * EFFECT[k] + (1 - upliftQuality) * mean);
  const basis = credit === 'gross' ? YIELD : seen;
  const middle = dot(SHARES, basis);
  return { pull: triple((k) => ln(basis[k] / middle)), seen };
}

/** Fills `out` with the multipliers of a tilt: attention a_k ∝ s_k·(Y_k ÷ Ȳ)^{2x}, Y what is credited. x = 0 gives 1, 1, 1. */
export function attend(law: AttentionLaw, tilt: number, out: Attention): void {
  if (tilt === 0) {
    out.cash = out.uplift = out.value = 1;
    return;
  }
  const { pull, seen } = law;
  const a = SHARES[0] * exp(2 * tilt * pull[0]);
  const b = SHARES[1] * exp(2 * tilt * pull[1]);
  const c = SHARES[2] * exp(2 * tilt * pull[2]);
  const total = a + b + c;
  out.cash = (a * YIELD[0] + b * YIELD[1] + c * YIELD[2]) / (total * MEAN_YIELD);
  out.uplift = (a * seen[0] + b * seen[1] + c * seen[2]) / (total * dot(SHARES, seen));
  out.value = (a * EFFECT[0] + b * EFFECT[1] + c * EFFECT[2]) / (total * MEAN_EFFECT);
}

/** The multipliers of a tilt under a credit rule. */
export function attention(tilt: number, credit: 'gross' | 'uplift', upliftQuality = 0.5): Attention {
  const out = { cash: 1, uplift: 1, value: 1 };
  attend(attentionLaw(credit, upliftQuality), tilt, out);
  return out;
}

type Triple = readonly [number, number, number];

function triple(f: (k: 0 | 1 | 2) => number): Triple {
  return [f(0), f(1), f(2)];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Promises × g = 1 + .6 p. */
export function promiseFactor(push: number): number {
  return 1 + PUSH_PROMISES * push;
}

/** Kept rate × 1 − 1.15·.6 p ÷ g, never more than would keep every promise, never below 0. */
export function keptFactor(push: number, keptShare: number): number {
  const factor = 1 + (PUSH_RATE * push) / promiseFactor(push);
  return Math.max(0, Math.min(1 / keptShare, factor));
}

/** Money that pressure and pushing make of a day, as a factor: (1 + .15 r)(1 − .15 p⁺). */
export function cashFactor(style: Style): number {
  return (1 + PRESSURE_CASH * style.pressure) * (1 - PUSH_WASTE * Math.max(0, style.push));
}

/** Expected increments of a day as base + pace × slope, in own targets: two Float64Array[measures]. */
export interface Rates {
  base: Float64Array;
  slope: Float64Array;
}

export function newRates(): Rates {
  return { base: new Float64Array(6), slope: new Float64Array(6) };
}

/**
 * Fills `out` with the rates of a working day in a month of `days`. `ability` is the collector's skill θ (1 = mean);
 * `credit` what a unit of work counts in cash against the own target (book ÷ target: 1 if the target knows the book).
 */
export function dailyRates(
  out: Rates,
  style: Style,
  ability: number,
  credit: number,
  days: number,
  spread: Attention,
  behaviour: Behaviour,
): void {
  const work = (ability * (1 - FALSIFY_WORK * style.falsified)) / days;
  const money = work * cashFactor(style);
  const promises = work * promiseFactor(style.push);
  const kept = keptFactor(style.push, behaviour.keptShare);
  const { base, slope } = out;
  slope[CASH] = money * credit * spread.cash;
  slope[PTP] = promises;
  slope[KEPT] = promises * kept;
  slope[KEPT_RATE] = 0;
  slope[VISIT] = work;
  slope[UPLIFT] = money * spread.uplift;
  base[KEPT_RATE] = kept / days;
  base[VISIT] = style.falsified / days;
}

/** Complaints a day: μ₀·e·exp(r) over the month's days. */
export function complaintRate(behaviour: Behaviour, effort: number, pressure: number, days: number): number {
  return (behaviour.complaintsPerMonth / days) * effort * exp(pressure);
}

/** True value of a day before complaints and concessions, as a share of `valuePerMonth` ÷ days at pace and skill 1. */
export function valueFactor(style: Style, spread: Attention): number {
  const { pressure, push, falsified } = style;
  return (
    (1 - FALSIFY_WORK * falsified) *
    spread.value *
    (1 - PUSH_WASTE * Math.max(0, push)) *
    (1 + PRESSURE_VALUE[0] * pressure + PRESSURE_VALUE[1] * pressure * pressure)
  );
}
