import { SKIP_TRACE, VOICEBOT } from '../touch/channels.ts';
import {
  ACTIVE,
  CALLABLE,
  CHARGED_OFF,
  CHARGES,
  CURED,
  FLAGS,
  NOT_ARRIVED,
  OLDEST_DUE,
  OUT_OF_STRATEGY,
  PHONE_STEP_SHIFT,
  PRINCIPAL,
  PROMISE_OPEN,
  SETTLED,
  SOLD,
  STATUS,
} from '../layout.ts';
import { COUNTERS } from './measures.ts';
import type { Counter } from './measures.ts';
import { doubles, integers } from '../state.ts';
import type { State } from '../state.ts';

/** Ends a future whose books do not add up. Account and day −1: the finding is not about one. */
export type Report = (id: string, account: number, detail: string) => never;

/** Day before any debt of the book fell due. */
const LONG_AGO = -1_000_000;
/** The engine keeps discounts in millionths. */
const MILLION = 1_000_000;

/** Counters that are the number, or the sum of the amounts, of events of a kind. */
const COUNTED: Readonly<Record<string, readonly Counter[]>> = {
  contact: ['attempts', 'contacts'],
  miss: ['attempts'],
  reached: ['contacts'],
  botCall: ['botCalls'],
  visit: ['visits'],
  callBack: ['callBacks'],
  message: ['messages'],
  promise: ['promises'],
  kept: ['kept'],
  broken: ['broken'],
  settlement: ['settlements'],
  plan: ['plans'],
  planBroken: ['plansBroken'],
  hardship: ['hardships'],
  redefault: ['redefaults'],
  claim: ['claims'],
  skipTrace: ['traces'],
  placed: ['placements'],
  sold: ['sales'],
};
const ADDED: Readonly<Record<string, Counter>> = {
  unprompted: 'unpromptedCash',
  kept: 'promiseCash',
  settled: 'settlementCash',
  planPart: 'planCash',
  court: 'legalCash',
  forgiven: 'forgiven',
  sold: 'saleCash',
};
const HEARD = [...new Set([...Object.values(COUNTED).flat(), ...Object.values(ADDED)])];
const INDEX = Object.fromEntries(COUNTERS.map((name, n) => [name, n])) as Record<Counter, number>;
/** Called by a person or a machine: what ceilings count. And everything else the debtor notices of us. */
const CALLS = new Set(['contact', 'miss', 'botCall']);
const NOTICED = new Set([...CALLS, 'visit', 'message']);
const TOUCHES = new Set([...NOTICED, 'callBack', 'skipTrace', 'claim']);
/** All of this by kind of event, looked up once an event. */
const SLOTS = new Map(
  [...new Set([...Object.keys(COUNTED), ...Object.keys(ADDED)])].map((kind) => [
    kind,
    {
      counted: (COUNTED[kind] ?? []).map((name) => INDEX[name]),
      added: kind in ADDED ? INDEX[ADDED[kind]] : -1,
      touch: TOUCHES.has(kind),
      noticed: NOTICED.has(kind),
      call: CALLS.has(kind),
    },
  ]),
);

/** A second book kept from the events alone, against which the engine's own records are held. */
export class Ledger {
  /** Minor units and day numbers by account, as they stood when the day began or after today's last payment. */
  readonly principal: Float64Array;
  readonly charges: Float64Array;
  readonly status: Uint8Array;
  readonly chargedOff: Uint8Array;
  /** 1 where the account paid or fell due after a cure today: its oldest due date may move. */
  readonly moved: Uint8Array;
  /** Day on which the account's breathing space was granted, and first day after it. */
  readonly heldSince: Int32Array;
  readonly heldUntil: Int32Array;
  /** All money so far, minor units: cash, instalments of cured accounts, forgiven, balance sold. */
  cash = 0;
  regular = 0;
  forgiven = 0;
  sold = 0;
  private readonly discount: Int32Array;
  private readonly lastPaid: Int32Array;
  private readonly lastContact: Int32Array;
  /** Calls of each of the last seven days, and touches of the last one. */
  private readonly calls: Uint8Array;
  private readonly lastCall: Int32Array;
  private readonly touches: Uint8Array;
  private readonly lastTouch: Int32Array;
  private readonly today = new Float64Array(COUNTERS.length);
  private readonly s: State;
  private readonly report: Report;
  /** Interest on the account's balance this day; set by the check of accounts. */
  readonly interestOn: (a: number, day: number) => number;

  constructor(s: State, report: Report, interestOn: (a: number, day: number) => number) {
    const { size } = s.plan.book;
    this.s = s;
    this.report = report;
    this.interestOn = interestOn;
    this.principal = new Float64Array(size);
    this.charges = new Float64Array(size);
    this.status = new Uint8Array(size);
    this.chargedOff = new Uint8Array(size);
    this.moved = new Uint8Array(size);
    this.heldSince = new Int32Array(size);
    this.heldUntil = new Int32Array(size);
    this.discount = new Int32Array(size);
    this.lastPaid = new Int32Array(size).fill(LONG_AGO);
    this.lastContact = new Int32Array(size).fill(LONG_AGO);
    this.calls = new Uint8Array(size * 7);
    this.lastCall = new Int32Array(size).fill(LONG_AGO);
    this.touches = new Uint8Array(size);
    this.lastTouch = new Int32Array(size).fill(LONG_AGO);
  }

  /** Takes note of one event, and refuses it where it could not have happened. */
  hear(kind: string, a: number, day: number, amount: number): void {
    if (this.status[a] === NOT_ARRIVED) this.join(a);
    const slots = SLOTS.get(kind);
    if (slots !== undefined) {
      for (let k = 0; k < slots.counted.length; k += 1) this.today[slots.counted[k]] += 1;
      if (slots.added >= 0) this.today[slots.added] += amount;
      if (slots.touch) this.touch(kind, a, day, slots.noticed, slots.call);
    }
    switch (kind) {
      case 'unprompted':
      case 'kept':
      case 'settled':
      case 'planPart':
      case 'court':
      case 'regular':
        this.pay(kind, a, day, amount);
        return;
      case 'forgiven':
        this.forgive(a, amount);
        return;
      case 'sold':
        this.sell(a, day, amount);
        return;
      case 'contact':
      case 'reached':
        this.lastContact[a] = day;
        return;
      case 'message':
        this.today[INDEX.messageCost] += this.s.plan.costPerTouch[amount];
        return;
      case 'botCall':
        this.today[INDEX.messageCost] += this.s.plan.costPerTouch[VOICEBOT];
        return;
      case 'skipTrace':
        this.today[INDEX.messageCost] += this.s.plan.costPerTouch[SKIP_TRACE];
        return;
      case 'claim':
        this.file(a, day, amount);
        return;
      case 'settlement':
        this.discount[a] = Math.round(amount * MILLION);
        return;
      case 'hardship':
        this.heldSince[a] = day;
        this.heldUntil[a] = day + amount;
        return;
      case 'redefault':
        this.moved[a] = 1;
        return;
      case 'placed':
        if (this.s.plan.partners[amount].bannedBy >= 0)
          this.report('INV-08', a, `placed with partner ${amount}, whose legal form is banned`);
    }
  }

  /** An account joins as it stands in the book: heard of on that very day, or found there when the day ends. */
  join(a: number): void {
    const { balance, principal, chargedOff } = this.s.plan.book;
    this.principal[a] = principal[a];
    this.charges[a] = balance[a] - principal[a];
    this.status[a] = ACTIVE;
    this.chargedOff[a] = chargedOff[a];
  }

  /** INV-04: what the engine counted today against what was heard. Clears the day. */
  endDay(day: number): void {
    const { daily } = this.s.seen;
    const costs: Counter[] = ['messageCost', 'legalCost'];
    for (const name of [...HEARD, ...costs]) {
      const heard = this.today[INDEX[name]];
      if (daily[name][day] !== heard)
        this.report('INV-04', -1, `${name} is ${daily[name][day]}, events give ${heard}`);
    }
    this.today.fill(0);
  }

  /** Right parties reached, calls answered and calls in vain today. */
  countOf(name: Counter): number {
    return this.today[INDEX[name]];
  }

  /** INV-05, INV-06, INV-12 at the very payment: by whom, how much, and to what it was booked. */
  private pay(kind: string, a: number, day: number, amount: number): void {
    const { s, principal, charges } = this;
    const regular = kind === 'regular';
    const owed = principal[a] + charges[a];
    if (this.status[a] !== (regular ? CURED : ACTIVE))
      this.report('INV-06', a, `${kind} payment in status ${this.status[a]}`);
    if (!(Number.isSafeInteger(amount) && amount >= 0 && amount <= owed))
      this.report('INV-05', a, `owed ${owed} and paid ${amount}`);
    if (kind === 'settled' && amount !== owed - Math.round((owed * this.discount[a]) / MILLION))
      this.report(
        'INV-12',
        a,
        `settled ${owed} at a discount of ${this.discount[a]} millionths by ${amount}`,
      );
    const toCharges = Math.min(amount, charges[a]);
    charges[a] -= toCharges;
    principal[a] -= amount - toCharges;
    const o = doubles(a);
    if (s.f[o + CHARGES] !== charges[a] || s.f[o + PRINCIPAL] !== principal[a])
      this.report('INV-12', a, `${amount} went elsewhere than charges, then principal`);
    this.status[a] = s.i[integers(a) + STATUS];
    this.chargedOff[a] = (s.i[integers(a) + FLAGS] & CHARGED_OFF) === 0 ? 0 : 1;
    this.moved[a] = 1;
    if (regular) this.regular += amount;
    else {
      this.cash += amount;
      this.lastPaid[a] = day;
    }
  }

  private forgive(a: number, amount: number): void {
    const owed = this.principal[a] + this.charges[a];
    if (amount !== owed) this.report('INV-12', a, `owed ${owed} and was forgiven ${amount}`);
    this.close(a, SETTLED);
    this.forgiven += amount;
  }

  /** The whole balance leaves for its price, interest of this morning included. */
  private sell(a: number, day: number, price: number): void {
    const owed = this.principal[a] + this.charges[a] + this.interestOn(a, day);
    if (!(Number.isSafeInteger(price) && price >= 0 && price <= owed))
      this.report('INV-05', a, `owed ${owed} and was sold for ${price}`);
    this.close(a, SOLD);
    this.sold += owed;
  }

  private close(a: number, status: number): void {
    this.principal[a] = 0;
    this.charges[a] = 0;
    this.status[a] = status;
    this.moved[a] = 1;
  }

  /** Fee and limitation period of a claim (INV-04, INV-08). */
  private file(a: number, day: number, claim: number): void {
    const { legal, law } = this.s.plan;
    this.today[INDEX.legalCost] +=
      Math.max(legal.minimumFee, Math.round(claim * legal.courtFeeShare)) + legal.feePerFile;
    const since = Math.max(this.s.i[integers(a) + OLDEST_DUE], this.lastPaid[a]);
    if (day - since > law.limitation.days)
      this.report('INV-08', a, `claim ${day - since} days after the debt fell due or was last paid on`);
  }

  /** INV-08: nobody is touched who owes nothing, was put aside, or has had as much as law and strategy allow. */
  private touch(kind: string, a: number, day: number, noticed: boolean, call: boolean): void {
    const { i, plan } = this.s;
    const r = integers(a);
    const flags = i[r + FLAGS];
    if (i[r + STATUS] !== ACTIVE || (flags & OUT_OF_STRATEGY) !== 0 || day < this.heldUntil[a])
      this.report('INV-08', a, `${kind} in status ${i[r + STATUS]} with flags ${flags}`);
    if (!noticed) return;
    if (this.lastTouch[a] !== day) this.touches[a] = 0;
    this.lastTouch[a] = day;
    this.touches[a] += 1;
    if (this.touches[a] > plan.law.touchesPerDay.most)
      this.report('INV-08', a, `${this.touches[a]} touches in a day`);
    if (call) this.call(kind, a, day, flags);
  }

  private call(kind: string, a: number, day: number, flags: number): void {
    const { calls, s } = this;
    const { law, quietDay, strategy } = s.plan;
    for (let d = Math.max(this.lastCall[a] + 1, day - 6); d <= day; d += 1) calls[a * 7 + (d % 7)] = 0;
    this.lastCall[a] = day;
    calls[a * 7 + (day % 7)] += 1;
    let inWeek = 0;
    for (let k = 0; k < 7; k += 1) inWeek += calls[a * 7 + k];
    if (inWeek > law.callsPerSevenDays.most) this.report('INV-08', a, `${inWeek} calls in seven days`);
    if (quietDay[day] !== 0) this.report('INV-08', a, 'a call on a quiet day');
    if (day < this.lastContact[a] + law.quietDaysAfterContact.days)
      this.report('INV-08', a, `a call ${day - this.lastContact[a]} days after a conversation`);
    if (kind === 'botCall') return;
    if ((flags & CALLABLE) === 0 || (flags & PROMISE_OPEN) !== 0)
      this.report('INV-08', a, `called with flags ${flags}`);
    const step = flags >>> PHONE_STEP_SHIFT;
    if (inWeek > strategy.maxPer7Days[step] || calls[a * 7 + (day % 7)] > strategy.maxPerDay[step])
      this.report('INV-07', a, `${inWeek} calls in seven days, ceilings of step ${step}`);
  }
}
