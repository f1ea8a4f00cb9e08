import { m } from '#messages';
import { currencySymbol, magnitudeOf, monthPeriods } from '#charts';
import type { Scenario } from '#scenario';
import { locale } from '../../state/locale.svelte.ts';
import type { Team } from '../../state/people.ts';

/** Codes that the app gives teams itself: they say nothing to a reader. */
const GIVEN = /^(phone|field)(-\d+)?$/;

/** A team by what it does; where there are several of a kind, with the code its maker gave it, else its number. */
export function teamName(teams: readonly Team[], { id, channel }: Team): string {
  const name = channel === 'phone' ? m.people_phone_team() : m.people_field_team();
  const kind = teams.filter((team) => team.channel === channel);
  if (kind.length < 2) return name;
  return `${name} ${GIVEN.test(id) ? kind.findIndex((team) => team.id === id) + 1 : id}`;
}

/** How an amount is typed: pay in millions of đồng, small amounts in đồng; whole units of any other currency. */
export function moneyBox(currency: string, size: 'pay' | 'small'): { scale: number; unit: string } {
  const of = currency === 'VND' && size === 'pay' ? 1e6 : 1;
  const { divisor } = magnitudeOf(of, { kind: 'money', currency }, locale());
  const symbol = currencySymbol(currency, locale());
  return { scale: 1 / divisor, unit: of === 1 ? symbol : `${m.fmt_million()} ${symbol}` };
}

/** Short names of the months of a run, as the model keeps them. */
export function monthNames({ calendar: { startDate, horizonDays, kind } }: Scenario): string[] {
  return monthPeriods(startDate, horizonDays, kind === 'neutral', locale()).map(({ short }) => short);
}

/** By what people are judged. */
export const estimateText = (estimate: 'raw' | 'shrunken'): string =>
  estimate === 'raw' ? m.people_replace_raw() : m.people_replace_shrunken();

const ASSIGNMENTS: Record<Scenario['strategy']['assignment']['kind'], () => string> = {
  pool: m.people_assign_pool,
  roundRobin: m.people_assign_roundRobin,
  sticky: m.people_assign_sticky,
  valueBalanced: m.people_assign_valueBalanced,
  skillMatched: m.people_assign_skillMatched,
  territory: m.people_assign_territory,
};
export type AssignmentKind = keyof typeof ASSIGNMENTS;
export const ASSIGNMENT_KINDS = Object.keys(ASSIGNMENTS) as AssignmentKind[];
export const assignmentText = (kind: AssignmentKind): string => ASSIGNMENTS[kind]();
