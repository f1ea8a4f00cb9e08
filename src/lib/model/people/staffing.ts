/**
 * Head-count, tenure and effective strength of a team by month. The month, in order: leavers go → the order is placed →
 * everybody is a month older → ordered hires arrive with 0 months in seat. `forecastTeam` has the mean, `liveTeam` one future.
 */

/** Months in seat at which the count stops: who has been there longer neither learns nor leaves differently any more. */
export const SENIOR_MONTHS = 120;

/** Efficiency after k months in seat: 1 − (1 − first)·gapKept^k; a full collector is 1. */
export interface Learning {
  /** Efficiency in the first month of work, 0–1. */
  first: number;
  /** Share of the gap to 1 left after each month, 0–1. */
  gapKept: number;
  /** Months of training without output before the first month of work; 0 if left out. */
  trainingMonths?: number;
}

/** Share of a team that leaves in a month, by months in seat. */
export interface Attrition {
  /** While months in seat < `newcomerMonths`. */
  newcomer: number;
  newcomerMonths: number;
  /** From then on. */
  settled: number;
}

/** What is known when an order is placed. Heads need not be whole in a forecast. */
export interface OrderView {
  /** 1 is the first month. */
  month: number;
  /** After this month's leavers. */
  heads: number;
  leavers: number;
  /** Ordered and not arrived. */
  outstanding: number;
}

/** Hires to order now, ≥ 0, not necessarily whole. */
export type OrderPolicy = (view: OrderView) => number;

export interface StaffingRules {
  attrition: Attrition;
  learning: Learning;
  /** An order of month m arrives at the end of month m + leadMonths; whole, ≥ 0. */
  leadMonths: number;
  order: OrderPolicy;
}

/** By month: index 0 is the start, index m the end of month m; Float64Array[months + 1]. */
export interface TeamPath {
  heads: Float64Array;
  /** Σ efficiency, in full collectors. */
  effective: Float64Array;
  leavers: Float64Array;
  ordered: Float64Array;
  arrived: Float64Array;
}

export function efficiency({ first, gapKept, trainingMonths = 0 }: Learning, monthsInSeat: number): number {
  if (monthsInSeat < trainingMonths) return 0;
  let gap = 1 - first;
  for (let k = trainingMonths; k < monthsInSeat; k += 1) gap *= gapKept;
  return 1 - gap;
}

/** Float64Array[SENIOR_MONTHS + 1] of efficiency by months in seat. */
export function efficiencies(learning: Learning): Float64Array {
  return Float64Array.from({ length: SENIOR_MONTHS + 1 }, (_, k) => efficiency(learning, k));
}

export const leaveShare = ({ newcomer, newcomerMonths, settled }: Attrition, monthsInSeat: number): number =>
  monthsInSeat < newcomerMonths ? newcomer : settled;

/**
 * Mean efficiency of a team that has long replaced all leavers, with one attrition for all: tenure is geometric, a(1−a)^k,
 * hence (1−a)^training·[1 − (1−e0)·a ÷ (1 − (1−a)ρ)].
 */
export function steadyEfficiency(
  attrition: number,
  { first, gapKept, trainingMonths = 0 }: Learning,
): number {
  let trained = 1;
  for (let k = 0; k < trainingMonths; k += 1) trained *= 1 - attrition;
  return trained * (1 - ((1 - first) * attrition) / (1 - (1 - attrition) * gapKept));
}

/** Output of a collector in the mean of groups that each yield `each` per head, in the unit of `each`; NaN without heads. */
export function averageOutput(groups: readonly { heads: number; each: number }[]): number {
  const heads = groups.reduce((sum, group) => sum + group.heads, 0);
  return groups.reduce((sum, group) => sum + group.heads * group.each, 0) / heads;
}

/** Head-count `months` after `heads` when a share `attrition` leaves and `hires` come every month: closed form. */
export function headsAfter(heads: number, attrition: number, hires: number, months: number): number {
  let stay = 1;
  for (let m = 0; m < months; m += 1) stay *= 1 - attrition;
  return attrition === 0 ? heads + hires * months : heads * stay + (hires / attrition) * (1 - stay);
}

/** Heads by months in seat of a team in steady state, Float64Array[SENIOR_MONTHS + 1], the last bin "or longer". */
export function steadyTeam(heads: number, attrition: Attrition): Float64Array {
  const team = new Float64Array(SENIOR_MONTHS + 1);
  let stay = 1;
  let total = 0;
  for (let k = 0; k < SENIOR_MONTHS; k += 1) {
    total += team[k] = stay;
    stay *= 1 - leaveShare(attrition, k);
  }
  const leave = leaveShare(attrition, SENIOR_MONTHS);
  // Nobody settled ever leaves: in the long run all are seniors.
  if (leave === 0 && stay > 0) return team.map((_, k) => (k === SENIOR_MONTHS ? heads : 0));
  if (leave > 0) total += team[SENIOR_MONTHS] = stay / leave;
  return team.map((share) => (share * heads) / total);
}

/** Months in seat of `heads` people at regular quantiles of the steady state, ascending, Int32Array[heads]. */
export function steadyTenures(heads: number, attrition: Attrition): Int32Array {
  const team = steadyTeam(heads, attrition);
  let months = 0;
  let below = team[0];
  return Int32Array.from({ length: heads }, (_, i) => {
    while (months < SENIOR_MONTHS && below < i + 0.5) below += team[(months += 1)];
    return months;
  });
}

/** Keeps heads + outstanding at `position(month)`, at most `ceiling` hires a month (Infinity = none). */
export function orderUpTo(position: (month: number) => number, ceiling: number): OrderPolicy {
  return ({ month, heads, outstanding }) =>
    Math.max(0, Math.min(ceiling, position(month) - heads - outstanding));
}

/**
 * Position that holds a team at `wanted` heads: wanted·(1 + attrition·lead), since attrition·wanted hires a month are under
 * way at any time.
 */
export function positionFor(wanted: number, attrition: number, leadMonths: number): number {
  return wanted * (1 + attrition * leadMonths);
}

/** One hire for each leaver of the month, at most `ceiling`. It never repairs an earlier gap. */
export function replaceLeavers(ceiling: number): OrderPolicy {
  return ({ leavers }) => Math.min(ceiling, leavers);
}

/** The same policy with no orders in months `from` … `to` (1-based, both included). */
export function withFreeze(from: number, to: number, policy: OrderPolicy): OrderPolicy {
  return (view) => (view.month >= from && view.month <= to ? 0 : policy(view));
}

/** The mean path of a team that starts with `start[k]` heads of k months in seat (Float64Array[SENIOR_MONTHS + 1]). */
export function forecastTeam(start: ArrayLike<number>, rules: StaffingRules, months: number): TeamPath {
  const path = emptyPath(months);
  const learned = efficiencies(rules.learning);
  const arriving = new Float64Array(months + rules.leadMonths + 1);
  let team = Float64Array.from(start);
  let outstanding = 0;
  const look = (month: number) => {
    path.heads[month] = team.reduce((sum, heads) => sum + heads, 0);
    path.effective[month] = team.reduce((sum, heads, k) => sum + heads * learned[k], 0);
  };
  look(0);
  for (let month = 1; month <= months; month += 1) {
    let heads = 0;
    const older = new Float64Array(SENIOR_MONTHS + 1);
    team.forEach((before, k) => {
      const stay = before * (1 - leaveShare(rules.attrition, k));
      heads += stay;
      older[Math.min(k + 1, SENIOR_MONTHS)] += stay;
    });
    const leavers = path.heads[month - 1] - heads;
    const ordered = rules.order({ month, heads, leavers, outstanding });
    arriving[month + rules.leadMonths] += ordered;
    older[0] += arriving[month];
    outstanding += ordered - arriving[month];
    team = older;
    path.leavers[month] = leavers;
    path.ordered[month] = ordered;
    path.arrived[month] = arriving[month];
    look(month);
  }
  return path;
}

export function emptyPath(months: number): TeamPath {
  const row = () => new Float64Array(months + 1);
  return { heads: row(), effective: row(), leavers: row(), ordered: row(), arrived: row() };
}
