import { describe, expect, test } from 'vitest';
import {
  DECISION,
  draw,
  entityOf,
  replicationKey,
  seedKey,
  textStream,
  toUnit,
  type StreamKey,
} from './streams.ts';

type Draw = typeof draw;
/** Draw number i of a walk along one argument of the generator, all else fixed or slow. */
type Walk = (generator: Draw, i: number) => number;

/** Two-sided normal bound with false-alarm rate 1e-9. */
const SIGMAS = 6.11;
/** χ² with 255 degrees of freedom: each tail beyond has probability 1e-9 (Wilson & Hilferty 1931). */
const CHI2_LOW = 141;
const CHI2_HIGH = 415;
const PAIRS = 1 << 18;

const master = seedKey('42');
const keys: StreamKey[] = Array.from({ length: 4096 }, (_, r) => replicationKey(master, r));
const seeds: StreamKey[] = Array.from({ length: 4096 }, (_, s) => replicationKey(seedKey(String(s)), 0));
const key = keys[0]!;

/** Consecutive i change one argument by one step; blocks of 4,096 (13 decisions) move on to another entity. */
const WALKS: Record<string, Walk> = {
  entity: (g, i) => g(i, 5, 3, key.a, key.b),
  occurrence: (g, i) => g(i >>> 12, 5, i & 4095, key.a, key.b),
  decision: (g, i) => g(Math.floor(i / 13), 1 + (i % 13), 2, key.a, key.b),
  replication: (g, i) => g(i >>> 12, 5, 3, keys[i & 4095]!.a, keys[i & 4095]!.b),
  seed: (g, i) => g(i >>> 12, 5, 3, seeds[i & 4095]!.a, seeds[i & 4095]!.b),
};

const occurrenceDropped: Draw = (entity, decision, _occurrence, a, b) => draw(entity, decision, 0, a, b);
const decisionIgnored: Draw = (entity, _decision, occurrence, a, b) => draw(entity, 0, occurrence, a, b);
const replicationIgnored: Draw = (entity, decision, occurrence) => draw(entity, decision, occurrence, 1, 2);
/** One step of the Numerical Recipes LCG over everything. */
const lcgOnly: Draw = (entity, decision, occurrence, a, b) =>
  (Math.imul(entity ^ a, 1664525) + Math.imul((decision << 24) ^ occurrence ^ b, 22695477) + 1013904223) >>>
  0;
/** One word of pcg3d (Jarzynski & Olano 2020). */
const pcg3d: Draw = (entity, decision, occurrence, a, b) => {
  let x = Math.imul(entity ^ a, 1664525) + 1013904223;
  let y = Math.imul((decision << 24) ^ occurrence ^ b, 1664525) + 1013904223;
  let z = Math.imul(a ^ (b >>> 16) ^ (b << 16), 1664525) + 1013904223;
  for (let round = 0; round < 2; round += 1) {
    x = (x + Math.imul(y, z)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    if (round > 0) break;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
  }
  return z >>> 0;
};
/** One draw in a hundred is pushed into the upper half. */
const leaning: Draw = (entity, decision, occurrence, a, b) => {
  const u = draw(entity, decision, occurrence, a, b);
  return draw(entity, decision + 64, occurrence, a, b) % 100 === 0 ? (u | 0x80000000) >>> 0 : u;
};

/** Largest |z| of the first four raw moments of n units against 1 ÷ (k + 1). */
function momentsZ(generator: Draw, walk: Walk, n: number): number {
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const u = toUnit(walk(generator, i));
    let power = 1;
    for (let k = 0; k < 4; k += 1) sums[k]! += power *= u;
  }
  const z = sums.map((sum, index) => {
    const k = index + 1;
    const variance = 1 / (2 * k + 1) - 1 / (k + 1) ** 2;
    return Math.abs(sum / n - 1 / (k + 1)) / Math.sqrt(variance / n);
  });
  return Math.max(...z);
}

/** χ² of n values 0–255 against equal chances. */
function chiSquare(n: number, bin: (i: number) => number): number {
  const counts = new Float64Array(256);
  for (let i = 0; i < n; i += 1) counts[bin(i)]! += 1;
  const expected = n / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function neighbourCells(generator: Draw, walk: Walk): number {
  return chiSquare(PAIRS, (i) => ((walk(generator, i) >>> 28) << 4) | (walk(generator, i + 1) >>> 28));
}

function lagCorrelationZ(generator: Draw, walk: Walk): number {
  let sum = 0;
  for (let i = 0; i < PAIRS; i += 1)
    sum += (toUnit(walk(generator, i)) - 0.5) * (toUnit(walk(generator, i + 1)) - 0.5);
  return Math.abs((sum / PAIRS) * 12) * Math.sqrt(PAIRS);
}

/** Largest |P(output bit flips) − ½| over 4,096 samples, all output bits and all input bits of one argument. */
function avalanche(generator: Draw, argument: 'entity' | 'occurrence' | 'a' | 'b'): number {
  const samples = 4096;
  const index = { entity: 0, occurrence: 2, a: 3, b: 4 }[argument];
  let worst = 0;
  for (let bit = 0; bit < (argument === 'occurrence' ? 24 : 32); bit += 1) {
    const flips = new Float64Array(32);
    for (let s = 0; s < samples; s += 1) {
      const { a, b } = keys[s]!;
      const input: [number, number, number, number, number] = [s * 977, 1 + (s % 13), s % 200, a, b];
      const before = generator(...input);
      input[index] = input[index]! ^ (1 << bit);
      const changed = before ^ generator(...input);
      for (let out = 0; out < 32; out += 1) flips[out]! += (changed >>> out) & 1;
    }
    for (const count of flips) worst = Math.max(worst, Math.abs(count / samples - 0.5));
  }
  return worst;
}

const between = (value: number): boolean => value > CHI2_LOW && value < CHI2_HIGH;

describe.each(Object.keys(WALKS))('along %s', (name) => {
  const walk = WALKS[name]!;

  // False alarm 4e-9; sees a mean off by 0.0035 (2^18 draws).
  test('four moments are those of a uniform', () => {
    expect(momentsZ(draw, walk, PAIRS)).toBeLessThan(SIGMAS);
  });

  // False alarm 4e-9; sees bins that are 3 % too full and too empty by turns, or suspiciously even.
  test('the high byte and the low byte fill 256 bins evenly, but not too evenly', () => {
    expect(chiSquare(PAIRS, (i) => walk(draw, i) >>> 24)).toSatisfy(between);
    expect(chiSquare(PAIRS, (i) => walk(draw, i) & 255)).toSatisfy(between);
  });

  // False alarm 1e-9; sees a correlation of 0.012.
  test('neighbours are uncorrelated', () => {
    expect(lagCorrelationZ(draw, walk)).toBeLessThan(SIGMAS);
  });

  // False alarm 2e-9; sees any dependence that moves the 16 × 16 cells of two neighbours by 3 %.
  test('pairs of neighbours fill the square evenly', () => {
    expect(neighbourCells(draw, walk)).toSatisfy(between);
  });
});

describe('the tests above catch', () => {
  test('draws that lean: one in a hundred pushed into the upper half', () => {
    expect(momentsZ(leaning, WALKS.entity!, 1 << 20)).toBeGreaterThan(SIGMAS);
  });
  test('the occurrence dropped', () => {
    expect(lagCorrelationZ(occurrenceDropped, WALKS.occurrence!)).toBeGreaterThan(SIGMAS);
    expect(neighbourCells(occurrenceDropped, WALKS.occurrence!)).not.toSatisfy(between);
  });
  test('the decision ignored', () => {
    expect(lagCorrelationZ(decisionIgnored, WALKS.decision!)).toBeGreaterThan(SIGMAS);
  });
  test('the replication ignored', () => {
    expect(lagCorrelationZ(replicationIgnored, WALKS.replication!)).toBeGreaterThan(SIGMAS);
  });
  test('LCG-only mixing: bins too even, neighbours on a line', () => {
    expect(chiSquare(PAIRS, (i) => WALKS.entity!(lcgOnly, i) & 255)).toBeLessThan(CHI2_LOW);
    expect(neighbourCells(lcgOnly, WALKS.entity!)).toBeGreaterThan(CHI2_HIGH);
  });
});

describe('avalanche', () => {
  // 0.05 is 6.4 standard errors: false alarm below 6e-7 for the 3,840 pairs of bits together.
  test.each(['entity', 'occurrence', 'a', 'b'] as const)(
    'every bit of %s flips every output bit half the time',
    (argument) => {
      expect(avalanche(draw, argument)).toBeLessThan(0.05);
    },
  );
  test('catches LCG-only mixing and one word of pcg3d', () => {
    expect(avalanche(lcgOnly, 'entity')).toBeGreaterThan(0.4);
    expect(avalanche(pcg3d, 'entity')).toBeGreaterThan(0.4);
    expect(avalanche(pcg3d, 'occurrence')).toBeGreaterThan(0.4);
  });
});

describe('keys and numbers', () => {
  test('a draw is an unsigned 32-bit integer and a unit lies strictly inside (0, 1)', () => {
    for (let i = 0; i < 1000; i += 1) expect(draw(i, 5, i, -i, i)).toBe(draw(i, 5, i, -i, i) >>> 0);
    expect(toUnit(0)).toBeGreaterThan(0);
    expect(toUnit(0xffffffff)).toBeLessThan(1);
  });
  test('known answers: a change here changes every result', () => {
    expect(seedKey('42')).toEqual({ a: 1028536099, b: 242702949 });
    expect(replicationKey(master, 7)).toEqual({ a: 20592379, b: -1276290476 });
    expect(draw(entityOf(textStream('b1'), 3), 7, 2, key.a, key.b)).toBe(3732498918);
  });
  test('accounts of a stream never share a number, nor do replications share a key', () => {
    const stream = textStream('b1');
    const entities = new Set(Array.from({ length: 200_000 }, (_, n) => entityOf(stream, n)));
    expect(entities.size).toBe(200_000);
    const words = new Set(
      Array.from({ length: 5_000 }, (_, r) => Object.values(replicationKey(master, r)).join()),
    );
    expect(words.size).toBe(5_000);
  });
  test('seeds that differ in one character give different keys', () => {
    const texts = [
      '',
      ' ',
      '0',
      '1',
      '42',
      '42 ',
      'a',
      'A',
      'ă',
      'â',
      '漢',
      '\u0000',
      'x'.repeat(39),
      'x'.repeat(40),
    ];
    expect(new Set(texts.map((text) => JSON.stringify(seedKey(text)))).size).toBe(texts.length);
  });
  test('decision numbers are distinct and fit their seven bits', () => {
    const numbers = Object.values(DECISION);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number > 0 && number < 128).toBe(true);
  });
});
