import { describe, expect, it } from 'vitest';
import { bookQuality } from './book-quality.ts';
import { PANEL_COLUMNS, PANEL_WIDTH } from './panel.ts';
import type { PanelColumn } from './panel.ts';
import { schemePreset } from './presets.ts';
import { monthsToIdentify } from './reliability.ts';
import type { SchemeRun } from './scorecard.ts';
import { canTell, schemeQuality } from './scorecard.ts';
import { NULL_SCHEME } from './scheme.ts';
import { runTrio } from './trio.ts';

/** A run as the rows an account-level future gives. */
function panelOf(run: SchemeRun): number[] {
  const rows: number[] = [];
  for (let i = 0; i < run.collectors; i += 1)
    for (let t = 0; t < run.months; t += 1) {
      const k = i * run.months + t;
      const of: Partial<Record<PanelColumn, number>> = {
        collector: i,
        month: t,
        pay: run.pay[k],
        value: run.value[k],
        score: run.score[k],
        complaints: run.complaints[k],
        leaving: run.leaving[k],
        skill: run.skill[k],
        book: run.book[k],
        days: 22,
        flatDays: 22 * run.flatShare,
        hotDays: 22 * run.hotShare,
      };
      rows.push(...PANEL_COLUMNS.map((column) => of[column] ?? 0));
    }
  return rows;
}

describe('the scorecard of account-level futures', () => {
  const scheme = schemePreset('G1')!.scheme;
  const trios = [0, 1].map((replication) =>
    runTrio(scheme, NULL_SCHEME, { collectors: 40, months: 4, warmUp: 1, replication }),
  );
  const panels = (count: number) => ({
    scheme: trios.slice(0, count).map((trio) => panelOf(trio.scheme)),
    none: trios.slice(0, count).map((trio) => panelOf(trio.none)),
    honest: trios.slice(0, count).map((trio) => panelOf(trio.honest)),
    cosine: 0.9,
  });
  const each = trios.map((trio) => schemeQuality({ ...trio, cosine: 0.9 }));

  it('of one future is that future’s scorecard', () => {
    const { quality, futures, collectors, months } = bookQuality(panels(1))!;
    expect([futures, collectors, months]).toEqual([1, 40, 4]);
    for (const [key, value] of Object.entries(each[0]!))
      if (typeof value === 'number') expect(quality[key as 'icc'], key).toBeCloseTo(value, 9);
    expect(quality.split.fairness).toBeCloseTo(each[0]!.split.fairness, 9);
  });
  it('of two is the mean, with quotients of means', () => {
    const { quality } = bookQuality(panels(2))!;
    const mean = (read: (q: (typeof each)[number]) => number) => (read(each[0]!) + read(each[1]!)) / 2;
    expect(quality.meanPay).toBeCloseTo(
      mean((q) => q.meanPay),
      9,
    );
    expect(quality.monthsToIdentify).toBeCloseTo(monthsToIdentify(mean((q) => q.icc)), 6);
    expect(quality.costPerUplift).toBeCloseTo(mean((q) => q.uplift - q.netGain) / mean((q) => q.uplift), 9);
  });
  it('says nothing about a team nobody of which stayed', () => {
    const none = panels(1);
    expect(bookQuality({ ...none, scheme: [none.scheme[0]!.slice(0, PANEL_WIDTH)] })).toBeUndefined();
    expect(bookQuality({ scheme: [], none: [], honest: [], cosine: 1 })).toBeUndefined();
  });
  it('leaves a light open while its threshold lies within the interval, and tells the others', () => {
    // Few collectors, months and futures: complaints rise, but by how much cannot be told; flat days can.
    const few = [0, 1, 2].map((replication) =>
      runTrio(scheme, NULL_SCHEME, { collectors: 12, months: 3, warmUp: 1, replication }),
    );
    const { complaints, flat } = bookQuality({
      scheme: few.map((trio) => panelOf(trio.scheme)),
      none: few.map((trio) => panelOf(trio.none)),
      honest: [],
      cosine: 0.9,
    })!.intervals;
    expect(complaints![0]).toBeLessThan(0.25);
    expect(complaints![1]).toBeGreaterThan(0.25);
    expect(canTell('complaints', complaints!)).toBe(false);
    expect(canTell('flat', flat!)).toBe(true);
    expect(canTell('complaints', [0.1, 0.2]), 'green at both ends').toBe(true);
    expect(canTell('complaints', [0.1, 0.9]), 'from green to red').toBe(false);
    expect(canTell('fairness', [0.45, 0.69]), 'where more is better').toBe(true);
    expect(canTell('fairness', [0.45, 0.71])).toBe(false);
  });
});
