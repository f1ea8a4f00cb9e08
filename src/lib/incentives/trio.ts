import { HONEST } from './reduced-options.ts';
import type { ReducedOptions, ReducedRun } from './reduced-options.ts';
import { runReduced } from './reduced.ts';
import type { PayScheme } from './scheme.ts';

/** The runs on the same luck from which a scheme is judged: itself, without pay, and worked honestly. */
export function runTrio(
  scheme: PayScheme,
  none: PayScheme,
  options: Partial<ReducedOptions> = {},
): { scheme: ReducedRun; none: ReducedRun; honest: ReducedRun } {
  const watch = scheme.legs[0]?.weights ?? { cash: 1 };
  return {
    scheme: runReduced(scheme, options),
    none: runReduced(none, { ...options, watch }),
    honest: runReduced(scheme, { ...options, without: HONEST }),
  };
}
