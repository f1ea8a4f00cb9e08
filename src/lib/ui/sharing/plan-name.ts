import { getLocale } from '#locale';
import { m } from '#messages';
import type { Scenario } from '#scenario';
import type { ScenarioLabel } from '#share';

/** “Baseline” or “Plan A”. */
export function labelName(label: ScenarioLabel): string {
  return label === 'baseline' ? m.tab_baseline() : m.share_plan({ letter: label });
}

/** A scenario's name in the reader's language; the other language stands in for an empty one. */
export function scenarioName({ name }: Scenario): string {
  return getLocale() === 'en' ? name.en || name.vi : name.vi || name.en;
}
