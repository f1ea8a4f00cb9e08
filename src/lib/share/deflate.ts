import { deflateSync, Inflate } from 'fflate';

/** Most bytes a link may inflate to. Four scenarios of the largest hand-made kind are below 100 kB. */
export const INFLATE_CAP_BYTES = 1_048_576;
/** Compressed bytes fed at a time: deflate expands at most 1,032 times, so a step yields at most 64 kB past the cap. */
const SLICE_BYTES = 64;

/** Raw deflate (RFC 1951) against a preset dictionary. The writer may change; readers accept any valid stream. */
export function compress(bytes: Uint8Array, dictionary: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, mem: 9, dictionary });
}

export type Inflated = { ok: true; bytes: Uint8Array } | { ok: false; reason: 'tooLarge' | 'corrupt' };

/** Inflates at most `cap` bytes, then stops: a bomb costs no more than an honest link. */
export function inflateCapped(
  compressed: Uint8Array,
  dictionary: Uint8Array,
  cap = INFLATE_CAP_BYTES,
): Inflated {
  const inflated = inflate(compressed, dictionary, cap);
  // A stream that is complete without its last byte has something hidden behind it: two tokens, one state.
  if (inflated.ok && inflate(compressed.subarray(0, -1), dictionary, cap).ok)
    return { ok: false, reason: 'corrupt' };
  return inflated;
}

function inflate(compressed: Uint8Array, dictionary: Uint8Array, cap: number): Inflated {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate({ dictionary }, (part) => {
    parts.push(part);
    size += part.length;
  });
  try {
    for (let at = 0; at === 0 || at < compressed.length; at += SLICE_BYTES) {
      stream.push(compressed.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= compressed.length);
      if (size > cap) return { ok: false, reason: 'tooLarge' };
    }
  } catch {
    return { ok: false, reason: 'corrupt' };
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { ok: true, bytes };
}
