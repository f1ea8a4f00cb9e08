import { moments } from '#stats';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SCHEME_PRESETS, schemePreset } from './presets.ts';
import { rankCut, rankWinners, teamMeans } from './cohort.ts';
import { runReduced } from './reduced.ts';
import type { ReducedOptions, ReducedRun } from './reduced-options.ts';
import { budgetRisk, monthlyTotals, windfallShare } from './budget.ts';
import { measuredSplit } from './fairness.ts';
import { intraclass, intraclassError } from './reliability.ts';
import { gamingChannels, runTrio } from './trio.ts';
import { leg, NULL_SCHEME, payScheme } from './scheme.ts';
import { schemeQuality } from './scorecard.ts';
import type { SchemeQuality } from './scorecard.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** A third of the reference's 300 collectors, half its months: its signatures must show in sign and order. */
const SMALL: Partial<ReducedOptions> = { collectors: 100, months: 6, warmUp: 2 };
const mean = (values: Float64Array) => moments(values).mean;

describe('the twelve presets', () => {
  const seen = new Map<string, { run: ReducedRun; none: ReducedRun; quality: SchemeQuality }>();
  const of = (id: string) => seen.get(id)!;
  beforeAll(() => {
    for (const { id, scheme } of SCHEME_PRESETS) {
      const trio = runTrio(scheme, NULL_SCHEME, SMALL);
      seen.set(id, { run: trio.scheme, none: trio.none, quality: schemeQuality({ ...trio, cosine: 1 }) });
    }
  });

  it('every better scheme gains more than every disaster', () => {
    const net = (id: string) => of(id).quality.netGain;
    for (const good of ['G1', 'G2', 'G3', 'G4', 'G5'])
      for (const bad of ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'])
        expect(net(good), `${good} against ${bad}`).toBeGreaterThan(net(bad));
  });
  it('D1 is reliable, fair and misaligned: half of its pay is gaming', () => {
    const { quality, run } = of('D1');
    expect(quality.icc).toBeGreaterThan(0.9);
    expect(quality.split.fairness).toBeGreaterThan(0.9);
    expect(quality.gamingIndex).toBeGreaterThan(0.4);
    expect(run.style.push).toBeGreaterThan(0.9);
  });
  it('D2 nearly triples complaints and pays for the book', () => {
    const { quality, run } = of('D2');
    expect(quality.complaintRise).toBeGreaterThan(1);
    expect(quality.split.book).toBeGreaterThan(quality.split.skill);
    expect(run.style.tilt).toBeGreaterThan(0.5);
  });
  it('D3 leaves a third of the days flat, a quarter unpaid, and holds cash over', () => {
    const { quality, run } = of('D3');
    expect(quality.flatShare).toBeGreaterThan(0.25);
    expect(quality.zeroPay).toBeGreaterThan(0.15);
    expect(run.hold).toBeLessThan(-0.4);
  });
  it('books by day what is attained by month, and D3 books on the first what it held over', () => {
    const { run, none } = of('D2');
    expect(run.cashByDay.reduce((sum, x) => sum + x, 0)).toBeCloseTo(mean(run.score), 9);
    expect(none.cashByDay.reduce((sum, x) => sum + x, 0)).toBeCloseTo(mean(none.score), 9);
    const held = of('D3').run.cashByDay;
    expect(held[0]).toBeGreaterThan(1.4 * held[1]);
    expect(held[held.length - 1]).toBeLessThan(held[1]);
  });
  it('D4 adds next to nothing: more than half a visit a day is fake', () => {
    const { quality, run } = of('D4');
    expect(run.style.falsified).toBeGreaterThan(0.4);
    expect(quality.netGain).toBeLessThan(0);
    expect(quality.costPerUplift).toBeGreaterThan(1);
  });
  it('D5 pays nobody and drives people out', () => {
    const { quality } = of('D5');
    expect(quality.zeroPay).toBeCloseTo(0.95, 2);
    expect(quality.attritionRise).toBeGreaterThan(0.1);
    expect(quality.icc).toBeLessThan(0.4);
  });
  it('D6 makes skill invisible', () => expect(Math.abs(of('D6').quality.icc)).toBeLessThan(0.15));
  it('expected-value targets take the book out of pay', () => {
    expect(of('G1').quality.split.book).toBeGreaterThan(0.2);
    for (const id of ['G2', 'G4', 'G5']) expect(of(id).quality.split.book).toBeLessThan(0.03);
  });
  it('uplift credit is the best value, and its steering is useful', () => {
    expect(of('G3').quality.valueDestroyed).toBeLessThan(0);
    expect(of('G3').quality.costPerUplift).toBeLessThan(of('G1').quality.costPerUplift);
  });
  it('audits of 10 % end fakes in G5', () => expect(of('G5').run.style.falsified).toBe(0));
});

describe('behaviours of a population', () => {
  const pay = (slope: number, part = {}, shape = {}) =>
    payScheme([leg({ cash: 1 }, { slope, ...shape })], part);
  it('free riding: the pace above the own falls as 1/n', () => {
    const rise = (n: number) =>
      runReduced(pay(0.3, { teamSize: n }, { scope: n === 1 ? 'own' : 'team' }), SMALL).meanEffort - 0.8;
    const one = rise(1);
    // Alone, tilt and pressure add to what effort earns, so the single collector stands some 15 % above 1/n.
    for (const n of [4, 8]) expect(Math.abs((rise(n) * n) / one - 0.85)).toBeLessThan(0.1);
  });
  it('a contest dulls as skill differs', () => {
    const contest = pay(0, { adjust: 'expectedValue' }, { scope: 'rank', topShare: 0.2, prize: 0.3 });
    const effort = (skillSd: number) => runReduced(contest, { ...SMALL, skillSd }).meanEffort;
    const paces = [0.02, 0.2, 0.4, 0.6].map(effort);
    for (let k = 1; k < paces.length; k += 1) expect(paces[k]).toBeLessThan(paces[k - 1]);
  });
  it('a cap costs pace, and gates and deductions cost complaints', () => {
    expect(runReduced(pay(0.4, {}, { knots: [{ at: 1.2, change: -0.4 }] }), SMALL).meanEffort).toBeLessThan(
      runReduced(pay(0.4), SMALL).meanEffort - 0.05,
    );
    const complaints = (part: object) => mean(runReduced(pay(0.45, part), SMALL).complaints);
    const rates = [{}, { gate: 4 }, { gate: 2 }, { gate: 1 }].map(complaints);
    for (let k = 1; k < rates.length; k += 1) expect(rates[k]).toBeLessThan(rates[k - 1]);
    expect(complaints({ deductionPerComplaint: 0.1 })).toBeLessThan(rates[1]);
  });
  it('fakes end between an audit of 2 % and of 10 %', () => {
    const fakes = [0, 0.02, 0.1].map(
      (auditShare) =>
        runReduced(payScheme([leg({ visit: 1 }, { slope: 0.35 })], { auditShare }), SMALL).style.falsified,
    );
    expect(fakes[0]).toBeGreaterThan(0.4);
    expect(fakes[1]).toBeGreaterThan(0.2);
    expect(fakes[2]).toBe(0);
  });
});

describe('what pay differences are made of', () => {
  const linear = schemePreset('D2')!.scheme;
  const split = (part: Partial<ReducedOptions>) => {
    const run = runReduced(linear, { ...SMALL, ...part });
    return { ...measuredSplit(run.pay, run.skill, run.book), icc: intraclass(run.pay, 100, 6) };
  };
  it('identical books leave the book nothing', () => {
    expect(split({ bookSd: 0, bookMonthlySd: 0 }).book).toBe(0);
  });
  it('equal skill leaves skill nothing, and months say nothing when books are redrawn', () => {
    const equal = split({ skillSd: 0, bookSd: 0 });
    expect(equal.skill).toBe(0);
    expect(Math.abs(equal.icc)).toBeLessThan(4 * intraclassError(0, 100, 6));
  });
  it('of all behaviours, pushing promises earns the pay of D1', () => {
    const channels = gamingChannels(schemePreset('D1')!.scheme, SMALL);
    const pushed = channels.find(({ action }) => action === 'push')!;
    for (const { action, pay } of channels) if (action !== 'push') expect(pay).toBeLessThan(0.1 * pushed.pay);
    expect(pushed.value).toBeGreaterThan(0);
  });
  it('most of the budget risk of gross cash is what all share', () => {
    const run = runReduced(linear, { ...SMALL, months: 24 });
    const totals = monthlyTotals(run.pay, 100, 24);
    expect(windfallShare(totals, run.macro)).toBeGreaterThan(0.5);
    const risk = budgetRisk(totals, 1.1 * moments(totals).mean);
    expect(risk.p95Ratio).toBeGreaterThan(1.03);
    expect(risk.cvar95Ratio).toBeGreaterThanOrEqual(risk.p95Ratio);
    expect(risk.breach).toBeLessThan(0.5);
    expect(budgetRisk([0, 0], 1).p95Ratio).toBe(1);
  });
});

describe('luck', () => {
  const scheme = schemePreset('G2')!.scheme;
  it('is the same for every scheme: skill, book and the run without pay do not depend on it', () => {
    const [a, b] = [runReduced(scheme, SMALL), runReduced(NULL_SCHEME, SMALL)];
    expect([...a.skill]).toEqual([...b.skill]);
    expect([...a.book]).toEqual([...b.book]);
  });
  it('changes nobody else when a collector is added to a scheme of own legs', () => {
    const few = runReduced(scheme, { ...SMALL, collectors: 20 });
    const more = runReduced(scheme, { ...SMALL, collectors: 21 });
    expect([...more.pay.slice(0, few.pay.length)]).toEqual([...few.pay]);
  });
  it('of books alone changes with rebook', () => {
    const [a, b] = [runReduced(scheme, SMALL), runReduced(scheme, { ...SMALL, rebook: 1 })];
    expect([...a.skill]).toEqual([...b.skill]);
    expect(a.book[0]).not.toBe(b.book[0]);
  });
});

it('teams and ranks count as they say', () => {
  expect([...teamMeans([1, 3, 5, 9, 4], 2)]).toEqual([2, 2, 7, 7, 4]);
  expect([...rankWinners([1, 3, 2, 3], 0.25)]).toEqual([0, 1, 0, 0]);
  expect(rankCut([1, 1], 0.2, 0.5)).toBeCloseTo(1, 12);
});
