import { commonHours, hoursOf, lawfulHours, MINUTES_OF_DAY, type Hours, type Scenario } from '#scenario';
import type { Team } from './people.ts';

/** '08:00'; the same in both languages, and the end of the day is 24:00. */
export const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const two = (value: number): string => String(value).padStart(2, '0');

export const hoursText = ({ from, to }: Hours): string => `${clockText(from)}–${clockText(to)}`;

/** Minutes of the day of what was typed: '8', '8:30', '8h30', '8 giờ', '0830'. NaN where it is no time. */
export function typedClock(text: string): number {
  const known = /^(\d{1,2})(?:\s*(?:[:.,h]|giờ)\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!known) return Number.NaN;
  const minutes = Number(known[2] ?? known[3] ?? 0);
  const time = 60 * Number(known[1]) + minutes;
  return minutes < 60 && time <= MINUTES_OF_DAY ? time : Number.NaN;
}

/** A team with other hours; the office day is what an absent value means, so that taking a change back leaves no trace. */
export function withHours(scenario: Scenario, k: number, hours: Hours | undefined): Scenario {
  return { ...scenario, teams: scenario.teams.map((team, i) => (i === k ? teamWith(team, hours) : team)) };
}

function teamWith({ hours: _, ...team }: Team, hours: Hours | undefined): Team {
  return (hours === undefined ? team : { ...team, hours: { from: hours.from, to: hours.to } }) as Team;
}

/** A scenario whose teams keep the hours that the team of the same code has in another. */
export function takeHours(scenario: Scenario, from: Scenario): Scenario {
  const other = new Map(from.teams.map((team) => [team.id, team]));
  const teams = scenario.teams.map((team) => {
    const known = other.get(team.id);
    return known && known.hours !== team.hours ? teamWith(team, known.hours) : team;
  });
  return { ...scenario, teams };
}

/** Hours of the teams that work other ones in another scenario, in order. */
export function otherHours(scenario: Scenario, other: Scenario): string {
  return scenario.teams
    .filter((team) => {
      const known = other.teams.find(({ id }) => id === team.id);
      return known && hoursText(hoursOf(known)) !== hoursText(hoursOf(team));
    })
    .map((team) => hoursText(hoursOf(team)))
    .join(', ');
}

/** What the law takes of a team's hours: the rule, its window, minutes of the team's day that lie outside. Undefined: nothing. */
export function cutByLaw(
  scenario: Scenario,
  team: Pick<Team, 'hours'>,
): { rule: string; window: Hours; cut: number; of: number } | undefined {
  const law = lawfulHours(scenario);
  if (!law) return undefined;
  const own = hoursOf(team);
  const left = commonHours(own, law.hours);
  const of = own.to - own.from;
  const cut = of - (left.to - left.from);
  return cut > 0 ? { rule: law.id, window: law.hours, cut, of } : undefined;
}

/** The nearest hours inside a window: as many of them, moved; all of the window where there are more. */
export function movedInto({ from, to }: Hours, window: Hours): Hours {
  const length = Math.min(to - from, window.to - window.from);
  const start = Math.max(window.from, Math.min(from, window.to - length));
  return { from: start, to: start + length };
}

/** Seconds of a shift that its hours do not hold. */
export function missingSeconds({ hours, productiveSecondsPerDay, overtimeShare }: Team): number {
  if (!hours) return 0;
  return Math.max(0, productiveSecondsPerDay * (1 + overtimeShare) - 60 * (hours.to - hours.from));
}
