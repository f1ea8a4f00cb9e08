import { hash64 } from '#engine';
import { canonicalJson } from '#scenario';
import type { Scenario } from '#scenario';

/** Hash of the canonical scenario: names it in errors, caches and links. */
export function scenarioHash(scenario: Scenario): string {
  return hash64(canonicalJson(scenario));
}
