import { exp, ln } from './det-math.ts';

/** Cells per octave of the distance to the nearer end. */
const CELLS = 64;
/** Octaves of a 31-bit distance, the first holding 0 alone. */
const OCTAVES = 32;
const HALF = OCTAVES * CELLS + 1;
const TWO_32 = 4294967296;
const TWO_25 = 33554432;

/**
 * A continuous law by inverse transform: its quantile function over all 2^32 draws, linear between 4,098 nodes.
 * Nodes lie closer towards both ends (64 cells in every halving of the distance to 0 or 1), so the tails are as
 * exact as the middle: for −ln(1−p) the error is below 5e-5 everywhere, down to the last of the 2^32 draws.
 */
export class QuantileTable {
  /** Float64Array[2 × 2,049]: nodes by distance from 0 ascending, then by distance from 1 ascending. */
  readonly values: Float64Array;

  /** `quantile` must be finite and non-decreasing inside (0, 1); it is never asked for 0 or 1. */
  constructor(quantile: (p: number) => number) {
    this.values = new Float64Array(2 * HALF);
    for (let i = 0; i < HALF; i += 1) {
      const p = (nodeDistance(i) + 0.5) / TWO_32;
      this.values[i] = quantile(p);
      this.values[HALF + i] = quantile(1 - p);
    }
  }

  /** The value at p = (u32 + ½) ÷ 2^32 of a 32-bit draw (signed or unsigned). */
  at(u32: number): number {
    let q = u32 | 0;
    let i = 0;
    if (q < 0) {
      q = ~q;
      i = HALF;
    }
    const zeros = Math.clz32(q);
    const shifted = q << zeros;
    i += (OCTAVES - zeros) * CELLS + ((shifted >>> 25) & (CELLS - 1));
    const low = this.values[i]!;
    return low + (this.values[i + 1]! - low) * ((shifted & (TWO_25 - 1)) / TWO_25);
  }
}

/** Distance (in draws) of node i of a half from its end: octave k ≥ 1 starts at 2^(k−1). */
function nodeDistance(i: number): number {
  const octave = Math.floor(i / CELLS);
  const share = (i % CELLS) / CELLS;
  if (octave === 0) return share;
  let start = 1;
  for (let k = 1; k < octave; k += 1) start *= 2;
  return start * (1 + share);
}

let exponential: QuantileTable | undefined;

/** Unit exponential −ln(1−p): thresholds of the payment clocks. Built on first use. */
export function exponentialTable(): QuantileTable {
  exponential ??= new QuantileTable((p) => -ln(1 - p));
  return exponential;
}

/** Days that a yearly rate refers to. */
const DAYS_PER_YEAR = 365;

/**
 * Float64Array[days + 1] of present-value factors, 1 on day 0: v^day with v^365 = 1 ÷ (1 + perYear).
 * `perYear` > −1 is the effective yearly discount rate as a share.
 */
export function discountTable(perYear: number, days: number): Float64Array {
  const daily = exp(-ln(1 + perYear) / DAYS_PER_YEAR);
  const factors = new Float64Array(days + 1);
  let factor = 1;
  for (let d = 0; d <= days; d += 1) {
    factors[d] = factor;
    factor *= daily;
  }
  return factors;
}
