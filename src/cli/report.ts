import { BAND_PROBABILITIES, type Summary, type TotalId } from '#experiment';
import { moneyText, shortNumber } from './money.ts';
import { table } from './table.ts';

/** Totals that are amounts of money; the rest are counts or seconds. */
const MONEY: ReadonlySet<TotalId> = new Set([
  'recovered',
  'unpromptedCash',
  'promiseCash',
  'cost',
  'net',
  'npv',
  'suppressedValue',
  'closingBalance',
]);

const REPORTED: [TotalId, string][] = [
  ['recovered', 'Recovered'],
  ['unpromptedCash', '  without a promise'],
  ['promiseCash', '  on promises'],
  ['cost', 'Cost'],
  ['net', 'Net'],
  ['npv', 'Net present value'],
  ['attempts', 'Call attempts'],
  ['contacts', 'Contacts'],
  ['promises', 'Promises'],
  ['kept', 'Promises kept'],
  ['messages', 'Messages'],
  ['cured', 'Accounts cured'],
  ['paidInFull', 'Accounts paid in full'],
  ['complaints', 'Complaints'],
  ['suppressed', 'Touches held back by law'],
  ['suppressedValue', '  worth, by the officer’s estimate'],
  ['closingBalance', 'Closing balance'],
];

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
  const { recovered, cost, secondsAvailable, secondsUsed } = totals;
  const arrivals = summary.arrivals > 0 ? `, ${count(summary.arrivals)} more arrive` : '';
  const lines = [
    name,
    `${count(summary.accounts)} accounts owing ${money(summary.openingBalance)}${arrivals}; ${summary.days} days from ${summary.startDate}; ${count(summary.replications)} futures, seed ${seed}`,
    '',
    `In 8 of 10 futures this plan recovers between ${money(recovered.quantiles[LOW]!)} and ${money(recovered.quantiles[HIGH]!)} in ${summary.days} days; ${costSentence(recovered.mean, cost.mean)}`,
    '',
  ];
  const rows = REPORTED.map(([total, label]) => {
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
  if (secondsAvailable.mean > 0) {
    const share = (100 * secondsUsed.mean) / secondsAvailable.mean;
    lines.push('', `Phone time used: ${share.toFixed(1)} % of ${count(secondsAvailable.mean / 3600)} hours.`);
  }
  lines.push('', `digest ${summary.digest ?? 'none'}   engine generation ${summary.engineGeneration}`);
  return lines;
}

function costSentence(recovered: number, cost: number): string {
  return recovered > 0 ? `it costs ${((100 * cost) / recovered).toFixed(1)} % of that.` : 'nothing comes in.';
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
