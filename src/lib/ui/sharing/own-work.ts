import type { Scenario } from '#scenario';

/** The session, as far as the question needs it. */
interface Work {
  readonly canUndo: boolean;
  readonly tabs: readonly { scenario: Scenario }[];
}

/** Whether there is anything a reader could lose: a step to undo, or a scenario that is not the shipped one. */
export function hasOwnWork({ canUndo, tabs }: Work, isDefault: (scenario: Scenario) => boolean): boolean {
  return canUndo || tabs.some(({ scenario }) => !isDefault(scenario));
}

/** What the address bar says in `#s=` or `?s=`; undefined when neither stands there. An empty one is an empty link. */
export function tokenInAddress({ hash, search }: Pick<Location, 'hash' | 'search'>): string | undefined {
  if (/^#s(=|%3D)/i.test(hash)) return hash;
  return /[?&]s=/.test(search) ? search : undefined;
}
