import { ascending } from 'd3-array';

/** Dots in a quantile dot plot: few enough to count, each one future in fifty (Kay et al. 2016, CHI, "When (ish) is my bus?"). */
export const DOTS = 50;

/**
 * `count` equally likely values that stand for all futures: the quantiles at (i + ½) ÷ count by Hazen's rule, so
 * that exactly `count` values are their own dots. Ascending. Empty input gives no dots.
 */
export function quantileDots(values: readonly number[], count = DOTS): number[] {
  const sorted = values.filter(Number.isFinite).sort(ascending);
  const n = sorted.length;
  if (n === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    // Hazen places the k-th of n sorted values at (k + ½) ÷ n; between two of them a straight line.
    const rank = Math.min(n - 1, Math.max(0, ((2 * i + 1) * n) / (2 * count) - 0.5));
    const lower = Math.floor(rank);
    const below = sorted[lower]!;
    return below + (rank - lower) * (sorted[Math.min(n - 1, lower + 1)]! - below);
  });
}

/** How many reach the target: at least it, or for costs at most it. */
export function countReaching(
  dots: readonly number[],
  target: number,
  reach: 'atLeast' | 'atMost' = 'atLeast',
): number {
  return dots.filter((dot) => (reach === 'atLeast' ? dot >= target : dot <= target)).length;
}

/** A dot where it is drawn, px; y counts up from the axis. */
export interface PlacedDot {
  value: number;
  x: number;
  y: number;
}

/** Size of the plot: data range, px, and the largest diameter wanted. `edge`: a value no column may straddle. */
export interface DotSpace {
  low: number;
  high: number;
  width: number;
  height: number;
  edge?: number;
  maxDiameter?: number;
}

/**
 * Stacks dots in columns as wide as a dot, the largest that fits the height. Within a column the smaller value
 * lies lower. Diameter in px; the dots keep the input's order. Values outside [low, high] stand at its ends.
 */
export function stackDots(
  dots: readonly number[],
  space: DotSpace,
): { diameter: number; placed: PlacedDot[] } {
  const { low, high, width, height, maxDiameter = 16 } = space;
  const edge = space.edge ?? low;
  const span = high - low || 1;
  const columnsOf = (diameter: number) => {
    const columnWidth = (diameter / width) * span;
    return dots.map((dot) => Math.floor((Math.min(high, Math.max(low, dot)) - edge) / columnWidth + 1e-9));
  };
  const tallest = (columns: number[]) => {
    const heights = new Map<number, number>();
    for (const column of columns) heights.set(column, (heights.get(column) ?? 0) + 1);
    return Math.max(1, ...heights.values());
  };
  let diameter = Math.max(2, Math.min(maxDiameter, width / 8));
  while (diameter > 2 && tallest(columnsOf(diameter)) * diameter > height) diameter -= 0.5;
  const columnWidth = (diameter / width) * span;
  const filled = new Map<number, number>();
  const columns = columnsOf(diameter);
  // One column higher than the plot even at the smallest dot: overlap rather than leave the plot.
  const rise = Math.min(diameter, height / tallest(columns));
  const rising = dots.map((_, index) => index).sort((i, j) => dots[i]! - dots[j]!);
  const placed = new Array<PlacedDot>(dots.length);
  for (const index of rising) {
    const column = columns[index]!;
    const level = filled.get(column) ?? 0;
    filled.set(column, level + 1);
    const centre = edge + (column + 0.5) * columnWidth;
    placed[index] = { value: dots[index]!, x: ((centre - low) / span) * width, y: (level + 0.5) * rise };
  }
  return { diameter, placed };
}

/** A range that shows all given values with air at both ends; a single value gets a tenth of itself on each side. */
export function dotDomain(values: readonly number[], air = 0.12): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return [0, 1];
  const pad = high > low ? (high - low) * air : Math.abs(low) * 0.1 || 1;
  return [low - pad, high + pad];
}
