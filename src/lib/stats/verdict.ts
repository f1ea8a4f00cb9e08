/** What a comparison may be called: the only words charts, tables and text may use. */
export type Verdict =
  'clearlyBetter' | 'probablyBetter' | 'cannotTell' | 'practicallyEqual' | 'probablyWorse' | 'clearlyWorse';

/**
 * The fixed rule, from the 95 % interval of a difference and a practical margin ≥ 0 in the same unit:
 * inside ±margin: practically equal (also [0, 0] at margin 0); wholly beyond the margin: clearly; wholly on one side
 * of 0: probably; else cannot tell. At margin 0 "probably" and "clearly" fall together as clearly.
 */
export function verdict(
  interval: readonly [number, number],
  margin: number,
  higherIsBetter: boolean,
): Verdict {
  if (!(margin >= 0)) throw new Error(`invariant: margin ${margin}`);
  const low = higherIsBetter ? interval[0] : -interval[1];
  const high = higherIsBetter ? interval[1] : -interval[0];
  if (low >= -margin && high <= margin) return 'practicallyEqual';
  if (low > margin) return 'clearlyBetter';
  if (high < -margin) return 'clearlyWorse';
  if (low > 0) return 'probablyBetter';
  if (high < 0) return 'probablyWorse';
  return 'cannotTell';
}
