import { batchTransferables, openExperiment } from '#experiment';
import type { Bench } from './executor.ts';

/** The real experiment, as executors use it. Kept apart so that a page loads it in its workers only. */
export const bench: Bench = { openExperiment, batchTransferables };
