import * as model from '#model';
import type { Plan, State } from './engine.ts';
import type { Findings } from './findings.ts';

// Local names: a test's imports are property reads, too slow for every account of every day.
const { ACTIVE, ARREARS, CALLABLE, CHARGED_OFF, CHARGES, CURED, F_STRIDE, FLAGS, I_STRIDE } = model;
const { HELD_OUT, NEXT_DUE, OLDEST_DUE, OUT_OF_STRATEGY, PAID_IN_FULL, PHONE_STEP_SHIFT, PRINCIPAL } = model;
const { PROMISE_OPEN, SETTLED, SOLD, STATUS } = model;

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
  /** Days of all calls by account, by people and by the voicebot: both count for the ceilings. */
  readonly calls: number[][];
  /** First day after the account's breathing space, as its hardship announced it; and whether it holds as a day begins. */
  readonly heldUntil: Int32Array;
  readonly held: Uint8Array;
  /** Who holds the account, and how many days past due it was when handed over; none in-house. */
  readonly placed = new Map<number, { partner: number; dpd: number }>();
  /** Money and counts of today, then of all days so far. */
  today = emptyDay();
  cash = 0;
  regular = 0;
  forgiven = 0;
  /** Balance sold, its price included. */
  sold = 0;
  interest = 0;
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
    this.heldUntil = new Int32Array(size);
    this.held = new Uint8Array(size);
    this.calls = Array.from({ length: size }, () => []);
    s.trace = (kind, a, day, amount) => this.hear(kind, a, day, amount);
  }

  /** Copies the engine's records as a day begins. */
  beginDay(day: number): void {
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
      this.held[a] = day < this.heldUntil[a]! ? 1 : 0;
    }
  }

  private hear(kind: string, a: number, day: number, amount: number): void {
    this.findings.event(kind);
    if (TOUCHES.has(kind)) this.touch(kind, a, day);
    switch (kind) {
      case 'unprompted':
      case 'kept':
      case 'settled':
      case 'planPart':
      case 'court':
      case 'regular':
        this.pay(kind, a, amount);
        return;
      case 'forgiven':
        this.forgive(a, amount);
        return;
      case 'contact':
      case 'miss':
        this.attempt(kind, a, day);
        return;
      case 'botCall':
        this.calls[a]!.push(day);
        this.today.botCalls += 1;
        return;
      case 'visit':
      case 'callBack':
      case 'reached':
      case 'skipTrace':
      case 'settlement':
      case 'plan':
      case 'planBroken':
        this.today[kind] += 1;
        return;
      case 'placed':
        this.place(a, day, amount);
        return;
      case 'placedMonth':
        this.monthPlaced(a, amount);
        return;
      case 'sold':
        this.sell(a, day, amount);
        return;
      case 'hardship':
        this.today.hardship += 1;
        this.heldUntil[a] = day + amount;
        return;
      case 'claim':
        this.today.claims += 1;
        this.today.courtFees += courtFee(this.plan, amount);
        return;
      case 'redefault':
        this.today.redefault += 1;
        this.moved[a] = 1;
        return;
      case 'message':
        this.today.messages += 1;
        this.today.messageCost += this.plan.costPerTouch[amount]!;
        return;
      case 'promise':
        this.today.promises += 1;
        return;
      case 'broken':
        this.today.broken += 1;
    }
  }

  /** INV-05 and INV-12 at the very payment: to whom, how much, and to what it was booked. */
  private pay(kind: Payment, a: number, amount: number): void {
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
    this.fee(a, amount);
    if (kind === 'kept') this.today.promisesKept += 1;
    if (kind === 'regular') this.regular += amount;
    else this.cash += amount;
  }

  /** A settlement was paid: what is still owed is forgiven, to the last unit, and nothing is owed after it. */
  private forgive(a: number, amount: number): void {
    const owed = this.principal[a]! + this.charges[a]!;
    const gone = amount === owed && this.balance(a) === 0 && this.arrears(a) === 0;
    this.findings.check('INV-12', gone, () => `account ${a} owed ${owed} and was forgiven ${amount}`);
    this.principal[a] = 0;
    this.charges[a] = 0;
    this.status[a] = SETTLED;
    this.moved[a] = 1;
    this.today.forgiven += amount;
    this.forgiven += amount;
  }

  /** Hands the account over; days past due as the calendar has them, for the fee. */
  private place(a: number, day: number, partner: number): void {
    const owner = this.placed.get(a);
    this.findings.check('INV-12', owner === undefined, () => `account ${a} is placed twice`);
    this.placed.set(a, { partner, dpd: day - this.s.i[a * I_STRIDE + OLDEST_DUE]! });
    this.today.placements += 1;
  }

  private monthPlaced(a: number, monthsLeft: number): void {
    const owner = this.placed.get(a);
    this.findings.check('INV-12', owner !== undefined, () => `account ${a} is not placed`);
    this.today.oversight += this.plan.partners[owner?.partner ?? 0]!.oversightPerAccountMonth;
    if (monthsLeft === 0) this.placed.delete(a);
  }

  /** What a partner keeps of a payment: the last tier that days past due at placement had reached. */
  private fee(a: number, amount: number): void {
    const owner = this.placed.get(a);
    if (owner === undefined) return;
    const reached = this.plan.partners[owner.partner]!.fees.filter(({ fromDpd }) => fromDpd <= owner.dpd);
    this.today.partnerCash += amount;
    this.today.fees += Math.round(amount * (reached.at(-1)?.share ?? 0));
    if (this.status[a] !== ACTIVE) this.placed.delete(a);
  }

  /** The whole balance leaves for its price, interest of an instalment that fell due this morning included. */
  private sell(a: number, day: number, price: number): void {
    const before = this.principal[a]! + this.charges[a]!;
    const rate = this.chargedOff[a] === 1 ? this.plan.interestChargedOff : this.plan.interestLive;
    const interest = this.nextDue[a] === day && this.held[a] === 0 ? Math.round(before * rate) : 0;
    this.interest += interest;
    const owed = before + interest;
    const sane = Number.isInteger(price) && price >= 0 && price <= owed;
    this.findings.check('INV-05', sane, () => `account ${a} owed ${owed} and was sold for ${price}`);
    this.principal[a] = 0;
    this.charges[a] = 0;
    this.status[a] = SOLD;
    this.moved[a] = 1;
    this.today.sales += 1;
    this.today.salePrice += price;
    this.today.soldRest += owed - price;
    this.sold += owed;
  }

  /** INV-07 at any touch: nobody whom strategy has put aside, who is in the hold-out or in a breathing space. */
  private touch(kind: string, a: number, day: number): void {
    const flags = this.s.i[a * I_STRIDE + FLAGS]!;
    const free = (flags & (OUT_OF_STRATEGY | HELD_OUT)) === 0 && day >= this.heldUntil[a]!;
    this.findings.check('INV-07', free, () => `${kind} on account ${a}: flags ${flags}, day ${day}`);
  }

  /** INV-07 at the very attempt: both ceilings of its step, and nobody is called who should not be. */
  private attempt(kind: 'contact' | 'miss', a: number, day: number): void {
    const { findings, plan, s } = this;
    this.today[kind] += 1;
    const days = this.calls[a]!;
    const step = s.i[a * I_STRIDE + FLAGS]! >>> PHONE_STEP_SHIFT;
    const maxPer7Days = Math.min(plan.strategy.maxPer7Days[step]!, plan.law.callsPerSevenDays.most);
    days.push(day);
    const inWeek = days.filter((other) => other > day - 7).length;
    const today = days.filter((other) => other === day).length;
    findings.check('INV-07', inWeek <= maxPer7Days, () => `${inWeek} attempts on ${a} in 7 days to ${day}`);
    findings.check(
      'INV-07',
      today <= plan.strategy.maxPerDay[step]!,
      () => `${today} attempts on ${a} on day ${day}`,
    );
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
    return (
      status === ACTIVE ||
      status === CURED ||
      status === PAID_IN_FULL ||
      status === SETTLED ||
      status === SOLD
    );
  }
}

type Payment = 'unprompted' | 'kept' | 'settled' | 'planPart' | 'court' | 'regular';

/** What the debtor notices of the collector, and what strategy does about the debtor. */
const TOUCHES = new Set(['contact', 'miss', 'botCall', 'visit', 'callBack', 'message', 'skipTrace', 'claim']);

/** A share of the claim but not less than the minimum, and counsel's fee. */
function courtFee({ legal }: Plan, claim: number): number {
  return Math.max(legal.minimumFee, Math.round(claim * legal.courtFeeShare)) + legal.feePerFile;
}

function emptyDay() {
  return {
    unprompted: 0,
    kept: 0,
    settled: 0,
    planPart: 0,
    court: 0,
    regular: 0,
    forgiven: 0,
    placements: 0,
    oversight: 0,
    partnerCash: 0,
    fees: 0,
    sales: 0,
    salePrice: 0,
    soldRest: 0,
    botCalls: 0,
    visit: 0,
    callBack: 0,
    reached: 0,
    skipTrace: 0,
    settlement: 0,
    plan: 0,
    planBroken: 0,
    redefault: 0,
    hardship: 0,
    claims: 0,
    courtFees: 0,
    messageCost: 0,
    promisesKept: 0,
    promises: 0,
    broken: 0,
    contact: 0,
    miss: 0,
    messages: 0,
  };
}
