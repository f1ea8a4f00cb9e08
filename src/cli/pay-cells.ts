import { meanInterval, moments } from '#stats';
import type { Trial } from './pay-trial.ts';

/** Figures of trials as the page about pay writes them. */

/** A figure of one future. */
export type Read = (trial: Trial) => number;

/** Half-width of the 95 % interval of a mean over futures. */
export function interval(trials: readonly Trial[], read: Read): { mean: number; half: number } {
  const { mean, se, n } = moments(trials.map(read));
  return { mean, half: meanInterval(mean, se, n)[1] - mean };
}

export function cell(trials: readonly Trial[], read: Read, digits: number): string {
  const { mean, half } = interval(trials, read);
  return `${fixed(mean, digits)} ± ${fixed(half, digits)}`;
}

export const fixed = (x: number, digits: number) => x.toFixed(digits).replace('-', '−');

/** Rise over nobody paid, percent. */
export const rise =
  (name: 'pace' | 'ptp' | 'keptRate' | 'value'): Read =>
  (t) =>
    100 * (t.mean[name] / t.unpaid[name] - 1);
