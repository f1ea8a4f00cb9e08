import * as model from '#model';
import type { Plan, State } from './engine.ts';
import type { Findings } from './findings.ts';

// Local names: a test's imports are property reads, too slow for every account of every day.
const { ACTIVE, ARREARS, CALLABLE, CHARGED_OFF, CHARGES, CURED, F_STRIDE, FLAGS, I_STRIDE } = model;
const { NEXT_DUE, OLDEST_DUE, PAID_IN_FULL, PRINCIPAL, PROMISE_OPEN, STATUS } = model;

/**
 * A second book, kept by hand from the events alone: what each account owed before today, and what it paid. The checks
 * hold the engine's own records against it.
 */
export class Shadow {
  /** Minor units and day numbers by account, as they stood when the day began or after today's last payment. */
  readonly principal: Float64Array;
  readonly charges: Float64Array;
  readonly oldestDue: Int32Array;
  readonly nextDue: Int32Array;
  readonly status: Int32Array;
  readonly chargedOff: Uint8Array;
  /** 1 where an account paid or fell due after a cure today: its oldest due date may move. */
  readonly moved: Uint8Array;
  /** Days of all attempts by account. */
  readonly attempts: number[][];
  /** Money and counts of today, then of all days so far. */
  today = emptyDay();
  cash = 0;
  regular = 0;
  interest = 0;
  redefaults = 0;
  readonly s: State;
  readonly plan: Plan;
  private readonly findings: Findings;

  constructor(s: State, findings: Findings) {
    const size = s.plan.book.size;
    this.s = s;
    this.plan = s.plan;
    this.findings = findings;
    this.principal = new Float64Array(size);
    this.charges = new Float64Array(size);
    this.oldestDue = new Int32Array(size);
    this.nextDue = new Int32Array(size);
    this.status = new Int32Array(size);
    this.chargedOff = new Uint8Array(size);
    this.moved = new Uint8Array(size);
    this.attempts = Array.from({ length: size }, () => []);
    s.trace = (kind, a, day, amount) => this.hear(kind, a, day, amount);
  }

  /** Copies the engine's records as a day begins. */
  beginDay(): void {
    const { f, i } = this.s;
    this.today = emptyDay();
    this.moved.fill(0);
    for (let a = 0; a < this.s.arrived; a += 1) {
      const o = a * F_STRIDE;
      const r = a * I_STRIDE;
      this.principal[a] = f[o + PRINCIPAL]!;
      this.charges[a] = f[o + CHARGES]!;
      this.oldestDue[a] = i[r + OLDEST_DUE]!;
      this.nextDue[a] = i[r + NEXT_DUE]!;
      this.status[a] = i[r + STATUS]!;
      this.chargedOff[a] = (i[r + FLAGS]! & CHARGED_OFF) !== 0 ? 1 : 0;
    }
  }

  private hear(kind: string, a: number, day: number, amount: number): void {
    this.findings.event(kind);
    switch (kind) {
      case 'unprompted':
      case 'kept':
      case 'regular':
        this.pay(kind, a, amount);
        return;
      case 'contact':
      case 'miss':
        this.attempt(kind, a, day);
        return;
      case 'redefault':
        this.redefaults += 1;
        this.moved[a] = 1;
        return;
      case 'message':
        this.today.messages += 1;
        return;
      case 'promise':
        this.today.promises += 1;
        return;
      case 'broken':
        this.today.broken += 1;
    }
  }

  /** INV-05 and INV-12 at the very payment: to whom, how much, and to what it was booked. */
  private pay(kind: 'unprompted' | 'kept' | 'regular', a: number, amount: number): void {
    const { findings, s } = this;
    const o = a * F_STRIDE;
    const owed = this.principal[a]! + this.charges[a]!;
    const mayPay = this.status[a] === (kind === 'regular' ? CURED : ACTIVE);
    findings.check('INV-05', mayPay, () => `${kind} payment by account ${a} of status ${this.status[a]}`);
    const sane = Number.isInteger(amount) && amount >= 0 && amount <= owed;
    findings.check('INV-05', sane, () => `account ${a} owed ${owed} and paid ${amount}`);
    const toCharges = Math.min(amount, this.charges[a]!);
    this.charges[a]! -= toCharges;
    this.principal[a]! -= amount - toCharges;
    const booked = s.f[o + CHARGES] === this.charges[a] && s.f[o + PRINCIPAL] === this.principal[a];
    findings.check(
      'INV-12',
      booked,
      () => `${amount} of account ${a} went elsewhere than charges, principal`,
    );
    this.status[a] = s.i[a * I_STRIDE + STATUS]!;
    this.moved[a] = 1;
    this.today[kind] += amount;
    if (kind === 'kept') this.today.promisesKept += 1;
    if (kind === 'regular') this.regular += amount;
    else this.cash += amount;
  }

  /** INV-07 at the very attempt: both ceilings, and nobody is called who should not be. */
  private attempt(kind: 'contact' | 'miss', a: number, day: number): void {
    const { findings, plan, s } = this;
    this.today[kind] += 1;
    const days = this.attempts[a]!;
    days.push(day);
    const inWeek = days.filter((other) => other > day - 7).length;
    const today = days.filter((other) => other === day).length;
    findings.check(
      'INV-07',
      inWeek <= plan.maxPer7Days,
      () => `${inWeek} attempts on ${a} in 7 days to ${day}`,
    );
    findings.check('INV-07', today <= plan.maxPerDay, () => `${today} attempts on ${a} on day ${day}`);
    const flags = s.i[a * I_STRIDE + FLAGS]!;
    const status = s.i[a * I_STRIDE + STATUS];
    const open = status === ACTIVE && (flags & CALLABLE) !== 0 && (flags & PROMISE_OPEN) === 0;
    findings.check('INV-07', open, () => `attempt on account ${a}: status ${status}, flags ${flags}`);
  }

  /** Balance by the engine's own record. */
  balance(a: number): number {
    return this.s.f[a * F_STRIDE + PRINCIPAL]! + this.s.f[a * F_STRIDE + CHARGES]!;
  }

  arrears(a: number): number {
    return this.s.f[a * F_STRIDE + ARREARS]!;
  }

  /** True where the account is of one of the known states. */
  known(a: number): boolean {
    const status = this.s.i[a * I_STRIDE + STATUS];
    return status === ACTIVE || status === CURED || status === PAID_IN_FULL;
  }
}

function emptyDay() {
  return {
    unprompted: 0,
    kept: 0,
    regular: 0,
    promisesKept: 0,
    promises: 0,
    broken: 0,
    contact: 0,
    miss: 0,
    messages: 0,
  };
}
