import { OVERTIME_PAY } from '#model';
import type { Scenario } from '#scenario';
import { meanInterval, pairedDifference, verdict } from '#stats';
import type { Summary, Verdict } from './types.ts';

/** What a further collector-month of one team brings, beside what it costs. Money in minor units. */
export interface ShadowPrice {
  /** Cash less every cost but labour that one more collector-month brings. */
  value: number;
  /** 95 % interval of `value`, paired t over the common futures. */
  interval: [number, number];
  /** Loaded wage: pay with overtime, variable pay, a share of a leader, hiring and training. */
  wage: number;
  /** By the fixed rule on value − wage; "better" means worth more than its wage. */
  verdict: Verdict;
  /** Futures lived by both runs, and the collector-months between them. */
  replications: number;
  headMonths: number;
}

/** A worth within this share of the wage is as good as the wage: hiring is not that exact. Design assumption. */
const MARGIN_SHARE = 0.1;

/**
 * Slope of net recovery before labour in the collector-months of team `k`, from two runs of one request that differ in
 * that team's head-count only. Around the plan (as many more as fewer) the bend of the curve cancels. The leader counts by
 * the share 1 ÷ span, so that the price does not jump where one leader more is due. `monthShares`: simulated part of each month,
 * 0–1. Undefined when the runs have the same collector-months. Throws `invariant: …` on unpaired runs.
 */
export function shadowPrice(
  fewer: Summary,
  more: Summary,
  { teams }: Scenario,
  k: number,
  monthShares: readonly number[],
): ShadowPrice | undefined {
  const headMonths = headMonthsOf(more, k, monthShares) - headMonthsOf(fewer, k, monthShares);
  const team = teams[k];
  if (!team || !(headMonths > 0)) return undefined;
  const gain = pairedDifference(beforeLabour(fewer), beforeLabour(more));
  const interval = gain.higher + gain.lower === 0 ? [0, 0] : meanInterval(gain.mean, gain.se, gain.n);
  const [low, high] = [interval[0]! / headMonths, interval[1]! / headMonths];
  const difference = (name: 'peopleCost' | 'payCost') => sum(more.daily[name]) - sum(fewer.daily[name]);
  const wage = loadedPay(team) + (difference('peopleCost') + difference('payCost')) / headMonths;
  return {
    value: gain.mean / headMonths,
    interval: [low, high],
    wage,
    verdict: verdict([low - wage, high - wage], MARGIN_SHARE * wage, true),
    replications: gain.n,
    headMonths,
  };
}

/** A month's pay of one collector with overtime and a share of a leader, minor units; without hiring and training. */
export function loadedPay({
  costPerCollectorMonth,
  overtimeShare,
  staffing,
}: Scenario['teams'][number]): number {
  const leader = staffing.span > 0 ? staffing.costPerLeaderMonth / staffing.span : 0;
  return costPerCollectorMonth * (1 + OVERTIME_PAY * overtimeShare) + leader;
}

/** Net recovery before labour of each future. */
const beforeLabour = ({ totals: { net, labourCost, payCost } }: Summary): number[] =>
  net.values.map((value, r) => value + labourCost.values[r] + payCost.values[r]);

/** Mean heads at work of a team × months, a month that the horizon cuts by its part. */
function headMonthsOf({ people, cells }: Summary, k: number, monthShares: readonly number[]): number {
  return sum(
    monthShares.map((share, month) => share * (people.strength[2 * (k * cells.months + month)] ?? 0)),
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
