import { DAILY_SERIES, type Summary } from '#experiment';

/** One field. A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers never need one. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(Math.round(value) + 0) : '';
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A header row, then one row an entry, with CRLF as RFC 4180 has it. */
export function csv(header: string[], rows: (string | number)[][]): string {
  return [header, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n') + '\r\n';
}

/** The backlog has its bands already. */
const COUNTERS = DAILY_SERIES.filter((series) => series !== 'backlog');

/**
 * One row a day, in whole numbers (money in minor units): the date, cumulative recovered and backlog by band, and the
 * mean over futures of every daily counter.
 */
export function dailyCsv(summary: Summary, dates: string[], bandNames: string[]): string {
  const fans = ['recovered', 'backlog'] as const;
  const header = [
    'day',
    'date',
    ...fans.flatMap((fan) => [`${fan}_mean`, ...bandNames.map((band) => `${fan}_${band}`)]),
    ...COUNTERS,
  ];
  const rows = dates.map((date, day) => [
    day,
    date,
    ...fans.flatMap((fan) => [summary[fan].mean[day]!, ...summary[fan].bands.map((band) => band[day]!)]),
    ...COUNTERS.map((series) => summary.daily[series][day]!),
  ]);
  return csv(header, rows);
}

/** `p2_5`, `p10` …: column names of the bands. */
export function bandColumns(probabilities: readonly number[]): string[] {
  return probabilities.map((p) => `p${String(Number((p * 100).toFixed(2))).replace('.', '_')}`);
}
