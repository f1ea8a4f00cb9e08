import { efficiencies, emptyPath, leaveShare, SENIOR_MONTHS } from './staffing.ts';
import type { StaffingRules, TeamPath } from './staffing.ts';

/**
 * A uniform in (0, 1) that is a pure function of its key. `entity`: the n-th collector of the opening team is n, the n-th hire
 * is FIRST_HIRE + n, the team's orders are ORDERS; `occurrence`: months in seat for a collector, the month for orders.
 */
export type CareerLuck = (entity: number, occurrence: number) => number;

/** Entity of the first hire: far above any opening team, so that its size renumbers no hire. */
export const FIRST_HIRE = 1 << 20;
/** Entity whose luck rounds fractional orders. */
export const ORDERS = 1 << 30;
/** `leaveMonth` of those who are there at the end. */
export const STAYS = -1;

/** One collector's time in the team. */
export interface Career {
  entity: number;
  /** Month at whose end the collector came; 0 = there at the start. */
  joinMonth: number;
  /** Months in seat at that time. */
  tenureAtJoin: number;
  /** Month at whose beginning the collector left, or STAYS. */
  leaveMonth: number;
}

export interface LivedTeam extends TeamPath {
  /** Opening team first, then hires as they come. */
  careers: Career[];
}

/** Chance to leave after `served` months in seat, 0–1, of who has that place among those present. */
export type LeavingChance = (place: number, served: number) => number;

/** Months in seat at the end of `month`, for who is there. */
export const inSeat = ({ tenureAtJoin, joinMonth }: Career, month: number): number =>
  tenureAtJoin + month - joinMonth;

/**
 * A team in time, in whole people: `live` is the month of staffing.ts with leavers drawn one by one. An order of 3.2 is 3 or 4,
 * 3.2 in the mean, so that the mean path is `forecastTeam`'s as long as the policy is linear in what it sees (ceilings and
 * the floor at 0 bend it). `tenures` are months in seat of the opening team, in the order of their entities.
 */
export class TeamInTime {
  /** Opening team first, then hires as they come. */
  readonly careers: Career[];
  /** Who is there, in order of joining. */
  present: Career[];
  /** Months lived. */
  month = 0;
  /** People of the month lived last. */
  leavers = 0;
  /** Part of the leavers who were sent away. */
  dismissed = 0;
  ordered = 0;
  arrived = 0;

  private readonly rules: StaffingRules;
  private hires = 0;
  private outstanding = 0;
  /** Orders by the month in which they arrive. */
  private readonly due: number[] = [];

  constructor(tenures: ArrayLike<number>, rules: StaffingRules) {
    this.rules = rules;
    this.careers = Array.from(tenures, (tenureAtJoin, entity) => ({
      entity,
      joinMonth: 0,
      tenureAtJoin,
      leaveMonth: STAYS,
    }));
    this.present = this.careers.slice();
  }

  /** Lives the next month; `sent`: who is sent away unless they leave by themselves, by place among those present. A collector's uniform is the same whatever the chance, so that a higher one keeps nobody longer. */
  live(
    luck: CareerLuck,
    chance: LeavingChance = (_, served) => leaveShare(this.rules.attrition, served),
    sent: readonly number[] = [],
  ): void {
    const { rules } = this;
    const month = (this.month += 1);
    const before = this.present.length;
    this.dismissed = 0;
    this.present = this.present.filter((career, place) => {
      const served = inSeat(career, month - 1);
      const leaves = luck(career.entity, served) < chance(place, served);
      const dismissed = !leaves && sent.includes(place);
      if (dismissed) this.dismissed += 1;
      if (leaves || dismissed) career.leaveMonth = month;
      return !leaves && !dismissed;
    });
    this.leavers = before - this.present.length;
    const { leavers, outstanding } = this;
    const wanted = rules.order({ month, heads: this.present.length, leavers, outstanding });
    this.ordered = Math.floor(wanted + luck(ORDERS, month));
    this.due[month + rules.leadMonths] = this.ordered;
    this.arrived = this.due[month] ?? 0;
    this.outstanding += this.ordered - this.arrived;
    for (let n = 0; n < this.arrived; n += 1) {
      const career = {
        entity: FIRST_HIRE + this.hires,
        joinMonth: month,
        tenureAtJoin: 0,
        leaveMonth: STAYS,
      };
      this.hires += 1;
      this.careers.push(career);
      this.present.push(career);
    }
  }
}

/** All months of one future of a team. */
export function liveTeam(
  tenures: ArrayLike<number>,
  rules: StaffingRules,
  months: number,
  luck: CareerLuck,
): LivedTeam {
  const learned = efficiencies(rules.learning);
  const path = emptyPath(months);
  const team = new TeamInTime(tenures, rules);
  const look = (month: number) => {
    path.heads[month] = team.present.length;
    path.effective[month] = team.present.reduce(
      (sum, career) => sum + learned[Math.min(inSeat(career, month), SENIOR_MONTHS)],
      0,
    );
  };
  look(0);
  for (let month = 1; month <= months; month += 1) {
    team.live(luck);
    path.leavers[month] = team.leavers;
    path.ordered[month] = team.ordered;
    path.arrived[month] = team.arrived;
    look(month);
  }
  return { ...path, careers: team.careers };
}
