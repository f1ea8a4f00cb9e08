import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredWithin, erlangB, erlangC, solveQueue } from './erlang.ts';

/** Erlang B as an explicit sum, a^c/c! ÷ Σ a^k/k!: a second way to the same number. */
function erlangBySum(load: number, agents: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= agents; k += 1) {
    term *= load / k;
    sum += term;
  }
  return term / sum;
}

describe('the Erlang queue', () => {
  it('gives the printed figures of three and four agents (VC-04)', () => {
    const three = { arrivalsPerHour: 30, servedPerHour: 15, agents: 3 };
    const four = { ...three, agents: 4 };
    expect(solveQueue(three).blocked).toBeCloseTo(0.210526, 6);
    expect(solveQueue(three).waits).toBeCloseTo(0.444444, 6);
    expect(solveQueue(three).meanWaitSeconds).toBeCloseTo(106.666667, 6);
    expect(solveQueue(three).meanWaiting).toBeCloseTo(0.888889, 6);
    expect(answeredWithin(three, 20)).toBeCloseTo(0.591091, 6);
    expect(solveQueue(four).blocked).toBeCloseTo(0.095238, 6);
    expect(solveQueue(four).meanWaitSeconds).toBeCloseTo(20.869565, 6);
    expect(answeredWithin(four, 20)).toBeCloseTo(0.852786, 6);
  });

  it('agrees with the explicit sum for any load and head-count', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.integer({ min: 1, max: 80 }),
        (load, agents) => {
          expect(erlangB(load, agents)).toBeCloseTo(erlangBySum(load, agents), 10);
          expect(erlangC(load, agents)).toBeGreaterThanOrEqual(erlangB(load, agents));
        },
      ),
      { seed: 42 },
    );
  });

  it('never answers in time when the agents cannot keep up', () => {
    const flooded = { arrivalsPerHour: 60, servedPerHour: 15, agents: 4 };
    expect(solveQueue(flooded)).toMatchObject({ waits: 1, meanWaitSeconds: Infinity });
    expect(answeredWithin(flooded, 20)).toBe(0);
  });

  it('refuses half an agent and rates that are not positive', () => {
    expect(() => solveQueue({ arrivalsPerHour: 1, servedPerHour: 1, agents: 1.5 })).toThrow('invariant');
    expect(() => solveQueue({ arrivalsPerHour: 0, servedPerHour: 1, agents: 1 })).toThrow('invariant');
  });
});
