import { moments } from '#stats';
import { quotient, unitOf } from './formula.ts';
import type { Formula } from './formula.ts';
import type { EventId } from './kpi-events.ts';
import { noiseShare } from './stress.ts';

/** What one league table knows of a collector, by the name of the column. A collector's own promises stand for those due. */
const COLUMN: Partial<Record<EventId, string>> = {
  rightParty: 'contacts',
  promises: 'promises',
  promisesDue: 'promises',
  promisesKept: 'kept',
  cash: 'cash',
};

/** A quotient for one collector, and the cases below the line that it rests on. */
export interface PeerValue {
  value: number;
  cases: number;
}

/**
 * A KPI for each collector of a league table, those without cases left out; undefined for a KPI that the table does not know
 * by person. `rows` as in a Summary: collectors one after the other, `columns` wide.
 */
export function peerValues(
  formula: Formula,
  rows: ArrayLike<number>,
  columns: readonly string[],
): PeerValue[] | undefined {
  const at = (event: EventId) => {
    const name = COLUMN[event];
    return name === undefined ? -1 : columns.indexOf(name);
  };
  const terms = [...formula.over, ...(formula.under ?? [])];
  if (formula.under === undefined || terms.some(({ event }) => at(event) < 0)) return undefined;
  const { under } = formula;
  const found: PeerValue[] = [];
  for (let from = 0; from < rows.length; from += columns.length) {
    const sum = (side: Formula['over']) =>
      side.reduce((total, { event, sign }) => total + sign * rows[from + at(event)], 0);
    const cases = sum(under);
    const value = quotient(formula, sum(formula.over), cases, 'leaveOut');
    if (value.ok) found.push({ value: value.value, cases });
  }
  return found;
}

/**
 * Share of the differences between collectors that is luck: mean variance of a share p among its own cases, p(1 − p) ÷ cases, over
 * the variance seen. Undefined for what is no share, or with fewer than three collectors.
 */
export function noiseOfPeers(
  formula: Formula,
  rows: ArrayLike<number>,
  columns: readonly string[],
): number | undefined {
  const peers = unitOf(formula) === 'share' ? peerValues(formula, rows, columns) : undefined;
  if (peers === undefined || peers.length < FEWEST) return undefined;
  const { sd } = moments(peers.map(({ value }) => value));
  const luck = peers.reduce((sum, { value, cases }) => sum + (value * (1 - value)) / cases, 0) / peers.length;
  return noiseShare(luck, sd * sd);
}
const FEWEST = 3;
