import type { Plan, State } from '#model';
import { DAILY_SERIES, TOTALS } from './types.ts';

/** What is the same in every future of a scenario. Amounts in minor units. */
export interface BookFacts {
  accounts: number;
  arrivals: number;
  openingBalance: number;
  arrivingBalance: number;
  buckets: string[];
  rules: string[];
}

/** Results of consecutive replications; exact integers, so that adding them up is exact in any order. */
export interface BatchResult {
  first: number;
  count: number;
  days: number;
  facts: BookFacts;
  /** Float64Array[count × TOTALS]. */
  totals: Float64Array;
  /** Cumulative recovered cash and backlog: Float64Array[count × days]. */
  recovered: Float64Array;
  backlog: Float64Array;
  /** Sum over the batch of each daily counter: Float64Array[DAILY_SERIES × days]. */
  dailySum: Float64Array;
  /** Float64Array[count × buckets × (buckets + 2)], numbers then balances. */
  rollNumber: Float64Array;
  rollBalance: Float64Array;
  /** Float64Array[count × rules × 2]: touches held back, their value. */
  rules: Float64Array;
}

/** Arrays that may be handed over to another thread instead of being copied. */
export function batchTransferables(batch: BatchResult): ArrayBuffer[] {
  return [
    batch.totals,
    batch.recovered,
    batch.backlog,
    batch.dailySum,
    batch.rollNumber,
    batch.rollBalance,
    batch.rules,
  ].map((array) => array.buffer as ArrayBuffer);
}

export function emptyBatch(plan: Plan, first: number, count: number): BatchResult {
  const { book, days, scale } = plan;
  const cells = plan.bucketIds.length * (plan.bucketIds.length + 2);
  let openingBalance = 0;
  let arrivingBalance = 0;
  book.balance.forEach((balance, a) => {
    if (a < book.opening) openingBalance += balance;
    else arrivingBalance += balance;
  });
  return {
    first,
    count,
    days,
    facts: {
      accounts: book.opening * scale,
      arrivals: (book.size - book.opening) * scale,
      openingBalance: openingBalance * scale,
      arrivingBalance: arrivingBalance * scale,
      buckets: plan.bucketIds,
      rules: plan.law.ruleIds,
    },
    totals: new Float64Array(count * TOTALS.length),
    recovered: new Float64Array(count * days),
    backlog: new Float64Array(count * days),
    dailySum: new Float64Array(DAILY_SERIES.length * days),
    rollNumber: new Float64Array(count * cells),
    rollBalance: new Float64Array(count * cells),
    rules: new Float64Array(count * plan.law.ruleIds.length * 2),
  };
}

/** Copies what was seen of the `k`-th future of the batch, scaled back if the book was sampled. */
export function record(batch: BatchResult, k: number, state: State): void {
  const { plan, seen } = state;
  const { days } = batch;
  const scale = plan.scale;
  const sums = DAILY_SERIES.map((name, n) => {
    const series = seen[name];
    let sum = 0;
    for (let day = 0; day < days; day += 1) {
      const value = series[day] * scale;
      batch.dailySum[n * days + day] += value;
      sum += value;
    }
    return sum;
  });
  let recovered = 0;
  for (let day = 0; day < days; day += 1) {
    recovered += (seen.unpromptedCash[day] + seen.promiseCash[day]) * scale;
    batch.recovered[k * days + day] = recovered;
    batch.backlog[k * days + day] = seen.backlog[day] * scale;
  }
  const of = (name: (typeof DAILY_SERIES)[number]) => sums[DAILY_SERIES.indexOf(name)];
  const cost = of('labourCost') + of('callCost') + of('messageCost') + of('complaintCost');
  const values: Record<(typeof TOTALS)[number], number> = {
    recovered,
    unpromptedCash: of('unpromptedCash'),
    promiseCash: of('promiseCash'),
    paid: recovered + seen.regularCash * scale,
    principalCash: seen.principalCash * scale,
    cost,
    net: recovered - cost,
    npv: seen.npv * scale,
    attempts: of('attempts'),
    contacts: of('contacts'),
    promises: of('promises'),
    kept: of('kept'),
    broken: of('broken'),
    messages: of('messages'),
    cured: of('cured'),
    paidInFull: seen.paidInFull * scale,
    touchedAccounts: seen.touchedAccounts * scale,
    secondsUsed: of('secondsUsed'),
    secondsAvailable: of('secondsAvailable'),
    secondsLost: seen.secondsLost * scale,
    complaints: of('complaints'),
    blockedNumbers: seen.blockedNumbers * scale,
    suppressed: total(seen.suppressed) * scale,
    suppressedValue: total(seen.suppressedValue) * scale,
    closingBalance: closingBalance(state) * scale,
  };
  TOTALS.forEach((name, n) => {
    batch.totals[k * TOTALS.length + n] = values[name];
  });
  seen.suppressed.forEach((count, rule) => {
    const at = 2 * (k * seen.suppressed.length + rule);
    batch.rules[at] = count * scale;
    batch.rules[at + 1] = seen.suppressedValue[rule] * scale;
  });
  const cells = seen.rollNumber.length;
  for (let c = 0; c < cells; c += 1) {
    batch.rollNumber[k * cells + c] = seen.rollNumber[c] * scale;
    batch.rollBalance[k * cells + c] = seen.rollBalance[c] * scale;
  }
}

/** Balance of all accounts at the horizon: opening + arriving + interest − everything paid, exactly. */
function closingBalance(state: State): number {
  const { seen, plan } = state;
  let balance = seen.interest - seen.regularCash;
  plan.book.balance.forEach((value, a) => {
    if (a < state.arrived) balance += value;
  });
  for (let day = 0; day < plan.days; day += 1) balance -= seen.unpromptedCash[day] + seen.promiseCash[day];
  return balance;
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
