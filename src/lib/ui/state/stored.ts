import { readJson, SCENARIO_JSON, type JsonLimits } from '#scenario';
import { parseScenario } from '#scenario';
import { parseShareState, type ShareState } from '#share';
import { docOfShare, type Doc, type TabId } from './doc.ts';

/** Where the work is kept in the browser; what could not be read is moved to the second key. */
export const STORAGE_KEY = 'recovery-sandbox.work';
export const SPOILT_KEY = 'recovery-sandbox.work-unreadable';

/** Up to four scenarios and the assumptions they started from. */
const LIMITS: JsonLimits = {
  ...SCENARIO_JSON,
  bytes: SCENARIO_JSON.bytes * 5,
  depth: SCENARIO_JSON.depth + 4,
  nodes: SCENARIO_JSON.nodes * 5 + 100,
};

export interface Work {
  doc: Doc;
  active: TabId;
}

/** The work as text. `share` is the doc in its public form, so that storage and links pass the same door. */
export function writeWork({ doc, active }: Work, share: ShareState): string {
  return JSON.stringify({ share, origin: doc.origin, active });
}

/** The work from stored text, or undefined when any part of it is not sound. Never throws. */
export function readWork(text: string): Work | undefined {
  const read = readJson(text, LIMITS);
  if (!read.ok || typeof read.value !== 'object' || read.value === null) return undefined;
  const { share, origin, active } = read.value as Record<string, unknown>;
  const state = parseShareState(share);
  const start = parseScenario(origin);
  if (!state.ok || !start.ok) return undefined;
  const doc = docOfShare(state.state, start.value);
  const tab = doc.tabs.find(({ id }) => id === active) ?? doc.tabs.at(-1)!;
  return { doc, active: tab.id };
}
