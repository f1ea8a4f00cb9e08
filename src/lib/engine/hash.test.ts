import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Hash64, hash64 } from './hash.ts';

test('gives the published FNV-1a vectors', () => {
  // draft-eastlake-fnv, appendix C.
  expect(hash64('')).toBe('cbf29ce484222325');
  expect(hash64('a')).toBe('af63dc4c8601ec8c');
  expect(hash64('foobar')).toBe('85944171f73967e8');
});

test('agrees with 64-bit integer arithmetic over UTF-8', () => {
  const reference = (text: string): string => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text))
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    return hash.toString(16).padStart(16, '0');
  };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => hash64(text) === reference(text)),
    { seed: 42 },
  );
  expect(hash64('Nợ quá hạn 台灣 🏦')).toBe(reference('Nợ quá hạn 台灣 🏦'));
});

test('keeps texts apart that join to the same', () => {
  expect(new Hash64().addText('ab').addText('c').hex()).not.toBe(
    new Hash64().addText('a').addText('bc').hex(),
  );
  expect(new Hash64().addText('').hex()).not.toBe(new Hash64().hex());
});

test('tells numbers apart to the last bit, −0 from 0, and takes every NaN for one', () => {
  const of = (value: number): string => new Hash64().addNumber(value).hex();
  fc.assert(
    fc.property(fc.double(), fc.double(), (a, b) => Object.is(a, b) === (of(a) === of(b))),
    { seed: 42 },
  );
  expect(of(0.1 + 0.2)).not.toBe(of(0.3));
  expect(of(0)).not.toBe(of(-0));
  expect(of(NaN)).toBe(of(0 / 0));
});

test('sees the order of what is added', () => {
  expect(new Hash64().addNumber(1).addNumber(2).hex()).not.toBe(new Hash64().addNumber(2).addNumber(1).hex());
});
