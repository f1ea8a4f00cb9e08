import type { StreamKey } from '#engine';
import {
  ACTIVE,
  ARREARS,
  BUCKET,
  CHARGED_OFF,
  CHARGES,
  CURED,
  FLAGS,
  F_STRIDE,
  I_STRIDE,
  NEXT_DUE,
  NOT_ARRIVED,
  OLDEST_DUE,
  PAID_IN_FULL,
  PRINCIPAL,
  SOLD,
  STATUS,
} from '../layout.ts';
import { Ledger } from './self-check-ledger.ts';
import { unlawfulTime } from '../people/hours.ts';
import { phoneWork } from '../pay/work.ts';
import { checkPay } from './self-check-pay.ts';
import { phoneSecondsOf } from './self-check-days.ts';
import { checkNumbers, checkTables } from './self-check-tables.ts';
import { liveDay, openBook } from '../simulate.ts';
import { balanceOf } from '../state.ts';
import type { State } from '../state.ts';
import { stockMisses } from './stock.ts';

/**
 * Lives one future as `simulate` does and holds the single-run invariants against it, account by account and day by
 * day. Throws `invariant: INV-nn account a day d replication r: …` at the first that does not hold. Changes no number;
 * what it costs stands in docs/validation/self-check.md.
 */
export function simulateChecked(s: State, seed: StreamKey, replication: number): void {
  openBook(s, seed, replication);
  const check = new SelfCheck(s, replication);
  const { trace } = s;
  s.trace = (kind, a, day, amount) => {
    check.ledger.hear(kind, a, day, amount);
    if (trace !== undefined) trace(kind, a, day, amount);
  };
  try {
    for (let day = 0; day < s.plan.days; day += 1) {
      check.day = day;
      liveDay(s, day);
      check.endDay(day);
    }
    check.endFuture();
  } finally {
    s.trace = trace;
  }
}

class SelfCheck {
  readonly ledger: Ledger;
  day = 0;
  private interest = 0;
  /** Length of the panel in the morning. */
  private panel = 0;
  private opening = 0;
  private arrived: number;
  private readonly arrears: Float64Array;
  private readonly oldestDue: Int32Array;
  private readonly nextDue: Int32Array;
  private readonly s: State;
  private readonly replication: number;

  constructor(s: State, replication: number) {
    this.s = s;
    this.replication = replication;
    const { size, balance } = s.plan.book;
    this.arrears = new Float64Array(size);
    this.oldestDue = new Int32Array(size);
    this.nextDue = new Int32Array(size).fill(-1);
    this.ledger = new Ledger(s, this.report, this.interestOn);
    this.arrived = s.arrived;
    for (let a = 0; a < s.arrived; a += 1) {
      this.opening += balance[a];
      this.copy(a);
    }
  }

  /** What is found at the end of a day, after the checks at the events themselves. */
  endDay(day: number): void {
    const { s, ledger } = this;
    this.checkTime(day);
    ledger.endDay(day);
    checkPay(this.s, day, this.panel, this.report);
    this.panel = this.s.seen.panel.length;
    this.checkArrivals(day);
    let total = 0;
    let paidInFull = 0;
    for (let a = 0; a < s.arrived; a += 1) {
      if (!this.unchanged(a, day)) {
        this.checkMoney(a, day);
        this.checkStanding(a, day);
        this.copy(a);
      }
      total += ledger.principal[a] + ledger.charges[a];
      if (ledger.status[a] === PAID_IN_FULL) paidInFull += 1;
    }
    if (s.seen.weekOf[day] !== s.seen.weekOf[day + 1])
      for (const [name, found, expected] of stockMisses(s))
        this.report('INV-03', -1, `${name}: ${found} are kept, ${expected} counted`);
    this.arrived = s.arrived;
    ledger.moved.fill(0);
    const { cash, regular, forgiven, sold } = ledger;
    const expected = this.opening + this.interest - cash - regular - forgiven - sold;
    if (total !== expected) this.report('INV-03', -1, `accounts owe ${total}, the ledger says ${expected}`);
    const { seen } = s;
    if (seen.interest !== this.interest || seen.regularCash !== regular)
      this.report('INV-03', -1, `interest ${seen.interest}, regular instalments ${seen.regularCash}`);
    if (seen.paidInFull !== paidInFull)
      this.report('INV-01', -1, `${paidInFull} accounts are paid in full, not ${seen.paidInFull}`);
  }

  /** True where nothing happened to an account but one more day: most of them, so that they must cost next to nothing. */
  private unchanged(a: number, day: number): boolean {
    const { s, ledger } = this;
    const { f, i, plan } = s;
    const o = a * F_STRIDE;
    const r = a * I_STRIDE;
    const oldest = i[r + OLDEST_DUE];
    const status = i[r + STATUS];
    if (
      a >= this.arrived ||
      ledger.moved[a] !== 0 ||
      this.nextDue[a] === day ||
      f[o + PRINCIPAL] !== ledger.principal[a] ||
      f[o + CHARGES] !== ledger.charges[a] ||
      f[o + ARREARS] !== this.arrears[a] ||
      status !== ledger.status[a] ||
      oldest !== this.oldestDue[a] ||
      i[r + NEXT_DUE] !== this.nextDue[a]
    )
      return false;
    if (status !== ACTIVE) return true;
    const dpd = day - oldest;
    const charged = ((i[r + FLAGS] & CHARGED_OFF) !== 0 ? 1 : 0) === ledger.chargedOff[a];
    return (
      charged && dpd !== plan.chargeOffDpd && i[r + BUCKET] === plan.stages.bucket[plan.stages.ofDpd[dpd]]
    );
  }

  endFuture(): void {
    this.day = this.s.plan.days;
    checkTables(this.s, this.report);
    checkNumbers(this.s, this.report);
  }

  readonly report = (id: string, account: number, detail: string): never => {
    const who = account < 0 ? '' : ` account ${account}`;
    throw new Error(`invariant: ${id}${who} day ${this.day} replication ${this.replication}: ${detail}`);
  };

  /** Interest that falls on an account today: where an instalment fell due outside a breathing space. */
  readonly interestOn = (a: number, day: number): number => {
    const { ledger } = this;
    const { interestLive, interestChargedOff } = this.s.plan;
    if (this.nextDue[a] !== day || ledger.status[a] !== ACTIVE) return 0;
    // Granted in the afternoon it does not undo this morning's interest.
    if (ledger.heldSince[a] < day && day < ledger.heldUntil[a]) return 0;
    const interest = Math.round(
      (ledger.principal[a] + ledger.charges[a]) *
        (ledger.chargedOff[a] === 1 ? interestChargedOff : interestLive),
    );
    ledger.charges[a] += interest;
    this.interest += interest;
    // Once: who is sold in the evening has had this morning's interest.
    this.nextDue[a] = -1;
    return interest;
  };

  /** INV-07: time used is what calls and answers took, within what the teams have today; no time idle beside work. */
  private checkTime(day: number): void {
    const { plan, seen, people } = this.s;
    const { daily } = seen;
    const used = daily.secondsUsed[day];
    let seconds = 0;
    plan.crews.forEach((crew, k) => {
      const unlawful = unlawfulTime(crew, plan.law, day, plan.quietDay[day] !== 0);
      if (unlawful !== '') this.report('INV-08', -1, `team ${crew.id} ${unlawful}`);
      if (!crew.field) seconds += people.strength[k] * crew.secondsPerHead[day];
    });
    const available = Math.floor(seconds / plan.scale);
    if (daily.secondsAvailable[day] !== available || used < 0 || used > available)
      this.report('INV-07', -1, `${used} of ${daily.secondsAvailable[day]} s used, teams have ${available}`);
    // Who works faster than the durations needs less time for the same.
    const { desk } = this.s;
    const work = desk === undefined ? available : phoneWork(this.s, desk);
    const pace = work > 0 ? available / work : 1;
    const attempts = this.ledger.countOf('attempts');
    const spoken = this.ledger.countOf('callBacks') * plan.inbound.seconds;
    const least = (attempts * plan.attemptSeconds + spoken) * pace;
    const most = (attempts * plan.worstAttemptSeconds + spoken) * pace;
    const slack = desk === undefined ? 0 : 1;
    const spent = phoneSecondsOf(this.s, day);
    if (Math.round(spent * pace) !== used)
      this.report('INV-03', -1, `${spent} s of calls by bucket at pace ${pace} are not ${used} s used`);
    if (used < least - slack || used > most + slack)
      this.report('INV-07', -1, `${used} s used for ${attempts} calls, of ${least} to ${most} s`);
    if (
      plan.assignment === 'pool' &&
      daily.backlog[day] > 0 &&
      available - used - slack >= plan.worstAttemptSeconds * pace
    )
      this.report('INV-07', -1, `${daily.backlog[day]} wait while ${available - used} s are left`);
    if (daily.visits[day] > daily.visitsPlanned[day])
      this.report('INV-07', -1, `${daily.visits[day]} visits of ${daily.visitsPlanned[day]} planned`);
  }

  /** INV-01: who should have joined has joined, at the age of the book; its balance is checked with all others. */
  private checkArrivals(day: number): void {
    const { s, arrived, ledger } = this;
    const { arrivalDay, balance, size, dpd } = s.plan.book;
    let expected = arrived;
    while (expected < size && arrivalDay[expected] <= day) expected += 1;
    if (s.arrived !== expected) this.report('INV-01', -1, `${s.arrived} accounts joined, not ${expected}`);
    for (let a = arrived; a < s.arrived; a += 1) {
      if (ledger.status[a] === NOT_ARRIVED) ledger.join(a);
      if (day - s.i[a * I_STRIDE + OLDEST_DUE] !== dpd[a]) this.report('INV-09', a, 'joined at another age');
      this.opening += balance[a];
    }
  }

  /** INV-02, INV-05, INV-06: yesterday's balance, today's payments and interest; nothing below zero; closed stays closed. */
  private checkMoney(a: number, day: number): void {
    const { s, ledger } = this;
    const o = a * F_STRIDE;
    this.interestOn(a, day);
    const principal = s.f[o + PRINCIPAL];
    const charges = s.f[o + CHARGES];
    if (principal !== ledger.principal[a] || charges !== ledger.charges[a])
      this.report(
        'INV-02',
        a,
        `owes ${principal} and ${charges}, not ${ledger.principal[a]} and ${ledger.charges[a]}`,
      );
    const status = s.i[a * I_STRIDE + STATUS];
    const before = ledger.status[a];
    // Only a cured account changes without an event of its own: it may fall due again, which is heard too.
    if (status !== before && !(before === CURED && ledger.moved[a] === 1))
      this.report('INV-06', a, `went from status ${before} to ${status} without an event`);
  }

  /** INV-01, INV-05, INV-09: one known state, arrears within the balance, dpd one day older unless paid, its bucket. */
  private checkStanding(a: number, day: number): void {
    const { s, ledger } = this;
    const { plan } = s;
    const o = a * F_STRIDE;
    const r = a * I_STRIDE;
    const status = s.i[r + STATUS];
    if (status < ACTIVE || status > SOLD) this.report('INV-01', a, `status ${status}`);
    const balance = balanceOf(s, a);
    const arrears = s.f[o + ARREARS];
    const sound =
      s.f[o + PRINCIPAL] >= 0 &&
      s.f[o + CHARGES] >= 0 &&
      arrears >= 0 &&
      arrears <= balance &&
      balance <= Number.MAX_SAFE_INTEGER;
    const settled = status > CURED ? balance === 0 : status !== CURED || arrears === 0;
    if (!sound || !settled) this.report('INV-05', a, `status ${status}, owes ${balance}, arrears ${arrears}`);
    if (status !== ACTIVE) return;
    const oldest = s.i[r + OLDEST_DUE];
    const dpd = day - oldest;
    const known = a < this.arrived;
    const moved = oldest !== this.oldestDue[a];
    if (dpd < 0 || (known && moved && (ledger.moved[a] === 0 || oldest < this.oldestDue[a])))
      this.report('INV-09', a, `oldest due day went from ${this.oldestDue[a]} to ${oldest}`);
    const bucket = plan.stages.bucket[plan.stages.ofDpd[dpd]];
    if (s.i[r + BUCKET] !== bucket)
      this.report('INV-09', a, `bucket ${s.i[r + BUCKET]} at ${dpd} days past due, not ${bucket}`);
    if (dpd >= plan.chargeOffDpd && (s.i[r + FLAGS] & CHARGED_OFF) === 0)
      this.report('INV-09', a, `not charged off at ${dpd} days past due`);
  }

  /** Tomorrow's yesterday. */
  private copy(a: number): void {
    const { s, ledger } = this;
    const r = a * I_STRIDE;
    ledger.principal[a] = s.f[a * F_STRIDE + PRINCIPAL];
    ledger.charges[a] = s.f[a * F_STRIDE + CHARGES];
    ledger.status[a] = s.i[r + STATUS];
    ledger.chargedOff[a] = (s.i[r + FLAGS] & CHARGED_OFF) === 0 ? 0 : 1;
    this.arrears[a] = s.f[a * F_STRIDE + ARREARS];
    this.oldestDue[a] = s.i[r + OLDEST_DUE];
    this.nextDue[a] = s.i[r + NEXT_DUE];
  }
}
