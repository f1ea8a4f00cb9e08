import { ONE_WAITING } from '../touch/call-list.ts';
import { CHANNELS } from '../touch/channels.ts';
import type { Channel } from '../touch/channels.ts';
import { BIN, BUCKET, FLAGS, I_STRIDE, PHONE_STEP_SHIFT, WAKE_DAY } from '../layout.ts';
import { CHANNEL_MEASURES, COUNTERS, MEASURES, RECOVERED } from './measures.ts';
import type { Counter } from './measures.ts';
import { column, dayGaps, sum, weekMoveGaps } from './self-check-days.ts';
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
    ['their value by cell', cell('suppressedValue'), sum(seen.suppressedValue)],
    ['numbers blocked by cell', cell('blocked'), seen.blockedNumbers],
    ['numbers blocked by channel', column(seen.channels, CHANNEL_MEASURES.length, 5), seen.blockedNumbers],
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
  for (const [name, found, expected] of [...tableSums(s), ...dayGaps(s), ...weekMoveGaps(s)])
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
