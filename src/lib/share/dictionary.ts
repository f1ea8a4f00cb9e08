import { strToU8 } from 'fflate';
import type { Scenario } from '#scenario';
import { canonicalJson } from './canonical.ts';
import { DICTIONARY_TEXTS } from './dictionaries/index.ts';

/** Deflate looks back 32 kB: an older byte can never be referred to. */
const WINDOW_BYTES = 32_768;
/** Characters of the SHA-256 (hexadecimal) of a dictionary's UTF-8 text that name it in tokens and files. */
export const DICTIONARY_ID_LENGTH = 4;

const bytesById = new Map<string, Uint8Array>();

/** The bytes of a dictionary this build ships, newest 32 kB; undefined for an id it does not know. */
export function dictionaryOf(id: string): Uint8Array | undefined {
  let bytes = bytesById.get(id);
  if (!bytes) {
    const text = DICTIONARY_TEXTS.find((entry) => entry.id === id)?.text;
    if (text === undefined) return undefined;
    bytes = strToU8(text).slice(-WINDOW_BYTES);
    bytesById.set(id, bytes);
  }
  return bytes;
}

/** The dictionary that new links are written with: the last in the list. */
export function newestDictionaryId(): string {
  const newest = DICTIONARY_TEXTS.at(-1);
  if (!newest) throw new Error('invariant: no dictionary; run node tools/run.js src/cli/build-dictionary.ts');
  return newest.id;
}

/**
 * The text links are compressed against: the presets, the default last, where references are shortest, as the baseline
 * of a whole state, so that the envelope is known too.
 */
export function dictionaryText(presets: readonly Scenario[]): string {
  const state = {
    digests: ['', '', '', ''],
    engineGeneration: 1,
    format: 1,
    replications: 500,
    scenarios: [
      { label: 'baseline', scenario: presets.at(-1) },
      { label: 'A', scenario: { behaviour: { buckets: [] } } },
    ],
    seed: '42',
    view: { margin: 0, page: 'compare', target: 1_000_000_000 },
  };
  return presets.slice(0, -1).map(canonicalJson).join('') + canonicalJson(state);
}
