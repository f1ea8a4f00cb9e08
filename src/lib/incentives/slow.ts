import { exp, sigmoid } from '#engine';

/** What changes from month to month: morale, what it does to pace and honesty, leaving, learning. All constants are design assumptions. */

/** Morale of a new collector, 0–1. */
export const MORALE_START = 0.5;

const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

/** Pay deserved for what one did: the line of pay on skill × pace through all collectors of the month. */
export interface DeservedPay {
  intercept: number;
  slope: number;
  meanPay: number;
}

/** Least squares of pay on skill × mean pace; a flat line when all did the same. Arrays of one length. */
export function deservedPay(pay: ArrayLike<number>, contribution: ArrayLike<number>): DeservedPay {
  const n = pay.length;
  let x = 0;
  let y = 0;
  for (let i = 0; i < n; i += 1) {
    x += contribution[i] / n;
    y += pay[i] / n;
  }
  let xx = 0;
  let xy = 0;
  for (let i = 0; i < n; i += 1) {
    xx += (contribution[i] - x) * (contribution[i] - x);
    xy += (contribution[i] - x) * (pay[i] - y);
  }
  const slope = xx > 0 ? xy / xx : 0;
  return { intercept: y - slope * x, slope, meanPay: y };
}

/** Gap between pay and deserved pay in mean pays, within ±1; 0 when nobody is paid. */
export function payGap(line: DeservedPay, pay: number, contribution: number): number {
  if (!(line.meanPay > 0)) return 0;
  return clamp((pay - line.intercept - line.slope * contribution) / line.meanPay, -1, 1);
}

/** A collector's month as morale and the wish to leave see it. */
export interface MonthFelt {
  /** Gap to deserved pay, −1 … 1. */
  gap: number;
  /** Variable pay, base months, and the scheme's mean: zero pay hurts where others are paid. */
  pay: number;
  meanPay: number;
  complaints: number;
  meanEffort: number;
  tenureMonths: number;
}

/** Variable pay below this counts as none, base months. */
const NO_PAY = 1e-6;
/** Pace above which work wears people out. */
const SUSTAINABLE_PACE = 1.1;

/** Morale after the month: a fifth of the way to what the month felt like. Stays within 0–1. */
export function nextMorale(morale: number, month: Omit<MonthFelt, 'tenureMonths'>): number {
  const felt =
    0.6 -
    0.5 * Math.max(0, -month.gap) +
    0.15 * Math.max(0, month.gap) -
    (month.meanPay > NO_PAY && month.pay <= NO_PAY ? 0.15 : 0) -
    0.1 * month.complaints -
    0.2 * Math.max(0, month.meanEffort - SUSTAINABLE_PACE);
  return 0.8 * morale + 0.2 * clamp(felt, 0, 1);
}

/** Pace without pay after morale: e₀·(.85 + .3·M), which is e₀ itself at the starting morale of .5. */
export function intrinsicAfterMorale(intrinsic: number, morale: number): number {
  return intrinsic * (0.85 + 0.3 * morale);
}

/** Reluctance to fake after morale: those treated well cheat less. */
export function moralCostAfterMorale(moralCost: number, morale: number): number {
  return moralCost * (0.5 + morale);
}

/** Base variable pay with which collectors reckon, base months. */
const EXPECTED_PAY = 0.3;
/** Months in which many leave because the work is not what they thought. */
const EARLY_MONTHS = 3;

/**
 * What a month does to the wish to leave, on the log odds: 0 where pay is fair and as expected, nobody complained, the pace can
 * be kept up and morale is that of a newcomer.
 */
export function leavingWish(month: Omit<MonthFelt, 'tenureMonths'>, morale: number): number {
  return (
    0.7 * Math.max(0, -month.gap) +
    (0.35 * Math.max(0, EXPECTED_PAY - month.pay)) / EXPECTED_PAY +
    2 * Math.max(0, month.meanEffort - SUSTAINABLE_PACE) +
    0.15 * month.complaints -
    (morale - MORALE_START)
  );
}

/** Chance to leave within the month. About 2.7 % (28 % a year) for an average, fairly paid, experienced collector. */
export function leavingChance(month: MonthFelt, morale: number): number {
  return sigmoid(-3.6 + (month.tenureMonths < EARLY_MONTHS ? 0.8 : 0) + leavingWish(month, morale));
}

/**
 * A chance whose odds are multiplied by e^wish: the wish moves an attrition that already holds what is usual and who is new.
 * Wish 0 leaves it as it is, to the last bit; 0 stays 0, 1 stays 1; it rises with the wish.
 */
export function wishedChance(chance: number, wish: number): number {
  return wish === 0 ? chance : chance / (chance + (1 - chance) * exp(-wish));
}

/** Share of a year's staff that leaves at a constant monthly chance: 1 − (1 − h)^12. */
export function yearlyAttrition(monthly: number): number {
  const stay = 1 - monthly;
  const quarter = stay * stay * stay;
  return 1 - quarter * quarter * quarter * quarter;
}

/** Skill after `tenureMonths`: 65 % of the final skill at first, learned with a time constant of 4 months. */
export function learnedSkill(finalSkill: number, tenureMonths: number): number {
  return finalSkill * (1 - 0.35 * exp(-tenureMonths / 4));
}

/** Cost of replacing a collector, base months: hiring and training, then the ramp. */
export const REPLACEMENT_COST = 2;

/**
 * Pace without pay once a small bonus is paid: ē·(1 − ξ·exp(−B ÷ B₀)) for B > 0. "Pay enough or don't pay at all"
 * (Gneezy & Rustichini 2000, QJE 115(3)); ξ = .1 and B₀ = 5 % of base are design assumptions.
 */
export function crowdedIntrinsic(intrinsic: number, bonus: number, strength = 0.1, enough = 0.05): number {
  return bonus > 0 ? intrinsic * (1 - strength * exp(-bonus / enough)) : intrinsic;
}
