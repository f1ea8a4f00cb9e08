import { CHANNELS } from '../touch/channels.ts';

/** Daily counters of one future; money in minor units, all exact integers. */
export const COUNTERS = [
  'unpromptedCash', // paid without a promise
  'promiseCash', // paid on a promise
  'settlementCash',
  'planCash',
  'legalCash',
  'saleCash', // price of debts sold
  'partnerCash', // part of the above that came while placed
  'soldBalance', // balance sold, less its price
  'placements',
  'sales',
  'forgiven', // written off by settlements
  'attempts', // calls by people
  'botCalls',
  'visits', // done, of those planned
  'visitsPlanned',
  'visitsRecordedOnTime',
  'contacts', // right party reached, all channels
  'callBacks', // debtors who called back and were answered
  'callBacksLost', // and who were not
  'promises',
  'kept',
  'broken',
  'settlements',
  'plans',
  'plansBroken',
  'hardships',
  'claims', // filed in court
  'traces',
  'messages', // SMS, Zalo, letters
  'cured',
  'redefaults', // cured accounts past due again
  'secondsUsed',
  'secondsAvailable',
  'fieldSeconds',
  'fieldSecondsAvailable',
  'backlog', // accounts eligible for a call and not attempted when the day ended
  'backlogDays', // and the days they have been waiting, added up
  'labourCost',
  'callCost',
  'messageCost', // messages, voicebot, skip tracing
  'travelCost',
  'legalCost',
  'peopleCost', // hiring and training
  'payCost', // variable pay, paid on the last day of a month
  'concessionCost', // for payments pulled forward
  'feeCost', // of partners
  'oversightCost',
  'provision', // called for on the last day of each month
  'complaints',
  'complaintCost',
  'pushedPromises', // that would not have been given without pushing
  'fakedVisits', // logged, not made; not among the visits
  'fines', // days of fakes that an audit found
  'movedPayments', // across a month end
  'movedCash',
] as const;
export type Counter = (typeof COUNTERS)[number];
/** Counters that add up to recovered cash, and to cost. */
export const RECOVERED = [
  'unpromptedCash',
  'promiseCash',
  'settlementCash',
  'planCash',
  'legalCash',
  'saleCash',
] as const satisfies readonly Counter[];
export const COSTS = [
  'labourCost',
  'callCost',
  'messageCost',
  'travelCost',
  'legalCost',
  'peopleCost',
  'payCost',
  'concessionCost',
  'feeCost',
  'oversightCost',
  'complaintCost',
] as const satisfies readonly Counter[];

/** What is kept for every month × treatment × bucket. Accounts are those that stand there as the month begins. */
export const MEASURES = [
  'accounts',
  'balance',
  'touched', // accounts with at least one attempt in the month
  'attempts', // calls, voicebot calls and visits
  'contacts',
  'promises',
  'kept',
  'cash',
  'messages',
  'complaints',
  'suppressed',
  'suppressedValue',
  'broken',
] as const;
export const ACCOUNTS = 0;
export const BALANCE = 1;
export const TOUCHED = 2;
export const ATTEMPTED = 3;
export const REACHED = 4;
export const PROMISED = 5;
export const KEPT = 6;
export const CASH = 7;
export const TOUCHES_SENT = 8;
export const COMPLAINED = 9;
export const SUPPRESSED = 10;
export const SUPPRESSED_VALUE = 11;
export const BROKE = 12;

/** What is kept for every month × channel. */
export const CHANNEL_MEASURES = ['touches', 'contacts', 'promises', 'cash', 'complaints'] as const;
export const CHANNEL_WIDTH = CHANNELS.length * CHANNEL_MEASURES.length;

/**
 * What is kept for every day, by treatment and by bucket: who waits for a call and the days they have waited, added up; calls,
 * voicebot calls and visits; contacts; promises; cash. The rest of MEASURES is too thin by day, or says nothing of one.
 */
export const DAY_MEASURES = ['backlog', 'backlogDays', 'attempts', 'contacts', 'promises', 'cash'] as const;

/** Where a day's numbers lie in `byDay`: treatments (last: none), then buckets, measures innermost. */
export const dayLayout = (treatments: number, buckets: number) => ({
  buckets: (treatments + 1) * DAY_MEASURES.length,
  width: (treatments + 1 + buckets) * DAY_MEASURES.length,
});

/** Where a week's numbers lie in `weekly`: treatments (last: none), then buckets, measures innermost; channels; vintages. */
export function weekLayout(treatments: number, buckets: number, months: number) {
  const channels = (treatments + 1 + buckets) * MEASURES.length;
  const vintages = channels + CHANNEL_WIDTH;
  return { buckets: (treatments + 1) * MEASURES.length, channels, vintages, width: vintages + months + 1 };
}
