import { describe, expect, it } from 'vitest';
import { recoveredShare, recoveredShareMoments } from './proportional-payment.ts';

const payments = { ratePerMonth: 0.25, months: 12, meanShare: 0.25, concentration: 8 };

describe('payments that are a share of what is left', () => {
  it('have the printed mean and spread of recovery (VC-14)', () => {
    const { mean, sd } = recoveredShareMoments(payments);
    expect(mean).toBeCloseTo(0.527633, 6);
    expect(sd).toBeCloseTo(0.251743, 6);
  });

  it('shrink with the balance: two payments of a half recover three quarters', () => {
    // −ln(1 − .95) ÷ .25 = 11.98 months between payments.
    const path = { ...payments, months: 24 };
    expect(
      recoveredShare(
        path,
        () => 0.95,
        () => 0.5,
      ),
    ).toBe(0.75);
  });

  it('recover nothing at rate 0', () => {
    expect(recoveredShareMoments({ ...payments, ratePerMonth: 0 })).toEqual({ mean: 0, sd: 0 });
    expect(
      recoveredShare(
        { ...payments, ratePerMonth: 0 },
        () => 0.5,
        () => 1,
      ),
    ).toBe(0);
  });
});
