import type { Summary } from '#experiment';
import type { QuestionFigure, QuestionReading } from '#scenario';
import { movesOf } from '../state/replacement.ts';

type Per = Extract<QuestionReading, { kind: 'total' }>['per'];

/** What a question's figure is in these results, plans in their order; undefined while one of its plans has none. */
export function figureOf(
  { reading, plan, against, comparison }: QuestionFigure,
  summaries: readonly (Summary | undefined)[],
): number | undefined {
  const own = summaries[plan];
  const other = summaries[against];
  if (!own || (comparison !== 'value' && !other)) return undefined;
  const value = read(own, reading);
  if (comparison === 'value') return value;
  const from = read(other!, reading);
  if (comparison === 'difference') return value - from;
  if (comparison === 'perHeadMonth') return (value - from) / (headMonths(own) - headMonths(other!));
  const first = comparison === 'uplift' ? summaries[0] : undefined;
  if (comparison === 'uplift' && !first) return undefined;
  return (value - from) / (first ? from - read(first, reading) : from);
}

function read(summary: Summary, reading: QuestionReading): number {
  switch (reading.kind) {
    case 'total':
      return sum(reading.totals.map((total) => summary.totals[total].mean)) / divisor(summary, reading.per);
    case 'byDay': {
      const { series, days } = reading;
      const until = Math.min(days, summary.days);
      const value =
        series === 'recovered'
          ? (summary.recovered.mean[until - 1] ?? 0)
          : sum(summary.daily[series].slice(0, until));
      return value / divisor(summary, reading.per);
    }
    case 'roll': {
      const { buckets, byNumber } = summary.roll;
      const row = byNumber[buckets.indexOf(reading.from)] ?? [];
      return (row[buckets.indexOf(reading.to)] ?? 0) / sum(row);
    }
    case 'strength': {
      const { teams, strength } = summary.people;
      const { months } = summary.cells;
      const team = teams.indexOf(reading.team);
      if (team < 0 || reading.month >= months) return Number.NaN;
      return strength[2 * (team * months + reading.month) + (reading.of === 'heads' ? 0 : 1)]!;
    }
    case 'sentAway':
      return movesOf(summary, reading.team).sent;
    case 'partners':
      return (
        indexOf(summary, reading.partner, reading.adjusted) /
        indexOf(summary, reading.against, reading.adjusted)
      );
    case 'chance': {
      const { values } = summary.totals[reading.total];
      return values.filter((value) => value < reading.below).length / values.length;
    }
  }
}

function divisor(summary: Summary, per: Per): number {
  if (per === 'one') return 1;
  if (per === 'account') return summary.accounts + summary.arrivals;
  if (per === 'balance') return summary.openingBalance + summary.arrivingBalance;
  return summary.totals[per].mean;
}

/** Index of a partner, up to a factor common to all: what a bucket's balance should bring is 1, or the pooled liquidation. */
function indexOf({ partners, roll }: Summary, id: string, adjusted: boolean): number {
  const buckets = roll.buckets.length;
  const partner = partners.ids.indexOf(id);
  if (partner < 0) return Number.NaN;
  const pooled = (values: readonly number[], bucket: number) =>
    sum(partners.ids.map((_, k) => values[k * buckets + bucket]!));
  let cash = 0;
  let expected = 0;
  for (let b = 0; b < buckets; b += 1) {
    const balance = partners.balance[partner * buckets + b]!;
    cash += partners.cash[partner * buckets + b]!;
    if (!adjusted) expected += balance;
    else if (balance > 0) expected += (balance * pooled(partners.cash, b)) / pooled(partners.balance, b);
  }
  return cash / expected;
}

/** Heads at work × months, all teams: a calendar month that the horizon cuts counts by its days. */
function headMonths({ people, cells, startDate, days }: Summary): number {
  const [year, month, date] = startDate.split('-').map(Number) as [number, number, number];
  let left = days;
  let total = 0;
  for (let k = 0; k < cells.months; k += 1) {
    const length = new Date(Date.UTC(year, month + k, 0)).getUTCDate();
    const within = Math.min(left, k === 0 ? length - date + 1 : length);
    left -= within;
    const heads = sum(people.teams.map((_, team) => people.strength[2 * (team * cells.months + k)]!));
    total += (heads * within) / length;
  }
  return total;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
