import { describe, expect, it } from 'vitest';
import { curveOf, leg, payAt, schemePreset, type Leg } from '#incentives';
import {
  addCap,
  addJump,
  addKnot,
  lineOf,
  movePoint,
  pointsOf,
  removePoint,
  setStart,
  setValue,
  slopeBefore,
} from './curve.ts';

const of = (id: string): Leg => schemePreset(id)!.scheme.legs[0]!;
const pay = (one: Leg, x: number) => payAt(curveOf(one), x);
const point = (one: Leg, kind: string, k = 0) =>
  pointsOf(one, 1.6).find((p) => p.kind === kind && p.k === k)!;

describe('the points of a payout curve', () => {
  it('lie on the curve, and the line through them is the curve', () => {
    for (const id of ['D2', 'D3', 'D6', 'G4']) {
      for (const { at, pay: height } of pointsOf(of(id), 1.6))
        expect(height).toBeCloseTo(pay(of(id), at), 12);
      const line = lineOf(of(id), 0.4, 1.6);
      for (let k = 1; k < line.length; k += 1) {
        const [a, b] = [line[k - 1]!, line[k]!];
        if (a.x === b.x) continue;
        const middle = (a.x + b.x) / 2;
        expect(pay(of(id), middle), `${id} at ${middle}`).toBeCloseTo((a.y + b.y) / 2, 12);
      }
    }
  });
  it('a lump sum goes where it is put', () => {
    const moved = movePoint(of('D3'), point(of('D3'), 'jump'), 1, 0.3);
    expect(moved.jumps).toEqual([{ at: 1, amount: 0.3 }]);
    expect(movePoint(moved, point(moved, 'jump'), -1).jumps[0]!.at).toBe(0.01);
  });
  it('a change of slope goes where it is put: the slope after it stays, the one before follows', () => {
    const before = of('G4');
    const moved = movePoint(before, point(before, 'knot', 1), 1.1, 0.4);
    expect(pay(moved, 1.1)).toBeCloseTo(0.4, 3);
    expect(slopeBefore(moved, 2)).toBeCloseTo(slopeBefore(before, 2), 3);
    expect(movePoint(before, point(before, 'knot', 1), 9).knots[1]!.at).toBe(1.39);
  });
  it('the end sets the last slope', () => {
    const moved = movePoint(of('D2'), point(of('D2'), 'end'), 1.6, 0.8);
    expect(moved.slope).toBeCloseTo(0.5, 4);
    const capped = movePoint(of('D6'), point(of('D6'), 'end'), 1.6, pay(of('D6'), 1.6) + 0.1);
    expect(slopeBefore(capped, 1)).toBeCloseTo(0.2, 3);
    expect(pay(capped, 1.1)).toBeCloseTo(pay(of('D6'), 1.1), 12);
  });
  it('a typed slope holds to the next change only', () => {
    const changed = setValue(of('G4'), point(of('G4'), 'knot', 0), 0.2);
    expect([1, 2, 3].map((k) => slopeBefore(changed, k))).toEqual(
      [0.2, 0.9, 0.1].map((x) => expect.closeTo(x, 9)),
    );
    const started = setStart(of('G4'), 0.1);
    expect([slopeBefore(started, 0), slopeBefore(started, 1)]).toEqual(
      [0.1, 0.55].map((x) => expect.closeTo(x, 9)),
    );
  });
  it('points come and go, in order', () => {
    const more = addKnot(addJump(addJump(leg({ cash: 1 }, { slope: 0.3 }))));
    expect(more.jumps.map(({ at }) => at)).toEqual([1, 1.1]);
    expect(more.knots).toEqual([{ at: 1, change: 0.15 }]);
    const capped = addCap(more);
    expect(slopeBefore(capped, 2)).toBeCloseTo(0, 9);
    expect(removePoint(capped, point(capped, 'jump', 0)).jumps).toEqual([{ at: 1.1, amount: 0.1 }]);
  });
});
