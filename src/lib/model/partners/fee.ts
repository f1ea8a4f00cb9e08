import { PARTNER } from '../touch/channels.ts';
import { BUCKET, PARTNER_INDEX, PLACED_DPD } from '../layout.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';

/** Cash that came in while placed: the fee by the tier at placement, and the partner's own tally. */
export function feeOn(s: State, a: number, cash: number, day: number): void {
  const { plan, t, seen } = s;
  const p = path(a);
  const index = t[p + PARTNER_INDEX];
  let share = 0;
  for (const tier of plan.partners[index].fees) if (t[p + PLACED_DPD] >= tier.fromDpd) share = tier.share;
  const fee = Math.round(cash * share);
  seen.daily.feeCost[day] += fee;
  seen.daily.partnerCash[day] += cash;
  seen.paidOn(PARTNER, day, cash);
  const cell = index * seen.buckets + s.i[integers(a) + BUCKET];
  seen.placedCash[cell] += cash;
  seen.placedFees[index] += fee;
}
