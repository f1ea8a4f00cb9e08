import seedrandom from 'seedrandom';

/**
 * Luck: one uniform is a pure function of (seed, replication, entity, decision, occurrence). No state is carried,
 * so any draw can be read in any order on any machine. The policy is never in the key: that is what pairs scenarios.
 */

/** What a draw decides. Append only: a number once used keeps its meaning for ever. */
export const DECISION = {
  /** Hidden willingness z of an account. */
  frailty: 1,
  /** Rank of an account among its like in being reachable, one for all channels. */
  reach: 2,
  /** Whether the account has no valid contact. */
  skip: 3,
  /** Noise of the observed score. */
  scoreNoise: 4,
  /** Exponential threshold of the n-th unprompted payment. */
  payClock: 5,
  /** Size of the n-th payment. */
  payAmount: 6,
  /** Outcome of the n-th phone attempt. */
  phoneContact: 7,
  /** Promise given at the n-th phone attempt. */
  promise: 8,
  /** Fate of the n-th promise: kept, delay, due day. */
  promiseFate: 9,
  /** Size of the n-th promise. */
  promiseAmount: 10,
  /** Whether the n-th instalment after a cure is missed. */
  redefault: 11,
  /** Order among accounts that rank equal at the n-th attempt. */
  tie: 12,
  /** Order of a random list on day n (here the day itself is the event). */
  randomOrder: 13,
} as const;

/** Two 32-bit words that stand for a seed, or for a seed and a replication. */
export interface StreamKey {
  a: number;
  b: number;
}

/** Key of a text seed (any characters; ARC4 of seedrandom mixes them). */
export function seedKey(seed: string): StreamKey {
  const generator = seedrandom(seed);
  return { a: generator.int32(), b: generator.int32() };
}

/** Key of one replication (0-based) under a seed key. */
export function replicationKey(key: StreamKey, replication: number): StreamKey {
  return { a: mix(key.a, replication, key.b), b: mix(key.b, replication, ~key.a) };
}

/**
 * One uniform as an unsigned 32-bit integer.
 * pcg3d of Jarzynski & Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020 (first output), keyed by xor.
 */
export function draw(entity: number, decision: number, occurrence: number, a: number, b: number): number {
  let x = Math.imul(entity ^ a, 1664525) + 1013904223;
  let y = Math.imul((decision << 24) ^ occurrence ^ b, 1664525) + 1013904223;
  let z = Math.imul(a ^ (b >>> 16) ^ (b << 16), 1664525) + 1013904223;
  x = (x + Math.imul(y, z)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  x = (x + Math.imul(y, z)) | 0;
  return x >>> 0;
}

/** Middle of the cell a 32-bit draw stands for: in (0, 1), never 0 or 1. */
export function toUnit(draw32: number): number {
  return (draw32 + 0.5) / 4294967296;
}

/** FNV-1a over UTF-16 units: the 32-bit stream number of a text id. */
export function textStream(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Entity number of the n-th account of a stream: adding accounts elsewhere never renumbers it. */
export function entityOf(stream: number, ordinal: number): number {
  return mix(stream, ordinal, 0x9e3779b9);
}

/** Bijective in each argument alone; two rounds of a 32-bit finaliser (Ettinger's low-bias constants). */
function mix(x: number, y: number, k: number): number {
  let h = (x ^ Math.imul(y + k, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  h = (h ^ (h >>> 15)) + k;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) | 0;
}
