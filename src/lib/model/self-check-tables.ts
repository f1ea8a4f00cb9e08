import { CHANNELS } from './channels.ts';
import type { Channel } from './channels.ts';
import { CHANNEL_MEASURES, COUNTERS, MEASURES, RECOVERED } from './observe.ts';
import type { Counter } from './observe.ts';
import type { Report } from './self-check-ledger.ts';
import type { State } from './state.ts';

const SHARES = [
  'cureShare',
  'contact',
  'promise',
  'kept',
  'visitFound',
  'visitPromise',
  'visitKept',
  'ownPaymentIn30Days',
] as const;
const RATES = ['ownRate', 'messageRate', 'placedRate'] as const;

const sum = (values: Float64Array) => {
  let total = 0;
  for (let k = 0; k < values.length; k += 1) total += values[k];
  return total;
};

/** Sum of every `width`-th entry from `at` on: one measure of a table. */
function column(table: Float64Array, width: number, at: number): number {
  let all = 0;
  for (let k = at; k < table.length; k += width) all += table[k];
  return all;
}

/** What is kept by cell, channel and vintage beside the daily counters that it must add up to: name, found, expected. */
export function tableSums({ seen }: State): [name: string, found: number, expected: number][] {
  const total = (...names: readonly Counter[]) => names.reduce((all, name) => all + sum(seen.daily[name]), 0);
  const cell = (measure: (typeof MEASURES)[number]) =>
    column(seen.cells, MEASURES.length, MEASURES.indexOf(measure));
  const touches = (channel: Channel) =>
    column(
      seen.channels,
      CHANNELS.length * CHANNEL_MEASURES.length,
      CHANNELS.indexOf(channel) * CHANNEL_MEASURES.length,
    );
  const cash = total(...RECOVERED);
  return [
    ['attempts by cell', cell('attempts'), total('attempts', 'botCalls', 'visits')],
    ['contacts by cell', cell('contacts'), total('contacts')],
    ['promises by cell', cell('promises'), total('promises')],
    ['kept promises by cell', cell('kept'), total('kept')],
    ['broken promises by cell', cell('broken'), total('broken')],
    ['cash by cell', cell('cash'), cash],
    ['messages by cell', cell('messages'), total('messages')],
    ['complaints by cell', cell('complaints'), total('complaints')],
    ['suppressed by cell', cell('suppressed'), sum(seen.suppressed)],
    ['cash by vintage', sum(seen.vintages), cash],
    ['calls by channel', touches('phone'), total('attempts')],
    ['visits by channel', touches('field'), total('visits')],
    ['messages by channel', touches('sms') + touches('zalo') + touches('letter'), total('messages')],
    ['voicebot calls by channel', touches('voicebot'), total('botCalls')],
    ['call backs by channel', touches('inbound'), total('callBacks')],
    ['traces by channel', touches('skipTrace'), total('traces')],
    ['claims by channel', touches('legal'), total('claims')],
    ['placements by channel', touches('partner'), total('placements', 'sales')],
    ['placements of partners', sum(seen.placedNumber), total('placements')],
    ['cash of partners', sum(seen.placedCash), total('partnerCash')],
    ['fees of partners', sum(seen.placedFees), total('feeCost')],
    ['promises by channel', column(seen.channels, CHANNEL_MEASURES.length, 2), total('promises')],
    ['complaints by channel', column(seen.channels, CHANNEL_MEASURES.length, 4), total('complaints')],
  ];
}

/** INV-03, INV-11 at the end: what is kept by cell, channel, vintage and move adds up to the daily counters. */
export function checkTables(s: State, report: Report): void {
  const { seen, plan } = s;
  for (const [name, found, expected] of tableSums(s))
    if (found !== expected) report('INV-03', -1, `${name} add up to ${found}, not ${expected}`);
  // A month that the horizon cuts off has no moves.
  const { monthIndex } = plan.calendar;
  let moved = 0;
  const width = MEASURES.length * seen.buckets * (seen.treatments + 1);
  for (let month = 0; month < seen.months; month += 1)
    if (month < seen.months - 1 || monthIndex[plan.days] !== monthIndex[plan.days - 1])
      moved += column(seen.cells.subarray(month * width, (month + 1) * width), MEASURES.length, 0);
  const moves = sum(seen.rollNumber);
  if (moves !== moved) report('INV-11', -1, `${moves} moves of ${moved} accounts at month starts`);
}

/** INV-10: every counter finite, whole and not negative; every table of probabilities within [0, 1]. */
export function checkNumbers({ seen, plan }: State, report: Report): void {
  for (const name of COUNTERS)
    for (const value of seen.daily[name])
      if (!(Number.isSafeInteger(value) && value >= 0) || Object.is(value, -0))
        report('INV-10', -1, `${name} holds ${value}`);
  if (!Number.isSafeInteger(seen.npv)) report('INV-10', -1, `present value ${seen.npv}`);
  const { tables, belowOne } = plan;
  for (const table of [...SHARES.map((name) => tables[name]), belowOne])
    for (const value of table)
      if (!(value >= 0 && value <= 1)) report('INV-10', -1, `a probability of ${value}`);
  for (const name of RATES)
    for (const value of tables[name])
      if (!(value >= 0 && value < Infinity)) report('INV-10', -1, `${name} holds ${value}`);
}
