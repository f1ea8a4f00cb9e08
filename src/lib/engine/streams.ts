import alea from 'seedrandom/lib/alea.js';

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
  /** Exponential threshold of the n-th payment cycle: by due date while live, by payment (from 65,536) once charged off. */
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
  /** Whether the n-th instalment since the account joined is missed, if the account is cured by then. */
  redefault: 11,
  /** Order among accounts that rank equal at the n-th attempt. */
  tie: 12,
  /** Order of a random list on day n (here the day itself is the event). */
  randomOrder: 13,
  /** Whether the account's debtor agreed to be scored. */
  scoringConsent: 14,
  /** Whether the n-th phone attempt brings a complaint. */
  complaint: 15,
  /** Whether the account belongs to the hold-out, and its test group (1–100). */
  holdOut: 16,
  testGroup: 17,
  /** Outcome of the n-th visit: done, found, promise, complaint, record in time. */
  visitDone: 18,
  visitFound: 19,
  visitPromise: 20,
  visitComplaint: 21,
  visitRecord: 22,
  /** Outcome of the n-th voicebot call. */
  botContact: 23,
  botPromise: 24,
  botComplaint: 25,
  /** Whether the n-th message (by channel) or missed call makes the debtor call back; promise at the n-th call back. */
  callBack: 26,
  inboundPromise: 27,
  /** Whether the n-th dialer call that is answered is dropped. */
  abandoned: 28,
  /** Success of the n-th skip trace. */
  skipTrace: 29,
  /** At the n-th conversation of a channel: hardship declared, settlement accepted, plan accepted. */
  hardship: 30,
  settlement: 31,
  planTakeUp: 32,
  /** Whether the k-th part of the n-th plan is paid (n × 64 + k). */
  planPart: 33,
  /** Court: months to judgment, and judgment. */
  judgmentDelay: 34,
  judgment: 35,
  /** Whether the n-th message brings a complaint. */
  messageComplaint: 36,
  /** A collector's n-th month in seat: whether they leave; a team's order of month n. */
  career: 37,
  /** A collector's skill; whether they are in the n-th training. */
  skill: 38,
  training: 39,
  /** Which collector of a pool takes the n-th call of a channel. */
  collector: 40,
  /** Whether the n-th month of a placement brings a complaint. */
  placedComplaint: 41,
  /** A collector's reluctance to fake; whether an audit finds their n-th day of fakes. */
  moralCost: 42,
  audit: 43,
  /** Whether the payment of the n-th promise is moved across a month end. */
  movedPayment: 44,
  /** How far the dealing of lists is moved on when books are drawn anew. */
  dealing: 45,
  /** Which partner the n-th placement of an account goes to, where placements are a prize. */
  placementPrize: 46,
} as const;

/** Two 32-bit words that stand for a seed, or for a seed and a replication. */
export interface StreamKey {
  a: number;
  b: number;
}

/**
 * Key of a text seed, any characters. Alea of the seedrandom package reads the text: plain float64 arithmetic, where
 * the package's default generator would touch Math.random and Math.pow on loading.
 */
export function seedKey(seed: string): StreamKey {
  const generator = alea(seed);
  const word = (): number => mix(generator.int32(), generator.int32(), 0);
  return { a: word(), b: word() };
}

/** Key of one replication (0-based) under a seed key. */
export function replicationKey(key: StreamKey, replication: number): StreamKey {
  return { a: mix(key.a, replication, key.b), b: mix(key.b, replication, ~key.a) };
}

/**
 * One uniform as an unsigned 32-bit integer: a two-key hash of three multiply-and-fold rounds. `occurrence` below 2^24,
 * `decision` below 128; (a, b) the key of seed and replication.
 * Entity and (decision, occurrence) are each mixed alone, so that no two accounts share a shifted run of luck, then
 * together. Rounds and constants after C. Wellons, "Prospecting for Hash Functions" (2018) and T. Ettinger's
 * low-bias search built on it. pcg3d (Jarzynski & Olano, JCGT 9(3), 2020) costs the same and fails the
 * avalanche test: the high bits of entity and occurrence never reach the low bits of its words.
 */
export function draw(entity: number, decision: number, occurrence: number, a: number, b: number): number {
  let h = Math.imul(entity ^ a, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  let g = (decision << 24) ^ occurrence ^ b;
  g = Math.imul(g ^ (g >>> 16), 0x7feb352d);
  h = ((h ^ (h >>> 15)) + (g ^ (g >>> 15))) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
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
