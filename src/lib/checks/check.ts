import { moments } from '#stats';
import type { Subject } from './subject.ts';

/** One number that theory states and the model produced. */
export interface CheckRow {
  name: string;
  expected: number;
  got: number;
  /** Largest |got − expected| that passes; 0 = must be equal. */
  tolerance: number;
  unit?: string;
  /** What the tolerance is, and whatever a reader must know to judge the row. */
  note?: string;
}

/** A closed form or a limiting case, as data: shown by the command line, run by the tests. */
export interface Check {
  id: string;
  title: { vi: string; en: string };
  /** Where the expected numbers come from. */
  source: string;
  /** Bugs of the model that this check is shown to notice (tests/model/limits.test.ts breaks the model in each way). */
  detects: string;
  /**
   * The rows as they are computed, so that who looks for a failure may stop at the first. Pure and repeatable: luck is
   * keyed by the id of the check. `subject` is the model unless a test passes a mutant.
   */
  run(subject?: Subject): Iterable<CheckRow>;
}

/**
 * Standard errors allowed to a simulated number. A correct model leaves 5 se once in 1.7 million rows, so no seed needs
 * choosing: every check takes its own id as seed.
 */
export const MULTIPLE = 5;

/** Whether a row passes. NaN never does. */
export function within({ expected, got, tolerance }: CheckRow): boolean {
  return expected === got || Math.abs(got - expected) <= tolerance;
}

/** A row that must hold but for rounding: `relative` defaults to 1e-9 of the expected value. */
export function exactRow(
  name: string,
  expected: number,
  got: number,
  { relative = 1e-9, unit, note }: { relative?: number; unit?: string; note?: string } = {},
): CheckRow {
  return { name, expected, got, tolerance: relative * Math.abs(expected), unit, note };
}

/** Mean of independent values against theory, within `MULTIPLE` of its own standard error. */
export function meanRow(name: string, expected: number, values: ArrayLike<number>, unit?: string): CheckRow {
  const { n, mean, se } = moments(values);
  return { name, expected, got: mean, tolerance: MULTIPLE * se, unit, note: `${MULTIPLE} se, n = ${n}` };
}

/** A share seen in `n` independent trials; the standard error is the one theory states. */
export function shareRow(name: string, expected: number, hits: number, n: number): CheckRow {
  const se = Math.sqrt((expected * (1 - expected)) / n);
  return { name, expected, got: hits / n, tolerance: MULTIPLE * se, note: `${MULTIPLE} se, n = ${n}` };
}

/** Σ above ÷ Σ below over independent pairs; standard error by the delta method. `scale` multiplies all. */
export function ratioRow(
  name: string,
  expected: number,
  above: ArrayLike<number>,
  below: ArrayLike<number>,
  { scale = 1, unit }: { scale?: number; unit?: string } = {},
): CheckRow {
  const n = above.length;
  const bottom = moments(below).mean;
  const ratio = moments(above).mean / bottom;
  const residual = Float64Array.from({ length: n }, (_, k) => above[k] - ratio * below[k]);
  const se = moments(residual).se / bottom;
  return {
    name,
    expected,
    got: scale * ratio,
    tolerance: MULTIPLE * scale * se,
    unit,
    note: `${MULTIPLE} se, n = ${n}`,
  };
}
