import type { Plan } from '../plan.ts';

/**
 * Four weekly counters in one integer, eight bits each, this week lowest: what an account remembers of recent touches.
 * The weights of the weeks and the shape of the response sit in tables by week and count.
 */

/** Moves the counters on by `weeks`; touches older than 28 days are forgotten. */
export function ageWeeks(counters: number, weeks: number): number {
  return weeks >= 4 ? 0 : weeks <= 0 ? counters : counters << (8 * weeks);
}

/** Messages are remembered in tenths of an SMS. */
export const MESSAGE_UNIT = 10;

/** Adds touches this week (a week holds at most 255). */
export function addTouch(counters: number, units = 1): number {
  return counters + Math.min(units, 255 - (counters & 255));
}

function product(table: Float64Array, counters: number): number {
  return (
    table[counters & 255] *
    table[256 + ((counters >>> 8) & 255)] *
    table[512 + ((counters >>> 16) & 255)] *
    table[768 + (counters >>> 24)]
  );
}

/** exp(−φ·S) of the calls remembered. */
export function callFatigue(plan: Plan, counters: number): number {
  return counters === 0 ? 1 : product(plan.callFatigue, counters);
}

/** (1 − exp(−q·S))·exp(−φ·S) of the messages remembered (docs/model.md §5.6). */
export function messageResponse(plan: Plan, counters: number): number {
  return (1 - product(plan.messageResponse, counters)) * product(plan.messageFatigue, counters);
}
