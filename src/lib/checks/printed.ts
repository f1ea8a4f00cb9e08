import type { CheckRow } from './check.ts';

/** A number against one that is printed with `digits` decimals: half a unit of the last one is allowed. */
export function printed(name: string, expected: number, got: number, digits = 6, unit?: string): CheckRow {
  return {
    name,
    expected,
    got,
    // A hair more, for printed numbers that end in an exact half.
    tolerance: 0.500001 * Math.pow(10, -digits),
    unit,
    note: `printed with ${digits} decimals`,
  };
}

/** One row for every number of a list, named by `label(index)`. */
export function printedList(
  label: (index: number) => string,
  expected: readonly number[],
  got: ArrayLike<number>,
  digits = 6,
  unit?: string,
): CheckRow[] {
  return expected.map((value, k) => printed(label(k), value, got[k], digits, unit));
}
