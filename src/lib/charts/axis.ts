import { ticks } from 'd3-array';
import { formatNumber } from './format.ts';
import { textWidth } from './labels.ts';
import type { ChartLocale } from './types.ts';

/** Round steps an axis may use, within one power of ten. */
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * The smallest round number not below `max`: where a value axis ends. Coarse on purpose, so that small changes
 * of a result leave the axis where it is. 0, negative or not finite gives 1.
 */
export function axisCeiling(max: number): number {
  if (!(max > 0) || !Number.isFinite(max)) return 1;
  const power = 10 ** Math.floor(Math.log10(max));
  const step = STEPS.find((candidate) => candidate * power >= max * (1 - 1e-12)) ?? 10;
  return step * power;
}

/** Marks of a value axis, in the units shown, and the decimals that tell them apart (0–6). */
export function valueTicks(low: number, high: number, count: number): { values: number[]; decimals: number } {
  const values = ticks(low, high, count);
  const first = values[0] ?? 0;
  const step = Math.abs((values[1] ?? first + 1) - first);
  // 2.5 needs one decimal although it is above one.
  let decimals = 0;
  while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6)
    decimals++;
  return { values, decimals };
}

/** A mark of a value axis, in the units shown. */
export interface ValueMark {
  value: number;
  text: string;
}

/** Marks of a value axis, written, and the room they take left of the drawing, px. */
export function valueMarks(
  low: number,
  high: number,
  count: number,
  locale: ChartLocale,
): { marks: ValueMark[]; room: number } {
  const { values, decimals } = valueTicks(low, high, count);
  const marks = values.map((value) => ({ value, text: formatNumber(value, locale, decimals) }));
  const room = Math.ceil(Math.max(12, ...marks.map(({ text }) => textWidth(text))) + 10);
  return { marks, room };
}

/** A round step of about a hundredth of a range: what one press of an arrow key moves. Raw units. */
export function keyStep(low: number, high: number): number {
  const rough = (high - low) / 100;
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (rough / power >= 5 ? 5 : rough / power >= 2 ? 2 : 1) * power;
}
