import type { Scenario, Segment } from '#scenario';
import type { Doc } from '../state/doc.ts';

/** A scenario with another opening book: behaviour, teams, strategy and calendar stay. */
export function withBook(scenario: Scenario, segments: readonly Segment[]): Scenario {
  return { ...scenario, portfolio: { ...scenario.portfolio, segments: [...segments] } };
}

/**
 * The work with an imported book in every plan, so that they compare like with like. Without `base` the plans keep
 * their levers; with it, baseline and plan A both start from it. Amounts set for the old book are dropped.
 */
export function docWithBook(doc: Doc, segments: readonly Segment[], base: Scenario | undefined): Doc {
  if (base) {
    const scenario = withBook(base, segments);
    return {
      tabs: [
        { id: 'baseline', scenario },
        { id: 'A', scenario },
      ],
      seed: doc.seed,
      replications: doc.replications,
      origin: scenario,
    };
  }
  // Plans that were one and the same scenario stay so: they are then computed once.
  const made = new Map<Scenario, Scenario>();
  const join = (scenario: Scenario): Scenario => {
    const known = made.get(scenario) ?? withBook(scenario, segments);
    made.set(scenario, known);
    return known;
  };
  return {
    tabs: doc.tabs.map(({ id, scenario }) => ({ id, scenario: join(scenario) })),
    seed: doc.seed,
    replications: doc.replications,
    origin: join(doc.origin),
  };
}

/** Accounts per phone collector, or undefined without collectors. */
export function accountsPerCollector(
  scenario: Scenario,
  accounts: number,
): { people: number; each: number } | undefined {
  const people = scenario.teams.reduce((sum, team) => sum + team.headCount, 0);
  return people > 0 ? { people, each: Math.round(accounts / people) } : undefined;
}
