import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaderDecision } from './leader.ts';
import {
  batchEffort,
  MOST_PARTNER_EFFORT,
  partnerEffort,
  partnerPrice,
  placementShares,
  shareSlope,
  winnerOf,
} from './partner.ts';
import { SCHEME_PRESETS } from './presets.ts';
import {
  equalOpportunity,
  hitShareP95,
  monthsToJudge,
  paymentNoise,
  payoutBudget,
  setTarget,
  shrinkage,
  shrunkAttainment,
  spreadAfter,
  spreadFairness,
  targetAtChance,
} from './targets.ts';
import type { TargetBasis } from './targets.ts';
import { validateScheme } from './validate.ts';
import { leg, payScheme } from './scheme.ts';

const basis: TargetBasis = {
  flat: 100,
  lastTarget: 90,
  lastResult: 110,
  expected: 140,
  peers: [80, 100, 120],
  simulated: Array.from({ length: 101 }, (_, k) => k),
  teamExpected: 95,
};

describe('targets', () => {
  it('seven methods give seven targets', () => {
    const methods = [
      'fixed',
      'runRate',
      'stretch',
      'expectedValue',
      'peerRank',
      'simulatedQuantile',
      'hybrid',
    ] as const;
    expect(methods.map((method) => Number(setTarget(method, basis).toFixed(6)))).toEqual([
      100, 101.1, 120, 140, 100, 55, 122,
    ]);
  });
  it('the quantile of futures is reached with its chance for every book', () => {
    const futures = Float64Array.from({ length: 1000 }, (_, k) => k * k);
    const target = targetAtChance(futures, 0.8);
    expect(futures.filter((x) => x >= target).length / 1000).toBeCloseTo(0.8, 2);
  });
  it('an expected-value target takes the book out of fairness, run rate takes out skill', () => {
    const before = { skill: 0.04, book: 0.0225, macro: 0.0064, luck: 0.04, target: 0 };
    expect(spreadFairness(spreadAfter('fixed', before, 0.8))).toBeCloseTo(0.64, 12);
    expect(spreadFairness(spreadAfter('expectedValue', before, 1))).toBe(1);
    expect(spreadAfter('runRate', before, 1).skill).toBe(0);
  });
  it('small books are drawn towards 100 % and judged over more months', () => {
    expect(paymentNoise(80, 1.2)).toBeCloseTo(0.175, 3);
    expect(monthsToJudge(0.35)).toBe(2);
    expect(shrinkage(0.04, 0.04, 1)).toBe(0.5);
    expect(shrunkAttainment(1.4, 0.5)).toBeCloseTo(1.2, 12);
  });
  it('sees that hard books never hit, and that luck is equal', () => {
    const difficulty = Array.from({ length: 400 }, (_, k) => k);
    expect(
      equalOpportunity(
        difficulty,
        difficulty.map((k) => k < 200),
      ).equal,
    ).toBe(false);
    // A hit for every second rank: no slope beyond the error of 400 coin tosses.
    expect(
      equalOpportunity(
        difficulty,
        difficulty.map((k) => k % 2 === 0),
      ).equal,
    ).toBe(true);
  });
  it('a common factor widens the budget; without one it is the mean', () => {
    expect(hitShareP95(0.3, 0)).toBeCloseTo(0.3, 12);
    const { mean, p95, ratio } = payoutBudget(40, 0.6, 0.3, 0.1);
    expect(mean).toBeCloseTo(7.2, 12);
    expect(p95).toBeGreaterThan(mean);
    expect(ratio).toBeCloseTo(p95 / mean, 12);
  });
});

describe('leaders and partners', () => {
  const leader = {
    teamPrice: 0.2,
    teamSize: 8,
    coachingGain: 0.5,
    coachingCost: 0.02,
    cusp: 0,
    moveGain: 0.1,
    moveCost: 0.03,
    reviewShare: 0,
    reviewFine: 0.3,
  };
  it('coach less in larger teams and move accounts only around their own threshold', () => {
    expect(leaderDecision({ ...leader, teamSize: 16 }).coaching).toBeCloseTo(
      leaderDecision(leader).coaching / 2,
      12,
    );
    expect(leaderDecision(leader).reallocation).toBeGreaterThan(0.5);
    expect(leaderDecision({ ...leader, cusp: 2.5 }).reallocation).toBe(0);
    expect(leaderDecision({ ...leader, reviewShare: 0.5 }).reallocation).toBe(0);
  });
  it('share out the placement, and the slope is the derivative', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 5 }),
        (scores) => {
          const shares = placementShares(scores, 1.5);
          expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
          const h = 1e-6;
          const up = placementShares([scores[0] + h, ...scores.slice(1)], 1.5);
          expect((up[0] - shares[0]) / h).toBeCloseTo(shareSlope(shares[0], 1.5), 5);
        },
      ),
      { seed: 42, numRuns: 50 },
    );
    expect(partnerPrice(0.25, 0.5, 2, 1)).toBe(0.75);
    expect(batchEffort(1, 6, 3)).toBeCloseTo(0.25, 12);
  });
  it('start from the shares there are, and hand over no more than those change', () => {
    const from = [0.5, 0.3, 0.2];
    expect(placementShares([1.3, 0.8, 1], 0, from)).toEqual(from);
    const to = placementShares([1.3, 0.8, 1], 2, from);
    expect(to.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    // Named by the shares there are and handed over by even luck, placements arrive in the new shares.
    const got = [0, 0, 0];
    const steps = 20_000;
    from.forEach((share, named) => {
      for (let n = 0; n < steps; n += 1) got[winnerOf(named, from, to, (n + 0.5) / steps)]! += share / steps;
    });
    to.forEach((share, k) => expect(got[k]).toBeCloseTo(share, 4));
    // Who gains keeps all of its own; nothing moves where nothing changes.
    expect(winnerOf(0, from, to, 0.999)).toBe(0);
    expect([0, 1, 2].map((k) => winnerOf(k, from, from, 0.999))).toEqual([0, 1, 2]);
  });
  it('work harder for the next placement: 1 + response × κ × (1 − share), at most half as hard again', () => {
    expect(partnerEffort(0.5, 2, 0.25)).toBeCloseTo(1.25, 12);
    expect(partnerEffort(0.2, 1, 0.25)).toBeCloseTo(1.2, 12);
    for (const none of [partnerEffort(1, 5, 1), partnerEffort(0.5, 0, 1), partnerEffort(0.5, 5, 0)])
      expect(none).toBe(1);
    expect(partnerEffort(0.1, 20, 1)).toBe(MOST_PARTNER_EFFORT);
  });
});

describe('the presets', () => {
  it('are six disasters and six better schemes, all payable', () => {
    expect(SCHEME_PRESETS.map(({ id }) => id)).toEqual('D1 D2 D3 D4 D5 D6 G1 G2 G3 G4 G5 G6'.split(' '));
    for (const { scheme, name, story, lesson } of SCHEME_PRESETS) {
      expect(validateScheme(scheme)).toEqual([]);
      for (const text of [name, story, lesson])
        expect([text.vi, text.en].every((words) => words.length > 0)).toBe(true);
    }
  });
  it('a scheme that cannot be paid is refused, one that pays less for more is told', () => {
    const codes = (scheme: Parameters<typeof validateScheme>[0]) =>
      validateScheme(scheme).map(({ code, severity }) => `${severity} ${code}`);
    expect(codes(payScheme([leg({})]))).toEqual(['error noMeasure']);
    expect(codes(payScheme([leg({ cash: 1 }, { scope: 'rank' })]))).toEqual(['error rankWithoutPrize']);
    expect(codes(payScheme([leg({ cash: 1 }, { slope: 0.1, knots: [{ at: 1, change: -0.2 }] })]))).toEqual([
      'warning paysLessForMore',
    ]);
    expect(
      codes(
        payScheme([
          leg(
            { cash: 1 },
            {
              jumps: [
                { at: 1, amount: 1 },
                { at: 0.9, amount: 1 },
              ],
            },
          ),
        ]),
      ),
    ).toEqual(['error unordered']);
    expect(codes(payScheme([], { ratchet: 2 }))).toEqual(['error outOfRange']);
  });
});
