import { LIMITS } from '#scenario';
import type { Segment } from '#scenario';
import { fitLaw } from './law.ts';
import type { Tape } from './tape.ts';

export interface SummariseOptions {
  /** Accounts at or beyond this dpd become charged-off segments. */
  chargeOffDpd: number;
  /** First dpd of each bucket, rising from 1; by default months, then half years. */
  bucketFrom?: readonly number[];
  /** Cells are made coarser until they fit; a short list keeps a link short. At most `LIMITS.segments`. */
  maxSegments?: number;
  /** Cells with fewer accounts join the rest of their bucket. */
  minAccounts?: number;
  /** Assumed instalment of an account without one: share of the balance. */
  instalmentShare?: number;
  /** Assumed principal of an account without one: share of the balance. */
  principalShare?: number;
}

const DEFAULT_BUCKETS = [1, 31, 61, 91, 121, 181, 361, 721, 1081];
/** Regions beyond this are not told apart: each would multiply the segments. */
const MAX_REGIONS = 3;
const MOST_GROUPS = 4;
/** Accounts a balance group needs before a cell is split further. */
const ACCOUNTS_PER_GROUP = 100;
const ANY = 'all';
const OTHER = 'other';

interface Cell {
  bucket: number;
  product: string;
  region: string;
  /** Account indexes, lowest balance first. */
  accounts: number[];
}

/**
 * Condenses a tape into scenario segments: bucket × product × (region, when there are at most three) × balance
 * group, each with its balances and instalments as quantile laws. Every account is in exactly one segment, the
 * order of the rows does not matter, and the total balance the simulator will see is that of the tape within 1 %.
 */
export function summarise(tape: Tape, options: SummariseOptions): Segment[] {
  const edges = bucketEdges(options);
  const most = Math.max(edges.length, Math.min(options.maxSegments ?? 60, LIMITS.segments));
  const cells = makeCells(tape, edges);
  let minAccounts = options.minAccounts ?? 30;
  let groups = MOST_GROUPS;
  for (;;) {
    const merged = mergeSmall(tape, cells, minAccounts);
    const count = merged.reduce((sum, cell) => sum + groupsOf(cell, groups), 0);
    if (count <= most || (groups === 1 && minAccounts > tape.accounts)) {
      return name(merged.flatMap((cell) => toSegments(tape, cell, groupsOf(cell, groups), edges, options)));
    }
    if (groups > 1) groups -= 1;
    else minAccounts *= 2;
  }
}

const groupsOf = (cell: Cell, most: number): number =>
  Math.min(most, Math.max(1, Math.floor(cell.accounts.length / ACCOUNTS_PER_GROUP)));

function bucketEdges({ bucketFrom = DEFAULT_BUCKETS, chargeOffDpd }: SummariseOptions): number[] {
  return [...new Set([1, ...bucketFrom, chargeOffDpd])].sort((a, b) => a - b);
}

function makeCells(tape: Tape, edges: readonly number[]): Cell[] {
  const products = tape.products.map((text) => safeText(text));
  const regionTexts = tape.regions.map((text) => safeText(text));
  const regions = new Set(regionTexts).size <= MAX_REGIONS ? regionTexts : regionTexts.map(() => ANY);
  const cells = new Map<string, Cell>();
  for (let a = 0; a < tape.accounts; a++) {
    let bucket = 0;
    while (bucket + 1 < edges.length && tape.dpd[a] >= edges[bucket + 1]) bucket += 1;
    const product = products[tape.product[a]];
    const region = regions[tape.region[a]];
    const key = `${bucket}\n${product}\n${region}`;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { bucket, product, region, accounts: [] }));
    cell.accounts.push(a);
  }
  for (const cell of cells.values()) cell.accounts.sort((a, b) => byContent(tape, a, b));
  return [...cells.values()];
}

/** Small cells of one bucket become one; their product and region stay named when they all share it. */
function mergeSmall(tape: Tape, cells: readonly Cell[], minAccounts: number): Cell[] {
  const kept: Cell[] = [];
  const rest = new Map<number, Cell>();
  for (const cell of cells) {
    const other = rest.get(cell.bucket);
    if (cell.accounts.length >= minAccounts) kept.push(cell);
    else if (!other) rest.set(cell.bucket, { ...cell, accounts: [...cell.accounts] });
    else {
      other.accounts = other.accounts.concat(cell.accounts);
      if (other.product !== cell.product) other.product = OTHER;
      if (other.region !== cell.region) other.region = OTHER;
    }
  }
  for (const cell of rest.values()) cell.accounts.sort((a, b) => byContent(tape, a, b));
  const all = [...kept, ...rest.values()];
  return all.sort(
    (a, b) =>
      a.bucket - b.bucket ||
      compare(a.product, b.product) ||
      compare(a.region, b.region) ||
      b.accounts.length - a.accounts.length ||
      byContent(tape, a.accounts[0], b.accounts[0]),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Balance first, then everything a segment is made of, so that the order of the rows cannot show. */
function byContent(tape: Tape, a: number, b: number): number {
  return (
    tape.balance[a] - tape.balance[b] ||
    orZero(tape.instalment[a]) - orZero(tape.instalment[b]) ||
    orZero(tape.principal[a]) - orZero(tape.principal[b]) ||
    tape.dpd[a] - tape.dpd[b]
  );
}

/** A missing amount sorts below every given one. */
const orZero = (amount: number): number => (Number.isNaN(amount) ? -1 : amount);

function toSegments(
  tape: Tape,
  cell: Cell,
  groups: number,
  edges: number[],
  options: SummariseOptions,
): Segment[] {
  const { instalmentShare = 0.05, principalShare = 0.9, chargeOffDpd } = options;
  const from = edges[cell.bucket];
  const next = edges[cell.bucket + 1];
  const segments: Segment[] = [];
  for (let group = 0; group < groups; group++) {
    const n = cell.accounts.length;
    const accounts = cell.accounts.slice(
      Math.floor((n * group) / groups),
      Math.floor((n * (group + 1)) / groups),
    );
    const instalments = accounts.map((a) => {
      const given = tape.instalment[a];
      return given > 0 ? given : Math.max(1, Math.round(tape.balance[a] * instalmentShare));
    });
    let balance = 0;
    let principal = 0;
    let [low, high] = [Infinity, 0];
    for (const a of accounts) {
      balance += tape.balance[a];
      principal += Number.isNaN(tape.principal[a]) ? tape.balance[a] * principalShare : tape.principal[a];
      low = Math.min(low, tape.dpd[a]);
      high = Math.max(high, tape.dpd[a]);
    }
    segments.push({
      id: idText(`d${from}`, cell, groups > 1 ? `q${group + 1}` : ''),
      name: {
        vi: label(
          next ? `Quá hạn ${from}–${next - 1} ngày` : `Quá hạn từ ${from} ngày`,
          cell,
          groups,
          group,
          'nhóm dư nợ',
        ),
        en: label(
          next ? `${from}–${next - 1} days past due` : `${from}+ days past due`,
          cell,
          groups,
          group,
          'balance group',
        ),
      },
      product: cell.product,
      region: cell.region,
      phase: from >= chargeOffDpd ? 'chargedOff' : 'live',
      accounts: accounts.length,
      arrivalsPerMonth: 0,
      dpdFrom: low,
      dpdTo: high,
      balance: fitLaw(accounts.map((a) => tape.balance[a])),
      principalShare: Math.min(1, Math.round((principal / balance) * 10_000) / 10_000),
      instalment: fitLaw(instalments.sort((a, b) => a - b)),
    });
  }
  return segments;
}

function label(bucket: string, cell: Cell, groups: number, group: number, word: string): string {
  const parts = [bucket];
  if (cell.product !== ANY) parts.push(cell.product.slice(0, 20).replace(HALF_CHARACTER, ''));
  if (cell.region !== ANY) parts.push(cell.region.slice(0, 12).replace(HALF_CHARACTER, ''));
  if (groups > 1) parts.push(`${word} ${group + 1}/${groups}`);
  return parts.join(' · ').slice(0, 80);
}

/** Letters and digits only, at most 36 characters: room for a number that keeps ids apart. */
function idText(bucket: string, cell: Cell, group: string): string {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 12);
  return [bucket, plain(cell.product), plain(cell.region), group]
    .filter((part) => part && part !== ANY)
    .join('.');
}

/** Names that fold to the same plain letters get a number. */
function name(segments: Segment[]): Segment[] {
  const seen = new Set<string>();
  for (const segment of segments) {
    let id = segment.id;
    for (let n = 2; seen.has(id); n++) id = `${segment.id}.${n}`;
    seen.add(id);
    segment.id = id;
  }
  return segments;
}

/** What a cut through a character beyond the basic plane leaves behind. */
const HALF_CHARACTER = /[\ud800-\udbff]$/;

/**
 * A product or region as text that is safe to show and to write to a spreadsheet: no control or invisible
 * formatting characters, nothing at the start that a spreadsheet takes for a formula, at most 40 characters.
 */
export function safeText(text: string): string {
  const clean = text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replace(/^[=+\-@|%\s]+/u, '')
    .slice(0, 40)
    .replace(HALF_CHARACTER, '')
    .trim();
  return clean === '' ? ANY : clean;
}
