import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenBalance, costPerVisit, fieldDay, teamVisits, tourKm } from './field-day.ts';

const day = (areaKm2: number, speedKmh: number) => ({
  fieldMinutes: 420,
  minutesPerVisit: 15,
  areaKm2,
  speedKmh,
});

describe('a field day', () => {
  it.each([
    [25, 18, 24.113062, 58.304066, 17.49122],
    [100, 22, 21.933782, 90.993264, 33.364197],
    [900, 30, 16.444392, 173.334123, 86.667062],
    [2500, 35, 13.206308, 221.90538, 129.444805],
  ])('over %s km² at %s km/h has %s visits (VC-16)', (area, speed, visits, minutes, km) => {
    const got = fieldDay(day(area, speed));
    expect(got.visits).toBeCloseTo(visits, 6);
    expect(got.travelMinutes).toBeCloseTo(minutes, 6);
    expect(got.travelKm).toBeCloseTo(km, 6);
  });

  it('is used up to the minute, whatever the territory', () => {
    const amount = fc.double({ min: 0.1, max: 5000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, amount, (fieldMinutes, minutesPerVisit, areaKm2, speedKmh) => {
        const got = fieldDay({ fieldMinutes, minutesPerVisit, areaKm2, speedKmh });
        const used = got.visits * minutesPerVisit + got.travelMinutes;
        expect(Math.abs(used / fieldMinutes - 1)).toBeLessThan(1e-6);
        expect(tourKm(got.visits, areaKm2)).toBeCloseTo(got.travelKm, 6);
      }),
      { seed: 42 },
    );
  });

  it('gives a team whole visits, rounded down collector by collector', () => {
    expect(teamVisits(3, day(25, 18))).toBe(72);
    expect(teamVisits(0, day(25, 18))).toBe(0);
    expect(teamVisits(2, { fieldMinutes: 420, minutesPerVisit: 15, areaKm2: 0, speedKmh: 18 })).toBe(56);
  });

  it('prices a visit and the balance from which it pays', () => {
    const cost = costPerVisit(day(25, 18), 750_000, 3_000);
    expect(cost / 1000).toBeCloseTo(33.3, 1);
    expect(breakEvenBalance(cost, 0.45, 0.06) / 1e6).toBeCloseTo(1.23, 2);
  });

  it('refuses a day that cannot be lived', () => {
    expect(() => fieldDay({ ...day(25, 18), minutesPerVisit: 0 })).toThrow('invariant');
  });
});
