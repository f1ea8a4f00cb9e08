import type { EventId } from './kpi-events.ts';
import { SEEN, TIME_COUNTERS } from './kpi-seen.ts';
import type { DueLaw } from './promise-window.ts';

/** What KPIs need of a result of the simulator; a Summary of the experiment has all of it. */
export interface ResultSeen {
  days: number;
  accounts: number;
  arrivals: number;
  openingBalance: number;
  arrivingBalance: number;
  replications: number;
  totals: Readonly<Record<string, { values: readonly number[] } | undefined>>;
  daily: Readonly<Record<string, readonly number[] | undefined>>;
  cells: {
    treatments: readonly string[];
    buckets: readonly string[];
    months: number;
    values: readonly number[];
  };
  roll: {
    buckets: readonly string[];
    byNumber: readonly (readonly number[])[];
    byBalance: readonly (readonly number[])[];
  };
  people: { teams: readonly string[]; strength: readonly number[] };
}

/** A result and what is needed to read it. */
export interface Evidence {
  result: ResultSeen;
  /** The order of the measures of a cell. */
  measures: readonly string[];
  /** Days [from, to) of each month of the cells, and whether it was simulated from end to end. */
  months: readonly { from: number; to: number; whole: boolean }[];
  due: DueLaw;
  /** Teams that visit, by name. */
  fieldTeams: readonly string[];
  /** The plan whose recovery rates by bucket are what is expected; absent: nothing is expected. */
  standard?: ResultSeen;
}

/** Which accounts. What is absent is not asked for; a treatment '' is "none". */
export interface Segment {
  buckets?: readonly string[];
  treatments?: readonly string[];
}

/** Why an event cannot be counted in a period and segment. */
export type Unseen =
  | 'notSimulated' // no future produces it
  | 'notInSegment' // known for the whole book only
  | 'notByMonth' // known over the horizon only
  | 'onlyByMonth' // in a segment it stands at month starts and is no sum over the horizon
  | 'notLoaded'; // a result cut short does not carry it

export type Sum = { ok: true; value: number } | { ok: false; reason: Unseen };

const isWhole = ({ buckets, treatments }: Segment): boolean =>
  buckets === undefined && treatments === undefined;

/** Mean over futures of an event in one month (its index), or over the horizon (undefined). */
export function sumOf(event: EventId, evidence: Evidence, segment: Segment, month?: number): Sum {
  const seen = SEEN[event];
  if (seen === undefined) return { ok: false, reason: 'notSimulated' };
  if (seen.standing !== undefined) return standing(seen.standing, evidence, segment, month);
  const { result } = evidence;
  if (!isWhole(segment) || (seen.daily === undefined && month !== undefined)) {
    if (seen.cell === undefined) return { ok: false, reason: 'notInSegment' };
    return { ok: true, value: cellSum(evidence, result, seen.cell, segment, monthsOf(evidence, month)) };
  }
  if (month === undefined) {
    const futures = totalsOf(event, result);
    if (futures !== undefined) return { ok: true, value: mean(futures) };
  }
  if (seen.daily === undefined) return { ok: false, reason: 'notLoaded' };
  const { from, to } = month === undefined ? { from: 0, to: result.days } : evidence.months[month];
  let sum = 0;
  for (const name of seen.daily) {
    const series = result.daily[name];
    if (series === undefined) return { ok: false, reason: 'notLoaded' };
    for (let day = from; day < to; day += 1) sum += series[day];
  }
  return { ok: true, value: sum };
}

/** An event of the whole book over the horizon, one value a future; undefined where only a mean is known. */
export function totalsOf(event: EventId, result: ResultSeen): number[] | undefined {
  const seen = SEEN[event];
  const n = result.replications;
  // The book is data, the same in every future.
  if (seen?.standing === 'accounts') return new Array<number>(n).fill(result.accounts + result.arrivals);
  if (seen?.standing === 'balance')
    return new Array<number>(n).fill(result.openingBalance + result.arrivingBalance);
  if (seen?.total === undefined) return undefined;
  const sums = new Array<number>(n).fill(0);
  for (const name of seen.total) {
    const minus = name.startsWith('-');
    const values = result.totals[minus ? name.slice(1) : name]?.values;
    if (values === undefined) return undefined;
    for (let r = 0; r < n; r += 1) sums[r] += minus ? -values[r] : values[r];
  }
  return sums;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const monthsOf = ({ months }: Evidence, month: number | undefined): number[] =>
  month === undefined ? months.map((_, k) => k) : [month];

/** Cells added up; `of` may be another result with the same measures. */
function cellSum(
  { measures }: Evidence,
  { cells }: ResultSeen,
  names: readonly string[],
  { buckets, treatments }: Segment,
  months: readonly number[],
): number {
  const rows = [...cells.treatments, ''];
  let sum = 0;
  for (const month of months)
    rows.forEach((row, t) => {
      if (treatments !== undefined && !treatments.includes(row)) return;
      cells.buckets.forEach((bucket, b) => {
        if (buckets !== undefined && !buckets.includes(bucket)) return;
        const at = ((month * rows.length + t) * cells.buckets.length + b) * measures.length;
        for (const name of names) sum += cells.values[at + measures.indexOf(name)] ?? 0;
      });
    });
  return sum;
}

type Standing = NonNullable<(typeof SEEN)[EventId]>['standing'];

function standing(
  kind: NonNullable<Standing>,
  evidence: Evidence,
  segment: Segment,
  month: number | undefined,
): Sum {
  const { result } = evidence;
  const whole = isWhole(segment);
  const months = monthsOf(evidence, month);
  const cells = (name: string) => ({
    ok: true as const,
    value: cellSum(evidence, result, [name], segment, months),
  });
  switch (kind) {
    case 'accounts':
    case 'balance':
      if (month !== undefined) return cells(kind === 'accounts' ? 'accounts' : 'balance');
      if (!whole) return { ok: false, reason: 'onlyByMonth' };
      return {
        ok: true,
        value:
          kind === 'accounts'
            ? result.accounts + result.arrivals
            : result.openingBalance + result.arrivingBalance,
      };
    case 'accountMonths':
      return cells('accounts');
    case 'expected':
      return expected(evidence, segment, months);
    case 'heads':
    case 'headDays':
    case 'fieldDays':
      return whole ? heads(kind, evidence, months) : { ok: false, reason: 'notInSegment' };
    default:
      if (month !== undefined) return { ok: false, reason: 'notByMonth' };
      return segment.treatments === undefined
        ? moves(kind, result, segment.buckets)
        : { ok: false, reason: 'notInSegment' };
  }
}

/** Balances of the plan at the standard's cash rate of the same bucket, its whole months taken together. */
function expected(evidence: Evidence, segment: Segment, months: readonly number[]): Sum {
  const { standard, result } = evidence;
  if (standard === undefined) return { ok: false, reason: 'notLoaded' };
  // In a month cut short balances would count in full and cash in part.
  const whole = evidence.months.flatMap((one, k) => (one.whole && k < standard.cells.months ? [k] : []));
  const all = whole.length > 0 ? whole : Array.from({ length: standard.cells.months }, (_, k) => k);
  let sum = 0;
  for (const bucket of result.cells.buckets) {
    if (segment.buckets !== undefined && !segment.buckets.includes(bucket)) continue;
    const of = (name: string) => cellSum(evidence, standard, [name], { buckets: [bucket] }, all);
    const balance = of('balance');
    if (balance === 0) continue;
    const own = cellSum(evidence, result, ['balance'], { ...segment, buckets: [bucket] }, months);
    sum += (own * of('cash')) / balance;
  }
  return { ok: true, value: sum };
}

/** Heads by month stand in pairs with full collectors: team × month × 2. */
function heads(kind: 'heads' | 'headDays' | 'fieldDays', evidence: Evidence, months: readonly number[]): Sum {
  const { result, fieldTeams } = evidence;
  const { teams, strength } = result.people;
  const counter = result.daily[kind === 'fieldDays' ? TIME_COUNTERS.visits : TIME_COUNTERS.calls];
  if (kind !== 'heads' && counter === undefined) return { ok: false, reason: 'notLoaded' };
  let sum = 0;
  for (const month of months) {
    const present = teams.reduce(
      (all, team, k) =>
        kind !== 'heads' && fieldTeams.includes(team) !== (kind === 'fieldDays')
          ? all
          : all + strength[(k * result.cells.months + month) * 2],
      0,
    );
    const { from, to } = evidence.months[month];
    if (kind === 'heads') sum += present / months.length;
    else for (let day = from; day < to; day += 1) sum += counter![day] > 0 ? present : 0;
  }
  return { ok: true, value: sum };
}

/** Moves between month starts, a future's mean; the last two columns are cured and closed, and cured is better. */
function moves(
  kind: 'cures' | 'rolled' | 'followed' | 'followedBalance',
  { roll, replications }: ResultSeen,
  buckets: readonly string[] | undefined,
): Sum {
  const rows = kind === 'cures' || kind === 'followed' ? roll.byNumber : roll.byBalance;
  const cured = roll.buckets.length;
  let sum = 0;
  rows.forEach((row, from) => {
    if (buckets !== undefined && !buckets.includes(roll.buckets[from])) return;
    row.forEach((count, to) => {
      const better = to < from || to === cured;
      const worse = to > from && to < cured;
      if (kind === 'cures' ? better : kind === 'rolled' ? worse : true) sum += count;
    });
  });
  return { ok: true, value: sum / replications };
}
