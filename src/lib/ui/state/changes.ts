import { canonicalJson, type Scenario } from '#scenario';
import { withAll, withScenario, type Doc, type TabId } from './doc.ts';
import { ASSUMPTIONS, LEVERS, type NumberField } from './fields.ts';

/** One difference between what is open and where it started, and what takes it back. */
export type Change =
  | { kind: 'number'; field: NumberField; from: number; to: number; revert: (doc: Doc) => Doc }
  | { kind: 'priority' | 'rules'; from: Scenario; to: Scenario; revert: (doc: Doc) => Doc }
  /** Parts that no row of the page shows: the book, or anything else that came with a file or link. */
  | { kind: 'book' | 'other'; revert: (doc: Doc) => Doc };

/** What a plan changes against the baseline; rows that hold for every plan are compared with where the work began. */
export function changesOf(doc: Doc, id: TabId): Change[] {
  const plan = doc.tabs.find((tab) => tab.id === id)?.scenario;
  const baseline = doc.tabs[0]?.scenario;
  if (!plan || !baseline) return [];
  const put = (change: (scenario: Scenario) => Scenario) => (now: Doc) => {
    const tab = now.tabs.find((existing) => existing.id === id);
    return tab ? withScenario(now, id, change(tab.scenario)) : now;
  };
  const changes: Change[] = [];
  for (const field of [...LEVERS, ...ASSUMPTIONS]) {
    const from = field.read(field.scope === 'all' ? doc.origin : baseline);
    const to = field.read(plan);
    if (from === to) continue;
    const back = (scenario: Scenario) => field.write(scenario, from);
    const revert = field.scope === 'all' ? (now: Doc) => withAll(now, back) : put(back);
    changes.push({ kind: 'number', field, from, to, revert });
  }
  if (plan.strategy.priority !== baseline.strategy.priority)
    changes.push({
      kind: 'priority',
      from: baseline,
      to: plan,
      revert: put((s) => ({ ...s, strategy: { ...s.strategy, priority: baseline.strategy.priority } })),
    });
  if (canonicalJson(plan.rules) !== canonicalJson(baseline.rules))
    changes.push({
      kind: 'rules',
      from: baseline,
      to: plan,
      revert: put((s) => ({ ...s, rules: baseline.rules })),
    });
  if (canonicalJson(plan.portfolio) !== canonicalJson(baseline.portfolio))
    changes.push({ kind: 'book', revert: put((s) => ({ ...s, portfolio: baseline.portfolio })) });
  if (canonicalJson(rest(plan, baseline)) !== canonicalJson(rest(baseline, baseline)))
    changes.push({
      kind: 'other',
      // Everything goes back to today's but what rows and book account for.
      revert: (now) => put((s) => rest(now.tabs[0]?.scenario ?? baseline, s))(now),
    });
  return changes;
}

/** A scenario without what the rows above compare: those parts are taken from `filler`. Names say nothing of results. */
function rest(scenario: Scenario, filler: Scenario): Scenario {
  const levelled = LEVERS.reduce((made, field) => field.write(made, field.read(filler)), scenario);
  return {
    ...levelled,
    name: filler.name,
    description: filler.description,
    portfolio: filler.portfolio,
    rules: filler.rules,
    strategy: { ...levelled.strategy, priority: filler.strategy.priority },
  };
}
