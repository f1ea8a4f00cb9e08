/**
 * A calendar of appointments: a set of accounts a day, a bit an account, read in order of account so that memory is
 * walked through and not jumped about in. Nothing is ever taken out; an account that moved its appointment leaves a stale
 * entry, which the reader drops because the account no longer names that day.
 */
export class DayLists {
  /** Int32Array: what the last `take` found, ascending. */
  taken = new Int32Array(4096);
  /** All sets one behind the other; `at` says where a day's begins, −1 = nobody. Emptied sets are used again. */
  private sets: Int32Array;
  private readonly at: Int32Array;
  private readonly spare: number[] = [];
  private used = 0;
  private readonly words: number;

  constructor(days: number, accounts: number) {
    this.words = (accounts + 31) >>> 5;
    this.at = new Int32Array(days).fill(-1);
    this.sets = new Int32Array(this.words);
  }

  clear(): void {
    this.at.fill(-1);
    this.sets.fill(0, 0, this.used);
    this.spare.length = 0;
    this.used = 0;
  }

  /** Enters account `a` on `day`; days past the horizon are forgotten. */
  add(day: number, a: number): void {
    if (day >= this.at.length) return;
    let at = this.at[day];
    // Before `sets` is read: it may move.
    if (at < 0) at = this.open(day);
    this.sets[at + (a >>> 5)] |= 1 << (a & 31);
  }

  /** Moves the accounts entered on `day` to `taken`; returns how many. */
  take(day: number): number {
    const count = this.look(day);
    const at = this.at[day];
    if (at >= 0) {
      this.sets.fill(0, at, at + this.words);
      this.spare.push(at);
      this.at[day] = -1;
    }
    return count;
  }

  /** The accounts entered on `day` in `taken`, which stay entered; returns how many. */
  look(day: number): number {
    const at = this.at[day];
    if (at < 0) return 0;
    const { sets, words } = this;
    let { taken } = this;
    let count = 0;
    for (let w = 0; w < words; w += 1) {
      let word = sets[at + w];
      if (word === 0) continue;
      if (count + 32 > taken.length) taken = this.growTaken();
      do {
        const lowest = word & -word;
        taken[count] = (w << 5) + 31 - Math.clz32(lowest);
        count += 1;
        word ^= lowest;
      } while (word !== 0);
    }
    return count;
  }

  /** An empty set for `day`; returns where it begins. */
  private open(day: number): number {
    const at = this.spare.pop() ?? this.used;
    if (at === this.used) {
      this.used += this.words;
      if (this.used > this.sets.length) {
        const sets = new Int32Array(2 * this.sets.length);
        sets.set(this.sets);
        this.sets = sets;
      }
    }
    return (this.at[day] = at);
  }

  private growTaken(): Int32Array<ArrayBuffer> {
    const taken = new Int32Array(this.taken.length * 2);
    taken.set(this.taken);
    return (this.taken = taken);
  }
}
