import { parseScenario, type Issue, type Scenario } from '#scenario';

/** Why a scenario would be refused at the door; empty when it is sound. */
export function problems(scenario: Scenario): Issue[] {
  const parsed = parseScenario(scenario);
  return parsed.ok ? [] : parsed.issues;
}
