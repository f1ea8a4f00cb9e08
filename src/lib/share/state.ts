import {
  LIMITS,
  parseScenario,
  parseWith,
  SCENARIO_JSON,
  z,
  type JsonLimits,
  type Scenario,
} from '#scenario';
import type { Issue } from '#scenario';
import type { ShareIssue } from './link-issue.ts';
import { cleanNote, NOTE_LENGTH } from './note.ts';

/** Scenario tabs in their order. */
export const SCENARIO_LABELS = ['baseline', 'A', 'B', 'C'] as const;
export type ScenarioLabel = (typeof SCENARIO_LABELS)[number];

/** All that a link or file carries: enough to recompute and compare, nothing about the person who made it. */
export interface ShareState {
  format: 1;
  /** Generation of the engine whose numbers the author saw. */
  engineGeneration: number;
  seed: string;
  replications: number;
  scenarios: { label: ScenarioLabel; scenario: Scenario }[];
  /** What was on screen: page, target line and practical margin in minor units of the scenarios' currency. */
  view?: { page: string; target?: number; margin?: number } | undefined;
  /** Author's words, plain text, see `cleanNote`. */
  note?: string | undefined;
  /** Digest of each scenario's Summary, in the order of `scenarios`. */
  digests?: string[] | undefined;
}

/** Amounts in a view stay exact integers in float64. */
const amount = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

/** Everything of the state but the scenarios, which go through `parseScenario`, migrations included. */
const shareSchema = z.strictObject({
  format: z.literal(1),
  engineGeneration: z.int().min(0).max(1_000_000),
  seed: z.string().min(1).max(40),
  replications: z.int().min(1).max(LIMITS.replications),
  scenarios: z
    .array(z.strictObject({ label: z.enum(SCENARIO_LABELS), scenario: z.unknown() }))
    .min(1)
    .max(SCENARIO_LABELS.length),
  view: z
    .strictObject({
      page: z.string().regex(/^[a-z][a-z-]{0,19}$/),
      target: amount.optional(),
      margin: amount.min(0).optional(),
    })
    .optional(),
  note: z.string().max(NOTE_LENGTH).optional(),
  digests: z
    .array(z.string().regex(/^[0-9A-Za-z_-]{4,64}$/))
    .max(SCENARIO_LABELS.length)
    .optional(),
});

/** Four scenarios and the envelope around them. */
export const SHARE_JSON: JsonLimits = {
  ...SCENARIO_JSON,
  bytes: SCENARIO_JSON.bytes * SCENARIO_LABELS.length,
  depth: SCENARIO_JSON.depth + 3,
  nodes: SCENARIO_JSON.nodes * SCENARIO_LABELS.length + 100,
};

export type ShareResult =
  | { ok: true; state: ShareState }
  /** `partial`: what remains safe to show read-only when only some scenarios are bad. */
  | { ok: false; issues: ShareIssue[]; partial?: ShareState };

/** A shared state from plain data (a link's content or a saved file). Never throws. */
export function parseShareState(json: unknown): ShareResult {
  const parsed = parseWith(shareSchema, json, SHARE_JSON);
  if (!parsed.ok) return parsed;
  const { scenarios, note, ...rest } = parsed.value;
  const issues: Issue[] = crossIssues(scenarios, rest.digests);
  const envelopeIsSound = issues.length === 0;
  const good: ShareState['scenarios'] = [];
  scenarios.forEach(({ label, scenario }, i) => {
    const read = parseScenario(scenario);
    if (read.ok) good.push({ label, scenario: read.value });
    else issues.push(...read.issues.map((issue) => ({ ...issue, path: within(i, issue.path) })));
  });
  const cleaned = cleanNote(note ?? '');
  const state: ShareState = { ...rest, scenarios: good, ...(cleaned === '' ? {} : { note: cleaned }) };
  if (issues.length === 0) return { ok: true, state };
  if (!envelopeIsSound || good.length === 0) return { ok: false, issues };
  // Digests belong to a full set: without one of its scenarios nothing can be said to be reproduced.
  const { digests: _dropped, ...partial } = state;
  return { ok: false, issues, partial };
}

function within(index: number, path: string): string {
  return path === '' ? `scenarios.${index}.scenario` : `scenarios.${index}.scenario.${path}`;
}

function crossIssues(
  scenarios: readonly { label: ScenarioLabel }[],
  digests: readonly string[] | undefined,
): Issue[] {
  const issues: Issue[] = [];
  scenarios.forEach(({ label }, i) => {
    if (scenarios.findIndex((other) => other.label === label) < i)
      issues.push({
        path: `scenarios.${i}.label`,
        code: 'crossCheck',
        params: { rule: 'scenarioLabelsUnique', got: label },
      });
  });
  if (digests && digests.length !== scenarios.length)
    issues.push({
      path: 'digests',
      code: 'crossCheck',
      params: {
        rule: 'digestsMatchScenarios',
        min: scenarios.length,
        max: scenarios.length,
        got: digests.length,
      },
    });
  return issues;
}
