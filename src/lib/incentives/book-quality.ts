import { moments } from '#stats';
import { budgetRisk, monthlyTotals } from './budget.ts';
import { panelRun } from './panel.ts';
import { monthsToIdentify } from './reliability.ts';
import { lights, schemeQuality } from './scorecard.ts';
import type { LightId, SchemeQuality, SchemeRuns } from './scorecard.ts';

/** A scheme judged on account-level futures: the scorecard's measures, and how sure its lights are. */
export interface BookQuality {
  quality: SchemeQuality;
  /** Standard errors of the lights' values over futures, by leaving out one at a time; NaN with one future or without a limit. */
  errors: Record<LightId, number>;
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

/** What one future adds to the scorecard. */
interface Future {
  quality: SchemeQuality;
  honestPay: number;
  complaints: number;
  complaintsUnpaid: number;
  /** Payout a head by month. */
  payouts: readonly number[];
}

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
  const futures = runs.map(seen);
  return {
    quality: together(futures),
    errors: errorsOf(futures),
    futures: runs.length,
    collectors: mean(runs.map((run) => run.scheme.collectors)),
    months: mean(runs.map((run) => run.scheme.months)),
  };
}

const mean = (values: ArrayLike<number>): number => moments(values).mean;

function seen(runs: SchemeRuns): Future {
  const { scheme, none, honest } = runs;
  const totals = monthlyTotals(scheme.pay, scheme.collectors, scheme.months);
  return {
    quality: schemeQuality(runs),
    honestPay: mean(honest.pay),
    complaints: mean(scheme.complaints),
    complaintsUnpaid: mean(none.complaints),
    payouts: Array.from(totals, (total) => total / scheme.collectors),
  };
}

function together(futures: readonly Future[]): SchemeQuality {
  const over = (read: (future: Future) => number) => mean(futures.map(read));
  const means = Object.fromEntries(MEANS.map((key) => [key, over((f) => f.quality[key])])) as Record<
    (typeof MEANS)[number],
    number
  >;
  const extra = means.uplift - means.netGain;
  const before = over((f) => f.complaintsUnpaid);
  const [skill, book] = [over((f) => f.quality.split.skill), over((f) => f.quality.split.book)];
  return {
    ...means,
    costPerUplift: means.uplift > 0 ? extra / means.uplift : Infinity,
    monthsToIdentify: monthsToIdentify(means.icc),
    split: {
      skill,
      book,
      luck: Math.max(0, 1 - skill - book),
      fairness: skill + book > 0 ? skill / (skill + book) : 1,
    },
    gamingIndex: means.meanPay > 0 ? Math.max(0, 1 - over((f) => f.honestPay) / means.meanPay) : 0,
    complaintRise: before > 0 ? over((f) => f.complaints) / before - 1 : 0,
    budgetRatio: budgetRisk(
      futures.flatMap(({ payouts }) => payouts),
      Infinity,
    ).p95Ratio,
  };
}

/** Jackknife: √((n − 1) ÷ n · Σ (value without one future − their mean)²), which also holds for quotients (Efron & Stein 1981). */
function errorsOf(futures: readonly Future[]): Record<LightId, number> {
  const n = futures.length;
  const without = futures.map((_, k) =>
    lights(together(futures.filter((_, other) => other !== k || n === 1))),
  );
  return Object.fromEntries(
    without[0].map(({ id }, row) => {
      const { sd } = moments(without.map((each) => each[row].value));
      return [id, n > 1 ? ((n - 1) * sd) / Math.sqrt(n) : NaN];
    }),
  ) as Record<LightId, number>;
}
