import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costCosine, goodhartGap, kpiCosine, scaledScheme, schemeCosine } from './alignment.ts';
import { correlation, rankCorrelation } from './correlation.ts';
import {
  explainedShare,
  gini,
  measuredSplit,
  paidFor,
  payDispersion,
  splitOfVariances,
  zeroPayShare,
} from './fairness.ts';
import { DEFAULT_BEHAVIOUR, DEFAULT_STAKES } from './parameters.ts';
import { schemePreset } from './presets.ts';
import {
  intraclass,
  intraclassError,
  monthsToIdentify,
  reliabilityOver,
  topHit,
  trueSkill,
} from './reliability.ts';
import { ReducedLuck } from './reduced-luck.ts';
import { lights, schemeQuality, winShare } from './scorecard.ts';
import type { SchemeRun } from './scorecard.ts';
import {
  alarmRates,
  mixShift,
  noiseShare,
  readTarget,
  shareNoise,
  sumNoise,
  weeksToDetect,
} from './stress.ts';

const six = (got: number, expected: number) => expect(got).toBeCloseTo(expected, 6);
const luck = new ReducedLuck('quality', 0);

/** skill + book + noise over collectors × months with known variances. */
function sample(collectors: number, months: number, sd: { skill: number; book: number; luck: number }) {
  const size = collectors * months;
  const [pay, skill, book] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < collectors; i += 1)
    for (let t = 0; t < months; t += 1) {
      const k = i * months + t;
      skill[k] = sd.skill * luck.normal(i, 1, 0);
      book[k] = sd.book * luck.normal(i, 2, t);
      pay[k] = 1 + skill[k] + book[k] + sd.luck * luck.normal(i, 3, t);
    }
  return { pay, skill, book, collectors, months };
}

describe('reliability', () => {
  const s = sample(600, 12, { skill: 0.2, book: 0.15, luck: 0.2 });
  const icc = intraclass(s.pay, 600, 12);
  it('measures the share of what lasts: .390244, within 4 standard errors (detects the book counted as skill: .610)', () => {
    expect(Math.abs(icc - 0.390244)).toBeLessThan(4 * intraclassError(0.390244, 600, 12));
  });
  it('grows with months and finds the top quarter', () => {
    six(reliabilityOver(0.390244, 12), 0.884793);
    six(topHit(0.04 / 0.1025), 0.553018);
    expect(Math.abs(monthsToIdentify(0.04 / 0.1025) - 3.400206)).toBeLessThan(1e-6);
    expect(monthsToIdentify(0)).toBe(Infinity);
    expect([topHit(0), topHit(1)]).toEqual([0.25, 1]);
  });
  it('sees true skill: hits of the top quarter near theory over 12 months', () => {
    const skill = Float64Array.from({ length: 600 }, (_, i) => s.skill[i * 12]);
    const t = trueSkill(s.pay, skill, 600, 12);
    expect(Math.abs(t.reliability - 0.884793)).toBeLessThan(0.03);
    // 150 in the quarter: one standard error is .031.
    expect(Math.abs(t.topHit - 0.824794)).toBeLessThan(0.1);
    expect(t.luckShareOfRank).toBeGreaterThan(0);
    expect(t.misreward).toBeLessThan(0.5);
  });
});

describe('fairness', () => {
  const sd = { skill: 0.2, book: 0.15, luck: 0.2 };
  it('splits pay into skill, book and luck (15 bins lose about 1 % of a share)', () => {
    const s = sample(600, 12, sd);
    const split = measuredSplit(s.pay, s.skill, s.book);
    // Skill has 600 values: the standard error of its share is about .02.
    expect(Math.abs(split.skill - 0.390244)).toBeLessThan(0.08);
    expect(Math.abs(split.book - 0.219512)).toBeLessThan(0.03);
    six(splitOfVariances(0.04, 0.0225, 0.04).fairness, 0.64);
  });
  it('gives the book nothing when books are identical and skill nothing when skill is', () => {
    const same = sample(200, 6, { ...sd, book: 0 });
    expect(explainedShare(same.pay, same.book)).toBe(0);
    const equals = sample(200, 6, { ...sd, skill: 0 });
    expect(explainedShare(equals.pay, equals.skill)).toBe(0);
    expect(Math.abs(intraclass(equals.pay, 200, 6))).toBeLessThan(4 * intraclassError(0, 200, 6));
  });
  it('what differences are paid for sums to 1, and gaming is what honest work would not have earned', () => {
    const { pay, skill, book } = sample(200, 6, sd);
    const effort = new Float64Array(pay.length).fill(0.8);
    const sum = (shares: object) => Object.values(shares).reduce((total: number, x: number) => total + x, 0);
    const straight = paidFor(pay, { pay, effort }, skill, book);
    six(sum(straight), 1);
    expect(straight.gaming).toBe(0);
    expect(straight.effort).toBeCloseTo(0, 6);
    expect(straight.skill).toBeCloseTo(explainedShare(pay, skill), 1);
    expect(straight.book).toBeCloseTo(explainedShare(pay, book), 1);
    // Half of everybody's pay is gamed: half of the differences are.
    const half = paidFor(pay, { pay: pay.map((x) => x / 2), effort }, skill, book);
    six(half.gaming, 0.5);
    six(half.skill, straight.skill / 2);
    expect(sum(paidFor(new Float64Array(9).fill(0.3), { pay, effort }, skill, book))).toBe(0);
  });
  it('knows the extremes of dispersion', () => {
    expect(gini([1, 1, 1])).toBe(0);
    six(gini([0, 0, 0, 1]), 0.75);
    expect(payDispersion([0, 0, 1])).toBe(Infinity);
    expect(zeroPayShare([0, 1, 0, 1])).toBe(0.5);
    expect([gini([0, 0]), zeroPayShare([])]).toEqual([0, 0]);
  });
});

describe('alignment', () => {
  const cosine = (id: string) => schemeCosine(schemePreset(id)!.scheme, DEFAULT_BEHAVIOUR, DEFAULT_STAKES);
  it('is that of the measures paid', () => {
    six(kpiCosine({ cash: 1 }, DEFAULT_BEHAVIOUR, DEFAULT_STAKES), 0.714435);
    six(kpiCosine({ cash: 0.7, kept: 0.3 }, DEFAULT_BEHAVIOUR, DEFAULT_STAKES), 0.808692);
    six(cosine('D1'), 0.389001);
    six(cosine('D4'), -0.389902);
    expect(cosine('G3')).toBeGreaterThan(0.9);
  });
  it('does not depend on how much is paid', () => {
    for (const id of ['D3', 'G4', 'G6'])
      six(
        schemeCosine(scaledScheme(schemePreset(id)!.scheme, 3), DEFAULT_BEHAVIOUR, DEFAULT_STAKES),
        cosine(id),
      );
  });
  it('is 1 for value itself and 0 for nothing', () => {
    expect(costCosine([1, 2, 0, 0, 1], [2, 4, 0, 0, 2], [1, 2, 3, 4, 5])).toBeCloseTo(1, 12);
    expect(costCosine([0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [1, 1, 1, 1, 1])).toBe(0);
  });
  it('correlations are those of statistics', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 1, 1], [2, 4, 6])).toBe(0);
    expect(rankCorrelation([1, 5, 100], [9, 5, 1])).toBeCloseTo(-1, 12);
    expect(
      goodhartGap({ kpi: [1, 2, 3], value: [1, 2, 3] }, { kpi: [1, 2, 3], value: [3, 2, 1] }),
    ).toBeCloseTo(2, 12);
  });
});

describe('the stress test of a KPI', () => {
  it('a share among few a week waits long for a fall of a tenth', () => {
    const kept = shareNoise(0.55, 40);
    const weeks = weeksToDetect(kept);
    six(weeks, ((1.6448536269514722 + 0.8416212335729143) ** 2 * (0.55 * 0.45)) / 40 / 0.055 ** 2);
    const line = 0.55 - 1.6448536269514722 * (kept.weeklySd / Math.sqrt(weeks));
    const rates = alarmRates(kept, line, 0.1, weeks);
    six(rates.falseAlarm, 0.05);
    six(rates.miss, 0.2);
    expect(weeksToDetect(kept, 0)).toBe(Infinity);
  });
  it('a sum is noisier than its count', () => {
    expect(sumNoise(100, 80, 1.2).weeklySd).toBeCloseTo(17.464, 3);
    expect(noiseShare(0.04, 0.1025)).toBeCloseTo(0.390244, 6);
  });
  it('reads a target: reached in 62 % of futures, and what would be fair at 80 %', () => {
    const futures = Float64Array.from({ length: 1000 }, (_, k) => 0.25 + k / 5000);
    const { reached, fairTarget } = readTarget(futures, 0.326);
    expect(reached).toBeCloseTo(0.62, 12);
    expect(futures.filter((x) => x >= fairTarget).length / 1000).toBeCloseTo(0.8, 2);
  });
  it('takes a change of mix apart, and the parts sum to the whole', () => {
    const before = [
      { over: 80, under: 100 },
      { over: 20, under: 100 },
    ];
    const after = [
      { over: 41, under: 50 },
      { over: 66, under: 300 },
    ];
    const shift = mixShift(before, after);
    expect(shift.reversed).toBe(true);
    expect(shift.within).toBeGreaterThan(0);
    expect(shift.total).toBeLessThan(0);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(50),
            fc.integer({ min: 50, max: 90 }),
            fc.nat(50),
            fc.integer({ min: 50, max: 90 }),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (rows) => {
          const parts = mixShift(
            rows.map(([over, under]) => ({ over, under })),
            rows.map(([, , over, under]) => ({ over, under })),
          );
          expect(parts.within + parts.mix + parts.interaction).toBeCloseTo(parts.total, 12);
        },
      ),
      { seed: 42, numRuns: 100 },
    );
  });
});

describe('the scorecard', () => {
  const panel = (value: number) => new Float64Array(4).fill(value);
  const run = (pay: number, value: number, complaints = 0.2): SchemeRun => ({
    collectors: 2,
    months: 2,
    pay: panel(pay),
    value: panel(value),
    score: panel(1),
    complaints: panel(complaints),
    leaving: panel(0.027),
    skill: panel(1),
    book: panel(1),
    flatShare: 0.1,
    hotShare: 0,
  });
  const judge = (scheme: SchemeRun) =>
    schemeQuality({ scheme, none: run(0, 6), honest: run(0.35, 6), cosine: 0.9 });
  it('counts cost per uplift, gaming and complaints against no variable pay', () => {
    const q = judge(run(0.4, 8, 0.3));
    six(q.costPerUplift, 0.2);
    six(q.netGain, 1.6);
    six(q.gamingIndex, 0.125);
    six(q.complaintRise, 0.5);
    six(q.budgetRatio, 1);
  });
  it('lights a useless scheme red and never shows fairness without alignment', () => {
    const shown = lights(judge(run(0.4, 6)));
    expect(shown.find(({ id }) => id === 'costPerUplift')).toMatchObject({ value: Infinity, light: 'red' });
    expect(shown.find(({ id }) => id === 'fairness')).toMatchObject({ shownWith: 'alignment' });
    expect(lights(judge(run(0.4, 8))).find(({ id }) => id === 'costPerUplift')?.light).toBe('green');
  });
  it('names no winner between twins', () => expect(winShare([1, 2], [1, 2]).share).toBe(0.5));
});
