import * as model from '#model';
import type { State } from './engine.ts';
import type { Findings } from './findings.ts';

const { ACTIVE, BUCKET, CURED, I_STRIDE, STATUS } = model;

/** The month-to-month moves counted a second time, from where each account stood at both ends of a month. */
export class RollBook {
  private readonly s: State;
  private readonly buckets: number;
  private readonly moves: number[];
  private start: number[];

  constructor(s: State) {
    this.s = s;
    this.buckets = s.plan.bucketIds.length;
    this.moves = new Array<number>(this.buckets * (this.buckets + 2)).fill(0);
    this.start = this.places();
  }

  endDay(day: number): void {
    const { monthIndex } = this.s.plan.calendar;
    if (monthIndex[day + 1] === monthIndex[day]) return;
    const end = this.places();
    this.start.forEach((from, a) => {
      if (from < this.buckets) this.moves[from * (this.buckets + 2) + end[a]!]! += 1;
    });
    this.start = end;
  }

  check(findings: Findings): void {
    const columns = this.buckets + 2;
    /** All months and treatments in one matrix. */
    const pooled = (moves: Float64Array) => {
      const matrix = new Float64Array(this.buckets * columns);
      moves.forEach((value, k) => (matrix[k % matrix.length]! += value));
      return matrix;
    };
    const rollNumber = pooled(this.s.seen.rollNumber);
    const rollBalance = pooled(this.s.seen.rollBalance);
    for (let from = 0; from < this.buckets; from += 1) {
      const row = Array.from(rollNumber.subarray(from * columns, (from + 1) * columns));
      const mine = this.moves.slice(from * columns, (from + 1) * columns);
      findings.check('INV-11', row.join() === mine.join(), () => `row ${from} is ${row}, counted ${mine}`);
      const total = row.reduce((sum, n) => sum + n, 0);
      const shares = row.map((n) => (total === 0 ? 0 : n / total));
      const sum = shares.reduce((x, y) => x + y, 0);
      // A share is a rounded quotient: the sum of 14 of them is off by at most 14 half-ulps of 1.
      const sums = total === 0 || Math.abs(sum - 1) <= 14 * 2 ** -53;
      findings.check('INV-11', sums, () => `shares of row ${from} sum to ${sum}`);
      const balances = rollBalance.subarray(from * columns, (from + 1) * columns);
      const sane = balances.every((value, c) => value >= 0 && (value === 0 || row[c]! > 0));
      findings.check('INV-11', sane, () => `balances of row ${from} are ${balances}`);
    }
  }

  /** Bucket of each active account; then cured, then paid in full. */
  private places(): number[] {
    return Array.from({ length: this.s.arrived }, (_, a) => {
      const status = this.s.i[a * I_STRIDE + STATUS];
      if (status === ACTIVE) return this.s.i[a * I_STRIDE + BUCKET]!;
      return this.buckets + (status === CURED ? 0 : 1);
    });
  }
}
