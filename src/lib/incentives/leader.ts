/** Team leaders: the same responses as collectors, at a team's diluted price. Constants are design assumptions. */

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
