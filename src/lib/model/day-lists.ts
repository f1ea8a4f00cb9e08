/**
 * A calendar of appointments: a set of accounts a day, a bit an account, read in order of account so that memory is
 * walked through and not jumped about in. Nothing is ever taken out; an account that moved its appointment leaves a stale
 * entry, which the reader drops because the account no longer names that day.
 */
export class DayLists {
  /** Int32Array: what the last `take` found, ascending. */
  taken = new Int32Array(4096);
  /** By day; undefined = nobody. Emptied sets are used again. */
  private readonly sets: (Int32Array | undefined)[];
  private readonly spare: Int32Array[] = [];
  private readonly words: number;

  constructor(days: number, accounts: number) {
    this.sets = Array.from({ length: days }, () => undefined);
    this.words = (accounts + 31) >>> 5;
  }

  clear(): void {
    for (let day = 0; day < this.sets.length; day += 1) {
      const set = this.sets[day];
      if (set === undefined) continue;
      this.sets[day] = undefined;
      this.spare.push(set.fill(0));
    }
  }

  /** Enters account `a` on `day`; days past the horizon are forgotten. */
  add(day: number, a: number): void {
    if (day >= this.sets.length) return;
    const set = (this.sets[day] ??= this.spare.pop() ?? new Int32Array(this.words));
    set[a >>> 5] |= 1 << (a & 31);
  }

  /** Moves the accounts entered on `day` to `taken`; returns how many. */
  take(day: number): number {
    const count = this.look(day);
    const set = this.sets[day];
    if (set !== undefined) {
      this.sets[day] = undefined;
      this.spare.push(set.fill(0));
    }
    return count;
  }

  /** The accounts entered on `day` in `taken`, which stay entered; returns how many. */
  look(day: number): number {
    const set = this.sets[day];
    if (set === undefined) return 0;
    const { words } = this;
    let { taken } = this;
    let count = 0;
    for (let w = 0; w < words; w += 1) {
      let word = set[w];
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

  private growTaken(): Int32Array<ArrayBuffer> {
    const taken = new Int32Array(this.taken.length * 2);
    taken.set(this.taken);
    return (this.taken = taken);
  }
}
