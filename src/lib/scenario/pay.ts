import type { Scenario } from './schema.ts';

export type KpiScheme = Scenario['kpiScheme'];
/** A scheme to which people respond. */
export type Pay = Extract<KpiScheme, { kind: 'pay' }>;
export type PayBehaviour = Pay['without'][number];

export const PAY_BEHAVIOURS: readonly PayBehaviour[] = ['tilt', 'push', 'pressure', 'falsified', 'hold'];

/** Daily value of a plan that pays 30 % of base at 100 % of target over 22 days: curvatures are multiples of it. */
const C0 = 0.3 / 22;

/** What behaving differently costs a collector; assumptions, the same numbers as `DEFAULT_BEHAVIOUR` of #incentives. */
export const DEFAULT_RESPONSES: Pay['responses'] = {
  effortCost: C0 / 0.2,
  tiltCost: (0.33 * C0) / 0.5,
  pushCost: 0.6 * C0,
  pressureCost: (0.15 * C0) / 0.5,
  falsifyCost: 0.4 * C0,
  holdCost: 0.3 * C0,
  presentBias: 0.85,
};

type SchemeOnly = Omit<Pay, 'kind' | 'without' | 'responses'>;
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A pay scheme as part of a scenario: everybody responds, by the default assumptions. Nothing of it is copied. */
export function payOf(scheme: DeepReadonly<SchemeOnly>, part: Partial<Pay> = {}): Pay {
  return { kind: 'pay', ...(scheme as SchemeOnly), without: [], responses: DEFAULT_RESPONSES, ...part };
}

/** Luck that a run draws anew while skill and everything else stay; any text names one other draw. */
export interface OtherLuck {
  /** Who the debtors are and which collector is given which of them. */
  books?: string;
  /** What happens from day to day. */
  days?: string;
}

/** A run from which a scheme is judged. */
export interface SchemeRunInput {
  scenario: Scenario;
  luck?: OtherLuck;
}

/**
 * The runs on the same luck from which a scheme is judged: itself; nothing paid (the same scores are watched); worked
 * without any behaviour but pace; other books; other days. A scenario without a scheme has none of them.
 */
export function schemeScenarios(
  scenario: Scenario,
): Record<'scheme' | 'none' | 'honest' | 'rebook' | 'reluck', SchemeRunInput> | undefined {
  const pay = scenario.kpiScheme;
  if (pay.kind !== 'pay') return undefined;
  const { gate: _gate, deferral: _deferral, leaders, ...rest } = pay;
  const unpaid: Pay = {
    ...rest,
    legs: pay.legs.map(({ weights }) => ({ weights, slope: 0, jumps: [], knots: [], scope: 'own' })),
    deductionPerComplaint: 0,
    ratchet: 0,
  };
  const honest: Pay = {
    ...pay,
    without: [...PAY_BEHAVIOURS],
    // Leaders coach, but every move of quota would be looked into.
    ...(leaders && { leaders: { ...leaders, reviewShare: 1 } }),
  };
  return {
    scheme: { scenario },
    none: { scenario: { ...scenario, kpiScheme: unpaid } },
    honest: { scenario: { ...scenario, kpiScheme: honest } },
    rebook: { scenario, luck: { books: 'other' } },
    reluck: { scenario, luck: { days: 'other' } },
  };
}
