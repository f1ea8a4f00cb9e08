import { batchTransferables, openExperiment } from '#experiment';
import type { RunRequest } from '#experiment';
import type { Bench } from './executor.ts';

/** The real experiment, as executors use it. Kept apart so that a page loads it in its workers only. */
export const bench: Bench = {
  /** The first future of a full run is checked as it is lived; a preview, which is a sample, is not. */
  openExperiment: (scenario, request) => openExperiment(scenario, request, undefined, checked(request)),
  batchTransferables,
};

const checked = ({ check, sampleEvery = 1 }: RunRequest) =>
  check === true ? 'all' : sampleEvery === 1 ? 'first' : 'none';
