/** Pearson correlation of two samples of one length; 0 when either does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < n; i += 1) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let i = 0; i < n; i += 1) {
    const x = a[i] - meanA;
    const y = b[i] - meanB;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  // Equal values leave rounding residues of some 1e-32.
  return aa > 1e-24 && bb > 1e-24 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Ranks 1 … n, ties sharing their mean rank. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const out = new Float64Array(n);
  let from = 0;
  while (from < n) {
    let to = from;
    while (to + 1 < n && values[order[to + 1]] === values[order[from]]) to += 1;
    for (let k = from; k <= to; k += 1) out[order[k]] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return out;
}

/** Spearman's rank correlation, ties by mean ranks. */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return correlation(ranks(a), ranks(b));
}
