import type { ResultSeen } from '#incentives';
import { shippedResult } from '../state/default-result.ts';
import figures from './default-figures.json';

/**
 * A result with all that key figures read. The default scenario's shipped result lacks what the sandbox does not draw;
 * the rest comes with the page about KPIs, written by `src/cli/build-default-result.ts` in the same run, so that nobody waits for
 * a figure of the default scenario. Any other result is whole already.
 */
export function withFigures(result: ResultSeen): ResultSeen {
  if (result !== shippedResult) return result;
  return {
    ...result,
    totals: { ...result.totals, ...figures.totals },
    daily: { ...result.daily, ...figures.daily },
  };
}
