import type { Summary } from '#experiment';
import { firstStep, type Scenario } from '#scenario';
import type { Figure, KpiId } from '../state/figures.ts';

/** The consequence of a plan that a reader may not expect; the page says it in words and tells why. */
export type Finding =
  | { kind: 'nobody' }
  | { kind: 'idle'; busy: number; ceiling: number }
  | { kind: 'costly'; cash: number; cost: number }
  | { kind: 'full'; busy: number; waiting: number };

/** Below this share of its time on calls a team has too little to do; above the other it cannot keep up. */
const IDLE_BELOW = 0.75;
const FULL_ABOVE = 0.97;

/** The first that holds, from the most surprising to the most ordinary. Money in minor units. */
export function findingOf(
  scenario: Scenario,
  plan: { summary: Summary; figures: Record<KpiId, Figure> },
  baseline: Summary | undefined,
): Finding | undefined {
  const { summary, figures } = plan;
  if (summary.totals.secondsAvailable.mean === 0) return { kind: 'nobody' };
  const busy = figures.utilisation.mean;
  if (busy < IDLE_BELOW)
    return { kind: 'idle', busy, ceiling: firstStep(scenario, 'phone')?.maxAttemptsPer7Days ?? 0 };
  if (baseline && summary !== baseline) {
    const cash = summary.totals.recovered.mean - baseline.totals.recovered.mean;
    const cost = summary.totals.cost.mean - baseline.totals.cost.mean;
    if (cash > 0 && cost > cash) return { kind: 'costly', cash, cost };
  }
  const waiting = summary.backlog.mean.at(-1) ?? 0;
  return busy > FULL_ABOVE && waiting >= 1 ? { kind: 'full', busy, waiting } : undefined;
}
