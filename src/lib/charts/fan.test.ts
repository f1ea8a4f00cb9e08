import { describe, expect, it } from 'vitest';
import { fanMax, fanPaths, readDay, sampleDays } from './fan.ts';

const fan = { mean: [2, 5], bands: [0, 1, 2, 3, 4, 5, 6].map((band) => [band, band + 10]) };

describe('fan geometry', () => {
  it('reads the median and the range of 8 of 10 futures, and clamps the day', () => {
    expect(readDay(fan, 1)).toEqual({ median: 13, low: 11, high: 15 });
    expect(readDay(fan, 99)).toEqual(readDay(fan, 1));
    expect(readDay({ mean: [], bands: [] }, 0)).toEqual({ median: 0, low: 0, high: 0 });
  });

  it('is as high as what is drawn', () => {
    expect(fanMax(fan, true)).toBe(16);
    expect(fanMax(fan, false)).toBe(13);
  });

  it('draws few points, the first and the last among them', () => {
    expect(sampleDays(5, 100)).toEqual([0, 1, 2, 3, 4]);
    const sampled = sampleDays(730, 300);
    expect(sampled.length).toBeLessThanOrEqual(300);
    expect([sampled[0], sampled.at(-1)]).toEqual([0, 729]);
    expect(sampleDays(1, 10)).toEqual([0]);
  });

  it('cumulative lines start at nothing, others at the end of the first day', () => {
    const same = (value: number) => value;
    expect(fanPaths(fan, [0, 1], same, same, true).median).toBe('M0,0L1,3L2,13');
    expect(fanPaths(fan, [0, 1], same, same, false).median).toBe('M1,3L2,13');
    expect(fanPaths(fan, [0, 1], same, same, false).bands).toHaveLength(3);
  });
});
