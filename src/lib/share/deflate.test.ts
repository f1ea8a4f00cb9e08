import { zlibSync, deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress, INFLATE_CAP_BYTES, inflateCapped } from './deflate.ts';

const dictionary = strToU8('{"behaviour":{"buckets":[{"contactRate":0.2,"cureShare":0.5}]}}');
const none = new Uint8Array(0);

describe('inflateCapped', { timeout: 30_000 }, () => {
  it('gives back what was compressed, with and without a dictionary', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.boolean(), (noise, known) => {
        const bytes = known
          ? new Uint8Array([...dictionary, ...noise, ...dictionary])
          : new Uint8Array(noise);
        expect(inflateCapped(compress(bytes, dictionary), dictionary)).toEqual({ ok: true, bytes });
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it('reads streams of another writer (zlib)', () => {
    const bytes = strToU8('{"a":1}'.repeat(2000));
    const inflated = inflateCapped(deflateRawSync(bytes, { dictionary, level: 9 }), dictionary);
    expect(inflated).toEqual({ ok: true, bytes });
  });

  it('refuses a bomb of 100 MB within 300 ms', () => {
    const bomb = deflateSync(new Uint8Array(100_000_000), { level: 9 });
    const start = performance.now();
    expect(inflateCapped(bomb, dictionary)).toEqual({ ok: false, reason: 'tooLarge' });
    expect(performance.now() - start).toBeLessThan(300);
  });

  it('accepts the cap and refuses one byte more', () => {
    expect(inflateCapped(compress(new Uint8Array(INFLATE_CAP_BYTES), none), none).ok).toBe(true);
    expect(inflateCapped(compress(new Uint8Array(INFLATE_CAP_BYTES + 1), none), none).ok).toBe(false);
  });

  it('refuses a cut stream, bytes behind the end, and another format', () => {
    const whole = compress(strToU8('some text that is long enough to be cut'), none);
    for (const bad of [none, whole.subarray(0, -1), new Uint8Array([...whole, 0]), zlibSync(whole)])
      expect(inflateCapped(bad, none)).toEqual({ ok: false, reason: 'corrupt' });
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        inflateCapped(bytes, dictionary, 1000);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });
});
