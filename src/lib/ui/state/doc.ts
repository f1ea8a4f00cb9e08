import type { Scenario } from '#scenario';
import { SCENARIO_LABELS, type ScenarioLabel, type ShareState } from '#share';

/** A scenario's place: the baseline, or a plan by letter. */
export type TabId = ScenarioLabel;

export interface Tab {
  readonly id: TabId;
  readonly scenario: Scenario;
}

/** All that undo and redo move between: never changed, always replaced. */
export interface Doc {
  /** Baseline first, then plans by letter; at least the baseline. */
  readonly tabs: readonly Tab[];
  readonly seed: string;
  readonly replications: number;
  /** Difference of net recovery too small to matter, minor units; absent: 1 % of the baseline's. */
  readonly margin?: number | undefined;
  /** Where the line of the dot plot stands, minor units; absent: at the baseline's middle. */
  readonly target?: number | undefined;
  /** Where the assumptions stood when this work was opened: ticks and "reset" point there. */
  readonly origin: Scenario;
}

export function scenarioOf(doc: Doc, id: TabId): Scenario | undefined {
  return doc.tabs.find((tab) => tab.id === id)?.scenario;
}

/** The doc with one scenario replaced, or added in its place. */
export function withScenario(doc: Doc, id: TabId, scenario: Scenario): Doc {
  const tabs = SCENARIO_LABELS.flatMap((label) => {
    if (label === id) return [{ id, scenario }];
    const tab = doc.tabs.find((existing) => existing.id === label);
    return tab ? [tab] : [];
  });
  return { ...doc, tabs };
}

/** The doc with a change made in every scenario: how the world works is the same for every plan. */
export function withAll(doc: Doc, change: (scenario: Scenario) => Scenario): Doc {
  return { ...doc, tabs: doc.tabs.map(({ id, scenario }) => ({ id, scenario: change(scenario) })) };
}

/** The next free letter, or undefined when all are taken. */
export function freeLabel(doc: Doc): TabId | undefined {
  return SCENARIO_LABELS.find((label) => !doc.tabs.some((tab) => tab.id === label));
}

/** A shared state as a doc; the first scenario stands in when no baseline was shared. */
export function docOfShare(state: ShareState, origin?: Scenario): Doc {
  const shared = state.scenarios.map(({ label, scenario }) => ({ id: label, scenario }));
  const first = shared[0];
  if (!first) throw new Error('invariant: a shared state has at least one scenario');
  const tabs = shared.some((tab) => tab.id === 'baseline')
    ? shared
    : [{ id: 'baseline' as const, scenario: first.scenario }, ...shared];
  tabs.sort((a, b) => SCENARIO_LABELS.indexOf(a.id) - SCENARIO_LABELS.indexOf(b.id));
  return {
    tabs,
    seed: state.seed,
    replications: state.replications,
    margin: state.view?.margin,
    target: state.view?.target,
    origin: origin ?? tabs[0]!.scenario,
  };
}
