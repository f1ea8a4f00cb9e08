import { DEBT_GROUP_ENDS, DEBT_GROUPS } from '#scenario';
import { CHANNELS } from '../touch/channels.ts';
import {
  ACTIVE,
  BUCKET,
  CHARGES,
  CURED,
  F_STRIDE,
  I_STRIDE,
  MONTH_MARK,
  OLDEST_DUE,
  PRINCIPAL,
  STATUS,
  TREATMENT,
} from '../layout.ts';
import {
  ACCOUNTS,
  ATTEMPTED,
  BALANCE,
  CASH,
  CHANNEL_MEASURES,
  COMPLAINED,
  COUNTERS,
  DAY_MEASURES,
  dayLayout,
  MEASURES,
  TOUCHED,
  weekLayout,
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
  /** The same by week, laid out as `weekLayout` says: Float64Array[weeks × width]. */
  readonly weekly: Float64Array;
  /** Where active accounts stand now, number and balance by treatment × bucket (stock.ts). */
  readonly stock: Float64Array;
  /** First day of the present week, and where its numbers begin in `weekly`. */
  weekFrom = 0;
  weekAt = 0;
  /** Present week and month as `MONTH_MARK` writes them for an account that was touched in both. */
  mark = 0;
  /** Some of the same by day, laid out as `dayLayout` says: Float64Array[days × width]. */
  readonly byDay: Float64Array;
  /** What the cells of the present month held as the day began: filled and read by `closeDay`. */
  readonly eventsSoFar: Float64Array;
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
  /** Balance of active accounts and the provision it calls for as a month ends, by debt group: Float64Array[months × groups × 2]. */
  readonly debtGroups: Float64Array;
  /** Balance and treatment of each account as the month began. */
  readonly monthBalance: Float64Array;
  readonly monthTreatment: Uint8Array;
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
    this.channels = new Float64Array(this.months * CHANNELS.length * CHANNEL_MEASURES.length);
    this.vintages = new Float64Array((this.months + 1) * this.months);
    this.weekOf = weeksOf(plan);
    const weeks = days === 0 ? 0 : this.weekOf[days - 1] + 1;
    this.stock = new Float64Array((this.treatments + 1) * buckets * 2);
    this.weekly = new Float64Array(weeks * weekLayout(this.treatments, buckets, this.months).width);
    this.byDay = new Float64Array(days * dayLayout(this.treatments, buckets).width);
    this.eventsSoFar = new Float64Array((this.treatments + 1) * buckets * DAY_MEASURES.length);
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
    this.debtGroups = new Float64Array(this.months * DEBT_GROUPS * 2);
    this.monthBalance = new Float64Array(plan.book.size);
    this.monthTreatment = new Uint8Array(plan.book.size);
  }

  clear(): void {
    for (const name of COUNTERS) this.daily[name].fill(0);
    for (const array of [
      this.cells,
      this.stock,
      this.channels,
      this.vintages,
      this.weekly,
      this.byDay,
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
      this.debtGroups,
    ])
      array.fill(0);
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

  /** A week begins on `day`. */
  beginWeek(day: number): void {
    this.weekFrom = day;
    this.weekAt = this.weekOf[day] * weekLayout(this.treatments, this.buckets, this.months).width;
    this.mark = markOf(this.weekOf[day], this.monthOf[day]);
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

  paidOn(channel: number, day: number, cash: number): void {
    this.onChannel(channel, day, 3, cash);
  }

  complain(s: State, a: number, channel: number, day: number): void {
    this.daily.complaints[day] += 1;
    this.onChannel(channel, day, 4, 1);
    note(s, a, COMPLAINED, 1);
  }

  private onChannel(channel: number, day: number, measure: number, amount: number): void {
    this.channels[(this.monthOf[day] * CHANNELS.length + channel) * CHANNEL_MEASURES.length + measure] +=
      amount;
  }
}

/** Adds to the cell of the account's present month, treatment and bucket. */
export function note(s: State, a: number, measure: number, amount: number): void {
  const { seen } = s;
  const cell = s.month * (seen.treatments + 1) * seen.buckets + placeOf(s, a);
  seen.cells[cell * MEASURES.length + measure] += amount;
}

/** How `MONTH_MARK` writes the week and the month of an account's last attempt, above the four bits of its bucket. */
const markOf = (week: number, month: number) => ((week + 1) << 16) | ((month + 1) << 4);

/** A call, voicebot call or visit, and the account's first of the week and of the month as a touched account. */
export function noteAttempt(s: State, a: number, treatment: number): void {
  const { seen, i } = s;
  const r = a * I_STRIDE;
  const bucket = i[r + BUCKET];
  const cell = (s.month * (seen.treatments + 1) + treatment) * seen.buckets + bucket;
  seen.cells[cell * MEASURES.length + ATTEMPTED] += 1;
  const before = i[r + MONTH_MARK];
  if ((before & ~15) === seen.mark) return;
  i[r + MONTH_MARK] = seen.mark | (before & 15);
  if (((before ^ seen.mark) & 0xfff0) !== 0) seen.cells[cell * MEASURES.length + TOUCHED] += 1;
  if ((before ^ seen.mark) >>> 16 === 0) return;
  seen.weekly[seen.weekAt + treatment * MEASURES.length + TOUCHED] += 1;
  seen.weekly[seen.weekAt + (seen.treatments + 1 + bucket) * MEASURES.length + TOUCHED] += 1;
}

/** Recovered cash of an account: its cell, its vintage, its present value on the day we have it. */
export function noteCash(s: State, a: number, cash: number, day: number): void {
  const { seen, plan } = s;
  note(s, a, CASH, cash);
  const { opening, arrivalDay } = plan.book;
  const vintage = a < opening ? 0 : plan.calendar.monthIndex[arrivalDay[a]] + 1;
  seen.vintages[vintage * seen.months + s.month] += cash;
  seen.npv += Math.round(cash * plan.discount[Math.min(day, plan.days)]);
}

/**
 * The evening on which a month ends, in one walk through the book: books the move of every account that was active when the
 * month began, and notes where every active account stands as month `opens` begins (−1 = the horizon: none does). Before the
 * first day no month ends. Returns the provision that the book calls for: share of the balance by debt group.
 */
export function turnMonth(s: State, day: number, opens: number): number {
  const { i, f, plan, seen } = s;
  const { rollNumber, rollBalance, monthBalance, monthTreatment, debtGroups, buckets, treatments } = seen;
  const width = buckets + 2;
  const endingMonth = s.month * (treatments + 1);
  const ends = s.month * DEBT_GROUPS * 2;
  if (opens >= 0) seen.mark = (seen.mark & ~0xfff0) | markOf(-1, opens);
  let provision = 0;
  for (let a = 0; a < s.arrived; a += 1) {
    const r = a * I_STRIDE;
    const mark = i[r + MONTH_MARK];
    const status = i[r + STATUS];
    const bucket = i[r + BUCKET];
    const from = (mark & 15) - 1;
    if (from >= 0) {
      const to = status === ACTIVE ? bucket : status === CURED ? buckets : buckets + 1;
      const move = ((endingMonth + monthTreatment[a]) * buckets + from) * width + to;
      rollNumber[move] += 1;
      rollBalance[move] += monthBalance[a];
    }
    const active = status === ACTIVE;
    if (opens >= 0) i[r + MONTH_MARK] = (mark & ~15) | (active ? bucket + 1 : 0);
    if (!active) continue;
    const balance = f[a * F_STRIDE + PRINCIPAL] + f[a * F_STRIDE + CHARGES];
    const dpd = day - i[r + OLDEST_DUE];
    let group = 0;
    while (group < DEBT_GROUPS - 1 && dpd > DEBT_GROUP_ENDS[group]) group += 1;
    // Rounded by account, so that the order of accounts cannot show in the sum.
    const part = Math.round(balance * plan.provisionShares[group]);
    provision += part;
    debtGroups[ends + 2 * group] += balance;
    debtGroups[ends + 2 * group + 1] += part;
    if (opens < 0) continue;
    monthBalance[a] = balance;
    monthTreatment[a] = i[r + TREATMENT] < 0 ? treatments : i[r + TREATMENT];
  }
  if (opens >= 0) openCells(seen, opens);
  // Before the first day no month ends.
  if (opens === s.month) debtGroups.fill(0);
  return provision;
}

/** Notes where accounts stand as a month opens. */
function openCells({ cells, stock, treatments, buckets }: Observation, month: number): void {
  const places = (treatments + 1) * buckets;
  for (let place = 0; place < places; place += 1) {
    const cell = (month * places + place) * MEASURES.length;
    cells[cell + ACCOUNTS] += stock[2 * place];
    cells[cell + BALANCE] += stock[2 * place + 1];
  }
}
