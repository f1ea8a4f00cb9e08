import { moments } from '#stats';
import { budgetRisk, monthlyTotals } from './budget.ts';
import { panelRun } from './panel.ts';
import { monthsToIdentify } from './reliability.ts';
import { schemeQuality } from './scorecard.ts';
import type { SchemeQuality } from './scorecard.ts';

/** A scheme judged on account-level futures: the scorecard's measures, and how sure they are. */
export interface BookQuality {
  quality: SchemeQuality;
  /** Standard errors over futures; 0 with one future. */
  se: Partial<Record<keyof SchemeQuality, number>>;
  futures: number;
  /** Mean number of collectors and months behind each future. */
  collectors: number;
  months: number;
}

/** Panels (`PANEL_COLUMNS`) by future of the runs on the same luck. */
export interface BookPanels {
  scheme: readonly ArrayLike<number>[];
  none: readonly ArrayLike<number>[];
  honest: readonly ArrayLike<number>[];
  cosine: number;
}

/** Measures that are means over futures; the rest follow from these. */
const MEANS = [
  'meanPay',
  'uplift',
  'netGain',
  'outcomeAlignment',
  'cosine',
  'goodhartGap',
  'icc',
  'gini',
  'zeroPay',
  'valueDestroyed',
  'attritionRise',
  'regrettedAttrition',
  'flatShare',
  'hotShare',
] as const satisfies readonly (keyof SchemeQuality)[];

/**
 * The scorecard over futures: means by future; quotients are quotients of means, since one future may gain next to
 * nothing; the 1-in-20 month is that of all months of all futures. Undefined when no future has two collectors who
 * stayed for two months.
 */
export function bookQuality({ scheme, none, honest, cosine }: BookPanels): BookQuality | undefined {
  const n = Math.min(scheme.length, none.length, honest.length);
  const runs = Array.from({ length: n }, (_, k) => ({
    scheme: panelRun(scheme[k]),
    none: panelRun(none[k]),
    honest: panelRun(honest[k]),
    cosine,
  })).filter((run) =>
    [run.scheme, run.none, run.honest].every(({ collectors, months }) => collectors >= 2 && months >= 2),
  );
  if (runs.length === 0) return undefined;
  const each = runs.map(schemeQuality);
  const over = (read: (q: SchemeQuality) => number) => moments(each.map(read));
  const means = Object.fromEntries(MEANS.map((key) => [key, over((q) => q[key]).mean])) as Record<
    (typeof MEANS)[number],
    number
  >;
  const se = Object.fromEntries(MEANS.map((key) => [key, over((q) => q[key]).se]));
  const mean = (values: ArrayLike<number>) => moments(values).mean;
  const overRuns = (read: (run: (typeof runs)[number]) => number) => mean(runs.map(read));
  const extra = means.uplift - means.netGain;
  const honestPay = overRuns((run) => mean(run.honest.pay));
  const before = overRuns((run) => mean(run.none.complaints));
  const [skill, book] = [over((q) => q.split.skill).mean, over((q) => q.split.book).mean];
  const totals = runs.flatMap(({ scheme: run }) => [
    ...monthlyTotals(run.pay, run.collectors, run.months).map((total) => total / run.collectors),
  ]);
  return {
    quality: {
      ...means,
      costPerUplift: means.uplift > 0 ? extra / means.uplift : Infinity,
      monthsToIdentify: monthsToIdentify(means.icc),
      split: {
        skill,
        book,
        luck: Math.max(0, 1 - skill - book),
        fairness: skill + book > 0 ? skill / (skill + book) : 1,
      },
      gamingIndex: means.meanPay > 0 ? Math.max(0, 1 - honestPay / means.meanPay) : 0,
      complaintRise: before > 0 ? overRuns((run) => mean(run.scheme.complaints)) / before - 1 : 0,
      budgetRatio: budgetRisk(totals, Infinity).p95Ratio,
    },
    se,
    futures: runs.length,
    collectors: overRuns((run) => run.scheme.collectors),
    months: overRuns((run) => run.scheme.months),
  };
}
