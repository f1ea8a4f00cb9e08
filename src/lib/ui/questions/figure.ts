import type { Summary } from '#experiment';
import type { QuestionFigure, QuestionReading } from '#scenario';

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
  }
}

function divisor(summary: Summary, per: Per): number {
  if (per === 'one') return 1;
  if (per === 'account') return summary.accounts + summary.arrivals;
  if (per === 'balance') return summary.openingBalance + summary.arrivingBalance;
  return summary.totals[per].mean;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
