import { jackknife, meanInterval, moments, tQuantile } from '#stats';
import { budgetRisk, monthlyTotals } from './budget.ts';
import { panelRun } from './panel.ts';
import { paySplit } from './pay-split.ts';
import { monthsToIdentify } from './reliability.ts';
import { lights, schemeQuality } from './scorecard.ts';
import type { LightId, SchemeQuality, SchemeRun } from './scorecard.ts';

/** A scheme judged on account-level futures: the scorecard's measures, and how sure they are. */
export interface BookQuality {
  quality: SchemeQuality;
  futures: number;
  /** 95 % intervals of what the lights read, by leaving one future out; unbounded from one future. */
  intervals: Partial<Record<LightId, [low: number, high: number]>>;
  /** Shares of skill, book and luck by pick-freeze, once the crossed runs are known. */
  crossed: ReturnType<typeof paySplit>;
  /** Mean number of collectors and months behind each future. */
  collectors: number;
  months: number;
}

/** Panels (`PANEL_COLUMNS`) by future of the runs on the same luck. */
export interface BookPanels {
  scheme: readonly ArrayLike<number>[];
  none: readonly ArrayLike<number>[];
  /** May lag behind or be empty: what needs it is then NaN (not known yet) or rests on fewer futures. */
  honest: readonly ArrayLike<number>[];
  rebook?: readonly ArrayLike<number>[];
  reluck?: readonly ArrayLike<number>[];
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
  'attritionRise',
  'regrettedAttrition',
  'flatShare',
  'hotShare',
] as const satisfies readonly (keyof SchemeQuality)[];

/** One future: its runs as rectangles, what it paid in each month a collector, and its own scorecard. */
interface Future {
  scheme: SchemeRun;
  none: SchemeRun;
  honest: SchemeRun | undefined;
  totals: number[];
  each: SchemeQuality;
}

const mean = (values: ArrayLike<number>): number => moments(values).mean;
const square = (x: number): number => x * x;

function futuresOf({ scheme, none, honest, cosine }: BookPanels): Future[] {
  const enough = ({ collectors, months }: SchemeRun) => collectors >= 2 && months >= 2;
  return Array.from({ length: Math.min(scheme.length, none.length) }, (_, k) => {
    const [paid, unpaid] = [panelRun(scheme[k]), panelRun(none[k])];
    const worked = k < honest.length ? panelRun(honest[k]) : undefined;
    return { scheme: paid, none: unpaid, honest: worked };
  })
    .filter(({ honest: worked, ...runs }) =>
      [runs.scheme, runs.none, ...(worked ? [worked] : [])].every(enough),
    )
    .map((runs) => ({
      ...runs,
      totals: [...monthlyTotals(runs.scheme.pay, runs.scheme.collectors, runs.scheme.months)].map(
        (total) => total / runs.scheme.collectors,
      ),
      each: schemeQuality({ ...runs, honest: runs.honest ?? runs.scheme, cosine }),
    }));
}

/**
 * Means by future; quotients are quotients of means, since one future may gain next to nothing. Months to identify are
 * left to the caller (NaN): they follow from the intraclass correlation and take longest.
 */
function pooled(futures: readonly Future[]): SchemeQuality {
  const over = (read: (future: Future) => number) => mean(futures.map(read));
  const means = Object.fromEntries(MEANS.map((key) => [key, over(({ each }) => each[key])])) as Record<
    (typeof MEANS)[number],
    number
  >;
  const extra = means.uplift - means.netGain;
  const worked = futures.filter(({ honest }) => honest !== undefined);
  const overWorked = (read: (future: Future) => number) => mean(worked.map(read));
  const paid = overWorked(({ each }) => each.meanPay);
  const before = over(({ none }) => mean(none.complaints));
  const [skill, book] = [over(({ each }) => each.split.skill), over(({ each }) => each.split.book)];
  return {
    ...means,
    costPerUplift: means.uplift > 0 ? extra / means.uplift : Infinity,
    monthsToIdentify: NaN,
    split: {
      skill,
      book,
      luck: Math.max(0, 1 - skill - book),
      fairness: skill + book > 0 ? skill / (skill + book) : 1,
    },
    gamingIndex:
      worked.length === 0
        ? NaN
        : paid > 0
          ? Math.max(0, 1 - overWorked(({ honest }) => mean(honest!.pay)) / paid)
          : 0,
    valueDestroyed: worked.length === 0 ? NaN : overWorked(({ each }) => each.valueDestroyed),
    complaintRise: before > 0 ? over(({ scheme }) => mean(scheme.complaints)) / before - 1 : 0,
    budgetRatio: budgetRisk(
      futures.flatMap(({ totals }) => totals),
      Infinity,
    ).p95Ratio,
  };
}

/**
 * The scorecard over futures; the 1-in-20 month is that of all months of all futures. Undefined when no future has two
 * collectors who stayed for two months.
 */
export function bookQuality(panels: BookPanels): BookQuality | undefined {
  const futures = futuresOf(panels);
  if (futures.length === 0) return undefined;
  const { scheme, rebook = [], reluck = [] } = panels;
  const crossed = paySplit(
    Array.from({ length: Math.min(scheme.length, rebook.length, reluck.length) }, (_, k) => ({
      scheme: scheme[k],
      rebook: rebook[k],
      reluck: reluck[k],
    })),
  );
  const measured = pooled(futures);
  const quality = {
    ...measured,
    monthsToIdentify: monthsToIdentify(measured.icc),
    ...(crossed && { split: crossed.split }),
  };
  return {
    quality,
    intervals: intervalsOf(quality, futures, crossed),
    crossed,
    futures: futures.length,
    collectors: mean(futures.map((future) => future.scheme.collectors)),
    months: mean(futures.map((future) => future.scheme.months)),
  };
}

function intervalsOf(
  quality: SchemeQuality,
  futures: readonly Future[],
  crossed: BookQuality['crossed'],
): BookQuality['intervals'] {
  const n = futures.length;
  const around = (value: number, se: number, of = n): [number, number] =>
    Number.isNaN(se) ? [-Infinity, Infinity] : meanInterval(value, se, of);
  const without = futures.map((_, out) =>
    lights(pooled(futures.filter((_future, k) => k !== out || n === 1))),
  );
  const out = Object.fromEntries(
    lights(quality).map(({ id, value }) => [
      id,
      around(value, jackknife(without.map((all) => all.find((light) => light.id === id)?.value ?? NaN))),
    ]),
  ) as BookQuality['intervals'];
  // What follows from the intraclass correlation is carried over from its interval.
  const [low, high] = around(quality.icc, moments(futures.map(({ each }) => each.icc)).se);
  out.monthsToIdentify = [high, low].map((icc) => monthsToIdentify(Math.min(1, icc))) as [number, number];
  out.costPerUplift = quotientInterval(futures);
  out.alignment = [quality.cosine, quality.cosine];
  if (crossed) out.fairness = around(crossed.split.fairness, crossed.se.fairness, crossed.futures);
  return out;
}

/** Fieller's interval of mean extra pay ÷ mean uplift: open above when the uplift is not told from none. */
function quotientInterval(futures: readonly Future[]): [number, number] {
  const n = futures.length;
  if (n < 2) return [-Infinity, Infinity];
  const uplift = moments(futures.map(({ each }) => each.uplift));
  const extra = moments(futures.map(({ each }) => each.uplift - each.netGain));
  const net = moments(futures.map(({ each }) => each.netGain));
  const t2 = square(tQuantile(0.975, n - 1));
  const cov = (uplift.se * uplift.se + extra.se * extra.se - net.se * net.se) / 2;
  const a = uplift.mean * uplift.mean - t2 * uplift.se * uplift.se;
  const b = extra.mean * uplift.mean - t2 * cov;
  const c = extra.mean * extra.mean - t2 * extra.se * extra.se;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  if (a > 0 && uplift.mean > 0) return [(b - root) / a, (b + root) / a];
  // No uplift to divide by: whatever is above the smallest quotient that fits.
  return [a < 0 ? Math.max(0, (b - root) / a) : 0, Infinity];
}

/** Mean difference of paired futures, and its 95 % interval. */
export function pairedGain(
  paid: readonly number[],
  unpaid: readonly number[],
): { mean: number; interval: [number, number] } {
  const n = Math.min(paid.length, unpaid.length);
  const { mean: gain, se } = moments(Array.from({ length: n }, (_, k) => paid[k] - unpaid[k]));
  return { mean: gain, interval: meanInterval(gain, se, n) };
}
