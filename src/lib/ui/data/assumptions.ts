import { NULL_SCHEME } from '#incentives';
import { DEFAULT_PRIZE, HOUR_ODDS, payOf, SOURCES, sourceOf, type Grade, type Scenario } from '#scenario';
import { fieldWords } from '../sharing/fields.ts';
import { rangeText, writeValue } from '../sharing/issue-text.ts';
import { hoursText } from '../state/hours.ts';

/** Grades of assumptions, best founded first. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;

export interface AssumptionRow {
  path: string;
  name: string;
  /** One entry, or one for each bucket or segment with another value. */
  entries: { label: string; value: string }[];
  range: string;
  grade: Exclude<Grade, 'choice'>;
  source: string;
  url?: string | undefined;
  host?: string | undefined;
}

export interface AssumptionGroup {
  id: 'buckets' | 'behaviour' | 'calendar' | 'portfolio' | 'channels' | 'teams';
  rows: AssumptionRow[];
}

const ORDER: AssumptionGroup['id'][] = ['buckets', 'behaviour', 'calendar', 'portfolio', 'channels', 'teams'];

/** Numbers of the register that are decisions or come with the book. */
export const choices = (): number => SOURCES.filter(({ grade }) => grade === 'choice').length;

/**
 * The register's assumptions with their values in a scenario, grouped for reading. How people respond to pay, partners to
 * a prize and debtors to the hour is listed too where there is none, as it would be assumed.
 */
export function groupAssumptions(scenario: Scenario, locale: 'vi' | 'en'): AssumptionGroup[] {
  const paid: Scenario = {
    ...scenario,
    calendar: { hourContactOdds: [...HOUR_ODDS], ...scenario.calendar },
    kpiScheme: scenario.kpiScheme.kind === 'pay' ? scenario.kpiScheme : payOf(NULL_SCHEME),
    strategy: { placementPrize: DEFAULT_PRIZE, ...scenario.strategy },
  };
  const rows = SOURCES.filter(({ grade }) => grade !== 'choice').flatMap((source) => {
    const row = makeRow(paid, source.path, locale);
    return row ? [row] : [];
  });
  return ORDER.map((id) => ({ id, rows: rows.filter(({ path }) => groupOf(path) === id) })).filter(
    (group) => group.rows.length > 0,
  );
}

function groupOf(path: string): AssumptionGroup['id'] {
  if (path.startsWith('behaviour.buckets')) return 'buckets';
  const top = path.split('.')[0];
  return ORDER.find((id) => id === top) ?? 'behaviour';
}

function makeRow(scenario: Scenario, path: string, locale: 'vi' | 'en'): AssumptionRow | undefined {
  const source = sourceOf(path);
  const words = fieldWords(path);
  if (!source || !words || source.grade === 'choice') return undefined;
  const write = (value: string | number) => writeValue(value, words.unit, { currency: scenario.currency });
  // A row about one entry of a list takes that entry from the row about all.
  const found = values(scenario, path.split('.'), []).filter(({ at }) => sourceOf(at) === source);
  const same = found.every(({ value }) => value === found[0]?.value);
  const shown = same ? found.slice(0, 1) : found;
  return {
    path,
    name: words.name(),
    entries: shown.map(({ at, value }) => ({
      label: same && path.includes('*') ? '' : entryLabel(scenario, at, locale),
      value: write(value),
    })),
    range: source.range ? rangeText(source.range[0], source.range[1], write) : '',
    grade: source.grade,
    source: source.source[locale],
    url: source.url,
    host: source.url === undefined ? undefined : new URL(source.url).host.replace(/^www\./, ''),
  };
}

function values(
  here: unknown,
  steps: readonly string[],
  at: readonly string[],
): { at: string; value: number }[] {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof here === 'number' ? [{ at: at.join('.'), value: here }] : [];
  if (typeof here !== 'object' || here === null) return [];
  const record = here as Record<string, unknown>;
  const keys = step === '*' ? Object.keys(record) : [step];
  return keys.flatMap((key) => values(record[key], rest, [...at, key]));
}

/** The bucket's or segment's own code, the weekday; empty for what is no entry of a list. */
function entryLabel(scenario: Scenario, at: string, locale: 'vi' | 'en'): string {
  const index = Number(/\.(\d+)(\.|$)/.exec(at)?.[1] ?? 0);
  if (at.startsWith('behaviour.buckets')) return scenario.behaviour.buckets[index]?.id ?? '';
  if (at.startsWith('portfolio.segments')) return scenario.portfolio.segments[index]?.id ?? '';
  if (at.startsWith('calendar.hour')) return hoursText({ from: 60 * index, to: 60 * index + 60 });
  if (!at.startsWith('calendar.weekday')) return '';
  // The first of January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, 1 + index));
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(day);
}
