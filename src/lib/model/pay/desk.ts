import { Decider } from '#incentives';
import type { Decision, Standing, Surroundings } from '#incentives';
import type { PayPlan } from './plan.ts';

/** A collector who is paid: what they know, what they do, and how they feel. */
export interface Paid {
  standing: Standing;
  others: Surroundings;
  out: Decision;
  /** Reluctance to fake before morale, base months a day. */
  moralCost: number;
  morale: number;
  /** What the last paid month did to the wish to leave, on the log odds; 0 = nothing. */
  wish: number;
  /** Own cash target ÷ the team's, by ratchet and by book. */
  ratcheted: number;
  book: number;
  /** Last month's cash ÷ the team's target. */
  lastCash: number;
  /** What the leader added to the own target this month, in the team's; months of learning won by coaching; coaching now, 0–1. */
  quota: number;
  coached: number;
  coaching: number;
  firstDayPrices: number;
  monthsSeen: number;
  /** Months of work believed to lie behind the results so far: what a run rate is measured against. */
  believedPromises: number;
  believedCash: number;
  wonPromises: number;
  wonCash: number;
  fakeDays: number;
  fakesOwed: number;
}

/** Results of the month so far by collector, natural units. */
export const RESULTS = [
  'cash',
  'ptp',
  'kept',
  'due',
  'visits',
  'uplift',
  'complaints',
  'value',
  'fines',
] as const;
export const WON_CASH = 0;
export const WON_PROMISES = 1;
export const WON_KEPT = 2;
export const FELL_DUE = 3;
export const MADE_VISITS = 4;
export const WON_UPLIFT = 5;
export const DREW_COMPLAINTS = 6;
export const WON_VALUE = 7;
export const FINES = 8;

/** Sums over the working days of the month by collector: what a panel row tells of styles. */
export const HABITS = [
  'days',
  'pace',
  'tilt',
  'push',
  'pressure',
  'falsified',
  'hold',
  'holdDays',
  'flat',
  'hot',
] as const;

/** Where pay is kept in one future: beside the accounts, by collector. Reused from replication to replication. */
export class Desk {
  readonly pay: PayPlan;
  readonly deciders: Decider[];
  /** By collector over all teams, as `People`: index into it. */
  readonly of: Paid[] = [];
  results = new Float64Array(0);
  habits = new Float64Array(0);
  /** Work in an hour at full efficiency, 1 = the pace of the durations: Float64Array[collectors]. */
  work = new Float64Array(0);
  /** Running sums of work among those who may take a call or visit today: the phone teams, then by field team. */
  shares: Float64Array[] = [];
  /** e to the largest pressure today, and mean tilt of the callers and of each field team. */
  angerMost = 1;
  tiltOf = new Float64Array(0);
  tiltListed = new Float64Array(0);
  /** Pay held back by the month in which it falls due, minor units, and what of it will be lost. */
  held = new Float64Array(0);
  /** Reused from future to future. */
  readonly pool: Paid[][] = [];
  /** Collectors seated by team: Int32Array[teams]. */
  seated = new Int32Array(0);

  constructor(pay: PayPlan) {
    this.pay = pay;
    this.deciders = pay.crews.map(({ compiled }) => new Decider(compiled));
  }

  /** Room for so many collectors: nothing won, the usual pace. */
  makeRoom(collectors: number): void {
    const { results, habits, work } = this;
    this.results = new Float64Array(collectors * RESULTS.length);
    this.habits = new Float64Array(collectors * HABITS.length);
    this.work = new Float64Array(collectors).fill(1);
    this.results.set(results);
    this.habits.set(habits);
    this.work.set(work);
  }

  /** Adds to a collector's results of the month. */
  add(collector: number, result: number, amount: number): void {
    this.results[collector * RESULTS.length + result] += amount;
  }

  result(collector: number, result: number): number {
    return this.results[collector * RESULTS.length + result];
  }
}
