import { rulesInForce } from './rules.ts';
import type { Scenario } from './schema.ts';

/** Hours of a day, in minutes of the debtor's local day: 0–1440, from < to (equal: none). */
export interface Hours {
  from: number;
  to: number;
}

export const MINUTES_OF_DAY = 1_440;

/** What a team that says nothing works, and the day over which contact rates of the scenario are means. */
export const OFFICE_DAY: Readonly<Hours> = { from: 480, to: 1_020 };

/**
 * Odds of a right-party contact by hour of the day, 0–23, relative to one another. 8–16 and 17–20 from a published pattern, all others
 * assumptions: rows in `sources-book.ts`.
 */
export const HOUR_ODDS: readonly number[] = [
  ...[0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.5, 0.8],
  ...[0.9, 0.9, 1.05, 1.05, 1, 1, 0.8, 0.8],
  ...[1.075, 1.35, 1.35, 1.35, 1, 0.6, 0.2, 0.2],
];

export const hoursOf = (team: { hours?: Hours | undefined }): Readonly<Hours> => team.hours ?? OFFICE_DAY;

/**
 * Mean odds of a contact over hours worked ÷ the mean over the office day, of which contact rates are means. A neutral calendar has no
 * better hour.
 */
export function relativeOdds({ calendar }: Pick<Scenario, 'calendar'>, hours: Hours): number {
  const odds = calendar.hourContactOdds ?? HOUR_ODDS;
  if (calendar.kind === 'neutral' || hours.from === hours.to) return 1;
  return meanOdds(odds, hours) / meanOdds(odds, OFFICE_DAY);
}

function meanOdds(odds: readonly number[], hours: Hours): number {
  let sum = 0;
  odds.forEach((value, hour) => {
    const { from, to } = commonHours(hours, { from: 60 * hour, to: 60 * hour + 60 });
    sum += value * (to - from);
  });
  return sum / (hours.to - hours.from);
}

/** Hours that two stretches have in common; none: from = to. */
export function commonHours(a: Hours, b: Hours): Hours {
  const from = Math.max(a.from, b.from);
  return { from, to: Math.max(from, Math.min(a.to, b.to)) };
}

/** Hours in which the rules in force on the first day let debtors be reached, and which rule says so. Undefined: no such rule. */
export function lawfulHours({
  rules,
  calendar,
}: Pick<Scenario, 'rules' | 'calendar'>): { id: string; hours: Hours } | undefined {
  for (const { id, limit } of rulesInForce(rules.preset, rules.off, calendar.startDate))
    if (limit?.kind === 'hours') return { id, hours: { from: limit.from, to: limit.to } };
  return undefined;
}
