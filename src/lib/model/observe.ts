import {
  BUCKET,
  CURED,
  ACTIVE,
  F_STRIDE,
  I_STRIDE,
  MONTH_BUCKET,
  PRINCIPAL,
  CHARGES,
  STATUS,
  PAID_IN_FULL,
} from './layout.ts';
import type { Plan } from './plan.ts';
import type { State } from './state.ts';

/** Daily counters of one future; money in minor units, all exact integers. */
export const COUNTERS = [
  'unpromptedCash', // paid without a promise
  'promiseCash', // paid on a promise
  'attempts',
  'contacts',
  'promises',
  'kept',
  'broken',
  'messages',
  'cured',
  'secondsUsed',
  'secondsAvailable',
  'backlog', // accounts eligible for a call and not attempted when the day ended
  'labourCost',
  'callCost',
  'messageCost',
  'complaints',
  'complaintCost',
] as const;

/** What one future is remembered by. */
export class Observation {
  readonly days: number;
  /** Float64Array[days] each. */
  readonly unpromptedCash: Float64Array;
  readonly promiseCash: Float64Array;
  readonly attempts: Float64Array;
  readonly contacts: Float64Array;
  readonly promises: Float64Array;
  readonly kept: Float64Array;
  readonly broken: Float64Array;
  readonly messages: Float64Array;
  readonly cured: Float64Array;
  readonly secondsUsed: Float64Array;
  readonly secondsAvailable: Float64Array;
  readonly backlog: Float64Array;
  readonly labourCost: Float64Array;
  readonly callCost: Float64Array;
  readonly messageCost: Float64Array;
  readonly complaints: Float64Array;
  readonly complaintCost: Float64Array;
  /** Moves between month starts: Float64Array[buckets × (buckets + 2)], last two columns cured and paid in full. */
  readonly rollNumber: Float64Array;
  readonly rollBalance: Float64Array;
  readonly monthBalance: Float64Array;
  /** Discounted cash less discounted cost, rounded a payment at a time. */
  npv = 0;
  /** Regular instalments of cured accounts: not recovery, but part of the money balance. */
  regularCash = 0;
  interest = 0;
  /** Part of unprompted and promised cash that repaid principal. */
  principalCash = 0;
  paidInFull = 0;
  touchedAccounts = 0;
  secondsLost = 0;
  blockedNumbers = 0;
  /** Touches a rule held back, and their marginal value: Float64Array[rules]. */
  readonly suppressed: Float64Array;
  readonly suppressedValue: Float64Array;

  constructor(plan: Plan) {
    const days = plan.days;
    this.days = days;
    const series = () => new Float64Array(days);
    this.unpromptedCash = series();
    this.promiseCash = series();
    this.attempts = series();
    this.contacts = series();
    this.promises = series();
    this.kept = series();
    this.broken = series();
    this.messages = series();
    this.cured = series();
    this.secondsUsed = series();
    this.secondsAvailable = series();
    this.backlog = series();
    this.labourCost = series();
    this.callCost = series();
    this.messageCost = series();
    this.complaints = series();
    this.complaintCost = series();
    this.suppressed = new Float64Array(plan.law.ruleIds.length);
    this.suppressedValue = new Float64Array(plan.law.ruleIds.length);
    const buckets = plan.bucketIds.length;
    this.rollNumber = new Float64Array(buckets * (buckets + 2));
    this.rollBalance = new Float64Array(buckets * (buckets + 2));
    this.monthBalance = new Float64Array(plan.book.size);
  }

  clear(): void {
    for (const name of COUNTERS) this[name].fill(0);
    this.rollNumber.fill(0);
    this.rollBalance.fill(0);
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
}

/** Notes where every active account stands as a month begins. */
export function markMonthStart(s: State): void {
  const { i, f } = s;
  const { monthBalance } = s.seen;
  for (let a = 0; a < s.arrived; a += 1) {
    const r = a * I_STRIDE;
    const active = i[r + STATUS] === ACTIVE;
    i[r + MONTH_BUCKET] = active ? i[r + BUCKET] : -1;
    if (active) monthBalance[a] = f[a * F_STRIDE + PRINCIPAL] + f[a * F_STRIDE + CHARGES];
  }
}

/** Books the move of every account that was active when the month began. */
export function countMonthMoves(s: State): void {
  const { i } = s;
  const { rollNumber, rollBalance, monthBalance } = s.seen;
  const buckets = s.plan.bucketIds.length;
  for (let a = 0; a < s.arrived; a += 1) {
    const r = a * I_STRIDE;
    const from = i[r + MONTH_BUCKET];
    if (from < 0) continue;
    const status = i[r + STATUS];
    const to = status === CURED ? buckets : status === PAID_IN_FULL ? buckets + 1 : i[r + BUCKET];
    rollNumber[from * (buckets + 2) + to] += 1;
    rollBalance[from * (buckets + 2) + to] += monthBalance[a];
  }
}
