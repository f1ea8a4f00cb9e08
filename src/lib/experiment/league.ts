import { STAYS } from '#model';
import type { State } from '#model';

/** One row a collector of a league table. */
export const LEAGUE_COLUMNS = [
  'team',
  'skill',
  'contacts',
  'promises',
  'kept',
  'cash',
  // Sums over the debtors of a list, 0 in a pool (`ListLuck`).
  'contactsSquared',
  'contactsTimesKept',
  'keptSquared',
] as const;

/** Collectors who were there from the first day to the last. */
function stayers({ people }: State): number[] {
  return people.career.flatMap(({ joinMonth, leaveMonth }, c) =>
    joinMonth === 0 && leaveMonth === STAYS ? [c] : [],
  );
}

/** What each of them brought in, in minor units, beside the skill that nobody sees. */
export function leagueRows(state: State): number[] {
  const { people, plan } = state;
  return stayers(state).flatMap((c) => [
    people.team[c],
    people.skill[c],
    people.contacts[c] * plan.scale,
    people.promises[c] * plan.scale,
    people.kept[c] * plan.scale,
    people.cash[c] * plan.scale,
    ...people.lists.squares.subarray(3 * c, 3 * c + 3).map((sum) => sum * plan.scale),
  ]);
}

/**
 * How much of a league table by cash is skill: squared correlation of skill and cash within teams, 0–1. The rest is luck
 * and the list. 0 where there is nothing to correlate.
 */
export function leagueTruth(state: State): number {
  const { people } = state;
  const groups = new Map<number, number[]>();
  for (const c of stayers(state)) groups.set(people.team[c], [...(groups.get(people.team[c]) ?? []), c]);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const group of groups.values()) {
    const mean = (values: Float64Array) => group.reduce((sum, c) => sum + values[c], 0) / group.length;
    const skill = mean(people.skill);
    const cash = mean(people.cash);
    for (const c of group) {
      xx += (people.skill[c] - skill) * (people.skill[c] - skill);
      yy += (people.cash[c] - cash) * (people.cash[c] - cash);
      xy += (people.skill[c] - skill) * (people.cash[c] - cash);
    }
  }
  return xx > 0 && yy > 0 ? (xy * xy) / (xx * yy) : 0;
}
