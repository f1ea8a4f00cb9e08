import { ONE_WAITING } from '../touch/call-list.ts';
import { CHANNELS } from '../touch/channels.ts';
import type { Channel } from '../touch/channels.ts';
import { BIN, BUCKET, FLAGS, I_STRIDE, PHONE_STEP_SHIFT, WAKE_DAY } from '../layout.ts';
import {
  CHANNEL_MEASURES,
  COUNTERS,
  DAY_MEASURES,
  dayLayout,
  MEASURES,
  RECOVERED,
  weekLayout,
} from './measures.ts';
import type { Counter } from './measures.ts';
import type { Report } from './self-check-ledger.ts';
import type { State } from '../state.ts';

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
    ['visits set out for by team', column(seen.teamVisits, 2, 1), total('visitsPlanned')],
    ['messages by channel', touches('sms') + touches('zalo') + touches('letter'), total('messages')],
    ['voicebot calls by channel', touches('voicebot'), total('botCalls')],
    ['call backs by channel', touches('inbound'), total('callBacks')],
    ['traces by channel', touches('skipTrace'), total('traces')],
    ['claims by channel', touches('legal'), total('claims')],
    ['placements by channel', touches('partner'), total('placements', 'sales')],
    ['provision by debt group', column(seen.debtGroups, 2, 1), total('provision')],
    ['placements of partners', sum(seen.placedNumber), total('placements')],
    ['cash of partners', sum(seen.placedCash), total('partnerCash')],
    ['fees of partners', sum(seen.placedFees), total('feeCost')],
    ['promises by channel', column(seen.channels, CHANNEL_MEASURES.length, 2), total('promises')],
    ['complaints by channel', column(seen.channels, CHANNEL_MEASURES.length, 4), total('complaints')],
  ];
}

/**
 * What is kept by week beside the same by day, week after week: weeks by treatment, by bucket, by channel and by vintage
 * hold what happened on their days, no more and no less. The days are counted apart from the tables that weeks are read off.
 */
export function weekSums({ seen }: State): [name: string, found: number, expected: number][] {
  const layout = weekLayout(seen.treatments, seen.buckets, seen.months);
  const rows: [string, number, number][] = [];
  const weeks = seen.weekly.length / layout.width;
  for (let week = 0; week < weeks; week += 1) {
    const own = seen.weekly.subarray(week * layout.width, (week + 1) * layout.width);
    const from = seen.weekOf.indexOf(week);
    const to = seen.weekOf.lastIndexOf(week) + 1;
    const days = (...names: readonly Counter[]) =>
      names.reduce((all, name) => all + sum(seen.daily[name].subarray(from, to)), 0);
    const check = (name: string, part: Float64Array, width: number, at: number, expected: number) =>
      rows.push([`week ${week}: ${name}`, column(part, width, at), expected]);
    const cash = days(...RECOVERED);
    for (const [by, part] of [
      ['treatment', own.subarray(0, layout.buckets)],
      ['bucket', own.subarray(layout.buckets, layout.channels)],
    ] as const)
      for (const [measure, expected] of [
        ['attempts', days('attempts', 'botCalls', 'visits')],
        ['contacts', days('contacts')],
        ['promises', days('promises')],
        ['kept', days('kept')],
        ['broken', days('broken')],
        ['messages', days('messages')],
        ['complaints', days('complaints')],
        ['cash', cash],
      ] as const)
        check(`${measure} by ${by}`, part, MEASURES.length, MEASURES.indexOf(measure), expected);
    for (const measure of ['accounts', 'balance', 'touched'] as const) {
      const at = MEASURES.indexOf(measure);
      const byTreatment = column(own.subarray(0, layout.buckets), MEASURES.length, at);
      check(
        `${measure} by bucket`,
        own.subarray(layout.buckets, layout.channels),
        MEASURES.length,
        at,
        byTreatment,
      );
    }
    const channels = own.subarray(layout.channels, layout.vintages);
    check('promises by channel', channels, CHANNEL_MEASURES.length, 2, days('promises'));
    check('complaints by channel', channels, CHANNEL_MEASURES.length, 4, days('complaints'));
    check('cash by vintage', own.subarray(layout.vintages), 1, 0, cash);
  }
  return rows;
}

/** Where what is kept by day, by treatment or by bucket, does not add up to the daily counters: name, found, expected. */
export function dayGaps({ seen }: State): [name: string, found: number, expected: number][] {
  const layout = dayLayout(seen.treatments, seen.buckets);
  const counters: Record<(typeof DAY_MEASURES)[number], readonly Counter[]> = {
    backlog: ['backlog'],
    backlogDays: ['backlogDays'],
    attempts: ['attempts', 'botCalls', 'visits'],
    contacts: ['contacts'],
    promises: ['promises'],
    cash: RECOVERED,
  };
  const rows: [string, number, number][] = [];
  for (let day = 0; day < seen.days; day += 1) {
    const own = seen.byDay.subarray(day * layout.width, (day + 1) * layout.width);
    DAY_MEASURES.forEach((measure, k) => {
      const expected = counters[measure].reduce((all, name) => all + seen.daily[name][day], 0);
      for (const [by, part] of [
        ['treatment', own.subarray(0, layout.buckets)],
        ['bucket', own.subarray(layout.buckets)],
      ] as const) {
        const found = column(part, DAY_MEASURES.length, k);
        if (found !== expected) rows.push([`day ${day}: ${measure} by ${by}`, found, expected]);
      }
    });
  }
  return rows;
}

/** The call list counted anew from the accounts' own records: accounts by phone step and bucket, and since when they wait. */
function listRecounted({ i, seen, arrived }: State): Float64Array {
  const waiting = new Float64Array(seen.waiting.length);
  for (let r = 0; r < arrived * I_STRIDE; r += I_STRIDE) {
    if (i[r + BIN] < 0) continue;
    const place = (i[r + FLAGS] >>> PHONE_STEP_SHIFT) * seen.buckets + i[r + BUCKET];
    waiting[place] += ONE_WAITING - 2 - i[r + WAKE_DAY];
  }
  return waiting;
}

/** INV-03, INV-11 at the end: what is kept by cell, channel, vintage and move adds up to the daily counters. */
export function checkTables(s: State, report: Report): void {
  const { seen, plan } = s;
  for (const [name, found, expected] of [...tableSums(s), ...weekSums(s), ...dayGaps(s)])
    if (found !== expected) report('INV-03', -1, `${name} add up to ${found}, not ${expected}`);
  listRecounted(s).forEach((found, place) => {
    if (found !== seen.waiting[place])
      report('INV-03', -1, `place ${place} of the call list holds ${found}, not ${seen.waiting[place]}`);
  });
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
