/**
 * Sample quantile at p in [0, 1] of ascending values: Hyndman & Fan (1996) type 7, the default of R and NumPy.
 * Linear between the order statistics at (n − 1)·p; 0 for an empty sample.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new Error(`invariant: quantile at ${p}`);
  const n = sorted.length;
  if (n === 0) return 0;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const weight = position - below;
  // Skipping the difference at weight 0 keeps the result exact and stays inside the sample at p = 1.
  return weight === 0 ? low : low + weight * (sorted[below + 1]! - low);
}

/** Quantiles (type 7) of values in any order, which are left as they are. */
export function quantiles(values: ArrayLike<number>, ps: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return ps.map((p) => quantile(sorted, p));
}
