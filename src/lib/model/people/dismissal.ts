import { judgeLeague } from '#stats';
import type { LeagueRecord } from '#stats';

/** When the weakest are sent away, and by what they are judged (scenario `staffing.replacement`). */
export interface Replacement {
  everyMonths: number;
  share: number;
  leastMonths: number;
  estimate: 'raw' | 'shrunken';
  costPerLeaver: number;
}

/** All that an officer sees of one collector: cash a month since the last time, and the record since the first day. */
export interface Seen extends LeagueRecord {
  cashPerMonth: number;
}

/** Chance of truly belonging to the weakest quarter from which a record with luck taken out speaks against somebody; an assumption. */
export const SURE_ENOUGH = 0.5;

/**
 * Places in `records` of at most `most` who are sent away, weakest first; equals by place. Raw results always name somebody. With
 * luck taken out only those count who are more likely weak than not: few, where records say nothing.
 */
export function weakest(records: readonly Seen[], most: number, estimate: Replacement['estimate']): number[] {
  const places = records.map((_, place) => place);
  if (estimate === 'raw')
    return places.sort((x, y) => records[x].cashPerMonth - records[y].cashPerMonth || x - y).slice(0, most);
  const each = judgeLeague(records)?.each;
  if (each === undefined) return [];
  return places
    .filter((place) => each[place].weakest > SURE_ENOUGH)
    .sort((x, y) => each[y].weakest - each[x].weakest || x - y)
    .slice(0, most);
}
