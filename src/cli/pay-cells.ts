import { meanInterval, moments } from '#stats';
import type { Trial } from './pay-trial.ts';

/** Figures of trials as the page about pay writes them. */

/** A figure of one future. */
export type Read = (trial: Trial) => number;

/** Mean over futures and half-width of its 95 % interval. */
export function around(values: readonly number[]): { mean: number; half: number } {
  const { mean, se, n } = moments(values);
  return { mean, half: meanInterval(mean, se, n)[1] - mean };
}

export const interval = (trials: readonly Trial[], read: Read) => around(trials.map(read));

/** Mean ± half-width. */
export function write({ mean, half }: { mean: number; half: number }, digits: number): string {
  return `${fixed(mean, digits)} ± ${fixed(half, digits)}`;
}

export const cell = (trials: readonly Trial[], read: Read, digits: number) =>
  write(interval(trials, read), digits);

export const fixed = (x: number, digits: number) => x.toFixed(digits).replace('-', '−');

/** Rise over nobody paid, percent. */
export const rise =
  (name: 'pace' | 'ptp' | 'keptRate' | 'value'): Read =>
  (t) =>
    100 * (t.mean[name] / t.unpaid[name] - 1);
