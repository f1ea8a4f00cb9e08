import { describe, expect, it } from 'vitest';
import { dayTicks, formatDay, formatMonth, monthsOf } from './days.ts';

describe('days and months', () => {
  it('months cover the run without gap, the leap day included', () => {
    const months = monthsOf('2028-01-15', 100);
    expect(months.map(({ from, to }) => [from, to])).toEqual([
      [0, 17],
      [17, 46],
      [46, 77],
      [77, 100],
    ]);
    expect(monthsOf('2026-01-01', 0)).toEqual([]);
  });

  it('a date is written the way its language writes it', () => {
    expect(formatDay('2026-01-01', 47, 'vi')).toBe('17 thg 2, 2026');
    expect(formatDay('2026-01-01', 47, 'en')).toBe('17 Feb 2026');
    expect(formatMonth({ from: 0, to: 31, year: 2026, month: 1 }, 'vi')).toBe('thg 1 2026');
  });

  it('six months on a wide axis are all marked, the year said once', () => {
    const ticks = dayTicks('2026-01-01', 181, 640, 'en');
    expect(ticks.map(({ label }) => label)).toEqual(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun']);
    expect(ticks.filter(({ year }) => year)).toEqual([{ day: 0, label: 'Jan', year: '2026' }]);
  });

  it('a run that begins inside a month is first marked where the next begins', () => {
    expect(dayTicks('2026-01-17', 120, 640, 'en')[0]).toEqual({ day: 15, label: 'Feb', year: '2026' });
  });

  it('marks never crowd, whatever the length and the width', () => {
    for (const days of [1, 5, 14, 30, 62, 63, 90, 181, 365, 730])
      for (const width of [190, 300, 640, 1200]) {
        const ticks = dayTicks('2026-03-10', days, width, 'vi');
        for (let i = 1; i < ticks.length; i++) {
          const apart = ((ticks[i]!.day - ticks[i - 1]!.day) / days) * width;
          expect(apart).toBeGreaterThan(38);
        }
      }
  });
});
