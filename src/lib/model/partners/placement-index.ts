/**
 * Indices of partners from what was placed with them, both partner × bucket: balance of each placed month, and cash. Raw = cash of a
 * balance-month ÷ that of all partners; adjusted = cash ÷ what all partners together get from the same balance by bucket. NaN where
 * nothing was placed or nothing came.
 */
export function placementIndices(
  balances: ArrayLike<number>,
  cash: ArrayLike<number>,
  buckets: number,
): { raw: number; adjusted: number }[] {
  const partners = Array.from({ length: balances.length / buckets }, (_, k) => k);
  const pooled = Array.from({ length: buckets }, (_, b) => {
    const of = (values: ArrayLike<number>) => partners.reduce((sum, k) => sum + values[k * buckets + b], 0);
    return { balance: of(balances), cash: of(cash) };
  });
  const allBalance = pooled.reduce((sum, bucket) => sum + bucket.balance, 0);
  const allCash = pooled.reduce((sum, bucket) => sum + bucket.cash, 0);
  return partners.map((k) => {
    let ownBalance = 0;
    let ownCash = 0;
    let expected = 0;
    pooled.forEach((bucket, b) => {
      const placed = balances[k * buckets + b];
      ownBalance += placed;
      ownCash += cash[k * buckets + b];
      if (placed > 0) expected += (placed * bucket.cash) / bucket.balance;
    });
    return { raw: ownCash / ownBalance / (allCash / allBalance), adjusted: ownCash / expected };
  });
}
