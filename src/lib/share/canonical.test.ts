import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';

describe('canonicalJson', { timeout: 30_000 }, () => {
  it('sorts keys, leaves out absent fields and spells minus zero as zero', () => {
    expect(canonicalJson({ b: [-0, 1e21, 'ệ'], a: { d: null, c: undefined } })).toBe(
      '{"a":{"d":null},"b":[0,1e+21,"ệ"]}',
    );
  });

  it('does not depend on the order in which fields were set, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        const text = canonicalJson(value);
        expect(canonicalJson(reversed)).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it.each([NaN, Infinity, undefined, () => 1, 1n, [undefined]])(
    'throws on %s, which JSON cannot hold',
    (value) => {
      expect(() => canonicalJson(value)).toThrow('invariant');
    },
  );
});
