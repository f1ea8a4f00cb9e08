import { commonHours, hoursOf, lawfulHours, relativeOdds } from '#scenario';
import type { Hours, Scenario } from '#scenario';
import type { Crew } from './crew.ts';
import type { Law } from '../plan.ts';

/** The working day of a team under the law. */
export interface WorkingDay {
  /** The hours it was given, and those it works: without the ones outside the window of the law. */
  own: Readonly<Hours>;
  hours: Hours;
  /** Seconds of work in the shift of one collector, and how many of them lie in lawful hours. */
  shift: number;
  lawful: number;
  /** Mean odds of a contact over the hours worked ÷ the mean over the office day, of which contact rates are means. */
  odds: number;
}

/**
 * At which hour an account's turn comes nobody knows: a shift's work is spread evenly over its hours. So the law takes the
 * share of the shift that lies outside its window, and the odds of a contact are a mean over what is left.
 */
export function workingDay(scenario: Scenario, team: Scenario['teams'][number]): WorkingDay {
  const own = hoursOf(team);
  const stated = team.productiveSecondsPerDay * (1 + team.overtimeShare);
  // No more work than the hours hold, where somebody has said which they are.
  const shift = team.hours === undefined ? stated : Math.min(stated, 60 * (own.to - own.from));
  const window = lawfulHours(scenario)?.hours;
  const hours = window === undefined ? own : commonHours(own, window);
  const inside = (hours.to - hours.from) / (own.to - own.from);
  return { own, hours, shift, lawful: shift * inside, odds: relativeOdds(scenario, hours) };
}

/** What is wrong with a team's time under the law on a day (`quiet`: nobody is called): '' = nothing. For the self-check. */
export function unlawfulTime(
  { day, secondsPerHead }: Crew,
  { hours }: Law,
  today: number,
  quiet: boolean,
): string {
  const common = commonHours(day.own, hours);
  const most = (day.shift * (common.to - common.from)) / (day.own.to - day.own.from);
  if (day.hours.from < day.hours.to && (day.hours.from < hours.from || day.hours.to > hours.to))
    return `works ${day.hours.from}–${day.hours.to} min, the law says ${hours.from}–${hours.to}`;
  if (secondsPerHead[today] > most * (1 + 1e-9))
    return `works ${secondsPerHead[today]} s, ${most} are lawful`;
  return quiet && secondsPerHead[today] > 0 ? 'works on a day that the law keeps quiet' : '';
}
