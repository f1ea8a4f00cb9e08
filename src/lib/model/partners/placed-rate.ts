import { ACTIVE, BUCKET, FLAGS, PARTNER_INDEX, PLACED, PLACED_DAY, SCORE, STATUS } from '../layout.ts';
import { integers, path } from '../state.ts';
import type { State } from '../state.ts';

const MONTH_DAYS = 30;

/** Rate that the partner adds to the account's own, at average willingness; 0 where it is not placed. */
export function placedRate(s: State, a: number, day: number): number {
  const { plan, i, t } = s;
  const r = integers(a);
  if ((i[r + FLAGS] & PLACED) === 0 || i[r + STATUS] !== ACTIVE) return 0;
  const p = path(a);
  const partner = plan.partners[t[p + PARTNER_INDEX]];
  const month = Math.min(partner.effort.length - 1, Math.floor((day - t[p + PLACED_DAY]) / MONTH_DAYS));
  // Score as a rank in 0–1 (a debtor without one counts as average): the mean over accounts stays 1.
  const score = i[r + SCORE] < 0 ? 0.5 : plan.scoreRank[i[r + SCORE]];
  return (
    plan.tables.placedRate[i[r + BUCKET]] *
    partner.skill *
    partner.effort[month] *
    (s.prize === undefined ? 1 : s.prize.effort[t[p + PARTNER_INDEX]]) *
    (1 + partner.creaming * (2 * score - 1))
  );
}
