import { DECISION, entityOf, toUnit } from '#engine';
import { MEASURES, MORALE_START, moralCostAt, PLAIN_STYLE } from '#incentives';
import type { Decider } from '#incentives';
import { HABITS, RESULTS } from './pay-desk.ts';
import type { Desk, Paid } from './pay-desk.ts';
import type { PayPlan } from './pay-plan.ts';
import { luckOfPeople } from './state.ts';
import type { State } from './state.ts';

/** Takes up the collectors of a future that is about to begin. */
export function seatCollectors(s: State, desk: Desk): void {
  const { crews } = s.plan;
  const count = s.people.team.length;
  desk.of.length = 0;
  crews.forEach((crew, k) => {
    const pool = (desk.pool[k] ??= []);
    s.people.careers[k].forEach(({ entity }, n) => {
      if (n === pool.length) pool.push(newcomer(desk.deciders[k], desk.pay));
      const u = toUnit(luckOfPeople(s, entityOf(crew.stream, entity), DECISION.moralCost, 0));
      reset(pool[n], moralCostAt(u), desk.pay);
      desk.of.push(pool[n]);
    });
  });
  if (desk.work.length < count) {
    desk.results = new Float64Array(count * RESULTS.length);
    desk.habits = new Float64Array(count * HABITS.length);
    desk.work = new Float64Array(count);
  }
  desk.results.fill(0);
  desk.habits.fill(0);
  desk.work.fill(1);
  desk.tiltOf = new Float64Array(crews.length + 1);
  desk.tiltListed = new Float64Array(crews.length + 1);
  desk.held = new Float64Array(s.seen.months + 1);
  desk.angerMost = 1;
}

/** What a collector has felt and done before the first month: nothing. */
const UNTRIED = {
  morale: MORALE_START,
  ratcheted: 1,
  book: 1,
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
