import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonth, buildCalendar, clockDay, type CalendarSpec } from './calendar.ts';
import { dayNumber, isoDate, weekdayOf } from './civil-date.ts';

const SPEC: CalendarSpec = {
  startDate: '2026-01-31',
  horizonDays: 400,
  kind: 'VN',
  paydayFactor: 1.25,
  newYearFactor: 0.7,
  weekdayContactOdds: [1, 1.1, 1.2, 1.3, 1.4, 0.8, 0.5],
};
const SEED = { seed: 42 };
const anySpec = fc.record({
  startDate: fc.integer({ min: 0, max: 15_000 }).map((day) => isoDate('2000-01-01', day)),
  horizonDays: fc.integer({ min: 0, max: 730 }),
  kind: fc.constantFrom('VN', 'US', 'TW', 'neutral'),
  paydayFactor: fc.double({ min: 0.1, max: 10, noNaN: true }),
  newYearFactor: fc.double({ min: 0, max: 10, noNaN: true }),
  weekdayContactOdds: fc.constant([1, 1, 1, 1, 1, 1, 0.5]),
});
const daysOf = (spec: CalendarSpec): number[] => Array.from({ length: spec.horizonDays + 63 }, (_, d) => d);

describe('days and months', () => {
  const calendar = buildCalendar(SPEC);
  test('every column follows the civil date', () => {
    const start = dayNumber(2026, 1, 31);
    let months = 0;
    for (const d of daysOf(SPEC)) {
      const text = isoDate(SPEC.startDate, d);
      if (d > 0 && text.endsWith('-01')) months += 1;
      expect(calendar.dayOfMonth[d]).toBe(Number(text.slice(8)));
      expect(calendar.weekday[d]).toBe(weekdayOf(start + d));
      expect(calendar.monthIndex[d]).toBe(months);
      expect(calendar.contactOdds[d]).toBe(SPEC.weekdayContactOdds[weekdayOf(start + d)]);
    }
    expect(Array.from(calendar.monthLength.slice(0, 4))).toEqual([31, 28, 31, 30]);
  });
  test('addMonth keeps the day of the month, clipped to a shorter month', () => {
    const from = (text: string): number =>
      dayNumber(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) -
      dayNumber(2026, 1, 31);
    const next = (text: string): string => isoDate(SPEC.startDate, addMonth(calendar, from(text)));
    expect(next('2026-01-31')).toBe('2026-02-28');
    expect(next('2026-02-28')).toBe('2026-03-28');
    expect(next('2026-12-15')).toBe('2027-01-15');
    expect(next('2024-01-30')).toBe('2024-02-29');
    expect(next(isoDate(SPEC.startDate, -6000))).toBe(isoDate(SPEC.startDate, -6000 + 31));
    expect(addMonth(calendar, 462)).toBeGreaterThan(462);
  });
  test('holidays fall where the country keeps them', () => {
    const flagged = daysOf(SPEC)
      .filter((d) => calendar.holiday[d] === 1)
      .map((d) => isoDate(SPEC.startDate, d));
    expect(flagged.slice(0, 7)).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-26',
      '2026-04-30',
    ]);
    expect(flagged).toContain('2027-01-01');
  });
});

describe('the neutral calendar', () => {
  test('has months of 30 days and no effect of weekday, payday or holiday', () => {
    const calendar = buildCalendar({ ...SPEC, kind: 'neutral' });
    for (const d of daysOf(SPEC)) {
      expect([calendar.monthIndex[d], calendar.dayOfMonth[d], calendar.holiday[d]]).toEqual([
        Math.floor(d / 30),
        (d % 30) + 1,
        0,
      ]);
      expect([calendar.paymentFactor[d], calendar.contactOdds[d], calendar.clock[d]]).toEqual([1, 1, d]);
    }
    expect([addMonth(calendar, -6000), addMonth(calendar, 462)]).toEqual([-5970, 492]);
    expect(new Set(calendar.monthLength)).toEqual(new Set([30]));
  });
});

describe('payment factors', () => {
  test('average exactly one over the year of the start date', () => {
    fc.assert(
      fc.property(anySpec, fc.integer({ min: 2000, max: 2038 }), (spec, year) => {
        const calendar = buildCalendar({ ...spec, startDate: `${year}-01-01`, horizonDays: 366 });
        const days = dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1);
        return Math.abs(calendar.clock[days]! / days - 1) < 1e-12;
      }),
      SEED,
    );
  });
  test('do not depend on the day of the year a run starts on', () => {
    const whole = buildCalendar({ ...SPEC, startDate: '2026-01-01' });
    const later = buildCalendar({ ...SPEC, startDate: '2026-03-01' });
    for (let d = 0; d < 200; d += 1) expect(later.paymentFactor[d]).toBe(whole.paymentFactor[d + 59]);
  });
  test('rise on days 5–10 and the last three of a month, and sink from a week before Tết to a week after', () => {
    const { paymentFactor } = buildCalendar({ ...SPEC, startDate: '2026-01-01' });
    const at = (text: string): number =>
      paymentFactor[
        dayNumber(2026, Number(text.slice(0, 2)), Number(text.slice(3))) - dayNumber(2026, 1, 1)
      ]!;
    const plain = at('03-15');
    const relative = (text: string): number => Math.round((at(text) / plain) * 1e9) / 1e9;
    expect(['03-04', '03-05', '03-10', '03-11'].map(relative)).toEqual([1, 1.25, 1.25, 1]);
    expect(['03-28', '03-29', '03-31', '04-01'].map(relative)).toEqual([1, 1.25, 1.25, 1]);
    // Tết 2026 is 17 February; the payday factor of 10 February is multiplied in.
    expect(['02-09', '02-10', '02-11', '02-24', '02-25'].map(relative)).toEqual([1.25, 0.875, 0.7, 0.7, 1]);
  });
  test('know no Tết in the United States', () => {
    const calendar = buildCalendar({ ...SPEC, startDate: '2026-01-01', kind: 'US', paydayFactor: 1 });
    expect(new Set(calendar.paymentFactor)).toEqual(new Set([1]));
  });
});

describe('the clock', () => {
  test('clockDay finds the day whose interval holds the target', () => {
    fc.assert(
      fc.property(anySpec, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (spec, share) => {
        const calendar = buildCalendar(spec);
        const target = share * calendar.clock[spec.horizonDays + 63]!;
        const d = clockDay(calendar, target);
        return calendar.clock[d]! <= target && target < calendar.clock[d + 1]!;
      }),
      { ...SEED, numRuns: 300 },
    );
  });
  test('clockDay undoes the running sum at every edge, and skips days on which nothing is paid', () => {
    const calendar = buildCalendar({ ...SPEC, newYearFactor: 0 });
    for (const d of daysOf(SPEC)) {
      if (calendar.paymentFactor[d] === 0)
        expect(calendar.paymentFactor[clockDay(calendar, calendar.clock[d]!)]).toBeGreaterThan(0);
      else expect(clockDay(calendar, calendar.clock[d]!)).toBe(d);
    }
  });
  test('a target beyond the calendar is answered by a day beyond it', () => {
    const calendar = buildCalendar(SPEC);
    const end = calendar.clock[463]!;
    expect([end, end * 2, Infinity, NaN].map((target) => clockDay(calendar, target))).toEqual([
      464, 464, 464, 464,
    ]);
    expect(clockDay(calendar, 0)).toBe(0);
  });
  test('an empty horizon is a calendar too', () => {
    expect(buildCalendar({ ...SPEC, horizonDays: 0 }).days).toBe(0);
    expect(() => buildCalendar({ ...SPEC, startDate: '2026-02-30' })).toThrow('invariant');
  });
});
