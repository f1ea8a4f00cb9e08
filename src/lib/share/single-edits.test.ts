import { describe, expect, it } from 'vitest';
import { changedState } from '../../../tests/share/share-states.ts';
import { encodeLink } from './codec.ts';
import { decodeLink } from './link.ts';

/** Of the token alphabet: both ends of each range and its two signs; then what a keyboard or mail system may add. */
const ALPHABET = [...'AZazgO059-_'];
const FOREIGN = [...'.=+/%&#?~ <'];
const LINKS = 20;

const states = Array.from({ length: LINKS }, (_, i) => changedState(1 + (i % 4), (i * 5) % 13, i));

describe('a single-character edit of a link', { timeout: 60_000 }, () => {
  it('in the alphabet is refused wherever it stands: substitution, insertion, deletion, transposition', () => {
    let edits = 0;
    const undetected: string[] = [];
    const expectRefused = (edited: string, what: string): void => {
      edits++;
      if (decodeLink(edited).ok) undetected.push(what);
    };
    for (const state of states) {
      const token = encodeLink(state);
      for (let at = 0; at <= token.length; at++) {
        const [before, char, after] = [token.slice(0, at), token.charAt(at), token.slice(at + 1)];
        for (const put of ALPHABET) {
          expectRefused(before + put + char + after, `insert ${put} at ${at}`);
          if (char !== '' && put !== char) expectRefused(before + put + after, `put ${put} at ${at}`);
        }
        if (char === '') continue;
        expectRefused(before + after, `delete at ${at}`);
        const next = after.charAt(0);
        if (next !== '' && next !== char)
          expectRefused(before + next + char + after.slice(1), `swap at ${at}`);
      }
    }
    expect(undetected).toEqual([]);
    expect(edits).toBeGreaterThan(100_000);
  });

  it('outside the alphabet is refused or, where people and mail add it, changes nothing', () => {
    for (const state of states.slice(0, 2)) {
      const token = encodeLink(state);
      for (let at = 0; at <= token.length; at++)
        for (const put of FOREIGN)
          for (const rest of [token.slice(at), token.slice(at + 1)]) {
            const decoded = decodeLink(token.slice(0, at) + put + rest);
            if (decoded.ok) expect(decoded.state).toEqual(state);
          }
    }
  });
});
