import { CODES, steps } from './panel.ts';
import type { Panel } from './panel.ts';

/** A share with its binomial standard error √(p(1−p)/n); NaN for n = 0. */
export interface Estimate {
  share: number;
  standardError: number;
  observations: number;
}

export interface BucketEstimate {
  id: string;
  fromDpd: number;
  /** The panel's months-past-due codes in this bucket. */
  codes: readonly number[];
  /** Months past due rose. Only codes below the last, where a rise can be seen. */
  roll: Estimate;
  /** Back to 0 months past due. */
  cure: Estimate;
  /** Same number of months as before. */
  stay: Estimate;
  /** Fewer months than before, not 0. */
  fall: Estimate;
  /** Paid anything in the month the code was reported. Not the same as not rolling: the misfit is worth showing. */
  paid: Estimate;
  /** Cash of the month over balances above 0; an account's cash counts up to its balance. */
  cashShare: number;
  /** Behaviour row: share of accounts with a payment in 30 days, and of these the share that clears all arrears. */
  unpromptedShare: Estimate;
  cureShare: Estimate;
  /** Set when the bucket has too few observations and stands on another bucket's figures. */
  borrowedFrom?: string;
}

/** Months n are dpd 30(n−1)+1 … 30n. Codes 7 and 8 are charged off: their code stands still without payment. */
const BUCKETS = [
  { id: 'M1', fromDpd: 1, codes: [1] },
  { id: 'M2', fromDpd: 31, codes: [2] },
  { id: 'M3', fromDpd: 61, codes: [3] },
  { id: 'M4', fromDpd: 91, codes: [4] },
  { id: 'M5', fromDpd: 121, codes: [5, 6] },
  { id: 'M7', fromDpd: 181, codes: [7, 8] },
] as const;

/** A bucket with fewer observations takes its neighbour's figures. */
const FEWEST_OBSERVATIONS = 30;

/**
 * Behaviour by bucket from the panel's consecutive months. Live buckets are identified by their moves: an account
 * that did not roll must have paid at least an instalment, so unpromptedShare = 1 − roll and
 * cureShare = cure ÷ (1 − roll). For charged-off accounts the code no longer counts unpaid months (126 of 162
 * accounts at code 7 stay there while 1 in 80 pays), so there unpromptedShare is the share seen to pay.
 * The panel was worked by the bank's own collectors: its "unprompted" is with that effort in it.
 */
export function estimateBuckets(panel: Panel): BucketEstimate[] {
  const rows = BUCKETS.map((bucket) => estimateBucket(panel, bucket));
  return rows.map((row, i) => {
    const next = rows[i + 1];
    if (row.roll.observations >= FEWEST_OBSERVATIONS || !next) return row;
    return {
      ...row,
      unpromptedShare: next.unpromptedShare,
      cureShare: next.cureShare,
      borrowedFrom: next.id,
    };
  });
}

function estimateBucket(panel: Panel, bucket: (typeof BUCKETS)[number]): BucketEstimate {
  const codes: readonly number[] = bucket.codes;
  let [seen, rollable, rolled, cured, stayed, paid, cash, owed] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { account, m } of steps(panel)) {
    const [from, to] = [account.monthsPastDue[m], account.monthsPastDue[m + 1]];
    if (!codes.includes(from)) continue;
    seen += 1;
    if (from < CODES - 1) rollable += 1;
    if (to > from) rolled += 1;
    else if (to === 0) cured += 1;
    else if (to === from) stayed += 1;
    if (account.paid[m] > 0) paid += 1;
    const balance = Math.max(0, account.balance[m]);
    owed += balance;
    cash += Math.min(balance, account.paid[m]);
  }
  const roll = estimate(rolled, rollable);
  const live = bucket.fromDpd < 181;
  return {
    ...bucket,
    roll,
    cure: estimate(cured, seen),
    stay: estimate(stayed, seen),
    fall: estimate(seen - rolled - cured - stayed, seen),
    paid: estimate(paid, seen),
    cashShare: owed > 0 ? cash / owed : NaN,
    unpromptedShare: live ? { ...roll, share: 1 - roll.share } : estimate(paid, seen),
    cureShare: live ? estimate(cured, seen - rolled) : estimate(0, paid),
  };
}

const estimate = (hits: number, observations: number): Estimate => {
  const share = hits / observations;
  return { share, standardError: Math.sqrt((share * (1 - share)) / observations), observations };
};

/** Of the live accounts that neither rolled nor cured: share whose months fell, i.e. who paid more than one instalment. */
export function estimateTwoInstalments(panel: Panel): Estimate {
  let [fell, all] = [0, 0];
  for (const { account, m } of steps(panel)) {
    const [from, to] = [account.monthsPastDue[m], account.monthsPastDue[m + 1]];
    if (from < 1 || from > 6 || to === 0 || to > from) continue;
    all += 1;
    if (to < from) fell += 1;
  }
  return estimate(fell, all);
}

/** Share of accounts that came back to 0 and are past due again one month later. */
export function estimateRedefault(panel: Panel): Estimate {
  let [again, all] = [0, 0];
  for (const { account, m } of steps(panel)) {
    if (m === 0 || account.monthsPastDue[m - 1] === 0 || account.monthsPastDue[m] > 0) continue;
    all += 1;
    if (account.monthsPastDue[m + 1] > 0) again += 1;
  }
  return estimate(again, all);
}
