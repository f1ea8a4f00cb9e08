import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armSize, pairedYesNo, pairsToShow, rateNoise, sizeForHalfWidth } from './sample-size.ts';

const test = { champion: 0.08, challenger: 0.09, alpha: 0.05, power: 0.8 };
/** Squared coefficient of variation of a lognormal with σ = .75: e^(σ²) − 1. */
const cv2 = Math.exp(0.75 * 0.75) - 1;

describe('sample sizes', () => {
  it('needs the printed accounts an arm to tell 8 % from 9 % (VC-21)', () => {
    expect(armSize(test)).toBeCloseTo(12207.753424, 6);
    expect(armSize(test, 'unpooled')).toBeCloseTo(12205.007987, 6);
    expect(Math.ceil(armSize(test))).toBe(12208);
  });

  it('needs the textbook pairs to show a mean difference: half of a standard deviation, 5 %, 80 %', () => {
    // ((1.959964 + .841621) ÷ .5)² = 31.395…
    expect(pairsToShow(2, 1, 0.05, 0.8)).toBeCloseTo(31.395518, 5);
    expect(pairsToShow(2, -1, 0.05, 0.8)).toBeCloseTo(31.395518, 5);
    expect(pairsToShow(2, 0, 0.05, 0.8)).toBe(Infinity);
  });

  it('does not care which arm is the better one, and never ends when none is', () => {
    expect(armSize({ ...test, champion: 0.09, challenger: 0.08 })).toBeCloseTo(armSize(test), 6);
    expect(armSize({ ...test, challenger: 0.08 })).toBe(Infinity);
    expect(() => armSize({ ...test, champion: 0 })).toThrow('invariant');
  });

  it('gives the printed savings of common random numbers (VC-20)', () => {
    const pair = pairedYesNo(0.1, 0.12);
    expect(pair.independent).toBeCloseTo(0.1956, 10);
    expect(pair.covariance).toBeCloseTo(0.088, 10);
    expect(pair.common).toBeCloseTo(0.0196, 10);
    expect(pair.ratio).toBeCloseTo(9.979592, 6);
    expect(pair.correlation).toBeCloseTo(0.902671, 6);
    expect(sizeForHalfWidth(pair.independent, 0.002)).toBeCloseTo(187854.24, 4);
    expect(sizeForHalfWidth(pair.common, 0.002)).toBeCloseTo(18823.84, 4);
  });

  it('has d(1 − d) as variance of a common difference', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, (p, q) => {
        const d = Math.abs(p - q);
        expect(pairedYesNo(p, q).common).toBeCloseTo(d * (1 - d), 12);
      }),
      { seed: 42 },
    );
  });

  it('gives the printed noise of a recovery rate (VC-22)', () => {
    expect(rateNoise(5000, 0.3, cv2)).toBeCloseTo(0.031145, 6);
    expect(rateNoise(500, 0.3, cv2)).toBeCloseTo(0.09849, 6);
    expect(rateNoise(500, 0.3, cv2, 'own')).toBeLessThan(rateNoise(500, 0.3, cv2));
    expect(rateNoise(500, 0.3, 0, 'own')).toBeCloseTo(rateNoise(500, 0.3, 0), 12);
  });
});
