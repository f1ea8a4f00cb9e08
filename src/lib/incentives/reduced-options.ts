import { DEFAULT_BEHAVIOUR, DEFAULT_STAKES, REFERENCE_DAYS } from './parameters.ts';
import type { Behaviour, Stakes } from './parameters.ts';
import type { Leg } from './scheme.ts';
import type { SchemeRun } from './scorecard.ts';
import type { Style } from './technology.ts';

/**
 * The reduced world in which schemes are validated: collectors and months on the pure decision functions, without
 * accounts. Illustrative, never a forecast.
 */
export interface ReducedOptions {
  collectors: number;
  /** Months measured, after `warmUp` months. */
  months: number;
  warmUp: number;
  days: number;
  seed: string;
  replication: number;
  /** Spread (sd of logarithms) of skill, of what lasts and what changes in a book, of what all share. */
  skillSd: number;
  bookSd: number;
  bookMonthlySd: number;
  macroSd: number;
  behaviour: Behaviour;
  stakes: Stakes;
  /** Behaviours that are switched off: all five = the honest run. */
  without: readonly (keyof Style | 'hold')[];
  /** Draws other books (`rebook`) or other daily luck (`reluck`) with everything else the same. */
  rebook: number;
  reluck: number;
  /** Whether morale moves, or stays at its start. */
  moraleMoves: boolean;
  /** Score to be watched when the scheme has no leg, as in the run without pay. */
  watch: Leg['weights'];
}

export const REDUCED_DEFAULTS: ReducedOptions = {
  collectors: 300,
  months: 12,
  warmUp: 2,
  days: REFERENCE_DAYS,
  seed: '1',
  replication: 0,
  skillSd: 0.2,
  bookSd: 0.18,
  bookMonthlySd: 0.17,
  macroSd: 0.08,
  behaviour: DEFAULT_BEHAVIOUR,
  stakes: DEFAULT_STAKES,
  without: [],
  rebook: 0,
  reluck: 0,
  moraleMoves: false,
  watch: { cash: 1 },
};

export const HONEST: ReducedOptions['without'] = ['tilt', 'push', 'pressure', 'falsified', 'hold'];

/** A run with what the calendar and the styles looked like. */
export interface ReducedRun extends SchemeRun {
  /** Mean pace by day of the month: Float64Array[days]. */
  effortByDay: Float64Array;
  /** Mean cash booked by day, own targets, what was held over from last month on the first: Float64Array[days]. */
  cashByDay: Float64Array;
  /** Mean pace by collector-month, same index as `pay`. */
  effort: Float64Array;
  meanEffort: number;
  style: Style;
  /** Mean h over the days on which payments can be moved. */
  hold: number;
  fines: number;
  /** What all collectors shared by month: Float64Array[months], mean 1. */
  macro: Float64Array;
}
