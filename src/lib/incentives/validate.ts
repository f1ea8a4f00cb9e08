import { MEASURES } from './scheme.ts';
import type { Leg, PayScheme } from './scheme.ts';

/** Why a scheme cannot be paid, or pays something its author may not mean. */
export type SchemeIssueCode =
  | 'outOfRange' // params: min, max, got
  | 'noMeasure' // a leg that weighs nothing
  | 'unordered' // scores of jumps or knots that do not rise
  | 'rankWithoutPrize' // params: topShare, prize
  | 'teamOfOne' // a team leg with teamSize 1
  | 'paysLessForMore' // params: from; a warning: the curve falls there
  | 'jumpsTooClose'; // params: at; a warning: two lump sums less than one point apart

/** One finding about a scheme; `path` names the field, as in `legs.0.jumps.1.at`. */
export interface SchemeIssue {
  path: string;
  code: SchemeIssueCode;
  severity: 'error' | 'warning';
  params: Record<string, number>;
}

/** Largest amounts that make sense: a year of base pay for one result, ten targets reached. */
const MOST_MONEY = 12;
const MOST_SCORE = 10;
const MOST_LEGS = 6;
const MOST_STEPS = 12;

/** Every finding about a scheme, errors and warnings, in reading order; empty = fine. */
export function validateScheme(scheme: PayScheme): SchemeIssue[] {
  const issues: SchemeIssue[] = [];
  const add = (
    path: string,
    code: SchemeIssueCode,
    params = {},
    severity: SchemeIssue['severity'] = 'error',
  ) => void issues.push({ path, code, severity, params });
  const range = (path: string, got: number, min: number, max: number) => {
    if (!(got >= min && got <= max)) add(path, 'outOfRange', { min, max, got });
  };
  range('legs', scheme.legs.length, 0, MOST_LEGS);
  scheme.legs.forEach((one, k) => checkLeg(one, `legs.${k}`, scheme, add, range));
  if (scheme.gate !== undefined) range('gate', scheme.gate, 0, 1000);
  range('deductionPerComplaint', scheme.deductionPerComplaint, 0, MOST_MONEY);
  if (scheme.deferral !== undefined) {
    range('deferral.share', scheme.deferral.share, 0, 1);
    range('deferral.months', scheme.deferral.months, 0, 24);
    range('deferral.reversal', scheme.deferral.reversal, 0, 1);
  }
  range('ratchet', scheme.ratchet, 0, 1);
  range('tiltMax', scheme.tiltMax, 0, 1);
  range('auditShare', scheme.auditShare, 0, 1);
  range('fine', scheme.fine, 0, MOST_MONEY);
  range('teamSize', scheme.teamSize, 1, 200);
  return issues;
}

function checkLeg(
  one: Leg,
  path: string,
  scheme: PayScheme,
  add: (path: string, code: SchemeIssueCode, params?: Record<string, number>, severity?: 'warning') => void,
  range: (path: string, got: number, min: number, max: number) => void,
): void {
  const weights = MEASURES.map((measure) => one.weights[measure] ?? 0);
  weights.forEach((weight, k) => range(`${path}.weights.${MEASURES[k]}`, weight, 0, 1));
  if (!weights.some((weight) => weight > 0)) add(`${path}.weights`, 'noMeasure');
  range(`${path}.slope`, one.slope, -MOST_MONEY, MOST_MONEY);
  range(`${path}.jumps`, one.jumps.length, 0, MOST_STEPS);
  range(`${path}.knots`, one.knots.length, 0, MOST_STEPS);
  one.jumps.forEach((jump, k) => {
    range(`${path}.jumps.${k}.at`, jump.at, 0, MOST_SCORE);
    range(`${path}.jumps.${k}.amount`, jump.amount, -MOST_MONEY, MOST_MONEY);
    const gap = k === 0 ? Infinity : jump.at - one.jumps[k - 1].at;
    if (gap <= 0) add(`${path}.jumps.${k}.at`, 'unordered');
    else if (gap < 0.01) add(`${path}.jumps.${k}.at`, 'jumpsTooClose', { at: jump.at }, 'warning');
    if (jump.amount < 0) add(`${path}.jumps.${k}.amount`, 'paysLessForMore', { from: jump.at }, 'warning');
  });
  let slope = one.slope;
  if (slope < 0) add(`${path}.slope`, 'paysLessForMore', { from: 0 }, 'warning');
  one.knots.forEach((knot, k) => {
    range(`${path}.knots.${k}.at`, knot.at, 0, MOST_SCORE);
    range(`${path}.knots.${k}.change`, knot.change, -MOST_MONEY, MOST_MONEY);
    if (k > 0 && knot.at <= one.knots[k - 1].at) add(`${path}.knots.${k}.at`, 'unordered');
    slope += knot.change;
    // Slopes that cancel in decimal notation leave a few 1e-17.
    if (slope < -1e-9) add(`${path}.knots.${k}.change`, 'paysLessForMore', { from: knot.at }, 'warning');
  });
  if (one.scope === 'rank') {
    const { topShare = 0, prize = 0 } = one;
    if (!(topShare > 0 && topShare < 1 && prize > 0)) add(path, 'rankWithoutPrize', { topShare, prize });
    range(`${path}.prize`, prize, 0, MOST_MONEY);
  }
  if (one.scope === 'team' && scheme.teamSize < 2) add(`${path}.scope`, 'teamOfOne', {}, 'warning');
}
