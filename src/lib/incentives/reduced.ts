import { exp, ln } from '#engine';
import { moralCostAt } from './audit.ts';
import { compileScheme } from './compile.ts';
import { rankCut, rankWinners, teamMeans } from './cohort.ts';
import { Decider } from './decide.ts';
import type { Decision, Standing, Surroundings } from './decide.ts';
import { monthPay } from './payout.ts';
import { REDUCED_DEFAULTS } from './reduced-options.ts';
import type { ReducedOptions, ReducedRun } from './reduced-options.ts';
import { poissonAt, REDUCED, ReducedLuck } from './reduced-luck.ts';
import { CASH, MEASURES, UPLIFT, VISIT } from './scheme.ts';
import type { Leg, PayScheme } from './scheme.ts';
import {
  deservedPay,
  intrinsicAfterMorale,
  leavingChance,
  moralCostAfterMorale,
  MORALE_START,
  nextMorale,
  payGap,
} from './slow.ts';
import { attend, complaintRate, dailyRates, newRates, PLAIN_STYLE, valueFactor } from './technology.ts';
import type { Attention } from './technology.ts';

interface Person {
  standing: Standing;
  others: Surroundings;
  out: Decision;
  skill: number;
  lastingBook: number;
  book: number;
  target: number;
  morale: number;
  moralCost: number;
  carried: number;
  firstDayPrices: number;
  monthsSeen: number;
  value: number;
  contribution: number;
}

/** Lives a scheme in the reduced world. */
export function runReduced(scheme: PayScheme, options: Partial<ReducedOptions> = {}): ReducedRun {
  return new ReducedWorld(scheme, { ...REDUCED_DEFAULTS, ...options }).run();
}

class ReducedWorld {
  private readonly scheme: PayScheme;
  private readonly o: ReducedOptions;
  private readonly decider: Decider;
  private readonly luck: ReducedLuck;
  private readonly people: Person[];
  private readonly rates = newRates();
  private readonly spread: Attention = { cash: 1, uplift: 1, value: 1 };
  private readonly shared: boolean;
  private readonly noisy: number[];
  private readonly result: ReducedRun;
  private styleSums = { ...PLAIN_STYLE, hold: 0, holdDays: 0, days: 0, flat: 0, hot: 0 };

  constructor(scheme: PayScheme, o: ReducedOptions) {
    this.scheme = scheme;
    this.o = o;
    this.decider = new Decider(compileScheme(scheme, o.behaviour));
    this.luck = new ReducedLuck(o.seed, o.replication);
    this.shared = scheme.legs.some(({ scope }) => scope !== 'own');
    const weights = [...scheme.legs.map((one) => one.weights), o.watch];
    this.noisy = MEASURES.map((_, j) => j).filter(
      (j) => j === CASH || weights.some((w) => (w[MEASURES[j]] ?? 0) > 0),
    );
    this.people = Array.from({ length: o.collectors }, (_, i) => this.hire(i));
    const size = o.collectors * o.months;
    const panel = () => new Float64Array(size);
    this.result = {
      collectors: o.collectors,
      months: o.months,
      pay: panel(),
      value: panel(),
      score: panel(),
      complaints: panel(),
      leaving: panel(),
      skill: panel(),
      book: panel(),
      effort: panel(),
      flatShare: 0,
      hotShare: 0,
      effortByDay: new Float64Array(o.days),
      cashByDay: new Float64Array(o.days),
      meanEffort: 0,
      style: { ...PLAIN_STYLE },
      hold: 0,
      fines: 0,
      macro: new Float64Array(o.months),
    };
  }

  private hire(i: number): Person {
    const { o, luck, scheme } = this;
    const legs = scheme.legs.length;
    const skill = luck.lognormal(o.skillSd, i, REDUCED.skill, 0);
    const effort = o.behaviour.intrinsicEffort;
    return {
      standing: {
        ...PLAIN_STYLE,
        attained: new Float64Array(MEASURES.length),
        daysLeft: o.days,
        days: o.days,
        ability: skill,
        credit: 1,
        intrinsic: effort,
        effort,
        moralCost: 0,
        complaints: 0,
        nextCashPrice: 0,
      },
      others: {
        teamMean: new Float64Array(legs),
        ownPlan: new Float64Array(legs),
        cut: new Float64Array(legs),
        teamEffort: effort,
      },
      out: this.decider.blank(),
      skill,
      lastingBook: luck.lognormal(o.bookSd, i, REDUCED.bookLasting, o.rebook),
      book: 1,
      target: 1,
      morale: MORALE_START,
      moralCost: moralCostAt(luck.unit(i, REDUCED.moralCost, 0)),
      carried: 0,
      firstDayPrices: 0,
      monthsSeen: 0,
      value: 0,
      contribution: 0,
    };
  }

  run(): ReducedRun {
    const { o, result, styleSums } = this;
    for (let month = 0; month < o.warmUp + o.months; month += 1) {
      const measured = month >= o.warmUp;
      this.openMonth(month, measured);
      const macro = this.luck.lognormal(o.macroSd, 0, REDUCED.macro, month);
      if (measured) result.macro[month - o.warmUp] = macro;
      for (let day = 0; day < o.days; day += 1) this.day(month, day, macro, measured);
      this.closeMonth(month - o.warmUp);
    }
    const { days } = styleSums;
    result.flatShare = styleSums.flat / days;
    result.hotShare = styleSums.hot / days;
    result.hold = styleSums.holdDays > 0 ? styleSums.hold / styleSums.holdDays : 0;
    for (const action of ['tilt', 'push', 'pressure', 'falsified'] as const)
      result.style[action] = styleSums[action] / days;
    for (let day = 0; day < o.days; day += 1) {
      result.effortByDay[day] /= days / o.days;
      result.cashByDay[day] /= days / o.days;
      result.meanEffort += result.effortByDay[day] / o.days;
    }
    return result;
  }

  private openMonth(month: number, measured: boolean): void {
    const { o, luck, scheme, result } = this;
    this.people.forEach((person, i) => {
      const { standing } = person;
      const monthly = luck.lognormal(o.bookMonthlySd, i, REDUCED.bookMonth, month + 4096 * o.rebook);
      person.book = person.lastingBook * monthly;
      standing.credit = (scheme.adjust === 'expectedValue' ? 1 : person.book) / person.target;
      standing.attained.fill(0);
      standing.attained[CASH] = person.carried;
      if (measured) result.cashByDay[0] += person.carried;
      standing.complaints = 0;
      standing.intrinsic = intrinsicAfterMorale(o.behaviour.intrinsicEffort, person.morale);
      standing.moralCost = moralCostAfterMorale(person.moralCost, person.morale);
      person.carried = 0;
      person.value = 0;
      person.contribution = 0;
    });
  }

  private day(month: number, day: number, macro: number, measured: boolean): void {
    const { o, people, decider, result, styleSums } = this;
    for (const { standing } of people) standing.daysLeft = o.days - day;
    if (this.shared) this.look();
    people.forEach((person, i) => {
      const { standing, out } = person;
      decider.decide(standing, person.others, out);
      for (const action of o.without) out[action] = 0;
      if (day === 0) {
        person.firstDayPrices += out.prices[CASH];
        person.monthsSeen += 1;
        standing.nextCashPrice = person.firstDayPrices / person.monthsSeen;
      }
      standing.effort = out.effort;
      standing.tilt = out.tilt;
      standing.push = out.push;
      standing.pressure = out.pressure;
      standing.falsified = out.falsified;
      const before = standing.attained[CASH];
      this.work(person, i, month * o.days + day, macro, measured);
      if (!measured) return;
      result.cashByDay[day] += standing.attained[CASH] - before;
      result.effortByDay[day] += out.effort;
      for (const action of ['tilt', 'push', 'pressure', 'falsified'] as const)
        styleSums[action] += out[action];
      styleSums.days += 1;
      if (out.induced < FLAT) styleSums.flat += 1;
      if (out.induced > HOT) styleSums.hot += 1;
      if (standing.daysLeft <= o.behaviour.holdDays) {
        styleSums.hold += out.hold;
        styleSums.holdDays += 1;
      }
    });
  }

  /** Team means and cuts from yesterday's pace. */
  private look(): void {
    const { people, decider, scheme, o } = this;
    const legs = scheme.legs.length;
    const left = people[0].standing.daysLeft / o.days;
    const projected = Array.from({ length: legs }, () => new Float64Array(people.length));
    const own = new Float64Array(legs);
    people.forEach(({ standing, others }, i) => {
      decider.project(standing, others, standing.effort, own);
      own.forEach((score, k) => (projected[k][i] = score));
    });
    const means = projected.map((scores) => teamMeans(scores, scheme.teamSize));
    const efforts = teamMeans(
      Float64Array.from(people, ({ standing }) => standing.effort),
      scheme.teamSize,
    );
    const cuts = decider.compiled.legs.map(({ scope, topShare, monthlyNoise }, k) =>
      scope === 'rank' ? rankCut(projected[k], monthlyNoise * Math.sqrt(left), topShare) : 0,
    );
    people.forEach(({ others }, i) => {
      for (let k = 0; k < legs; k += 1) {
        others.ownPlan[k] = projected[k][i];
        others.teamMean[k] = means[k][i];
        others.cut[k] = cuts[k];
      }
      others.teamEffort = efforts[i];
    });
  }

  /** What the day brings, costs and provokes. */
  private work(person: Person, i: number, when: number, macro: number, measured: boolean): void {
    const { o, rates, scheme, luck } = this;
    const { standing, out } = person;
    const { behaviour, stakes } = o;
    const { spread } = this;
    attend(this.decider.compiled.attention, standing.tilt, spread);
    dailyRates(rates, standing, standing.ability, standing.credit, o.days, spread, behaviour);
    const { attained } = standing;
    for (const j of this.noisy) {
      // Cash as it came and cash by credit are the same payments.
      const stream = REDUCED.noise + (j === UPLIFT ? CASH : j);
      const sd = behaviour.monthlyNoise[j] / Math.sqrt(o.days);
      const z = luck.normal(i, stream, when + 65_536 * o.reluck);
      const common = j === CASH || j === UPLIFT ? macro : 1;
      const brought = common * (rates.base[j] + out.effort * rates.slope[j]) + sd * z;
      attained[j] += brought;
      if (j === CASH && out.hold !== 0) {
        const moved = out.hold * behaviour.movableShare * Math.max(0, brought);
        attained[CASH] += moved;
        person.carried -= moved;
        if (moved > 0) person.value -= stakes.valuePerMonth * behaviour.pullConcession * moved;
      }
    }
    const anger = complaintRate(behaviour, out.effort, out.pressure, o.days);
    const complaints = poissonAt(anger, luck.unit(i, REDUCED.complaints, when + 65_536 * o.reluck));
    standing.complaints += complaints;
    person.value +=
      (stakes.valuePerMonth *
        standing.ability *
        out.effort *
        Math.sqrt(person.book) *
        valueFactor(standing, spread)) /
        o.days -
      stakes.costPerComplaint * complaints;
    person.contribution += out.effort / o.days;
    if (out.falsified > 0 && scheme.auditShare > 0) this.audit(person, i, when, measured);
  }

  private audit(person: Person, i: number, when: number, measured: boolean): void {
    const { scheme, luck, o, result } = this;
    const { falsified } = person.standing;
    const missed = scheme.auditShare < 1 ? exp(falsified * ln(1 - scheme.auditShare)) : 0;
    if (luck.unit(i, REDUCED.audit, when) < missed) return;
    person.standing.attained[VISIT] -= falsified / o.days;
    if (o.moraleMoves) person.morale = Math.max(0, person.morale - 0.1);
    if (measured) result.fines += scheme.fine / (o.collectors * o.months);
  }

  /** Pays, and lets the month sink in. `t` below 0: warm-up. */
  private closeMonth(t: number): void {
    const { o, people, scheme, result } = this;
    const scores = scheme.legs.map((one) =>
      Float64Array.from(people, ({ standing }) => score(one.weights, standing)),
    );
    const paidOn = scheme.legs.map((one, k) => {
      if (one.scope === 'team') return teamMeans(scores[k], scheme.teamSize);
      return one.scope === 'rank' ? rankWinners(scores[k], one.topShare ?? 0) : scores[k];
    });
    const pays = people.map(
      ({ standing }, i) =>
        monthPay(scheme, { scores: paidOn.map((leg) => leg[i]), complaints: standing.complaints }).total,
    );
    const contributions = people.map(({ skill, contribution }) => skill * contribution);
    const line = deservedPay(pays, contributions);
    people.forEach((person, i) => {
      const { standing } = person;
      const felt = {
        gap: payGap(line, pays[i], contributions[i]),
        pay: pays[i],
        meanPay: line.meanPay,
        complaints: standing.complaints,
        meanEffort: person.contribution,
        tenureMonths: 12,
      };
      if (t >= 0) {
        const k = i * o.months + t;
        result.pay[k] = pays[i];
        result.value[k] = person.value;
        result.score[k] = scores.length > 0 ? scores[0][i] : score(o.watch, standing);
        result.complaints[k] = standing.complaints;
        result.leaving[k] = leavingChance(felt, person.morale);
        result.skill[k] = person.skill;
        result.book[k] = person.book;
        result.effort[k] = person.contribution;
      }
      if (o.moraleMoves) person.morale = nextMorale(person.morale, felt);
      // In own targets, a result above 1 raises the next target by ρ of the surplus.
      person.target *= 1 + scheme.ratchet * ((scores[0]?.[i] ?? 1) - 1);
    });
  }
}

/** Pace induced by pay below which a day counts as flat, above which as hot. */
const FLAT = 0.03;
const HOT = 0.3;

function score(weights: Leg['weights'], { attained }: Standing): number {
  return MEASURES.reduce((sum, measure, j) => sum + (weights[measure] ?? 0) * attained[j], 0);
}
