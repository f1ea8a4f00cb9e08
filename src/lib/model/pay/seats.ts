import { DECISION, entityOf, toUnit } from '#engine';
import { MEASURES, MORALE_START, moralCostAt, PLAIN_STYLE } from '#incentives';
import type { Decider } from '#incentives';
import type { Desk, Paid } from './desk.ts';
import type { PayPlan } from './plan.ts';
import { luckOfPeople } from '../state.ts';
import type { State } from '../state.ts';

/** Clears the desk for a future that is about to begin, and seats its opening teams. */
export function openDesk(s: State, desk: Desk): void {
  const { crews } = s.plan;
  desk.of.length = 0;
  desk.seated = new Int32Array(crews.length);
  desk.results.fill(0);
  desk.habits.fill(0);
  desk.work.fill(1);
  desk.tiltOf = new Float64Array(crews.length + 1);
  desk.tiltListed = new Float64Array(crews.length + 1);
  desk.held = new Float64Array(s.seen.months + 1);
  desk.angerMost = 1;
  for (let c = 0; c < s.people.career.length; c += 1) seatCollector(s, desk, c);
}

/** Gives collector `c`, the next in number, a place at the desk. */
export function seatCollector(s: State, desk: Desk, c: number): void {
  const k = s.people.team[c];
  const pool = (desk.pool[k] ??= []);
  const place = desk.seated[k];
  desk.seated[k] += 1;
  if (place === pool.length) pool.push(newcomer(desk.deciders[k], desk.pay));
  const { entity } = s.people.career[c];
  const u = toUnit(luckOfPeople(s, entityOf(s.plan.crews[k].stream, entity), DECISION.moralCost, 0));
  reset(pool[place], moralCostAt(u), desk.pay);
  desk.of.push(pool[place]);
  if (desk.work.length <= c) desk.makeRoom(2 * (c + 1));
}

/** What a collector has felt and done before the first month: nothing. */
const UNTRIED = {
  morale: MORALE_START,
  wish: 0,
  ratcheted: 1,
  book: 1,
  lastCash: 0,
  quota: 0,
  coached: 0,
  coaching: 0,
  firstDayPrices: 0,
  monthsSeen: 0,
  believedPromises: 0,
  believedCash: 0,
  wonPromises: 0,
  wonCash: 0,
  fakeDays: 0,
  fakesOwed: 0,
};

function newcomer(decider: Decider, pay: PayPlan): Paid {
  const legs = decider.compiled.legs.length;
  const paid: Paid = {
    standing: {
      ...PLAIN_STYLE,
      attained: new Float64Array(MEASURES.length),
      daysLeft: 1,
      days: 1,
      ability: 1,
      credit: 1,
      intrinsic: 1,
      effort: 1,
      moralCost: 0,
      complaints: 0,
      nextCashPrice: 0,
    },
    others: {
      teamMean: new Float64Array(legs),
      ownPlan: new Float64Array(legs),
      cut: new Float64Array(legs),
      teamEffort: 1,
    },
    out: decider.blank(),
    moralCost: 0,
    ...UNTRIED,
  };
  reset(paid, 0, pay);
  return paid;
}

function reset(paid: Paid, moralCost: number, { watching, crews }: PayPlan): void {
  const pace = watching ? 1 : (crews[0]?.compiled.behaviour.intrinsicEffort ?? 1);
  Object.assign(paid.standing, PLAIN_STYLE, {
    ability: 1,
    credit: 1,
    intrinsic: pace,
    effort: pace,
    moralCost,
    complaints: 0,
    nextCashPrice: 0,
  });
  paid.standing.attained.fill(0);
  paid.out.hold = 0;
  Object.assign(paid, UNTRIED, { moralCost });
}
