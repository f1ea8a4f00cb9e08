import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DICTIONARY_TEXTS } from './dictionaries/index.ts';
import { DICTIONARY_ID_LENGTH, dictionaryOf, newestDictionaryId } from './dictionary.ts';

describe('dictionaries', () => {
  it.each(DICTIONARY_TEXTS)('$id has the bytes its name promises', ({ id, text }) => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(sha256.slice(0, DICTIONARY_ID_LENGTH)).toBe(id);
  });

  it('have different names, and the last one is written with', () => {
    expect(new Set(DICTIONARY_TEXTS.map(({ id }) => id)).size).toBe(DICTIONARY_TEXTS.length);
    expect(DICTIONARY_TEXTS.at(-1)?.id).toBe(newestDictionaryId());
  });

  it('are found by name only', () => {
    expect(dictionaryOf(newestDictionaryId())?.length).toBeGreaterThan(0);
    expect(dictionaryOf('zzzz')).toBeUndefined();
    expect(dictionaryOf('__proto__')).toBeUndefined();
  });
});
