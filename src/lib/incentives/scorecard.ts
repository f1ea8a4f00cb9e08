import { moments, quantile } from '#stats';
import { budgetRisk, monthlyTotals } from './budget.ts';
import { correlation } from './correlation.ts';
import { gini, measuredSplit, zeroPayShare } from './fairness.ts';
import type { FairnessSplit } from './fairness.ts';
import { intraclass, monthsToIdentify } from './reliability.ts';

/** What a scheme did over months to collectors: panels Float64Array[collectors × months], index i·months + t. */
export interface SchemeRun {
  collectors: number;
  months: number;
  /** Variable pay, base months. */
  pay: Float64Array;
  /** True net value: uplift − concessions − cost of complaints, base months. */
  value: Float64Array;
  /** The paid score (the first leg's), own targets. */
  score: Float64Array;
  complaints: Float64Array;
  /** Chance to leave in the month. */
  leaving: Float64Array;
  /** Skill and book behind each collector-month. */
  skill: Float64Array;
  book: Float64Array;
  /** Chance to leave and skill of every collector-month, where people leave and the panels hold only who stayed. */
  everyone?: { leaving: Float64Array; skill: Float64Array };
  /** Share of collector-days on which pay induces less than .03 of pace; more than .3. */
  flatShare: number;
  hotShare: number;
}

/** The measures of a scheme's quality that need no judgement. */
export interface SchemeQuality {
  meanPay: number;
  /** Rise of value over no variable pay, and what is left after pay. */
  uplift: number;
  netGain: number;
  /** Pay per unit of uplift; Infinity when there is none. Below 1 is necessary, below .35 the aim. */
  costPerUplift: number;
  /** corr(pay, value) over collector-months. */
  outcomeAlignment: number;
  /** cos θ at the honest point. */
  cosine: number;
  goodhartGap: number;
  icc: number;
  monthsToIdentify: number;
  split: FairnessSplit;
  gini: number;
  zeroPay: number;
  /** Share of pay earned by tilt, push, pressure, fakes and holding: 1 − pay of the same scheme worked honestly. */
  gamingIndex: number;
  /** Value that these destroy; below 0 the steering is useful. */
  valueDestroyed: number;
  /** Rise of complaints over no variable pay, as a share. */
  complaintRise: number;
  /** Rise of yearly attrition over no variable pay. */
  attritionRise: number;
  /** Chance to leave of the top quarter by skill: regretted when high. */
  regrettedAttrition: number;
  /** 1-in-20 month of the total payout ÷ its mean. */
  budgetRatio: number;
  flatShare: number;
  hotShare: number;
}

/** Runs on the same luck: the scheme, no variable pay, and the scheme without gaming. */
export interface SchemeRuns {
  scheme: SchemeRun;
  none: SchemeRun;
  honest: SchemeRun;
  cosine: number;
}

const mean = (values: ArrayLike<number>): number => moments(values).mean;

/** Everything the scorecard shows. Standard errors come from repeating it over replications, not from collector-days. */
export function schemeQuality({ scheme, none, honest, cosine }: SchemeRuns): SchemeQuality {
  const [meanPay, nullPay] = [mean(scheme.pay), mean(none.pay)];
  const uplift = mean(scheme.value) - mean(none.value);
  const extra = meanPay - nullPay;
  const [complaints, before] = [mean(scheme.complaints), mean(none.complaints)];
  const icc = intraclass(scheme.pay, scheme.collectors, scheme.months);
  const honestPay = mean(honest.pay);
  return {
    meanPay,
    uplift,
    netGain: uplift - extra,
    costPerUplift: uplift > 0 ? extra / uplift : Infinity,
    outcomeAlignment: correlation(scheme.pay, scheme.value),
    cosine,
    goodhartGap: correlation(none.score, none.value) - correlation(scheme.score, scheme.value),
    icc,
    monthsToIdentify: monthsToIdentify(icc),
    split: measuredSplit(scheme.pay, scheme.skill, scheme.book),
    gini: gini(scheme.pay),
    zeroPay: zeroPayShare(scheme.pay),
    gamingIndex: meanPay > 0 ? Math.max(0, 1 - honestPay / meanPay) : 0,
    valueDestroyed: mean(honest.value) - mean(scheme.value),
    complaintRise: before > 0 ? complaints / before - 1 : 0,
    attritionRise: yearly(mean(atRisk(scheme).leaving)) - yearly(mean(atRisk(none).leaving)),
    regrettedAttrition: topQuarterLeaving(scheme),
    budgetRatio: budgetRisk(monthlyTotals(scheme.pay, scheme.collectors, scheme.months), Infinity).p95Ratio,
    flatShare: scheme.flatShare,
    hotShare: scheme.hotShare,
  };
}

function yearly(monthly: number): number {
  const stay = 1 - monthly;
  let all = 1;
  for (let k = 0; k < 12; k += 1) all *= stay;
  return 1 - all;
}

const atRisk = (run: SchemeRun): NonNullable<SchemeRun['everyone']> => run.everyone ?? run;

function topQuarterLeaving(run: SchemeRun): number {
  const { leaving, skill } = atRisk(run);
  const cut = quantile(Float64Array.from(skill).sort(), 0.75);
  return mean(leaving.filter((_, k) => skill[k] >= cut));
}

export type Light = 'green' | 'amber' | 'red';

/** A threshold of the scorecard; design assumptions after the literature on each measure. */
interface Rule {
  id: LightId;
  read: (q: SchemeQuality) => number;
  /** Green at or beyond `good`, red beyond `bad`, amber between. */
  good: number;
  bad: number;
  better: 'higher' | 'lower';
}

export type LightId =
  | 'alignment'
  | 'fairness'
  | 'monthsToIdentify'
  | 'costPerUplift'
  | 'gaming'
  | 'flat'
  | 'budget'
  | 'complaints';

const RULES: readonly Rule[] = [
  { id: 'alignment', read: (q) => q.cosine, good: 0.8, bad: 0.5, better: 'higher' },
  { id: 'fairness', read: (q) => q.split.fairness, good: 0.7, bad: 0.4, better: 'higher' },
  { id: 'monthsToIdentify', read: (q) => q.monthsToIdentify, good: 6, bad: 12, better: 'lower' },
  { id: 'costPerUplift', read: (q) => q.costPerUplift, good: 0.35, bad: 1, better: 'lower' },
  { id: 'gaming', read: (q) => q.gamingIndex, good: 0.1, bad: 0.25, better: 'lower' },
  { id: 'flat', read: (q) => q.flatShare, good: 0.15, bad: 0.35, better: 'lower' },
  { id: 'budget', read: (q) => q.budgetRatio, good: 1.15, bad: 1.4, better: 'lower' },
  { id: 'complaints', read: (q) => q.complaintRise, good: 0.25, bad: 0.75, better: 'lower' },
];

export interface ScoreLight {
  id: LightId;
  value: number;
  light: Light;
  good: number;
  /** Always shown with this one: fairness says nothing without alignment. */
  shownWith?: LightId;
}

/** The lights of a scheme, in reading order; without those of which nothing is known yet (NaN). */
export function lights(quality: SchemeQuality): ScoreLight[] {
  return RULES.filter(({ read }) => !Number.isNaN(read(quality))).map((rule) => {
    const { id, read, good } = rule;
    const value = read(quality);
    const shown = id === 'fairness' ? { shownWith: 'alignment' as const } : {};
    return { id, value, light: lightAt(rule, value), good, ...shown };
  });
}

function lightAt({ good, bad, better }: Rule, value: number): Light {
  const sign = better === 'higher' ? 1 : -1;
  return sign * value >= sign * good ? 'green' : sign * value < sign * bad ? 'red' : 'amber';
}

/** Whether the whole of an interval of the figure has one light: otherwise which it is cannot be told. */
export function canTell(id: LightId, [low, high]: readonly [number, number]): boolean {
  const rule = RULES.find((one) => one.id === id)!;
  return lightAt(rule, low) === lightAt(rule, high);
}

/** Share of draws of the assumptions in which A's net gain exceeds B's, with its standard error. */
export function winShare(netA: ArrayLike<number>, netB: ArrayLike<number>): { share: number; se: number } {
  let wins = 0;
  for (let k = 0; k < netA.length; k += 1) wins += netA[k] > netB[k] ? 1 : netA[k] === netB[k] ? 0.5 : 0;
  const n = netA.length;
  const share = n > 0 ? wins / n : 0.5;
  return { share, se: n > 0 ? Math.sqrt((share * (1 - share)) / n) : Infinity };
}
