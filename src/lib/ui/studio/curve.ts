import { capAt, curveOf, payAt as curvePay, type Leg } from '#incentives';

/** A payout curve as points that a hand or a key can move. Scores in own targets (1 = 100 %), money in base months. */

/** A point: a lump sum, a change of slope, or the curve's end, which sets its last slope. */
export interface Point {
  kind: 'jump' | 'knot' | 'end';
  /** Index among the jumps or knots. */
  k: number;
  at: number;
  /** Where the point lies: the pay at its score, with the lump sum. */
  pay: number;
  /** Lump sum of a jump; slope after a knot or at the end. */
  value: number;
}

/** Points nearer than this to a neighbour of their kind cannot be told apart. */
const GAP = 0.01;
const MOST = 12;

/** What is drawn of scores: from 40 to 160 % of target, further where a point lies outside. */
export function scoreRange(legs: readonly Leg[]): [low: number, high: number] {
  const at = legs.flatMap((leg) => [...leg.jumps, ...leg.knots].map((step) => step.at));
  const high = Math.max(1.6, ...at.map((x) => Math.ceil(5 * x + 1) / 5));
  return [at.some((x) => x < 0.4) ? 0 : 0.4, high];
}

export function slopeBefore(leg: Leg, k: number): number {
  return leg.knots.slice(0, k).reduce((sum, knot) => sum + knot.change, leg.slope);
}

const payAt = (leg: Leg, x: number): number => curvePay(curveOf(leg), x);

/** The points of a curve that is drawn up to `high`, by score. */
export function pointsOf(leg: Leg, high: number): Point[] {
  const points: Point[] = [
    ...leg.jumps.map(({ at, amount }, k): Point => ({
      kind: 'jump',
      k,
      at,
      pay: payAt(leg, at),
      value: amount,
    })),
    ...leg.knots.map(({ at }, k): Point => ({
      kind: 'knot',
      k,
      at,
      pay: payAt(leg, at),
      value: clean(slopeBefore(leg, k + 1)),
    })),
  ];
  points.sort((a, b) => a.at - b.at);
  const last = clean(slopeBefore(leg, leg.knots.length));
  return [...points, { kind: 'end', k: 0, at: high, pay: payAt(leg, high), value: last }];
}

/** The curve as a line from `low` to `high`; a lump sum is a vertical piece. */
export function lineOf(leg: Leg, low: number, high: number): { x: number; y: number }[] {
  const line = [{ x: low, y: payAt(leg, low) }];
  for (const { kind, at, pay, value } of pointsOf(leg, high)) {
    if (at < low) continue;
    if (kind === 'jump') line.push({ x: at, y: pay - value });
    line.push({ x: at, y: pay });
  }
  return line;
}

/** Moves a point to a score, and to a pay if one is given; what lies before and after keeps its slope as far as it can. */
export function movePoint(leg: Leg, { kind, k }: Point, at: number, pay?: number): Leg {
  if (kind === 'end') return pay === undefined ? leg : endAt(leg, at, pay);
  if (kind === 'jump') {
    const moved = replaced(leg, 'jumps', k, { ...leg.jumps[k]!, at: between(leg.jumps, k, at) });
    if (pay === undefined) return moved;
    const jump = moved.jumps[k]!;
    const amount = bounded(jump.amount + pay - payAt(moved, jump.at));
    return replaced(moved, 'jumps', k, { ...jump, amount });
  }
  const moved = replaced(leg, 'knots', k, { ...leg.knots[k]!, at: between(leg.knots, k, at) });
  if (pay === undefined) return moved;
  const knot = moved.knots[k]!;
  const before = k === 0 ? 0 : moved.knots[k - 1]!.at;
  const steeper = (pay - payAt(moved, knot.at)) / (knot.at - before);
  const raised = turned(moved, k, steeper);
  return replaced(raised, 'knots', k, { ...knot, change: bounded(knot.change - steeper) });
}

/** Sets what a point pays: the lump sum of a jump, the slope after a knot or the last slope. */
export function setValue(leg: Leg, { kind, k }: Point, value: number): Leg {
  if (kind === 'jump') return replaced(leg, 'jumps', k, { ...leg.jumps[k]!, amount: bounded(value) });
  if (kind === 'end') return turned(leg, leg.knots.length, value - slopeBefore(leg, leg.knots.length));
  const turn = value - slopeBefore(leg, k + 1);
  const next = leg.knots[k + 1];
  const changed = turned(leg, k + 1, turn);
  return next ? replaced(changed, 'knots', k + 1, { ...next, change: bounded(next.change - turn) }) : changed;
}

/** Sets the slope from 0 to the first change of slope; what comes after keeps its own. */
export function setStart(leg: Leg, slope: number): Leg {
  const first = leg.knots[0];
  const turn = slope - leg.slope;
  const changed = { ...leg, slope: bounded(slope) };
  return first ? replaced(changed, 'knots', 0, { ...first, change: bounded(first.change - turn) }) : changed;
}

export function removePoint(leg: Leg, { kind, k }: Point): Leg {
  if (kind === 'jump') return { ...leg, jumps: leg.jumps.filter((_, i) => i !== k) };
  return kind === 'knot' ? { ...leg, knots: leg.knots.filter((_, i) => i !== k) } : leg;
}

/** Whether another lump sum or change of slope has room. */
export const hasRoom = (leg: Leg): boolean => leg.jumps.length < MOST && leg.knots.length < MOST;

/** A lump sum of a tenth of base pay at the first free score from 100 % of target on. */
export function addJump(leg: Leg): Leg {
  const jumps = [...leg.jumps, { at: freeFrom(leg.jumps, 1), amount: 0.1 }];
  return { ...leg, jumps: jumps.sort((a, b) => a.at - b.at) };
}

/** A change of slope at the first free score from 100 % on: half as steep again from there. */
export function addKnot(leg: Leg): Leg {
  const at = freeFrom(leg.knots, 1);
  const before = leg.knots.filter((knot) => knot.at < at).length;
  const change = bounded(Math.max(0.1, 0.5 * slopeBefore(leg, before)));
  return { ...leg, knots: [...leg.knots, { at, change }].sort((a, b) => a.at - b.at) };
}

/** Pay stops growing at 120 % of target, or a tenth above the last change of slope. */
export function addCap(leg: Leg): Leg {
  return capAt(leg, clean(Math.max(1.2, (leg.knots.at(-1)?.at ?? 0) + 0.1)));
}

/** Money without the dust of binary fractions, within what a scheme may pay. */
function bounded(money: number): number {
  return clean(Math.max(-12, Math.min(12, money)));
}

function clean(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function replaced<K extends 'jumps' | 'knots'>(leg: Leg, kind: K, k: number, step: Leg[K][number]): Leg {
  return { ...leg, [kind]: leg[kind].map((old, i) => (i === k ? step : old)) };
}

/** The slope that begins before change `k` of slope, turned by so much. */
function turned(leg: Leg, k: number, by: number): Leg {
  if (k === 0) return { ...leg, slope: bounded(leg.slope + by) };
  const knot = leg.knots[k - 1]!;
  return replaced(leg, 'knots', k - 1, { ...knot, change: bounded(knot.change + by) });
}

function endAt(leg: Leg, at: number, pay: number): Leg {
  const from = leg.knots.at(-1)?.at ?? 0;
  return turned(leg, leg.knots.length, (pay - payAt(leg, at)) / (at - from));
}

function between(steps: readonly { at: number }[], k: number, at: number): number {
  const low = k === 0 ? GAP : steps[k - 1]!.at + GAP;
  const high = k === steps.length - 1 ? 10 : steps[k + 1]!.at - GAP;
  return clean(Math.max(low, Math.min(high, at)));
}

function freeFrom(steps: readonly { at: number }[], from: number): number {
  let at = from;
  while (steps.some((step) => Math.abs(step.at - at) < 0.05)) at = clean(at + 0.1);
  return at;
}
