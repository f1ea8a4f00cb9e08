import { addMonth, DECISION } from '#engine';
import { leaveCallList } from '../touch/call-list.ts';
import { restClock, windClock } from './clock.ts';
import {
  ACTIVE,
  ARREARS,
  ATOMS,
  BUCKET,
  CHARGED_OFF,
  CHARGES,
  CLOCK_DAY,
  CLOCK_FROM,
  CREDIT,
  CURED,
  ENTITY,
  EVENT_DAY,
  FLAGS,
  LASTING,
  LAST_PAID,
  MESSAGE_DAY,
  MESSAGE_WEEKS,
  OLDEST_DUE,
  PAID_IN_FULL,
  PARTNER_INDEX,
  PAYMENTS,
  PLACED,
  PRINCIPAL,
  PROMISE_DAY,
  REVIEW_DAY,
  STATUS,
  TREATMENT,
  VISIT_STEP,
  WAKE_DAY,
} from '../layout.ts';
import { feeOn } from '../partners/fee.ts';
import { noteCash } from '../seen/observe.ts';
import { review } from '../strategy/review.ts';
import { bookAgeing, updateStage } from './standing.ts';
import { balanceOf, doubles, integers, luck, luckUnit, path } from '../state.ts';
import type { State } from '../state.ts';
import { changeStock, leaveStock } from '../seen/stock.ts';
import { planVisit } from '../touch/visit-list.ts';
import { rescore } from '../strategy/worklist.ts';

/** The clock of account `a` rang: it pays without being asked (docs/model.md §5.2, §5.3). */
export function payUnprompted(s: State, a: number, day: number): void {
  const r = integers(a);
  const n = s.i[r + PAYMENTS];
  s.i[r + CLOCK_DAY] = -1;
  s.f[doubles(a) + CLOCK_FROM] = Infinity;
  const amount = paymentAmount(s, a, DECISION.payAmount, n);
  s.i[r + PAYMENTS] = n + 1;
  const paid = receive(s, a, amount, day);
  s.seen.daily.unpromptedCash[day] += paid;
  if (s.trace !== undefined) s.trace('unprompted', a, day, paid);
  if (s.i[r + STATUS] !== ACTIVE) return;
  if ((s.i[r + FLAGS] & CHARGED_OFF) !== 0) windClock(s, a);
  restClock(s, a, day);
}

/**
 * Size of the n-th payment of a kind, minor units. Live: all arrears with share φ[bucket], else one instalment, two,
 * or a Beta share of one. Charged off: the whole balance, else lognormal. Never above what is owed.
 */
export function paymentAmount(s: State, a: number, decision: number, n: number): number {
  const { plan, f, i } = s;
  const r = integers(a);
  const o = doubles(a);
  const entity = i[r + ENTITY];
  const u = luckUnit(s, entity, decision, 2 * n);
  if ((i[r + FLAGS] & CHARGED_OFF) !== 0) {
    const balance = balanceOf(s, a);
    if (u < plan.wholeShare) return balance;
    return Math.min(balance, Math.round(plan.chargedOffAmount.at(luck(s, entity, decision, 2 * n + 1))));
  }
  const arrears = f[o + ARREARS];
  const cure = plan.tables.cureShare[i[r + BUCKET]];
  if (u < cure) return arrears;
  const instalment = plan.book.instalment[a];
  // A draw of its own: were it the remainder of `u`, a younger bucket would change what is paid, not only whether all is.
  const rest = luckUnit(s, entity, decision, 2 * n + 1);
  if (rest < plan.oneInstalmentShare) return Math.min(arrears, instalment);
  const below = rest - plan.oneInstalmentShare - plan.twoInstalmentsShare;
  if (below < 0) return Math.min(arrears, 2 * instalment);
  const room = 1 - plan.oneInstalmentShare - plan.twoInstalmentsShare;
  const share = plan.belowOne[Math.min(ATOMS - 1, Math.floor((below / room) * ATOMS))];
  return Math.min(arrears, Math.max(1, Math.round(share * instalment)));
}

/** Books money that came in: charges, then principal; oldest instalment first. Returns what was taken. */
export function receive(s: State, a: number, offered: number, day: number): number {
  const { f, i, plan } = s;
  const o = doubles(a);
  const r = integers(a);
  const charges = f[o + CHARGES];
  const balance = f[o + PRINCIPAL] + charges;
  const amount = offered < balance ? offered : balance;
  const toCharges = amount < charges ? amount : charges;
  f[o + CHARGES] = charges - toCharges;
  f[o + PRINCIPAL] -= amount - toCharges;
  changeStock(s, a, -amount);
  s.seen.principalCash += amount - toCharges;
  const placed = (i[r + FLAGS] & PLACED) !== 0;
  if (placed) feeOn(s, a, amount, day);
  noteCash(s, a, amount, placed ? day + plan.partners[s.t[path(a) + PARTNER_INDEX]].remittanceDays : day);
  s.t[path(a) + LAST_PAID] = day;
  if (amount === balance) {
    leaveStock(s, a);
    i[r + STATUS] = PAID_IN_FULL;
    f[o + ARREARS] = 0;
    s.seen.paidInFull += 1;
    retire(s, a);
    return amount;
  }
  const arrears = f[o + ARREARS] - amount;
  f[o + ARREARS] = arrears;
  if ((i[r + FLAGS] & CHARGED_OFF) !== 0) {
    review(s, a, day);
    rescore(s, a);
    return amount;
  }
  if (arrears <= 0) {
    f[o + ARREARS] = 0;
    f[o + CREDIT] = 0;
    leaveStock(s, a);
    i[r + STATUS] = CURED;
    s.seen.daily.cured[day] += 1;
    retire(s, a);
    return amount;
  }
  const instalment = plan.book.instalment[a];
  let credit = f[o + CREDIT] + amount;
  while (credit >= instalment) {
    credit -= instalment;
    i[r + OLDEST_DUE] = addMonth(plan.calendar, i[r + OLDEST_DUE]);
  }
  f[o + CREDIT] = credit;
  updateStage(s, a, day);
  review(s, a, day);
  // A younger account may reach the next edge sooner than the one it was booked for.
  bookAgeing(s, a, day);
  rescore(s, a);
  return amount;
}

/** Takes an account that owes nothing now out of every list but its instalment dates. */
export function retire(s: State, a: number): void {
  const r = integers(a);
  const p = path(a);
  const { i, t } = s;
  leaveCallList(s, a);
  i[r + TREATMENT] = -1;
  t[p + VISIT_STEP] = -1;
  i[r + REVIEW_DAY] = -1;
  t[p + EVENT_DAY] = -1;
  planVisit(s, a, s.today);
  s.claims.remove(a);
  s.f[doubles(a) + CLOCK_FROM] = Infinity;
  i[r + CLOCK_DAY] = -1;
  i[r + WAKE_DAY] = -1;
  i[r + MESSAGE_DAY] = -1;
  i[r + PROMISE_DAY] = -1;
  // Messages before a cure do not speed up a later delinquency.
  i[r + MESSAGE_WEEKS] = 0;
  i[r + FLAGS] &= LASTING;
}
