import { canonicalJson, type Scenario } from '#scenario';
import { withAll, withScenario, type Doc, type TabId } from './doc.ts';
import { ASSUMPTIONS, PLAN_FIELDS, sameSite, type NumberField } from './fields.ts';
import { otherHours, takeHours } from './hours.ts';

/** One difference between what is open and where it started, and what takes it back. */
export type Change =
  | { kind: 'number'; field: NumberField; from: number; to: number; revert: (doc: Doc) => Doc }
  | {
      kind: 'priority' | 'paths' | 'hours' | 'teams' | 'rules' | 'pay';
      from: Scenario;
      to: Scenario;
      revert: (doc: Doc) => Doc;
    }
  /** Parts that no row of the page shows: the book, or anything else, such as partners or what came with a file. */
  | { kind: 'book' | 'other'; revert: (doc: Doc) => Doc };

/** Parts of a plan that change as a whole: what they are, and how a scenario takes another's. */
const PARTS: {
  kind: 'priority' | 'paths' | 'teams' | 'rules' | 'pay';
  of: (scenario: Scenario) => unknown;
  take: (scenario: Scenario, from: Scenario) => Scenario;
}[] = [
  {
    kind: 'priority',
    of: ({ strategy }) => [strategy.priority, strategy.formula],
    take: (s, from) => {
      const { priority, formula } = from.strategy;
      return { ...s, strategy: { ...s.strategy, priority, formula } };
    },
  },
  {
    kind: 'paths',
    of: ({ strategy }) => strategy.treatments,
    take: (s, from) => ({ ...s, strategy: { ...s.strategy, treatments: from.strategy.treatments } }),
  },
  { kind: 'teams', of: ({ teams }) => teams, take: (s, from) => ({ ...s, teams: from.teams }) },
  {
    kind: 'pay',
    of: ({ kpiScheme }) => kpiScheme,
    take: (s, from) => ({ ...s, kpiScheme: from.kpiScheme }),
  },
  { kind: 'rules', of: ({ rules }) => rules, take: (s, from) => ({ ...s, rules: from.rules }) },
];

/** What a plan changes against the baseline; what holds for every plan is compared with where the work began. */
export function changesOf(doc: Doc, id: TabId): Change[] {
  const plan = doc.tabs.find((tab) => tab.id === id)?.scenario;
  const baseline = doc.tabs[0]?.scenario;
  if (!plan || !baseline) return [];
  const put = (change: (scenario: Scenario) => Scenario) => (now: Doc) => {
    const tab = now.tabs.find((existing) => existing.id === id);
    return tab ? withScenario(now, id, change(tab.scenario)) : now;
  };
  const changes: Change[] = [];
  for (const field of [...PLAN_FIELDS, ...ASSUMPTIONS]) {
    const start = field.scope === 'all' ? doc.origin : baseline;
    if (!sameSite(field, plan, start)) continue;
    const from = field.read(start);
    const to = field.read(plan);
    if (from === to) continue;
    const back = (scenario: Scenario) => field.write(scenario, from);
    const revert = field.scope === 'all' ? (now: Doc) => withAll(now, back) : put(back);
    changes.push({ kind: 'number', field, from, to, revert });
  }
  // What the rows above account for is taken out first, so that nothing is listed twice.
  if (otherHours(plan, baseline) !== '')
    changes.push({
      kind: 'hours',
      from: baseline,
      to: plan,
      revert: put((s) => takeHours(s, baseline)),
    });
  const levelled = level(plan, baseline);
  for (const { kind, of, take } of PARTS) {
    if (canonicalJson(of(levelled)) === canonicalJson(of(baseline))) continue;
    changes.push({ kind, from: baseline, to: plan, revert: put((s) => level(take(s, baseline), s)) });
  }
  if (canonicalJson(plan.portfolio) !== canonicalJson(baseline.portfolio))
    changes.push({ kind: 'book', revert: put((s) => ({ ...s, portfolio: baseline.portfolio })) });
  else if (canonicalJson(plan.portfolio) !== canonicalJson(doc.origin.portfolio))
    changes.push({
      kind: 'book',
      revert: (now) => withAll(now, (s) => ({ ...s, portfolio: now.origin.portfolio })),
    });
  if (canonicalJson(rest(plan, baseline)) !== canonicalJson(baseline))
    changes.push({
      kind: 'other',
      // Everything goes back to today's but what rows and book account for.
      revert: (now) => put((s) => rest(now.tabs[0]?.scenario ?? baseline, s))(now),
    });
  return changes;
}

/** A scenario with the numbers of rows, and the hours of teams, taken from another, where both have them. */
function level(scenario: Scenario, from: Scenario): Scenario {
  return PLAN_FIELDS.reduce(
    (made, field) => (sameSite(field, made, from) ? field.write(made, field.read(from)) : made),
    takeHours(scenario, from),
  );
}

/** A scenario without what is compared above: those parts are taken from `filler`. Names say nothing of results. */
function rest(scenario: Scenario, filler: Scenario): Scenario {
  const { name, description, portfolio } = filler;
  const parted = PARTS.reduce((made, { take }) => take(made, filler), scenario);
  return { ...level(parted, filler), name, description, portfolio };
}
