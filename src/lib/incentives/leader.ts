/** Team leaders: the same responses as collectors, at a team's diluted price. Constants are design assumptions. */

/* What leaders can do, and what it costs them: assumptions of ours, without a source; the studio lists them. */

/** Months in seat that a month of full coaching adds to the one that passes. */
export const COACHED_MONTHS = 1;
/** Curvature of coaching: a dozen newcomers at half ability and a leader paid .3 for their targets make half-hearted coaching (.4). */
export const COACHING_COST = 0.03;
/** Largest part of an own target that is moved, and curvature of moving. */
export const MOST_MOVED = 0.2;
export const MOVE_COST = 0.25;
/** What a reviewed move costs the leader, months of the leader's pay: as the fine for one fake. */
export const REVIEW_FINE = 0.3;
export interface LeaderSituation {
  /** λ of the leader's own pay on the team's mean score, base months per 100 %. */
  teamPrice: number;
  teamSize: number;
  /** Rise of the team's mean score per unit of coaching over the months it lasts. */
  coachingGain: number;
  coachingCost: number;
  /** Gap of the leader's own projection to the leader's own threshold, in sd of what is left (0 = at the cusp). */
  cusp: number;
  /** Score that moving an account or a quota between members adds to the leader's own number. */
  moveGain: number;
  moveCost: number;
  /** Chance that a move is reviewed, and what it then costs. */
  reviewShare: number;
  reviewFine: number;
}

export interface LeaderDecision {
  /** Coaching, 0–1: raises the growth of skill. */
  coaching: number;
  /** Accounts or quotas moved around the own threshold, 0–1 (G16). */
  reallocation: number;
}

/** Reach of the cusp: beyond two standard deviations a move does not change whether the bonus comes. */
const CUSP_REACH = 2;

/**
 * Coaching = price × gain ÷ (n·cost); moves only near the own threshold and against the review. Managers' own cusps
 * explained 13–15 % of quota adjustments and retentions in a sales force (Benson 2015, ILR Review 68(3)).
 */
export function leaderDecision(s: LeaderSituation): LeaderDecision {
  const nearness = Math.max(0, 1 - Math.abs(s.cusp) / CUSP_REACH);
  const move =
    s.teamPrice * s.moveGain * nearness - s.reviewShare * (s.reviewFine + s.teamPrice * s.moveGain);
  return {
    coaching: unit((s.teamPrice * s.coachingGain) / (s.teamSize * s.coachingCost)),
    reallocation: unit(move / s.moveCost),
  };
}

function unit(x: number): number {
  return Math.min(1, Math.max(0, x));
}
