import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, fromDigits, toBase64url, toDigits } from './base64url.ts';
import { murmur3 } from './checksum.ts';

describe('base64url', () => {
  it('spells bytes as Node does and reads them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('reads one spelling only: every text it accepts is the one it would write', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{0,9}$/), (text) => {
        const bytes = fromBase64url(text);
        if (bytes) expect(toBase64url(bytes)).toBe(text);
      }),
      { seed: 42, numRuns: 2000 },
    );
    expect(fromBase64url('AB')).toBeUndefined();
    expect(fromBase64url('AA')).toEqual(new Uint8Array(1));
    expect(fromBase64url('A+')).toBeUndefined();
    expect(fromBase64url('A')).toBeUndefined();
  });

  it('writes and reads whole numbers', () => {
    expect([0, 63, 64, 262_143].map((n) => toDigits(n, 3))).toEqual(['AAA', 'AA_', 'ABA', '___']);
    expect(fromDigits(toDigits(31_999, 3))).toBe(31_999);
    expect(fromDigits('A=')).toBeUndefined();
  });
});

describe('murmur3', () => {
  // Vectors of the reference implementation (smhasher) as listed at https://en.wikipedia.org/wiki/MurmurHash
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('of %j with seed %i is the reference value', (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash);
  });
});
