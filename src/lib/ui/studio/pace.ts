import { paceMap, REFERENCE_DAYS } from '#incentives';
import { behaviourOf, DENSITY_STEP, type Case } from './jobs.ts';

/** Projected month ends of the heat map: 60 to 140 % of target. */
export const PROJECTIONS = Array.from({ length: 17 }, (_, k) => Math.round(60 + 5 * k) / 100);
export const DAYS = REFERENCE_DAYS;
/** Pay that induces less pace than this changes nothing a collector would notice: the day is flat. */
const FLAT = 0.03;
/** The morning on which it is asked who has given up or coasts: half of the month is left. */
const HALF = Math.ceil(DAYS / 2);

type Map = ReturnType<typeof paceMap>;
const maps = new WeakMap<Case, Map>();

/** The heat map of a case, made once: some 4 ms, for the page's own thread. */
export function paceOf(of: Case): Map {
  let map = maps.get(of);
  if (!map) maps.set(of, (map = paceMap(of.scheme, behaviourOf(of), PROJECTIONS)));
  return map;
}

/** Scores at mid-month from which on, downward and upward, nothing a collector does changes the pay. */
export function flatEnds({ induced }: Map): { givenUpBelow: number; coastingFrom: number } {
  const at = (k: number) => induced[(HALF - 1) * PROJECTIONS.length + k]!;
  const last = PROJECTIONS.length - 1;
  let low = 0;
  while (low <= last && at(low) < FLAT) low += 1;
  let high = last;
  while (high >= 0 && at(high) < FLAT) high -= 1;
  // All flat: nobody is anywhere in play, which is not giving up.
  if (low > last) return { givenUpBelow: -Infinity, coastingFrom: Infinity };
  return {
    givenUpBelow: low === 0 ? -Infinity : PROJECTIONS[low]!,
    coastingFrom: high === last ? Infinity : PROJECTIONS[high]!,
  };
}

/** Share of people whose month ends from `from` on and below `to`. */
export function shareBetween(density: readonly number[], from: number, to: number): number {
  return density.reduce((sum, share, k) => {
    const middle = (k + 0.5) * DENSITY_STEP;
    return middle >= from && middle < to ? sum + share : sum;
  }, 0);
}

/** The morning at which the regions of the map are named: late, when they stand apart. */
const LATE = Math.round(0.8 * DAYS);

/** The fastest pace of that morning, and the flat patches above and below it; no patch where there are few such cells. */
export function regionsOf({ pace, induced }: Map): {
  push: { row: number; pace: number };
  coast: number | undefined;
  givenUp: number | undefined;
} {
  const cell = (row: number) => LATE * PROJECTIONS.length + row;
  const rows = PROJECTIONS.map((_, row) => row);
  const fastest = Math.max(...rows.map((row) => pace[cell(row)]!));
  const middle = (list: number[]) => list.reduce((sum, row) => sum + row, 0) / list.length;
  const row = middle(rows.filter((one) => pace[cell(one)]! > fastest - 0.01));
  const patch = (here: (one: number) => boolean) => {
    const flat = rows.filter((one) => here(one) && induced[cell(one)]! < FLAT);
    return flat.length < 2 ? undefined : middle(flat);
  };
  return {
    push: { row, pace: fastest },
    coast: patch((one) => one > row),
    givenUp: patch((one) => one < row),
  };
}

/** Column of the names of regions. */
export const REGION_COLUMN = LATE;
