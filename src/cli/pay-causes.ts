import { leg, payScheme, schemePreset } from '#incentives';
import type { PayScheme } from '#incentives';
import type { Scenario } from '#scenario';
import { around, cell, rise, write } from './pay-cells.ts';
import type { Read } from './pay-cells.ts';
import { tryScheme } from './pay-trial.ts';

const icc: Read = (t) => t.quality.icc;
const net: Read = (t) => t.quality.netGain;
const KEPT = payScheme([leg({ kept: 1 }, { slope: 0.3 })]);

/** Rows of the table of causes: what moves the figures that differ from the reference, one thing of the book changed at a time. */
export function causes(book: Scenario, futures: number): string[][] {
  const teams = (part: (team: Scenario['teams'][number]) => object): Scenario => ({
    ...book,
    teams: book.teams.map((team) => ({ ...team, ...part(team) })),
  });
  const fiveDays = teams(({ workdays }) => ({
    workdays: workdays.map((works, day) => works && day !== SUNDAY && day !== SATURDAY),
  }));
  const hours = teams(({ channel, productiveSecondsPerDay }) =>
    channel === 'field' ? {} : { productiveSecondsPerDay: 4 * productiveSecondsPerDay },
  );
  const skill = { ...book, behaviour: { ...book.behaviour, skillSigma: 2 * book.behaviour.skillSigma } };
  // Pay in money follows base pay, so that a smaller one leaves a collector worth more beside it.
  const cheap = teams(({ costPerCollectorMonth }) => ({
    costPerCollectorMonth: Math.round(costPerCollectorMonth / 8),
  }));
  const row = (
    name: string,
    scheme: PayScheme,
    other: Scenario,
    changed: string,
    read: Read,
    digits: number,
  ) => [
    name,
    cell(tryScheme(book, scheme, futures), read, digits),
    cell(tryScheme(other, scheme, futures), read, digits),
    changed,
  ];
  const preset = (id: string) => schemePreset(id)!.scheme;
  const netOf = (of: Scenario) =>
    new Map(['D3', 'D5', 'D6', 'G1', 'G5'].map((id) => [id, tryScheme(of, preset(id), futures)]));
  const [here, there] = [netOf(book), netOf(cheap)];
  const both = (name: string, write: (of: typeof here) => string, changed = '') => [
    name,
    write(here),
    write(there),
    changed,
  ];
  const less = (good: string, bad: string) =>
    both(`Net of ${good} less ${bad}`, (of) =>
      write(around(of.get(good)!.map((trial, r) => net(trial) - net(of.get(bad)![r]))), 2),
    );
  return [
    row(
      'Pace on kept promises at 30 %, %',
      KEPT,
      fiveDays,
      'five working days a week, not six',
      rise('pace'),
      0,
    ),
    row('Reliability (ICC) of D1', preset('D1'), skill, 'skill spread twice as wide', icc, 2),
    row('', preset('D1'), hours, 'callers have four times the hours', icc, 2),
    row('Net of G1', preset('G1'), hours, 'callers have four times the hours', net, 2),
    both(
      'Unpaid value of a collector-month, base months',
      (of) => cell(of.get('G5')!, (t) => t.unpaid.value, 2),
      'base pay an eighth; the reference has 6.3',
    ),
    both('Net of G5', (of) => cell(of.get('G5')!, net, 2)),
    ...['G5', 'G1'].flatMap((good) => ['D3', 'D5', 'D6'].map((bad) => less(good, bad))),
  ];
}

/** Weekdays by number: the week begins on Monday. */
const SATURDAY = 5;
const SUNDAY = 6;
