import type { Summary } from '#experiment';
import { m } from '#messages';
import { sumDays, type Period } from '#charts';
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
import { sumChannelPeriod, sumPeriod, waited, type Group, type Size } from '../state/periods.ts';
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

export type By = 'bucket' | 'path' | 'channel' | 'vintage';

/** What a column shows of a result in the `at`-th period; undefined where a result does not keep it, or it has no meaning. */
export interface Column {
  label: string;
  of: (summary: Summary, at: number, period: Period) => number | undefined;
  write: (value: number) => string;
}
type Write = 'count' | 'share' | 'rate' | 'money';
/** What a group, or a channel, came to in a period, beside the whole book and the team's phone time. */
interface Found<T> {
  sums: T;
  whole: Sums;
  days: number;
  /** Share of phone time used, 0–1; undefined where nobody calls. */
  busy: number | undefined;
}
interface Measured<T> {
  label: () => string;
  write: Write;
  of: (found: Found<T>) => number | undefined;
}

/** A share of what stood there as the period began; undefined where nothing did. */
const ofStanding = (base: number, value: number) => (base > 0 ? value : undefined);

const GROUP: Record<string, Measured<Sums>> = {
  penetration: {
    label: m.view_col_penetration,
    of: ({ sums }) => ofStanding(sums.accounts, penetration(sums)),
    write: 'share',
  },
  intensity: { label: m.view_col_intensity, of: ({ sums }) => intensity(sums), write: 'rate' },
  liquidation: {
    label: m.view_col_liquidation,
    of: ({ sums }) => ofStanding(sums.balance, liquidation(sums)),
    write: 'share',
  },
  busy: {
    label: m.view_grid_phone,
    of: ({ sums, whole, busy }) =>
      busy === undefined || whole.phoneSeconds === 0 ? busy : (busy * sums.phoneSeconds) / whole.phoneSeconds,
    write: 'share',
  },
  accounts: { label: m.view_grid_accounts, of: ({ sums }) => sums.accounts, write: 'count' },
  touched: { label: m.view_step_touched, of: ({ sums }) => sums.touched, write: 'count' },
  touches: { label: m.view_step_attempts, of: ({ sums }) => sums.attempts, write: 'count' },
  contacts: { label: m.view_step_contacts, of: ({ sums }) => sums.contacts, write: 'count' },
  promises: { label: m.view_step_promises, of: ({ sums }) => sums.promises, write: 'count' },
  kept: { label: m.view_step_kept, of: ({ sums }) => sums.kept, write: 'count' },
  cash: { label: m.view_step_cash, of: ({ sums }) => sums.cash, write: 'money' },
  complaints: {
    label: m.view_col_complaints,
    of: ({ sums }) => complaintsPerThousand(sums),
    write: 'rate',
  },
  blocked: { label: m.view_grid_blocked, of: ({ sums }) => sums.blocked, write: 'count' },
  suppressed: { label: m.view_grid_suppressed, of: ({ sums }) => sums.suppressed, write: 'count' },
  backlog: { label: m.view_queue_backlog, of: ({ sums, days }) => sums.backlog / days, write: 'count' },
  waited: { label: m.view_queue_age, of: ({ sums }) => waited(sums), write: 'rate' },
};
const CHANNEL: Record<string, Measured<ChannelSums>> = {
  touches: { label: m.view_col_touches, of: ({ sums }) => sums.touches, write: 'count' },
  intensity: {
    label: m.view_grid_perHundred,
    of: ({ sums, whole }) => ofStanding(whole.accounts, (100 * sums.touches) / whole.accounts),
    write: 'rate',
  },
  contacts: { label: m.view_col_contacts, of: ({ sums }) => sums.contacts, write: 'count' },
  promises: { label: m.view_col_promises, of: ({ sums }) => sums.promises, write: 'count' },
  kept: { label: m.view_step_kept, of: ({ sums }) => sums.kept, write: 'count' },
  cash: { label: m.view_col_cash, of: ({ sums }) => sums.cash, write: 'money' },
  liquidation: {
    label: m.view_col_liquidation,
    of: ({ sums, whole }) => ofStanding(whole.balance, sums.cash / whole.balance),
    write: 'share',
  },
  complaints: {
    label: m.view_col_perThousand,
    of: ({ sums }) => (sums.touches > 0 ? (1_000 * sums.complaints) / sums.touches : 0),
    write: 'rate',
  },
  blocked: { label: m.view_grid_blocked, of: ({ sums }) => sums.blocked, write: 'count' },
};
/** Only channels on which people spend a day of so many seconds can be busy. */
const BUSY = { label: m.view_grid_busy, write: 'share' as const };
const SECONDS = {
  phone: ['secondsUsed', 'secondsAvailable'],
  field: ['fieldSeconds', 'fieldSecondsAvailable'],
} as const;
/** The call list is counted by the step and bucket of who stands on it, not by when they joined. */
const WAITING = ['backlog', 'waited'];

/** Measures that a grid with these columns can show, by name, whatever the period. */
export function measuresOf(by: By): Record<string, { label: () => string; write: Write }> {
  if (by === 'channel') return { ...CHANNEL, busy: BUSY };
  return by === 'vintage'
    ? Object.fromEntries(Object.entries(GROUP).filter(([name]) => !WAITING.includes(name)))
    : GROUP;
}

/** Share of the time of a channel's people that was used; undefined where there are none. */
function busyOn(summary: Summary, channel: keyof typeof SECONDS, { from, to }: Period): number | undefined {
  const [used, available] = SECONDS[channel].map((name) => sumDays(summary.daily[name], from, to));
  return available! > 0 ? used! / available! : undefined;
}

/** A group in a period; months of buckets and paths are known from the first future on, the rest when all are. */
function sumsOf(summary: Summary, size: Size, at: number, period: Period, group: Group): Sums | undefined {
  return size === 'month' && !('joined' in group)
    ? sumCells(summary, { months: [at], bucket: undefined, ...group })
    : sumPeriod(summary, period, size, group);
}

/** The whole book in a period: its buckets added up. */
function wholeOf(summary: Summary, size: Size, at: number, period: Period): Sums | undefined {
  if (size === 'month') return sumCells(summary, { months: [at] });
  const parts = summary.cells.buckets.map((bucket) => sumPeriod(summary, period, size, { bucket }));
  return parts.reduce((all, part) => {
    if (!all || !part) return undefined;
    const names = Object.keys(all) as (keyof Sums)[];
    return Object.fromEntries(names.map((name) => [name, all[name] + part[name]])) as Sums;
  });
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
  const writers: Record<Write, (value: number) => string> = {
    count: countText,
    share: shareText,
    rate: rateText,
    money,
  };
  const write = writers[measuresOf(by)[measure]!.write];
  /** What `sums` came to, beside the whole book and the time there was. */
  function value<T>(
    { of }: Measured<T>,
    sums: T | undefined,
    summary: Summary,
    at: number,
    period: Period,
  ): number | undefined {
    const whole = wholeOf(summary, size, at, period);
    if (!sums || !whole) return undefined;
    const days = Math.max(1, period.to - period.from);
    return of({ sums, whole, days, busy: busyOn(summary, 'phone', period) });
  }
  if (by === 'channel')
    return usedChannels(...(today ? [plan, today] : [plan]))
      .filter((channel) => measure !== 'busy' || channel in SECONDS)
      .map((channel) => ({
        label: channelName(channel),
        of: (summary, at, period) => {
          if (measure === 'busy') return busyOn(summary, channel as keyof typeof SECONDS, period);
          const sums =
            size === 'month'
              ? sumChannel(summary, channel, [at])
              : sumChannelPeriod(summary, period, channel);
          return value(CHANNEL[measure]!, sums, summary, at, period);
        },
        write,
      }));
  const groups: { label: string; group: Group }[] =
    by === 'bucket'
      ? plan.cells.buckets.map((bucket) => ({ label: bucketName(scenario, bucket), group: { bucket } }))
      : by === 'path'
        ? usedTreatments(plan).map((treatment) => ({
            label: treatment === NONE ? m.view_none() : treatmentName(scenario, treatment),
            group: { treatment },
          }))
        : [-1, ...look.months.keys()].map((joined) => ({
            label: joined < 0 ? m.view_vintages_opening() : monthLabel(look.months[joined]!),
            group: { joined },
          }));
  return groups.map(({ label, group }) => ({
    label,
    of: (summary, at, period) =>
      value(GROUP[measure]!, sumsOf(summary, size, at, period, group), summary, at, period),
    write,
  }));
}
