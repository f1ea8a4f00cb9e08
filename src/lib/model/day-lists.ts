/**
 * A calendar of appointments: one unordered list of accounts a day. Nothing is ever unlinked; an account that moved
 * its appointment leaves a stale entry, which the reader drops because the account no longer names that day.
 */
export class DayLists {
  /** Int32Array: what the last `take` found, in no order. */
  taken = new Int32Array(4096);
  private readonly head: Int32Array;
  private account = new Int32Array(4096);
  private next = new Int32Array(4096);
  private free = -1;
  private used = 0;

  private readonly days: number;

  constructor(days: number) {
    this.days = days;
    this.head = new Int32Array(days + 1).fill(-1);
  }

  clear(): void {
    this.head.fill(-1);
    this.free = -1;
    this.used = 0;
  }

  /** Enters account `a` on `day`; days past the horizon are forgotten. */
  add(day: number, a: number): void {
    if (day >= this.days) return;
    let node = this.free;
    if (node >= 0) this.free = this.next[node];
    else {
      node = this.used;
      this.used += 1;
      if (node === this.account.length) this.grow();
    }
    this.account[node] = a;
    this.next[node] = this.head[day];
    this.head[day] = node;
  }

  /** Moves the accounts entered on `day` to `taken` and frees their entries; returns how many. */
  take(day: number): number {
    const { account, next } = this;
    let count = 0;
    let node = this.head[day];
    while (node >= 0) {
      if (count === this.taken.length) this.growTaken();
      this.taken[count] = account[node];
      count += 1;
      const following = next[node];
      next[node] = this.free;
      this.free = node;
      node = following;
    }
    this.head[day] = -1;
    return count;
  }

  /** The accounts entered on `day` in `taken`, without freeing their entries; returns how many. */
  look(day: number): number {
    let count = 0;
    for (let node = this.head[day]; node >= 0; node = this.next[node]) {
      if (count === this.taken.length) this.growTaken();
      this.taken[count] = this.account[node];
      count += 1;
    }
    return count;
  }

  private grow(): void {
    const account = new Int32Array(this.account.length * 2);
    const next = new Int32Array(account.length);
    account.set(this.account);
    next.set(this.next);
    this.account = account;
    this.next = next;
  }

  private growTaken(): void {
    const taken = new Int32Array(this.taken.length * 2);
    taken.set(this.taken);
    this.taken = taken;
  }
}
