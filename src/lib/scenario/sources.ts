import type { Source } from './source-row.ts';
import { BEHAVIOUR_SOURCES } from './sources-behaviour.ts';
import { BOOK_SOURCES } from './sources-book.ts';
import { PAY_SOURCES } from './sources-pay.ts';
import { WORK_SOURCES } from './sources-work.ts';

export type { Grade, Source } from './source-row.ts';

/**
 * One row for every number of the default scenario and of what a user may add to it: treatments, steps, offers,
 * conditions, field teams, pay schemes. A test asserts that none is missing.
 */
export const SOURCES: readonly Source[] = [
  ...BOOK_SOURCES,
  ...BEHAVIOUR_SOURCES,
  ...WORK_SOURCES,
  ...PAY_SOURCES,
];

/** The row of a field: one about this very entry before one about all of its list. Undefined: nothing is known. */
export function sourceOf(path: string): Source | undefined {
  const pattern = path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');
  return SOURCES.find((source) => source.path === path) ?? SOURCES.find((source) => source.path === pattern);
}
