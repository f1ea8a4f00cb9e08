import { draw, replicationKey, toUnit } from '#engine';
import type { StreamKey } from '#engine';
import { BucketQueue } from './bucket-queue.ts';
import { DayLists } from './day-lists.ts';
import { F_STRIDE, I_STRIDE, RECORD_BYTES } from './layout.ts';
import { Observation } from './observe.ts';
import type { Plan } from './plan.ts';

/** What happened, for traces and tests: kind, account, day, amount (minor units or a small integer). */
export type Trace = (kind: string, account: number, day: number, amount: number) => void;

/** Everything that changes while one future is lived. Reused from replication to replication. */
export class State {
  readonly f: Float64Array;
  readonly i: Int32Array;
  readonly clocks: DayLists;
  readonly ages: DayLists;
  readonly promises: DayLists;
  readonly messages: DayLists;
  readonly wakes: DayLists;
  readonly queue: BucketQueue;
  readonly seen: Observation;
  /** Accounts that have joined so far: indices 0 … arrived − 1. */
  arrived = 0;
  keyA = 0;
  keyB = 0;
  today = 0;
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
    this.clocks = new DayLists(plan.days);
    this.ages = new DayLists(plan.days);
    this.promises = new DayLists(plan.days);
    this.messages = new DayLists(plan.days);
    this.wakes = new DayLists(plan.days);
    this.queue = new BucketQueue(this.i);
    this.seen = new Observation(plan);
    this.again = new Int32Array(plan.book.size);
    this.heapAccount = new Int32Array(plan.book.size);
    this.heapKey = new Uint32Array(plan.book.size);
  }

  /** Empties everything and takes up the luck of one replication. */
  begin(seed: StreamKey, replication: number): void {
    const key = replicationKey(seed, replication);
    this.keyA = key.a;
    this.keyB = key.b;
    this.clocks.clear();
    this.ages.clear();
    this.promises.clear();
    this.messages.clear();
    this.wakes.clear();
    this.queue.clear();
    this.seen.clear();
    this.arrived = 0;
    this.today = 0;
    this.againCount = 0;
  }
}

/** Index of an account's doubles and integers. */
export const doubles = (a: number): number => a * F_STRIDE;
export const integers = (a: number): number => a * I_STRIDE;

/** One 32-bit uniform of an account's luck. */
export function luck(s: State, entity: number, decision: number, occurrence: number): number {
  return draw(entity, decision, occurrence, s.keyA, s.keyB);
}

/** The same as a number in (0, 1). */
export function luckUnit(s: State, entity: number, decision: number, occurrence: number): number {
  return toUnit(draw(entity, decision, occurrence, s.keyA, s.keyB));
}
