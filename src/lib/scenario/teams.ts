import type { Scenario } from './schema.ts';

type Staffing = Scenario['teams'][number]['staffing'];

/** A team that never changes: nobody leaves, everybody is fully able from the first day, no leaders, no training. */
export const constantStaffing = (change: Partial<Staffing> = {}): Staffing => ({
  openingTenureMonths: 24,
  attritionNewcomer: 0,
  newcomerMonths: 3,
  attritionSettled: 0,
  firstEfficiency: 1,
  gapKept: 0,
  leadMonths: 2,
  mostHiresPerMonth: 8,
  costPerHire: 0,
  plan: [],
  span: 0,
  costPerLeaderMonth: 0,
  trainings: [],
  ...change,
});

/** Anybody calls any account. */
export const POOL: Scenario['strategy']['assignment'] = { kind: 'pool', rotateDays: 0 };

export type PlacementPrize = NonNullable<Scenario['strategy']['placementPrize']>;

/** A prize as a start; design assumptions: at κ = 2 an index higher by a tenth weighs 22 % more. */
export const DEFAULT_PRIZE: PlacementPrize = { kappa: 2, everyMonths: 3, index: 'adjusted', response: 0.25 };

/**
 * Provision by debt group 1–5 (Decree 86/2024/ND-CP: specific provision 0, 5, 20, 50 and 100 % of the balance less
 * collateral; unsecured debt has none).
 */
export const PROVISION_SHARES: Scenario['economics']['provisionShares'] = [0, 0.05, 0.2, 0.5, 1];

/** Last days past due of debt groups 1–4 (Circular 31/2024/TT-NHNN: below 10, to 90, to 180, to 360 days). */
export const DEBT_GROUP_ENDS = [9, 90, 180, 360] as const;
export const DEBT_GROUPS = DEBT_GROUP_ENDS.length + 1;
