import { canonicalJson, parseScenario, type Scenario } from '#scenario';
import type { Doc } from './doc.ts';
import vietnam from '../../../../scenarios/vn-consumer-finance.json';

/** What the app opens with, and the luck its shipped result was made with. */
export const DEFAULT_SEED = 'tet-2027';
export const DEFAULT_REPLICATIONS = 200;

/** The scenario the app opens with. */
export const defaultScenario: Scenario = read(vietnam);

/** Whether a scenario is the default one, field by field. */
export function isDefault(scenario: Scenario): boolean {
  return scenario === defaultScenario || canonicalJson(scenario) === canonicalJson(defaultScenario);
}

function read(json: unknown): Scenario {
  const parsed = parseScenario(json);
  if (!parsed.ok) throw new Error(`invariant: shipped scenario is refused: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

/** What a first visit opens with: today's plan, and plan A as a copy of it to be changed. */
export function firstDoc(): Doc {
  return {
    tabs: [
      { id: 'baseline', scenario: defaultScenario },
      { id: 'A', scenario: defaultScenario },
    ],
    seed: DEFAULT_SEED,
    replications: DEFAULT_REPLICATIONS,
    origin: defaultScenario,
  };
}
