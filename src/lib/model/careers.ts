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

/**
 * One future of a team in whole people: the month of staffing.ts with leavers drawn one by one. An order of 3.2 is 3 or 4,
 * 3.2 in the mean, so that the mean path is `forecastTeam`'s as long as the policy is linear in what it sees (ceilings and
 * the floor at 0 bend it). `tenures` are months in seat of the opening team, in the order of their entities.
 */
export function liveTeam(
  tenures: ArrayLike<number>,
  rules: StaffingRules,
  months: number,
  luck: CareerLuck,
): LivedTeam {
  const learned = efficiencies(rules.learning);
  const path = emptyPath(months);
  const arriving = new Float64Array(months + rules.leadMonths + 1);
  const careers: Career[] = Array.from(tenures, (tenureAtJoin, entity) => ({
    entity,
    joinMonth: 0,
    tenureAtJoin,
    leaveMonth: STAYS,
  }));
  let present = careers.slice();
  let hires = 0;
  let outstanding = 0;
  const inSeat = (career: Career, month: number) => career.tenureAtJoin + month - career.joinMonth;
  const look = (month: number) => {
    path.heads[month] = present.length;
    path.effective[month] = present.reduce(
      (sum, career) => sum + learned[Math.min(inSeat(career, month), SENIOR_MONTHS)],
      0,
    );
  };
  look(0);
  for (let month = 1; month <= months; month += 1) {
    const before = present.length;
    present = present.filter((career) => {
      const served = inSeat(career, month - 1);
      const leaves = luck(career.entity, served) < leaveShare(rules.attrition, served);
      if (leaves) career.leaveMonth = month;
      return !leaves;
    });
    const leavers = before - present.length;
    const wanted = rules.order({ month, heads: present.length, leavers, outstanding });
    const ordered = Math.floor(wanted + luck(ORDERS, month));
    arriving[month + rules.leadMonths] += ordered;
    outstanding += ordered - arriving[month];
    for (let n = 0; n < arriving[month]; n += 1) {
      const career = { entity: FIRST_HIRE + hires, joinMonth: month, tenureAtJoin: 0, leaveMonth: STAYS };
      hires += 1;
      careers.push(career);
      present.push(career);
    }
    path.leavers[month] = leavers;
    path.ordered[month] = ordered;
    path.arrived[month] = arriving[month];
    look(month);
  }
  return { ...path, careers };
}
