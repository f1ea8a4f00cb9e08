import { CUT_NOISE, NOISE_FLOOR } from './compile.ts';
import type { CompiledScheme } from './compile.ts';
import { poissonPmf } from './normal.ts';
import { expectedPay, marginalPay } from './payout.ts';
import { complaintsAtOne, passChance, planEffort, planValue, straightEffort } from './plan.ts';
import type { EffortProblem } from './plan.ts';
import { CASH, KEPT, KEPT_RATE, MEASURES, PTP, UPLIFT, VISIT } from './scheme.ts';
import {
  attend,
  complaintRate,
  dailyRates,
  newRates,
  PRESSURE_CASH,
  PRESSURE_MAX,
  PUSH_KEPT,
  PUSH_MAX,
  PUSH_MIN,
  PUSH_PROMISES,
  PUSH_RATE,
  PUSH_WASTE,
  TILT_CASH,
  TILT_UPLIFT,
} from './technology.ts';
import type { Attention, Rates, Style } from './technology.ts';

/** What a collector knows in the morning. */
export interface Standing extends Style {
  /** Results of the month so far in own targets: Float64Array[measures]. */
  attained: Float64Array;
  /** Working days left in the month, today included, and in the whole month. */
  daysLeft: number;
  days: number;
  /** Skill θ, 1 = mean. */
  ability: number;
  /** What a unit of work counts in cash against the own target: book ÷ target. */
  credit: number;
  /** Pace without pay e₀, after morale. */
  intrinsic: number;
  /** Pace kept yesterday. */
  effort: number;
  /** Reluctance to fake, base months a day. */
  moralCost: number;
  complaints: number;
  /** Price of cash expected on the first day of next month. */
  nextCashPrice: number;
}

/** What the others do, by leg: Float64Array[legs] each. Not read by own legs. */
export interface Surroundings {
  /** Mean of the projected scores in the team. */
  teamMean: Float64Array;
  /** The own projected score inside that mean. */
  ownPlan: Float64Array;
  /** Score that wins a rank prize. */
  cut: Float64Array;
  /** Mean pace of the team. */
  teamEffort: number;
}

/** A day's behaviour and why. */
export interface Decision extends Style {
  effort: number;
  /** h: −1 holds movable payments back to next month, +1 pulls next month's forward. */
  hold: number;
  /** λ: today's worth of one more target of each measure, base months: Float64Array[measures]. */
  prices: Float64Array;
  /** π_c: today's worth of one complaint less. */
  complaintPrice: number;
  /** E[pay of the month] if the plan is kept, before discount and gate. */
  expectedPay: number;
  passChance: number;
  /** Value of the plan, base months. */
  value: number;
  /** Σ λ ∂rate/∂e ÷ c_e: the pace that pay induces. Below .03 the day is flat. */
  induced: number;
  /** Own score by leg at the month end if the plan is kept: Float64Array[legs]. */
  projected: Float64Array;
}

/** Style moves half-way to its target each day. */
const HABIT = 0.5;

const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

/**
 * How collectors decide under one scheme. Holds scratch memory, no state: a decision depends on its arguments alone.
 * The rest of the month is planned as one constant pace on exact expected pay; every other behaviour is the closed-form
 * first-order condition price × effect ÷ curvature at that plan.
 */
export class Decider {
  readonly compiled: CompiledScheme;
  private readonly rates = newRates();
  private readonly spread: Attention = { cash: 1, uplift: 1, value: 1 };
  private readonly problem: EffortProblem;
  /** Own part of each score in a leg: 1, or 1 ÷ n for teams. */
  private readonly part: Float64Array;
  /** The own score of each leg at the month end is ownStart + ownSlope × pace. */
  private readonly ownStart: Float64Array;
  private readonly ownSlope: Float64Array;

  constructor(compiled: CompiledScheme) {
    this.compiled = compiled;
    const { behaviour, scheme, legs } = compiled;
    this.part = Float64Array.from(legs, ({ scope }) => (scope === 'team' ? 1 / scheme.teamSize : 1));
    this.ownStart = new Float64Array(legs.length);
    this.ownSlope = new Float64Array(legs.length);
    this.problem = {
      legs: legs.map(({ curve }) => ({ curve, start: 0, slope: 0, sd: 1 })),
      discount: 0,
      allowed: undefined,
      complaintsAtOne: 0,
      deduction: scheme.deductionPerComplaint,
      effortCost: behaviour.effortCost,
      intrinsic: behaviour.intrinsicEffort,
      daysLeft: 1,
      effortMin: behaviour.effortMin,
      effortMax: behaviour.effortMax,
    };
  }

  /** A decision to write into. */
  blank(): Decision {
    return {
      effort: 0,
      hold: 0,
      tilt: 0,
      push: 0,
      pressure: 0,
      falsified: 0,
      prices: new Float64Array(MEASURES.length),
      complaintPrice: 0,
      expectedPay: 0,
      passChance: 1,
      value: 0,
      induced: 0,
      projected: new Float64Array(this.compiled.legs.length),
    };
  }

  /** The choice of pace that `standing` faces; valid until the next call. */
  problemOf(standing: Standing, others: Surroundings): EffortProblem {
    const { compiled, problem, rates } = this;
    const { behaviour, scheme } = compiled;
    const { attained, daysLeft, days } = standing;
    attend(compiled.attention, standing.tilt, this.spread);
    dailyRates(rates, standing, standing.ability, standing.credit, days, this.spread, behaviour);
    const left = daysLeft / days;
    const foggy = behaviour.opacity * left;
    for (let k = 0; k < compiled.legs.length; k += 1) {
      const one = compiled.legs[k];
      let start = 0;
      let slope = 0;
      for (let j = 0; j < MEASURES.length; j += 1) {
        const w = one.weights[j];
        if (w === 0) continue;
        start += w * (attained[j] + daysLeft * rates.base[j]);
        slope += w * daysLeft * rates.slope[j];
      }
      this.ownStart[k] = start;
      this.ownSlope[k] = slope;
      const noise = one.monthlyNoise;
      let sd = Math.sqrt(noise * noise * left + foggy * foggy) + NOISE_FLOOR;
      if (one.scope === 'team') {
        const part = this.part[k];
        start = others.teamMean[k] + (start - others.ownPlan[k]) * part;
        slope *= part;
        sd *= Math.sqrt(part);
      } else if (one.scope === 'rank') {
        start -= others.cut[k];
        sd *= Math.sqrt(1 + CUT_NOISE * CUT_NOISE);
      }
      const planned = problem.legs[k];
      planned.start = start;
      planned.slope = slope;
      planned.sd = sd;
    }
    problem.discount = compiled.discount[daysLeft];
    problem.allowed = scheme.gate === undefined ? undefined : Math.floor(scheme.gate - standing.complaints);
    problem.complaintsAtOne = complaintsAtOne(
      behaviour.complaintsPerMonth,
      standing.pressure,
      daysLeft,
      days,
    );
    problem.intrinsic = standing.intrinsic + behaviour.peerPull * (others.teamEffort - standing.effort);
    problem.daysLeft = daysLeft;
    return problem;
  }

  /** Own score by leg at the month end at a pace, into Float64Array[legs]: what team means and cuts are made of. */
  project(standing: Standing, others: Surroundings, effort: number, out: Float64Array): void {
    this.problemOf(standing, others);
    for (let k = 0; k < out.length; k += 1) out[k] = this.ownStart[k] + this.ownSlope[k] * effort;
  }

  /** Rates of a day in the styles of the last standing looked at; valid until the next call. */
  ratesOf(): Readonly<Rates> {
    return this.rates;
  }

  /** Decides a day and writes it into `out`. O(1): 13 expectations a leg, or none if every leg is straight. */
  decide(standing: Standing, others: Surroundings, out: Decision): void {
    const problem = this.problemOf(standing, others);
    out.effort = this.compiled.straight ? straightEffort(problem) : planEffort(problem);
    this.price(problem, out);
    this.respond(standing, out);
  }

  /** Prices λ and π_c at the chosen plan. */
  private price(problem: EffortProblem, out: Decision): void {
    const { compiled, part, rates } = this;
    const { effort, prices } = out;
    const pass = passChance(problem, effort);
    prices.fill(0);
    out.expectedPay = 0;
    for (let k = 0; k < problem.legs.length; k += 1) {
      const { curve, start, slope, sd } = problem.legs[k];
      const mean = start + slope * effort;
      out.expectedPay += expectedPay(curve, mean, sd);
      const price = problem.discount * pass * part[k] * marginalPay(curve, mean, sd);
      const { weights } = compiled.legs[k];
      for (let j = 0; j < prices.length; j += 1) prices[j] += weights[j] * price;
      out.projected[k] = this.ownStart[k] + this.ownSlope[k] * effort;
    }
    out.passChance = pass;
    out.value = planValue(problem, effort);
    const gate =
      problem.allowed === undefined
        ? 0
        : out.expectedPay * poissonPmf(problem.allowed, problem.complaintsAtOne * effort);
    out.complaintPrice = problem.discount * (gate + problem.deduction) + compiled.behaviour.complaintFear;
    let gain = 0;
    for (let j = 0; j < prices.length; j += 1) gain += prices[j] * rates.slope[j];
    out.induced = gain / problem.effortCost;
  }

  /** Everything but pace: closed forms, clamped; style follows by habit, hold acts at once. */
  private respond(standing: Standing, out: Decision): void {
    const { behaviour: b, scheme, doubtfulWorth } = this.compiled;
    const { effort, prices } = out;
    const { ability, credit, days } = standing;
    const reach = (ability * effort) / days;
    const cash = prices[CASH] * credit;
    const money = cash + prices[UPLIFT];
    const pain = out.complaintPrice * complaintRate(b, effort, standing.pressure, days);
    const tilt = clamp(
      ((cash * TILT_CASH + prices[UPLIFT] * TILT_UPLIFT) * reach) / b.tiltCost,
      0,
      scheme.tiltMax,
    );
    const promised =
      doubtfulWorth * prices[PTP] * PUSH_PROMISES +
      prices[KEPT] * PUSH_KEPT +
      (prices[KEPT_RATE] * PUSH_RATE) / (ability * effort);
    const wasted = standing.push > 0 ? money * PUSH_WASTE : 0;
    const push = clamp(((promised - wasted) * reach) / b.pushCost, PUSH_MIN, PUSH_MAX);
    const pressure = clamp(
      (doubtfulWorth * money * PRESSURE_CASH * reach - pain) / b.pressureCost,
      0,
      PRESSURE_MAX,
    );
    const visit = prices[VISIT] / days;
    const falsified = clamp(
      (visit - scheme.auditShare * (scheme.fine + visit) - standing.moralCost) / b.falsifyCost,
      0,
      1,
    );
    out.tilt = standing.tilt + HABIT * (tilt - standing.tilt);
    out.push = standing.push + HABIT * (push - standing.push);
    out.pressure = standing.pressure + HABIT * (pressure - standing.pressure);
    out.falsified = standing.falsified + HABIT * (falsified - standing.falsified);
    out.hold = standing.daysLeft <= b.holdDays ? this.holdOf(standing, cash, reach) : 0;
  }

  /** Payments moved across the month end, by the difference of the prices on its two sides. */
  private holdOf(standing: Standing, cash: number, reach: number): number {
    const { behaviour: b, doubtfulWorth } = this.compiled;
    const next = standing.nextCashPrice * standing.credit;
    const gain = cash > next ? cash * doubtfulWorth - next : cash - next;
    return holdMove(gain, b.movableShare * reach, b.holdCost);
  }
}

/** h = (λ_now − λ_next)·movable cash ÷ c_h, within ±1. `movable` in own targets a day. */
export function holdMove(gain: number, movable: number, holdCost: number): number {
  return clamp((gain * movable) / holdCost, -1, 1);
}
