import { toDigits } from './base64url.ts';

/** Characters of a checksum: 48 bits, so an altered link passes once in 2.8 × 10^14. */
export const CHECKSUM_LENGTH = 8;

/**
 * Checksum of a token's characters against accidents, not against forgery (anybody may make a link).
 * Two MurmurHash3 x86_32 (A. Appleby, public domain) with different seeds, 24 bits of each.
 */
export function checksum(text: string): string {
  return toDigits(murmur3(text, 0x52ec0e41) >>> 8, 4) + toDigits(murmur3(text, 0x5a4db0c5) >>> 8, 4);
}

/** MurmurHash3 x86_32 of the low bytes of a text; tokens are ASCII. Unsigned 32 bits. */
export function murmur3(text: string, seed: number): number {
  let hash = seed;
  const whole = text.length - (text.length % 4);
  for (let i = 0; i < whole; i += 4) {
    hash ^= scramble(
      byte(text, i) | (byte(text, i + 1) << 8) | (byte(text, i + 2) << 16) | (byte(text, i + 3) << 24),
    );
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  let tail = 0;
  for (let i = text.length - 1; i >= whole; i--) tail = (tail << 8) | byte(text, i);
  hash ^= scramble(tail) ^ text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

function byte(text: string, at: number): number {
  return text.charCodeAt(at) & 0xff;
}
