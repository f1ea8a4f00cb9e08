/** Bins of a score: log-scaled scores fall into 256 bins an octave, 16 octaves. */
export const BINS = 4096;
const WORDS = BINS / 32;

/**
 * A list of accounts to work, in 4,096 bins by score, doubly linked, with a bitmap of the bins
 * that hold anybody. Inserting, removing and finding the best bin take constant time; inside a bin nobody is ahead.
 */
export class BucketQueue {
  /** Int32Array[bins]: first account of each bin, −1 = empty. */
  readonly head = new Int32Array(BINS).fill(-1);
  /** Int32Array[bins]: accounts in each bin. */
  readonly count = new Int32Array(BINS);
  private readonly words = new Int32Array(WORDS);
  /** Accounts in the queue. */
  size = 0;

  private readonly i: Int32Array;
  private readonly stride: number;
  private readonly at: number;
  private readonly links: Int32Array;

  /**
   * Each account keeps its bin in `i` at `a * stride + at`, and next and previous in `links` (Int32Array[2 × accounts]): to
   * take one out touches two others, and theirs must not cost a line of the book each.
   */
  constructor(i: Int32Array, stride: number, at: number, links: Int32Array) {
    this.i = i;
    this.links = links;
    this.stride = stride;
    this.at = at;
  }

  clear(): void {
    this.head.fill(-1);
    this.count.fill(0);
    this.words.fill(0);
    this.size = 0;
  }

  insert(a: number, bin: number): void {
    const { links } = this;
    const first = this.head[bin];
    this.i[a * this.stride + this.at] = bin;
    links[2 * a] = first;
    links[2 * a + 1] = -1;
    if (first >= 0) links[2 * first + 1] = a;
    else this.words[bin >> 5] |= 1 << (bin & 31);
    this.head[bin] = a;
    this.count[bin] += 1;
    this.size += 1;
  }

  /** Takes account `a` out if it stands in the queue. */
  remove(a: number): void {
    const { i, links } = this;
    const r = a * this.stride + this.at;
    const bin = i[r];
    if (bin < 0) return;
    const next = links[2 * a];
    const previous = links[2 * a + 1];
    if (next >= 0) links[2 * next + 1] = previous;
    if (previous >= 0) links[2 * previous] = next;
    else {
      this.head[bin] = next;
      if (next < 0) this.words[bin >> 5] &= ~(1 << (bin & 31));
    }
    i[r] = -1;
    this.count[bin] -= 1;
    this.size -= 1;
  }

  /** Takes everybody out of a bin, into `taken`; returns how many. */
  takeBin(bin: number, taken: Int32Array): number {
    const { i, links } = this;
    let count = 0;
    for (let a = this.head[bin]; a >= 0; a = links[2 * a]) {
      i[a * this.stride + this.at] = -1;
      taken[count] = a;
      count += 1;
    }
    this.head[bin] = -1;
    this.count[bin] = 0;
    this.size -= count;
    this.words[bin >> 5] &= ~(1 << (bin & 31));
    return count;
  }

  /** Who stands behind `a` in its bin, −1 = nobody. */
  next(a: number): number {
    return this.links[2 * a];
  }

  /** The highest bin that holds anybody, at or below `from`; −1 = none. */
  best(from: number): number {
    if (from < 0) return -1;
    let w = from >> 5;
    const last = from & 31;
    let word = this.words[w] & (last === 31 ? -1 : (1 << (last + 1)) - 1);
    while (word === 0) {
      w -= 1;
      if (w < 0) return -1;
      word = this.words[w];
    }
    return (w << 5) + 31 - Math.clz32(word);
  }
}

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);
/** Exponent and top 8 mantissa bits of 1.0, the smallest score told apart. */
const LOWEST = 127 << 8;

/** Bin of a score on a log scale, 0.2–0.4 % wide; scores from 1 to 2^16 are told apart. */
export function logBin(score: number): number {
  asFloat[0] = score;
  const bin = (asBits[0] >> 15) - LOWEST;
  return bin < 1 ? 0 : bin > BINS - 1 ? BINS - 1 : bin;
}
