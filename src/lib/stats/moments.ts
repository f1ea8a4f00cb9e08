/** Mean and spread of a sample. */
export interface Moments {
  n: number;
  mean: number;
  /** Standard deviation with n − 1; 0 for fewer than two values. */
  sd: number;
  /** Standard error of the mean, sd ÷ √n; 0 for fewer than two values, where it is in truth unknown. */
  se: number;
}

/**
 * Moments in index order, two passes (Chan, Golub & LeVeque 1983), measured from the first value so that equal values
 * give exactly their value and an sd of exactly 0. All 0 for an empty sample.
 */
export function moments(values: ArrayLike<number>): Moments {
  const n = values.length;
  if (n === 0) return { n, mean: 0, sd: 0, se: 0 };
  const origin = values[0]!;
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += values[i]! - origin;
  const shift = sum / n;
  let squares = 0;
  let residue = 0;
  for (let i = 0; i < n; i += 1) {
    const deviation = values[i]! - origin - shift;
    squares += deviation * deviation;
    residue += deviation;
  }
  const mean = origin + shift;
  if (n === 1) return { n, mean, sd: 0, se: 0 };
  const variance = Math.max(0, squares - (residue * residue) / n) / (n - 1);
  return { n, mean, sd: Math.sqrt(variance), se: Math.sqrt(variance / n) };
}
