import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanNote, NOTE_LENGTH } from './note.ts';

describe('cleanNote', { timeout: 30_000 }, () => {
  it('removes what could turn or hide text and keeps Vietnamese, line feeds and markup as text', () => {
    expect(cleanNote(' Gọi lại\u202E sau Tết\u200B\u0007\uFEFF\r\n<script>alert(1)</script>\u2028x ')).toBe(
      'Gọi lại sau Tết\n<script>alert(1)</script>\nx',
    );
  });

  it('is at most 280 units long, never half a character, and stable', () => {
    expect(cleanNote('x' + '😀'.repeat(200))).toHaveLength(NOTE_LENGTH - 1);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const note = cleanNote(text);
        expect(note.length).toBeLessThanOrEqual(NOTE_LENGTH);
        expect(cleanNote(note)).toBe(note);
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
