import { DEBT_GROUPS } from '#scenario';
import { CHANNELS } from '../touch/channels.ts';
import { BUCKET, I_STRIDE, LAST_ATTEMPT } from '../layout.ts';
import {
  ATTEMPTED,
  BLOCKED,
  CASH,
  CHANNEL_MEASURES,
  CHANNEL_WIDTH,
  COMPLAINED,
  COUNTERS,
  dayLayout,
  MEASURES,
  TOUCHED,
  TOUCHED_IN_WEEK,
  TOUCHED_ON_DAY,
} from './measures.ts';
import type { Counter } from './measures.ts';
import type { Plan } from '../plan.ts';
import type { State } from '../state.ts';
import { placeOf } from './stock.ts';

/** Weeks that begin on Monday, of which the first and the last may be short: the week of every day. */
function weeksOf({ calendar, days }: Plan): Int32Array {
  const into = days > 0 ? calendar.weekday[0] : 0;
  return Int32Array.from({ length: days }, (_, day) => Math.floor((day + into) / 7));
}

/** What one future is remembered by. */
export class Observation {
  readonly days: number;
  readonly months: number;
  readonly treatments: number;
  readonly buckets: number;
  /** Float64Array[days] each. */
  readonly daily: Record<Counter, Float64Array>;
  /** Float64Array[months × (treatments + 1) × buckets × MEASURES]; the last treatment is "none". */
  readonly cells: Float64Array;
  /** Float64Array[months × channels × CHANNEL_MEASURES]. */
  readonly channels: Float64Array;
  /** Recovered cash by month of joining (0 = opening book, then months) and month of payment: Float64Array[(months + 1) × months]. */
  readonly vintages: Float64Array;
  /** The same by day, laid out as `dayLayout` says: Float64Array[days × width]. */
  readonly byDay: Float64Array;
  /** What the tables of the present month held as the day began: filled and read by `closeDay`. */
  readonly known: Float64Array;
  /** Where active accounts stand now, number and balance by treatment × bucket (stock.ts). */
  readonly stock: Float64Array;
  /** By account the same place + 1, 0 = not active: now, as the month began, as the week began. */
  readonly place: Uint16Array;
  readonly monthPlace: Uint16Array;
  readonly weekPlace: Uint16Array;
  /** Month of joining + 1 by account, 0 = the opening book; active accounts and their balance by it; where today's begin in `byDay`. */
  readonly vintageOf: Uint8Array;
  readonly vintageStock: Float64Array;
  vintagesAt = 0;
  /** First day of the present week, and of the present month. */
  weekFrom = 0;
  monthFrom = 0;
  /** The call list by phone step and bucket, as `call-list.ts` counts it. */
  readonly waiting: Float64Array;
  /** Heads and full collectors by team and month: Float64Array[teams × months × 2]. */
  readonly strength: Float64Array;
  /** Who left by themselves, who was sent away, who came, by team and month: Float64Array[teams × months × 3]. */
  readonly moves: Float64Array;
  /** Rows of PANEL_COLUMNS, a collector and paid month each. */
  panel: number[] = [];
  /** Σ pace (millionths) and how many, by working day from the month's first: Float64Array[31 × 2]. */
  readonly effortByDay = new Float64Array(62);
  /** Visits that the day would hold and visits set out for, by team and month: Float64Array[teams × months × 2]. */
  readonly teamVisits: Float64Array;
  /** Partner × bucket: balance at the start of each placed month, cash; fees by partner. */
  readonly placedBalance: Float64Array;
  readonly placedCash: Float64Array;
  readonly placedFees: Float64Array;
  /** Accounts placed by partner × month. */
  readonly placedNumber: Float64Array;
  /**
   * Moves from a month's start to its end by month and by the treatment it began in (last: none): Float64Array[months × (treatments
   * + 1) × buckets × (buckets + 2)], last two columns cured and closed.
   */
  readonly rollNumber: Float64Array;
  readonly rollBalance: Float64Array;
  /** The same by number and by week, in which the last may be short: Float64Array[weeks × (treatments + 1) × buckets × (buckets + 2)]. */
  readonly rollWeek: Float64Array;
  /** Balance of active accounts and the provision it calls for as a month ends, by debt group: Float64Array[months × groups × 2]. */
  readonly debtGroups: Float64Array;
  /** Balance of each account as the month began. */
  readonly monthBalance: Float64Array;
  /** Discounted cash less discounted cost, rounded a payment at a time. */
  npv = 0;
  /** Regular instalments of cured accounts: not recovery, but part of the money balance. */
  regularCash = 0;
  interest = 0;
  /** Part of recovered cash that repaid principal. */
  principalCash = 0;
  paidInFull = 0;
  touchedAccounts = 0;
  secondsLost = 0;
  blockedNumbers = 0;
  /** Touches a rule held back, and their marginal value: Float64Array[rules]. */
  readonly suppressed: Float64Array;
  readonly suppressedValue: Float64Array;
  readonly monthOf: Plan['calendar']['monthIndex'];
  /** Week of every day, from Monday. */
  readonly weekOf: Int32Array;

  constructor(plan: Plan) {
    const days = plan.days;
    this.days = days;
    this.daily = Object.fromEntries(COUNTERS.map((name) => [name, new Float64Array(days)])) as Record<
      Counter,
      Float64Array
    >;
    this.suppressed = new Float64Array(plan.law.ruleIds.length);
    this.suppressedValue = new Float64Array(plan.law.ruleIds.length);
    const buckets = plan.bucketIds.length;
    this.buckets = buckets;
    this.treatments = plan.strategy.treatmentIds.length;
    this.monthOf = plan.calendar.monthIndex;
    this.months = days === 0 ? 0 : plan.calendar.monthIndex[days - 1] + 1;
    this.cells = new Float64Array(this.months * (this.treatments + 1) * buckets * MEASURES.length);
    this.channels = new Float64Array(this.months * CHANNEL_WIDTH);
    this.vintages = new Float64Array((this.months + 1) * this.months);
    this.weekOf = weeksOf(plan);
    const weeks = days === 0 ? 0 : this.weekOf[days - 1] + 1;
    this.stock = new Float64Array((this.treatments + 1) * buckets * 2);
    this.place = new Uint16Array(plan.book.size);
    this.monthPlace = new Uint16Array(plan.book.size);
    this.weekPlace = new Uint16Array(plan.book.size);
    const { arrivalDay, opening, size } = plan.book;
    this.vintageOf = Uint8Array.from({ length: size }, (_, a) =>
      a < opening ? 0 : plan.calendar.monthIndex[arrivalDay[a]] + 1,
    );
    this.vintageStock = new Float64Array((this.months + 1) * 2);
    this.byDay = new Float64Array(days * dayLayout(this.treatments, buckets, this.months).width);
    this.known = new Float64Array((this.treatments + 1) * buckets * MEASURES.length + CHANNEL_WIDTH);
    this.waiting = new Float64Array(plan.strategy.stepTreatment.length * buckets);
    this.strength = new Float64Array(plan.crews.length * this.months * 2);
    this.moves = new Float64Array(plan.crews.length * this.months * 3);
    this.teamVisits = new Float64Array(this.strength.length);
    this.placedBalance = new Float64Array(plan.partners.length * buckets);
    this.placedCash = new Float64Array(plan.partners.length * buckets);
    this.placedFees = new Float64Array(plan.partners.length);
    this.placedNumber = new Float64Array(plan.partners.length * this.months);
    this.rollNumber = new Float64Array(this.months * (this.treatments + 1) * buckets * (buckets + 2));
    this.rollBalance = new Float64Array(this.rollNumber.length);
    this.rollWeek = new Float64Array(weeks * (this.treatments + 1) * buckets * (buckets + 2));
    this.debtGroups = new Float64Array(this.months * DEBT_GROUPS * 2);
    this.monthBalance = new Float64Array(plan.book.size);
  }

  clear(): void {
    for (const name of COUNTERS) this.daily[name].fill(0);
    for (const array of [
      this.cells,
      this.stock,
      this.channels,
      this.vintages,
      this.byDay,
      this.place,
      this.monthPlace,
      this.vintageStock,
      this.waiting,
      this.strength,
      this.teamVisits,
      this.moves,
      this.effortByDay,
      this.placedBalance,
      this.placedCash,
      this.placedFees,
      this.placedNumber,
      this.rollNumber,
      this.rollBalance,
      this.rollWeek,
      this.debtGroups,
    ])
      array.fill(0);
    this.vintagesAt = dayLayout(this.treatments, this.buckets, this.months).vintages;
    this.panel = [];
    this.npv = 0;
    this.regularCash = 0;
    this.interest = 0;
    this.principalCash = 0;
    this.paidInFull = 0;
    this.touchedAccounts = 0;
    this.secondsLost = 0;
    this.blockedNumbers = 0;
    this.suppressed.fill(0);
    this.suppressedValue.fill(0);
  }

  touchedOn(channel: number, day: number): void {
    this.onChannel(channel, day, 0, 1);
  }

  reachedOn(channel: number, day: number): void {
    this.onChannel(channel, day, 1, 1);
  }

  promisedOn(channel: number, day: number): void {
    this.onChannel(channel, day, 2, 1);
  }

  keptOn(channel: number, day: number): void {
    this.onChannel(channel, day, 6, 1);
  }

  paidOn(channel: number, day: number, cash: number): void {
    this.onChannel(channel, day, 3, cash);
  }

  complain(s: State, a: number, channel: number, day: number): void {
    this.daily.complaints[day] += 1;
    this.onChannel(channel, day, 4, 1);
    note(s, a, COMPLAINED, 1);
  }

  /** Who complained about a channel blocks the number. */
  block(s: State, a: number, channel: number, day: number): void {
    this.blockedNumbers += 1;
    this.onChannel(channel, day, 5, 1);
    note(s, a, BLOCKED, 1);
  }

  private onChannel(channel: number, day: number, measure: number, amount: number): void {
    this.channels[(this.monthOf[day] * CHANNELS.length + channel) * CHANNEL_MEASURES.length + measure] +=
      amount;
  }
}

/** Where an account's month of joining has its numbers of today in `byDay`. */
export const vintageRow = ({ vintagesAt, vintageOf }: Observation, a: number): number =>
  vintagesAt + vintageOf[a] * MEASURES.length;

/** Adds to the cell of the account's present month, treatment and bucket, and to today's of its month of joining. */
export function note(s: State, a: number, measure: number, amount: number): void {
  const { seen } = s;
  const cell = s.month * (seen.treatments + 1) * seen.buckets + placeOf(s, a);
  seen.cells[cell * MEASURES.length + measure] += amount;
  seen.byDay[vintageRow(seen, a) + measure] += amount;
}

/**
 * A call, voicebot call or visit, and the account's first of the day, of the week and of the month. Returns where its cell
 * begins in `cells`.
 */
export function noteAttempt(s: State, a: number, treatment: number): number {
  const { seen, i, today } = s;
  const r = a * I_STRIDE;
  const cell =
    ((s.month * (seen.treatments + 1) + treatment) * seen.buckets + i[r + BUCKET]) * MEASURES.length;
  const row = vintageRow(seen, a);
  seen.cells[cell + ATTEMPTED] += 1;
  seen.byDay[row + ATTEMPTED] += 1;
  const last = i[r + LAST_ATTEMPT];
  if (last === today) return cell;
  i[r + LAST_ATTEMPT] = today;
  seen.cells[cell + TOUCHED_ON_DAY] += 1;
  seen.byDay[row + TOUCHED_ON_DAY] += 1;
  if (last < seen.weekFrom) {
    seen.cells[cell + TOUCHED_IN_WEEK] += 1;
    seen.byDay[row + TOUCHED_IN_WEEK] += 1;
  }
  if (last < seen.monthFrom) {
    seen.cells[cell + TOUCHED] += 1;
    seen.byDay[row + TOUCHED] += 1;
  }
  return cell;
}

/** Recovered cash of an account: its cell, its vintage, its present value on the day we have it. */
export function noteCash(s: State, a: number, cash: number, day: number): void {
  const { seen, plan } = s;
  note(s, a, CASH, cash);
  seen.vintages[seen.vintageOf[a] * seen.months + s.month] += cash;
  seen.npv += Math.round(cash * plan.discount[Math.min(day, plan.days)]);
}
