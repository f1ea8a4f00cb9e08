import type { FanSummary } from '#experiment';
import { area, line } from 'd3-shape';

/** Places in FanSummary.bands, which follow BAND_PROBABILITIES: 2.5, 10, 25, 50, 75, 90, 97.5 %. */
const MEDIAN = 3;
const NESTED: [low: number, high: number][] = [
  [0, 6], // 9½ of 10 futures
  [1, 5], // 8 of 10
  [2, 4], // 5 of 10
];

/** What a reader is told about one day: the middle future and the range that holds 8 of 10. Raw units. */
export interface DayReading {
  median: number;
  low: number;
  high: number;
}

/** Reads a fan at the end of `day` (clamped to the run). */
export function readDay(fan: FanSummary, day: number): DayReading {
  const at = (band: number) => {
    const values = fan.bands[band] ?? fan.mean;
    return values[Math.max(0, Math.min(values.length - 1, day))] ?? 0;
  };
  return { median: at(MEDIAN), low: at(1), high: at(5) };
}

/** Highest value drawn by a fan: its outer band, or its median alone. */
export function fanMax(fan: FanSummary, withBands: boolean): number {
  const values = fan.bands[withBands ? 6 : MEDIAN] ?? fan.mean;
  return values.reduce((most, value) => (value > most ? value : most), 0);
}

/**
 * Days to draw, at most `most` of them, the first and last included: a path with more points than pixels only
 * costs time while a lever is dragged.
 */
export function sampleDays(days: number, most: number): number[] {
  if (days <= 0) return [];
  const step = Math.max(1, Math.ceil((days - 1) / Math.max(1, most - 1)));
  const sampled: number[] = [];
  for (let day = 0; day < days - 1; day += step) sampled.push(day);
  sampled.push(days - 1);
  return sampled;
}

/** SVG paths of one fan: the median line and its nested bands, outermost first. */
export interface FanPaths {
  median: string;
  bands: string[];
}

/**
 * Draws a fan. `x` takes the boundary after day d (d + 1; 0 is the start), because values are ends of days.
 * `fromZero` starts the line at nothing on the first morning, as cumulative cash does.
 */
export function fanPaths(
  fan: FanSummary,
  days: readonly number[],
  x: (boundary: number) => number,
  y: (value: number) => number,
  fromZero: boolean,
): FanPaths {
  // −1 stands for the start of the run.
  const points = fromZero ? [-1, ...days] : [...days];
  const at = (values: readonly number[] | undefined) => (day: number) => (day < 0 ? 0 : (values?.[day] ?? 0));
  const middle = at(fan.bands[MEDIAN] ?? fan.mean);
  const round = (value: number) => Math.round(value * 10) / 10;
  const px = (day: number) => round(x(day + 1));
  const median = line<number>(px, (day) => round(y(middle(day))))(points) ?? '';
  const bands = NESTED.map(([low, high]) => {
    const bottom = at(fan.bands[low]);
    const top = at(fan.bands[high]);
    return (
      area<number>(
        px,
        (day) => round(y(bottom(day))),
        (day) => round(y(top(day))),
      )(points) ?? ''
    );
  });
  return { median, bands };
}
