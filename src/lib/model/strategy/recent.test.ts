import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attemptsInSevenDays, recentOn } from './recent.ts';

it('adds up seven days of at most 15 attempts, and forgets a day after seven', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 7, maxLength: 7 }),
      fc.nat(9),
      (days, passed) => {
        // The newest day stands lowest.
        const packed = days.reduce((word, attempts) => (word << 4) | attempts, 0);
        const kept = passed >= 7 ? [] : days.slice(passed);
        expect(attemptsInSevenDays(recentOn(packed, 0, passed))).toBe(
          kept.reduce((sum, attempts) => sum + attempts, 0),
        );
      },
    ),
    { seed: 42 },
  );
});
