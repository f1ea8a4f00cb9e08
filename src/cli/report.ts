import { BAND_PROBABILITIES, type Summary, type TotalId } from '#experiment';
import { channelLines } from './channel-lines.ts';
import { moneyText, shortNumber } from './money.ts';
import { table } from './table.ts';

/** Totals that are amounts of money; the rest are counts or seconds. */
const MONEY: ReadonlySet<TotalId> = new Set([
  'recovered',
  'unpromptedCash',
  'promiseCash',
  'settlementCash',
  'planCash',
  'legalCash',
  'forgiven',
  'paid',
  'principalCash',
  'cost',
  'net',
  'npv',
  'suppressedValue',
  'closingBalance',
  'payCost',
  'concessionCost',
  'movedCash',
]);

const REPORTED: [TotalId, string][] = [
  ['recovered', 'Recovered'],
  ['unpromptedCash', '  without a promise'],
  ['promiseCash', '  on promises'],
  ['settlementCash', '  in settlements'],
  ['planCash', '  on plans'],
  ['legalCash', '  on judgments'],
  ['forgiven', 'Forgiven in settlements'],
  ['cost', 'Cost'],
  ['payCost', '  variable pay'],
  ['net', 'Net'],
  ['npv', 'Net present value'],
  ['attempts', 'Call attempts'],
  ['botCalls', 'Voicebot calls'],
  ['visits', 'Field visits'],
  ['fakedVisits', 'Visits logged and not made'],
  ['callBacks', 'Calls back, answered'],
  ['contacts', 'Contacts'],
  ['promises', 'Promises'],
  ['kept', 'Promises kept'],
  ['settlements', 'Settlements'],
  ['plans', 'Plans'],
  ['claims', 'Claims filed'],
  ['hardships', 'Hardship declared'],
  ['messages', 'Messages'],
  ['cured', 'Accounts cured'],
  ['paidInFull', 'Accounts paid in full'],
  ['complaints', 'Complaints'],
  ['suppressed', 'Touches held back by law'],
  ['suppressedValue', '  worth, by the officer’s estimate'],
  ['closingBalance', 'Closing balance'],
];
/** Said only where it happened in some future: most plans do without. */
const ONLY_IF_USED: ReadonlySet<TotalId> = new Set([
  'settlementCash',
  'planCash',
  'legalCash',
  'forgiven',
  'botCalls',
  'visits',
  'callBacks',
  'settlements',
  'plans',
  'claims',
  'hardships',
  'payCost',
  'fakedVisits',
]);

const LOW = BAND_PROBABILITIES.indexOf(0.1);
const MIDDLE = BAND_PROBABILITIES.indexOf(0.5);
const HIGH = BAND_PROBABILITIES.indexOf(0.9);

/** A total as people read it: money short with its sign, hours from seconds, counts with separators. */
export function totalText(total: TotalId, value: number, currency: string): string {
  return MONEY.has(total) ? moneyText(value, currency) : shortNumber(value);
}

/** What a run says: one sentence in counts, then the totals, then what reproduces them. */
export function reportLines(name: string, summary: Summary, seed: string): string[] {
  const { currency, totals } = summary;
  const money = (value: number) => moneyText(value, currency);
  const { recovered, cost } = totals;
  const arrivals = summary.arrivals > 0 ? `, ${count(summary.arrivals)} more arrive` : '';
  const lines = [
    name,
    `${count(summary.accounts)} accounts owing ${money(summary.openingBalance)}${arrivals}; ${summary.days} days from ${summary.startDate}; ${count(summary.replications)} futures, seed ${seed}`,
    '',
    `In 8 of 10 futures this plan recovers between ${money(recovered.quantiles[LOW]!)} and ${money(recovered.quantiles[HIGH]!)} in ${summary.days} days; ${costSentence(recovered.mean, cost.mean)}`,
    '',
  ];
  const reported = REPORTED.filter(([total]) => !ONLY_IF_USED.has(total) || totals[total].mean !== 0);
  const rows = reported.map(([total, label]) => {
    const { quantiles, mean, se } = totals[total];
    const text = (value: number) => totalText(total, value, currency);
    return [
      label,
      text(quantiles[LOW]!),
      text(quantiles[MIDDLE]!),
      text(quantiles[HIGH]!),
      text(mean),
      `± ${text(1.96 * se)}`,
    ];
  });
  lines.push(
    ...table([['', '1 in 10 below', 'middle', '1 in 10 above', 'mean', 'simulation noise'], ...rows]),
  );
  const channels = channelLines(summary);
  if (channels.length > 0) lines.push('', ...channels);
  const staff = staffLines(summary);
  if (staff.length > 0) lines.push('', ...staff);
  lines.push('', `digest ${summary.digest ?? 'none'}   engine generation ${summary.engineGeneration}`);
  return lines;
}

/** How far the people's time went, on the phone and in the field. */
function staffLines({ totals, daily }: Summary): string[] {
  const lines: string[] = [];
  const { secondsAvailable, secondsUsed, visits } = totals;
  if (secondsAvailable.mean > 0)
    lines.push(
      `Phone time used: ${percent(secondsUsed.mean / secondsAvailable.mean)} of ${count(secondsAvailable.mean / 3600)} hours.`,
    );
  const sum = (series: number[]) => series.reduce((total, value) => total + value, 0);
  const planned = sum(daily.visitsPlanned);
  if (visits.mean > 0)
    lines.push(
      `Visits done: ${percent(visits.mean / planned)} of the ${count(planned)} there was time for; ${percent(sum(daily.visitsRecordedOnTime) / visits.mean)} recorded the same day.`,
    );
  return lines;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function costSentence(recovered: number, cost: number): string {
  return recovered > 0 ? `it costs ${((100 * cost) / recovered).toFixed(1)} % of that.` : 'nothing comes in.';
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
