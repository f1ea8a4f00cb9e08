import { moments } from '#stats';
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

/** What one behaviour alone does: pay that it earns and value that it destroys, means a collector-month, base months. */
export interface GamingChannel {
  action: ReducedOptions['without'][number];
  pay: number;
  value: number;
}

/** Each behaviour switched off alone, on the same luck. The parts need not add up: behaviours feed on one another. */
export function gamingChannels(scheme: PayScheme, options: Partial<ReducedOptions> = {}): GamingChannel[] {
  const whole = runReduced(scheme, options);
  const mean = (values: ArrayLike<number>) => moments(values).mean;
  return HONEST.map((action) => {
    const without = runReduced(scheme, { ...options, without: [action] });
    return {
      action,
      pay: mean(whole.pay) - mean(without.pay),
      value: mean(without.value) - mean(whole.value),
    };
  });
}
