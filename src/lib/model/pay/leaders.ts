import {
  CASH,
  COACHED_MONTHS,
  COACHING_COST,
  leaderDecision,
  MEASURES,
  MOST_MOVED,
  MOVE_COST,
  normalPdf,
  REVIEW_FINE,
} from '#incentives';
import type { LeaderPay, LeaderSituation } from '#incentives';
import { inSeat } from '../people/careers.ts';
import type { Crew } from '../people/crew.ts';
import type { Desk, Paid } from './desk.ts';
import { SENIOR_MONTHS } from '../people/staffing.ts';
import type { State } from '../state.ts';

/**
 * Team leaders respond to their own pay (reference I§2.5): they coach, and around their own threshold they move quota between
 * members (G16). Each leads `span` collectors in order of joining. They see what an officer sees: months in seat, the learning
 * curve of the team, last month's results.
 */

/** Least noise of a team's mean score. */
const LEAST_NOISE = 0.02;

/** Ability after months in seat and coaching: the team's curve read at the sum, straight between whole months. */
export function abilityOf(s: State, { learned }: Crew, c: number, month: number): number {
  const at = Math.min(SENIOR_MONTHS, inSeat(s.people.career[c], month) + (s.desk?.of[c].coached ?? 0));
  const low = Math.floor(at);
  return low === at ? learned[low] : learned[low] + (at - low) * (learned[low + 1] - learned[low]);
}

/** The groups of a team, one a leader; none without leaders. */
function groupsOf(s: State, k: number): Int32Array[] {
  const { span } = s.plan.crews[k];
  const present = s.people.present[k];
  return span === 0
    ? []
    : Array.from({ length: Math.ceil(present.length / span) }, (_, g) =>
        present.subarray(g * span, (g + 1) * span),
      );
}

/** Step 2 on the first day of a month, before abilities are read: last month's coaching has taught; leaders decide anew. */
export function leadTeam(s: State, k: number, month: number): void {
  const { desk } = s;
  if (desk?.pay.leaders === undefined) return;
  for (const group of groupsOf(s, k)) {
    for (const c of group) desk.of[c].coached += COACHED_MONTHS * desk.of[c].coaching;
    const { coaching, reallocation } = leaderDecision(
      situationOf(s, desk, desk.pay.leaders, k, group, month),
    );
    for (const c of group) {
      desk.of[c].coaching = coaching;
      desk.of[c].quota = 0;
    }
    for (const [c, moved] of movesIn(desk, group, k)) desk.of[c].quota = reallocation * moved;
  }
}

function situationOf(
  s: State,
  desk: Desk,
  { teamPrice, bonus, threshold, reviewShare }: LeaderPay,
  k: number,
  group: Int32Array,
  month: number,
): LeaderSituation {
  const { scheme, behaviour } = desk.pay.crews[k].compiled;
  const weights = MEASURES.map((measure) => scheme.legs[0]?.weights[measure] ?? 0);
  // A scheme without legs is scored by cash, as its panel is.
  if (scheme.legs.length === 0) weights[CASH] = 1;
  const mean = (of: (c: number) => number) => group.reduce((sum, c) => sum + of(c), 0) / group.length;
  // Of a newcomer a leader expects the target.
  const score = mean((c) =>
    known(desk.of[c])
      ? weights.reduce(
          (sum, w, j) => sum + w * (j === CASH ? cashScore(desk, c, k) : desk.of[c].standing.attained[j]),
          0,
        )
      : 1,
  );
  const variance = weights.reduce(
    (sum, w, j) => sum + w * behaviour.monthlyNoise[j] * (w * behaviour.monthlyNoise[j]),
    0,
  );
  const noise = Math.max(LEAST_NOISE, Math.sqrt(variance / group.length));
  const cusp = bonus > 0 ? (threshold - score) / noise : Infinity;
  return {
    teamPrice: teamPrice + (bonus > 0 ? (bonus * normalPdf(cusp)) / noise : 0),
    teamSize: group.length,
    // One month sooner on the curve is worth, over all months, the whole gap that is left.
    coachingGain: COACHED_MONTHS * mean((c) => 1 - abilityOf(s, s.plan.crews[k], c, month)),
    coachingCost: COACHING_COST,
    cusp,
    moveGain: Math.max(0, weights[CASH] * gainOf(desk, group, k)),
    moveCost: MOVE_COST,
    reviewShare,
    reviewFine: REVIEW_FINE,
  };
}

const known = (paid: Paid): boolean => paid.monthsSeen > 0;

/** Own cash target ÷ the team's, before a leader moves any. */
export function baseTarget(desk: Desk, paid: Paid, k: number): number {
  const { scheme } = desk.pay.crews[k].compiled;
  return paid.ratcheted * (scheme.adjust === 'expectedValue' ? paid.book : 1);
}

/** The same with what the leader moved. A book that has shrunk since quota was taken off it still has a target. */
export function ownTarget(desk: Desk, paid: Paid, k: number): number {
  const base = baseTarget(desk, paid, k);
  return Math.max(base + paid.quota, base / 2);
}

/** Last month's cash in own targets, as they are before any move. */
const cashScore = (desk: Desk, c: number, k: number): number =>
  desk.of[c].lastCash / baseTarget(desk, desk.of[c], k);

/**
 * Own targets that a full reallocation moves, in targets of the team: the best of last month gives to the weakest, the second best
 * to the second weakest. They add up to 0.
 */
function movesIn(desk: Desk, group: Int32Array, k: number): Map<number, number> {
  const order = Array.from(group)
    .filter((c) => known(desk.of[c]))
    .sort((x, y) => cashScore(desk, y, k) - cashScore(desk, x, k) || x - y);
  const moves = new Map<number, number>();
  for (let n = 0; n < Math.floor(order.length / 2); n += 1) {
    const pair = [order[n], order[order.length - 1 - n]];
    const moved = MOST_MOVED * Math.min(...pair.map((c) => baseTarget(desk, desk.of[c], k)));
    moves.set(pair[0], -moved);
    moves.set(pair[1], moved);
  }
  return moves;
}

/** Rise of the group's mean cash score if last month came again after a full reallocation. */
function gainOf(desk: Desk, group: Int32Array, k: number): number {
  let gain = 0;
  for (const [c, moved] of movesIn(desk, group, k)) {
    const target = baseTarget(desk, desk.of[c], k);
    gain += cashScore(desk, c, k) * (target / (target + moved) - 1);
  }
  return gain / group.length;
}

/** Step 11: pay of a team's leaders for the month, minor units. `scores`: by collector present; cash where no leg scores. */
export function payLeaders(s: State, desk: Desk, k: number, scores: ArrayLike<number> | undefined): number {
  const { leaders } = desk.pay;
  if (leaders === undefined) return 0;
  for (const c of s.people.present[k]) {
    const paid = desk.of[c];
    paid.lastCash = paid.standing.attained[CASH] * ownTarget(desk, paid, k);
  }
  let money = 0;
  let from = 0;
  for (const group of groupsOf(s, k)) {
    let sum = 0;
    group.forEach((c, n) => (sum += scores?.[from + n] ?? desk.of[c].standing.attained[CASH]));
    from += group.length;
    money += Math.round(leaderPay(leaders, sum / group.length) * s.plan.crews[k].costPerLeaderMonth);
  }
  return money;
}

/** Months of the leader's own pay for a mean score. */
export function leaderPay({ teamPrice, bonus, threshold }: LeaderPay, meanScore: number): number {
  return Math.max(0, teamPrice * meanScore) + (meanScore >= threshold ? bonus : 0);
}
