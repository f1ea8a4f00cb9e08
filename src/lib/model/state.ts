import { DECISION, draw, replicationKey, toUnit } from '#engine';
import type { StreamKey } from '#engine';
import { BucketQueue } from './touch/bucket-queue.ts';
import { DayLists } from './day-lists.ts';
import { BIN, CLAIM_BIN, F_STRIDE, I_STRIDE, RECORD_BYTES, T_STRIDE, VISIT_BIN } from './layout.ts';
import { Observation } from './seen/observe.ts';
import { Prize } from './partners/prize.ts';
import { Desk } from './pay/desk.ts';
import type { People } from './people/people.ts';
import type { Plan } from './plan.ts';

export { balanceOf } from './layout.ts';

/** What happened, for traces and tests: kind, account, day, amount (minor units or a small integer). */
export type Trace = (kind: string, account: number, day: number, amount: number) => void;

/** Everything that changes while one future is lived. Reused from replication to replication. */
export class State {
  readonly f: Float64Array;
  readonly i: Int32Array;
  readonly t: Int32Array;
  readonly clocks: DayLists;
  readonly ages: DayLists;
  readonly promises: DayLists;
  /** Messages, voicebot calls, skip traces and claims that fall due; weeks of message memory that turn. */
  readonly touches: DayLists;
  readonly wakes: DayLists;
  /** Treatments to look at again, because a step begins or ends. */
  readonly reviews: DayLists;
  /** Ends of breathing spaces, parts of plans, settlements, court dates. */
  readonly events: DayLists;
  readonly callBacks: DayLists;
  readonly visitDays: DayLists;
  readonly queue: BucketQueue;
  people!: People;
  /** Where pay is kept; undefined when pay has no effect. */
  readonly desk: Desk | undefined;
  /** Shares of the next placements; undefined when they are no prize. */
  readonly prize: Prize | undefined;
  /** One list a field team; none for a phone team. */
  readonly visitLists: (BucketQueue | undefined)[];
  /** Claims waiting for a place at court. */
  readonly claims: BucketQueue;
  claimsFiled = 0;
  /** First day on which a message booked now may go out: today, or tomorrow once step 9 has begun. */
  touchFrom = 0;
  month = 0;
  readonly seen: Observation;
  /** Accounts that have joined so far: indices 0 … arrived − 1. */
  arrived = 0;
  keyA = 0;
  keyB = 0;
  /** Keys of who the debtors are and who is given whom, and of who the collectors are: the same, unless drawn anew. */
  bookKey: StreamKey = { a: 0, b: 0 };
  peopleKey: StreamKey = { a: 0, b: 0 };
  /** Seeds of luck drawn anew (`RunRequest.luck`). */
  otherBooks: StreamKey | undefined;
  /** How far the dealing of lists is moved on: 0, unless books are drawn anew. */
  dealing = 0;
  otherDays: StreamKey | undefined;
  today = 0;
  /** Odds of a contact of today's calls, relative to the contact rate: of all of them, or with lists of the caller's own hours. */
  callOdds = 1;
  trace: Trace | undefined;
  /** Accounts missed today that may be tried once more today. */
  readonly again: Int32Array;
  againCount = 0;
  /** Heap of the one bin a day in which time runs out. */
  readonly heapAccount: Int32Array;
  readonly heapKey: Uint32Array;

  readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
    const buffer = new ArrayBuffer(plan.book.size * RECORD_BYTES);
    this.f = new Float64Array(buffer);
    this.i = new Int32Array(buffer);
    this.clocks = new DayLists(plan.days, plan.book.size);
    this.ages = new DayLists(plan.days, plan.book.size);
    this.promises = new DayLists(plan.days, plan.book.size);
    this.t = new Int32Array(plan.book.size * T_STRIDE);
    this.touches = new DayLists(plan.days, plan.book.size);
    this.wakes = new DayLists(plan.days, plan.book.size);
    this.reviews = new DayLists(plan.days, plan.book.size);
    this.events = new DayLists(plan.days, plan.book.size);
    this.callBacks = new DayLists(plan.days, plan.book.size);
    this.visitDays = new DayLists(plan.days, plan.book.size);
    const links = () => new Int32Array(2 * plan.book.size);
    this.queue = new BucketQueue(this.i, I_STRIDE, BIN, links());
    // An account stands on the list of one field team at most.
    const doors = links();
    this.visitLists = plan.crews.map(({ field }) =>
      field ? new BucketQueue(this.t, T_STRIDE, VISIT_BIN, doors) : undefined,
    );
    this.claims = new BucketQueue(this.t, T_STRIDE, CLAIM_BIN, links());
    this.seen = new Observation(plan);
    this.desk = plan.pay === undefined ? undefined : new Desk(plan.pay);
    this.prize =
      plan.prize === undefined ? undefined : new Prize(plan.prize, plan.partners.length, this.seen.buckets);
    this.again = new Int32Array(plan.book.size);
    this.heapAccount = new Int32Array(plan.book.size);
    this.heapKey = new Uint32Array(plan.book.size);
  }

  /** Empties everything and takes up the luck of one replication. */
  begin(seed: StreamKey, replication: number): void {
    const key = replicationKey(seed, replication);
    const days = this.otherDays === undefined ? key : replicationKey(this.otherDays, replication);
    this.keyA = days.a;
    this.keyB = days.b;
    this.peopleKey = key;
    this.bookKey = this.otherBooks === undefined ? key : replicationKey(this.otherBooks, replication);
    this.dealing =
      this.otherBooks === undefined
        ? 0
        : toUnit(draw(0, DECISION.dealing, 0, this.bookKey.a, this.bookKey.b));
    for (const lists of [
      this.clocks,
      this.ages,
      this.promises,
      this.touches,
      this.wakes,
      this.reviews,
      this.events,
      this.callBacks,
      this.visitDays,
      this.queue,
      ...this.visitLists.filter((list) => list !== undefined),
      this.claims,
      this.seen,
    ])
      lists.clear();
    this.prize?.clear();
    this.arrived = 0;
    this.today = 0;
    this.touchFrom = 0;
    this.month = 0;
    this.claimsFiled = 0;
    this.againCount = 0;
  }
}

/** Index of an account's doubles and integers. */
export const doubles = (a: number): number => a * F_STRIDE;
export const integers = (a: number): number => a * I_STRIDE;
/** Index of an account's treatment record. */
export const path = (a: number): number => a * T_STRIDE;

/** One 32-bit uniform of an account's luck. */
export function luck(s: State, entity: number, decision: number, occurrence: number): number {
  return draw(entity, decision, occurrence, s.keyA, s.keyB);
}

/** One 32-bit uniform of who a debtor is. */
export function luckOfBook(s: State, entity: number, decision: number, occurrence: number): number {
  return draw(entity, decision, occurrence, s.bookKey.a, s.bookKey.b);
}

/** One 32-bit uniform of who a collector is and how long they stay. */
export function luckOfPeople(s: State, entity: number, decision: number, occurrence: number): number {
  return draw(entity, decision, occurrence, s.peopleKey.a, s.peopleKey.b);
}

/** The same as a number in (0, 1). */
export function luckUnit(s: State, entity: number, decision: number, occurrence: number): number {
  return toUnit(draw(entity, decision, occurrence, s.keyA, s.keyB));
}
