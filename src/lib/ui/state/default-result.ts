import type { Summary } from '#experiment';
import shipped from '../default-result.json';

/**
 * The default scenario's result, so that the first screen is a finished one. Written by `src/cli/build-default-result.ts`
 * from the engine itself, and replaced by the same numbers as soon as the browser has computed them. Only what the
 * sandbox draws (drawn.ts) is in it.
 */
export const shippedResult = shipped as unknown as Summary;
