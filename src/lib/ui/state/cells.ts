import type { ChannelId, ChannelMeasure, Measure, Summary } from '#experiment';
import { CHANNEL_MEASURES, CHANNELS, MEASURES } from '#runner';

/** Means over the futures of what happened in some months, treatments and buckets. Money in minor units. */
export type Sums = Record<Measure, number>;
export type ChannelSums = Record<ChannelMeasure, number>;

/** Which cells to look at; what is left out is added up. A treatment may be `NONE`: no path applied. */
export interface Filter {
  months?: readonly number[] | undefined;
  treatment?: string | undefined;
  bucket?: string | undefined;
}

/** Stands for accounts that no treatment takes. */
export const NONE = '';

/** The cells of the filter added up. A treatment or bucket that the result does not know holds nothing. */
export function sumCells({ cells }: Summary, { months, treatment, bucket }: Filter = {}): Sums {
  const sums = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Sums;
  const rows = [...cells.treatments, NONE];
  const width = MEASURES.length;
  for (let month = 0; month < cells.months; month++) {
    if (months && !months.includes(month)) continue;
    rows.forEach((row, t) => {
      if (treatment !== undefined && row !== treatment) return;
      cells.buckets.forEach((name, b) => {
        if (bucket !== undefined && name !== bucket) return;
        const at = ((month * rows.length + t) * cells.buckets.length + b) * width;
        MEASURES.forEach((measure, k) => (sums[measure] += cells.values[at + k] ?? 0));
      });
    });
  }
  return sums;
}

/** Every measure divided: sums of several months as those of one. */
export function perMonth(sums: Sums, months: number): Sums {
  const n = Math.max(1, months);
  return Object.fromEntries(MEASURES.map((name) => [name, sums[name] / n])) as Sums;
}

/** Treatments of a result that hold an account, an attempt or cash; `NONE` last. */
export function usedTreatments(summary: Summary): string[] {
  return [...summary.cells.treatments, NONE].filter((treatment) => {
    const { accounts, attempts, cash, messages } = sumCells(summary, { treatment });
    return accounts + attempts + cash + messages > 0;
  });
}

/** Share of the accounts at the start of the month that were touched in it. Arrivals can lift it above 1. */
export const penetration = ({ touched, accounts }: Sums): number => ratio(touched, accounts);

/** Attempts for each account touched in a month. */
export const intensity = ({ attempts, touched }: Sums): number => ratio(attempts, touched);

/** Complaints, those about messages too, per 1,000 attempts. */
export const complaintsPerThousand = ({ complaints, attempts }: Sums): number =>
  1_000 * ratio(complaints, attempts);

/** Cash of a month as a share of the balance at its start. */
export const liquidation = ({ cash, balance }: Sums): number => ratio(cash, balance);

/** What happened on one channel, in some months or in all. */
export function sumChannel(
  { channels, cells }: Summary,
  channel: ChannelId,
  months?: readonly number[],
): ChannelSums {
  const sums = Object.fromEntries(CHANNEL_MEASURES.map((name) => [name, 0])) as ChannelSums;
  const c = CHANNELS.indexOf(channel);
  const width = CHANNEL_MEASURES.length;
  for (let month = 0; month < cells.months; month++) {
    if (months && !months.includes(month)) continue;
    const at = (month * CHANNELS.length + c) * width;
    CHANNEL_MEASURES.forEach((measure, k) => (sums[measure] += channels[at + k] ?? 0));
  }
  return sums;
}

/** Channels on which at least one of the results has anything, in the model's order. */
export function usedChannels(...summaries: Summary[]): ChannelId[] {
  return CHANNELS.filter((channel) =>
    summaries.some((summary) => Object.values(sumChannel(summary, channel)).some((value) => value > 0)),
  );
}

/** One place of a plan compared with the same place of the baseline. */
export interface Fall {
  /** Absent where the two plans have different treatments: the row is the bucket. */
  treatment?: string;
  bucket: string;
  plan: Sums;
  today: Sums;
  /** Accounts fewer (below 0) or more that are touched in a month. */
  touched: number;
}

/**
 * Who is touched less than today, in a month of those given: by treatment and bucket where both plans have the same
 * treatments, else by bucket. The largest fall first; places where nobody is touched in either plan are left out.
 */
export function falls(plan: Summary, today: Summary, months: readonly number[]): Fall[] {
  const same = plan.cells.treatments.join('\n') === today.cells.treatments.join('\n');
  const treatments = same ? [...plan.cells.treatments, NONE] : [undefined];
  const buckets = [
    ...plan.cells.buckets,
    ...today.cells.buckets.filter((b) => !plan.cells.buckets.includes(b)),
  ];
  const rows = treatments.flatMap((treatment) =>
    buckets.map((bucket): Fall => {
      const filter = { months, treatment, bucket };
      const here = perMonth(sumCells(plan, filter), months.length);
      const there = perMonth(sumCells(today, filter), months.length);
      return {
        ...(treatment === undefined ? {} : { treatment }),
        bucket,
        plan: here,
        today: there,
        touched: here.touched - there.touched,
      };
    }),
  );
  return rows
    .filter((row) => row.plan.attempts + row.today.attempts > 0)
    .sort((a, b) => a.touched - b.touched);
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
