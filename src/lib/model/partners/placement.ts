import { DECISION } from '#engine';
import { PARTNER } from '../touch/channels.ts';
import { refreshRate } from '../debtor/clock.ts';
import {
  ARREARS,
  BUCKET,
  CHARGES,
  ENTITY,
  EVENT_DAY,
  FLAGS,
  OLDEST_DUE,
  PARTNER_INDEX,
  PLACED,
  PLACED_DAY,
  PLACED_DPD,
  PLACEMENTS,
  PARTS_LEFT,
  PRINCIPAL,
  SOLD,
  STATUS,
} from '../layout.ts';
import { suppress } from '../strategy/law.ts';
import { noteCash } from '../seen/observe.ts';
import { retire } from '../debtor/payment.ts';
import type { PlacementPlan } from '../plan.ts';
import { prizeWinner } from './prize-review.ts';
import { review } from '../strategy/review.ts';
import { balanceOf, doubles, integers, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { leaveStock } from '../seen/stock.ts';

const MONTH_DAYS = 30;
/** Complaint risk of a month with a partner, in calls of ours, before its own factor. */
const CALLS_A_MONTH = 30;

/** The path hands the account to a partner: placed for some months, sold, or held back by a rule on the legal form. */
export function place(s: State, a: number, step: number, day: number): void {
  const { plan, i, t } = s;
  const r = integers(a);
  const named = plan.strategy.partner[step];
  const index = s.prize === undefined ? named : prizeWinner(s, s.prize, a, step, named);
  const partner = plan.partners[index];
  if (partner.bannedBy >= 0) {
    suppress(s, a, partner.bannedBy);
    return;
  }
  s.seen.touchedOn(PARTNER, day);
  if (partner.sale) {
    sell(s, a, partner, day);
    return;
  }
  const p = path(a);
  i[r + FLAGS] |= PLACED;
  t[p + PARTNER_INDEX] = index;
  t[p + PLACED_DAY] = day;
  t[p + PLACED_DPD] = day - i[r + OLDEST_DUE];
  t[p + PARTS_LEFT] = plan.strategy.months[step];
  t[p + PLACEMENTS] += 1;
  s.seen.daily.placements[day] += 1;
  s.seen.placedNumber[index * s.seen.months + s.month] += 1;
  if (s.trace !== undefined) s.trace('placed', a, day, index);
  refreshRate(s, a, day + 1);
  review(s, a, day);
  nextMonth(s, a, index, day);
}

/** A month of a placement is over: oversight, perhaps a complaint, a tired partner; at the end the account comes back. */
export function placementDay(s: State, a: number, day: number): void {
  const { plan, i, t } = s;
  const r = integers(a);
  const p = path(a);
  const partner = plan.partners[t[p + PARTNER_INDEX]];
  const months = t[p + PARTS_LEFT];
  s.seen.daily.oversightCost[day] += partner.oversightPerAccountMonth;
  const chance = plan.complaintPerAttempt * CALLS_A_MONTH * partner.complaintFactor;
  const u = luckUnit(s, i[r + ENTITY], DECISION.placedComplaint, t[p + PLACEMENTS] * 64 + months);
  if (u < chance) s.seen.complain(s, a, PARTNER, day);
  if (s.trace !== undefined) s.trace('placedMonth', a, day, months - 1);
  t[p + PARTS_LEFT] = months - 1;
  if (months > 1) {
    refreshRate(s, a, day + 1);
    nextMonth(s, a, t[p + PARTNER_INDEX], day);
    return;
  }
  i[r + FLAGS] &= ~PLACED;
  refreshRate(s, a, day + 1);
  review(s, a, day);
}

/** Books the next month of a placement and what the partner begins it with, for its mix-adjusted index. */
function nextMonth(s: State, a: number, index: number, day: number): void {
  s.t[path(a) + EVENT_DAY] = day + MONTH_DAYS;
  s.events.add(day + MONTH_DAYS, a);
  s.seen.placedBalance[index * s.seen.buckets + s.i[integers(a) + BUCKET]] += balanceOf(s, a);
}

/** The balance leaves the book for its price; nothing more is heard of the account. */
function sell(s: State, a: number, partner: PlacementPlan, day: number): void {
  const { f, i, seen } = s;
  const o = doubles(a);
  const balance = balanceOf(s, a);
  const price = Math.round(balance * partner.priceShare);
  seen.daily.sales[day] += 1;
  seen.daily.saleCash[day] += price;
  seen.daily.soldBalance[day] += balance - price;
  noteCash(s, a, price, day);
  if (s.trace !== undefined) s.trace('sold', a, day, price);
  leaveStock(s, a);
  f[o + PRINCIPAL] = 0;
  f[o + CHARGES] = 0;
  f[o + ARREARS] = 0;
  i[integers(a) + STATUS] = SOLD;
  retire(s, a);
}
