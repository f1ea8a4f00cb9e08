import { parseScenario, readJson, SCENARIO_JSON, type JsonLimits } from '#scenario';
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

/** What is used of the browser's storage. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps the work in the browser. Storage may be full, forbidden or absent: the app then works, and forgets. */
export class Keeper {
  readonly #storage: Store | undefined;

  constructor(storage: Store | undefined) {
    this.#storage = storage;
  }

  /** The stored work. What cannot be read is set aside as text, and given until `forgetSpoilt`. */
  load(): { work?: Work | undefined; spoilt?: string | undefined } {
    try {
      const text = this.#storage?.getItem(STORAGE_KEY) ?? undefined;
      const work = text === undefined ? undefined : readWork(text);
      if (text !== undefined && !work) {
        this.#storage?.setItem(SPOILT_KEY, text);
        this.#storage?.removeItem(STORAGE_KEY);
      }
      return { work, spoilt: this.#storage?.getItem(SPOILT_KEY) ?? undefined };
    } catch {
      return {};
    }
  }

  save(text: string): void {
    this.#try((storage) => storage.setItem(STORAGE_KEY, text));
  }

  forgetSpoilt(): void {
    this.#try((storage) => storage.removeItem(SPOILT_KEY));
  }

  #try(use: (storage: Store) => void): void {
    try {
      if (this.#storage) use(this.#storage);
    } catch {
      // Nothing to do: the work stays in this page.
    }
  }
}
