import { COSTS, RECOVERED } from '#model';
import type { Counter, State } from '#model';
import { quantiles } from '#stats';
import { BAND_PROBABILITIES } from './types.ts';
import type { FanSummary, FlowId, PeriodFans } from './types.ts';

/** What a flow adds up, day by day. */
const PARTS: Record<FlowId, readonly Counter[]> = {
  cash: RECOVERED,
  cost: COSTS,
  attempts: ['attempts'],
  visitsPlanned: ['visitsPlanned'],
  secondsUsed: ['secondsUsed'],
};
/** The order in which flows are kept. */
export const FLOWS = Object.keys(PARTS) as FlowId[];

/** Sums of one future into `row`: flow by flow, its weeks and then its months. Whole numbers, so any order adds up exactly. */
export function recordFlows(row: Float64Array, { plan, seen }: State): void {
  const { weekOf, monthOf, months } = seen;
  const weeks = row.length / FLOWS.length - months;
  FLOWS.forEach((flow, n) => {
    const at = n * (weeks + months);
    for (const counter of PARTS[flow]) {
      const series = seen.daily[counter];
      for (let day = 0; day < plan.days; day += 1) {
        const value = series[day] * plan.scale;
        row[at + weekOf[day]] += value;
        row[at + weeks + monthOf[day]] += value;
      }
    }
  });
}

/** Bands by week and by month from the rows of all futures, in replication order. */
export function flowFans(
  rows: readonly Float64Array[],
  weeks: number,
  months: number,
): Record<FlowId, PeriodFans> {
  const fan = (from: number, count: number): FanSummary => {
    const mean: number[] = [];
    const bands: number[][] = BAND_PROBABILITIES.map(() => []);
    for (let k = from; k < from + count; k += 1) {
      const column = Float64Array.from(rows, (row) => row[k]);
      mean.push(column.reduce((sum, value) => sum + value, 0) / rows.length);
      quantiles(column, BAND_PROBABILITIES).forEach((value, b) => bands[b].push(value));
    }
    return { mean, bands };
  };
  return Object.fromEntries(
    FLOWS.map((flow, n) => {
      const at = n * (weeks + months);
      return [flow, { week: fan(at, weeks), month: fan(at + weeks, months) }];
    }),
  ) as Record<FlowId, PeriodFans>;
}
