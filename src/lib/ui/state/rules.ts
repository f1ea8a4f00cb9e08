import { RULES, rulesInForce, type Rule, type RulePreset, type Scenario } from '#scenario';
import { withScenario, type Doc, type TabId } from './doc.ts';

/**
 * What there is to say of a rule in a plan.
 * `notYet`: not in force on the first day · `never`: concerns acts the model never generates · `off`: switched off ·
 * `order`: limits whom a score may rank, holds nothing back ·
 * `space`: leaves some debtors alone, counts no touch · `held`: holds touches back, and counts them.
 */
export type RuleStanding = 'notYet' | 'never' | 'off' | 'order' | 'space' | 'held';

export interface RuleRow {
  rule: Rule;
  standing: RuleStanding;
}

/** The rules of a scenario's preset, in the preset's order. */
export function ruleRows({ rules, calendar }: Scenario): RuleRow[] {
  const dated = new Set(rulesInForce(rules.preset, [], calendar.startDate));
  return RULES[rules.preset].map((rule) => ({
    rule,
    standing: dated.has(rule) ? standingOf(rule, rules.off) : 'notYet',
  }));
}

/** Whether a scenario applies a rule on its first day. */
export function applies({ rules, calendar }: Scenario, id: string): boolean {
  return rulesInForce(rules.preset, rules.off, calendar.startDate).some((rule) => rule.id === id);
}

function standingOf({ id, limit }: Rule, off: readonly string[]): RuleStanding {
  if (!limit) return 'never';
  if (off.includes(id)) return 'off';
  if (limit.kind === 'scoringConsent') return 'order';
  return limit.kind === 'breathingSpace' ? 'space' : 'held';
}

/** Puts a plan under a preset, all its rules on. */
export function setPreset(active: TabId, preset: RulePreset): (doc: Doc) => Doc {
  return changeRules(active, () => ({ preset, off: [] }));
}

/** Switches one rule of a plan's preset on or off. */
export function switchRule(active: TabId, id: string, on: boolean): (doc: Doc) => Doc {
  return changeRules(active, ({ preset, off }) => ({
    preset,
    // In the preset's own order, so that the same choice is always the same scenario.
    off: RULES[preset].map((rule) => rule.id).filter((known) => (known === id ? !on : off.includes(known))),
  }));
}

/** Gives a plan the rules of another scenario. */
export function takeRules(active: TabId, from: Scenario): (doc: Doc) => Doc {
  return changeRules(active, () => from.rules);
}

function changeRules(active: TabId, change: (rules: Scenario['rules']) => Scenario['rules']) {
  return (doc: Doc): Doc => {
    const scenario = doc.tabs.find(({ id }) => id === active)?.scenario;
    return scenario ? withScenario(doc, active, { ...scenario, rules: change(scenario.rules) }) : doc;
  };
}
