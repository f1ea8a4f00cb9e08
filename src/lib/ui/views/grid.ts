import type { Summary } from '#experiment';
import { m } from '#messages';
import { sumDays, type Period } from '#charts';
import { sumByDay, waited, type DaySums, type Group } from '../state/by-day.ts';
import {
  complaintsPerThousand,
  intensity,
  liquidation,
  NONE,
  penetration,
  sumCells,
  sumChannel,
  usedChannels,
  usedTreatments,
  type ChannelSums,
  type Sums,
} from '../state/cells.ts';
import { sumChannelWeek, sumWeek, vintageWeek } from '../state/weeks.ts';
import {
  bucketName,
  channelName,
  countText,
  monthLabel,
  rateText,
  shareText,
  treatmentName,
  type Look,
} from './look.ts';

/** What a row of the grid stands for. */
export type Size = 'day' | 'week' | 'month';
export type By = 'bucket' | 'path' | 'channel' | 'vintage';

/** What a column shows of a result in the `at`-th period; undefined where a result does not keep it. */
export interface Column {
  label: string;
  of: (summary: Summary, at: number, period: Period) => number | undefined;
  write: (value: number) => string;
}
type Write = 'count' | 'share' | 'rate' | 'money';
interface Measured {
  label: () => string;
  write: Write;
}

/** Kept by week and month for each bucket and path. */
const SUMS: Record<string, Measured & { of: (sums: Sums) => number }> = {
  penetration: { label: m.view_col_penetration, of: penetration, write: 'share' },
  intensity: { label: m.view_col_intensity, of: intensity, write: 'rate' },
  liquidation: { label: m.view_col_liquidation, of: liquidation, write: 'share' },
  complaints: { label: m.view_col_complaints, of: complaintsPerThousand, write: 'rate' },
  accounts: { label: m.view_step_accounts, of: (s) => s.accounts, write: 'count' },
  kept: { label: m.view_col_kept, of: (s) => s.kept, write: 'count' },
  suppressed: { label: m.view_grid_suppressed, of: (s) => s.suppressed, write: 'count' },
};
/** Kept by day too; who waits is the mean of the period's evenings. */
const DAYS: Record<string, Measured & { of: (sums: DaySums, days: number) => number }> = {
  backlog: { label: m.view_queue_backlog, of: (s, days) => s.backlog / days, write: 'count' },
  waited: { label: m.view_queue_age, of: waited, write: 'rate' },
  attempts: { label: m.view_step_attempts, of: (s) => s.attempts, write: 'count' },
  contacts: { label: m.view_step_contacts, of: (s) => s.contacts, write: 'count' },
  promises: { label: m.view_step_promises, of: (s) => s.promises, write: 'count' },
  cash: { label: m.view_step_cash, of: (s) => s.cash, write: 'money' },
};
const CHANNEL: Record<string, Measured & { of: (sums: ChannelSums) => number }> = {
  touches: { label: m.view_col_touches, of: (s) => s.touches, write: 'count' },
  contacts: { label: m.view_col_contacts, of: (s) => s.contacts, write: 'count' },
  promises: { label: m.view_col_promises, of: (s) => s.promises, write: 'count' },
  cash: { label: m.view_col_cash, of: (s) => s.cash, write: 'money' },
  complaints: { label: m.view_col_count, of: (s) => s.complaints, write: 'count' },
};
/** Only channels on which people spend a day of so many seconds can be busy. */
const BUSY: Measured = { label: m.view_grid_busy, write: 'share' };
const SECONDS = {
  phone: ['secondsUsed', 'secondsAvailable'],
  field: ['fieldSeconds', 'fieldSecondsAvailable'],
} as const;

/** Measures that a grid of this size and these columns can show, by name. */
export function measuresOf(size: Size, by: By): Record<string, Measured> {
  if (by === 'vintage') return {};
  if (by === 'channel') return size === 'day' ? { busy: BUSY } : { ...CHANNEL, busy: BUSY };
  return size === 'day' ? DAYS : { ...SUMS, ...DAYS };
}

/** The columns of a grid. `money` writes an amount. */
export function columnsOf(
  look: Look,
  size: Size,
  by: By,
  measure: string,
  money: (value: number) => string,
): Column[] {
  const { plan, today, scenario } = look;
  const weekly = size === 'week';
  const writers: Record<Write, (value: number) => string> = {
    count: countText,
    share: shareText,
    rate: rateText,
    money,
  };
  if (by === 'vintage')
    return [-1, ...look.months.keys()].map((joined) => ({
      label: joined < 0 ? m.view_vintages_opening() : monthLabel(look.months[joined]!),
      of: (summary, at) =>
        weekly
          ? vintageWeek(summary, at, joined)
          : (summary.vintages[(joined + 1) * summary.cells.months + at] ?? 0),
      write: money,
    }));
  const { write } = measuresOf(size, by)[measure]!;
  if (by === 'channel')
    return usedChannels(...(today ? [plan, today] : [plan]))
      .filter((channel) => measure !== 'busy' || channel in SECONDS)
      .map((channel) => ({
        label: channelName(channel),
        of: (summary, at, { from, to }) => {
          if (measure === 'busy') {
            const [used, available] = SECONDS[channel as keyof typeof SECONDS].map((name) =>
              sumDays(summary.daily[name], from, to),
            );
            return available! > 0 ? used! / available! : undefined;
          }
          const sums = weekly ? sumChannelWeek(summary, at, channel) : sumChannel(summary, channel, [at]);
          return sums && CHANNEL[measure]!.of(sums);
        },
        write: writers[write],
      }));
  const groups: { label: string; group: Group }[] =
    by === 'bucket'
      ? plan.cells.buckets.map((bucket) => ({ label: bucketName(scenario, bucket), group: { bucket } }))
      : usedTreatments(plan).map((treatment) => ({
          label: treatment === NONE ? m.view_none() : treatmentName(scenario, treatment),
          group: { treatment },
        }));
  return groups.map(({ label, group }) => ({
    label,
    of: (summary, at, { from, to }) => {
      if (measure in DAYS) {
        const sums = sumByDay(summary, from, to, group);
        return sums && DAYS[measure]!.of(sums, Math.max(1, to - from));
      }
      const sums = weekly
        ? sumWeek(summary, at, group)
        : sumCells(summary, { months: [at], bucket: undefined, ...group });
      return sums && SUMS[measure]!.of(sums);
    },
    write: writers[write],
  }));
}
