import type { SchemeRun } from './scorecard.ts';

/**
 * One row a collector and paid month of an account-level run, in this order. Pay and value in months of base salary;
 * measures in own targets; styles are means over the working days of the month.
 */
export const PANEL_COLUMNS = [
  'team', // number of the team in the scenario
  'collector', // number in this future
  'month', // 0 = the first calendar month
  'pay', // variable pay of the month, fines off, the part held back included
  'value', // true net value: cash that would not have come by itself within 30 days − concessions − complaints
  'score', // of the first leg
  'cash',
  'ptp',
  'kept',
  'keptRate',
  'visit',
  'uplift',
  'complaints',
  'fines', // days of fakes that an audit found
  'pace',
  'tilt',
  'push',
  'pressure',
  'falsified',
  'hold', // mean over the days on which payments can be moved
  'leaving', // chance to leave in the month
  'skill', // odds of a promise × efficiency, 1 = a full collector of mean skill
  'book', // expected cash of the own list ÷ the team's mean; 1 in a pool
  'target', // own target ÷ the team's
  'days', // working days
  'flatDays', // days on which pay induces less than .03 of pace
  'hotDays', // more than .3
] as const;
export type PanelColumn = (typeof PANEL_COLUMNS)[number];

/** Width of a row. */
export const PANEL_WIDTH = PANEL_COLUMNS.length;

/** One number of a panel row. */
export function panelValue(rows: ArrayLike<number>, row: number, column: PanelColumn): number {
  return rows[row * PANEL_WIDTH + PANEL_COLUMNS.indexOf(column)];
}

/**
 * The rows of one future as a `SchemeRun`: collectors who were there in every paid month, so that the panel is a
 * rectangle, and who leaves out of `everyone`; `team` −1 = all teams. Nobody or no month left gives a run of 0 collectors, on which no measure is defined.
 */
export function panelRun(rows: ArrayLike<number>, team = -1): SchemeRun {
  const count = rows.length / PANEL_WIDTH;
  const of = new Map<number, number[]>();
  const months = new Set<number>();
  const all: number[] = [];
  for (let row = 0; row < count; row += 1) {
    if (team >= 0 && panelValue(rows, row, 'team') !== team) continue;
    all.push(row);
    const who = panelValue(rows, row, 'collector');
    const own = of.get(who);
    if (own === undefined) of.set(who, [row]);
    else own.push(row);
    months.add(panelValue(rows, row, 'month'));
  }
  const stayers = [...of.values()].filter((own) => own.length === months.size);
  const order = stayers.flat();
  const panel = (column: PanelColumn) => Float64Array.from(order, (row) => panelValue(rows, row, column));
  const sum = (column: PanelColumn) => panel(column).reduce((all, value) => all + value, 0);
  const days = sum('days');
  return {
    collectors: stayers.length,
    months: stayers.length > 0 ? months.size : 0,
    pay: panel('pay'),
    value: panel('value'),
    score: panel('score'),
    complaints: panel('complaints'),
    leaving: panel('leaving'),
    skill: panel('skill'),
    book: panel('book'),
    everyone: {
      leaving: Float64Array.from(all, (row) => panelValue(rows, row, 'leaving')),
      skill: Float64Array.from(all, (row) => panelValue(rows, row, 'skill')),
    },
    flatShare: days > 0 ? sum('flatDays') / days : 0,
    hotShare: days > 0 ? sum('hotDays') / days : 0,
  };
}

/** Mean pace of a working month by its day: Σ pace (millionths) and how many, by working day from the month's first. */
export function paceByDay(effortByDay: ArrayLike<number>): number[] {
  const days = effortByDay.length / 2;
  const out: number[] = [];
  for (let day = 0; day < days; day += 1)
    if (effortByDay[2 * day + 1] > 0) out.push(effortByDay[2 * day] / effortByDay[2 * day + 1] / 1e6);
  return out;
}
