import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorPosition } from './json-text.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonErrorPosition', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{"a":', 5],
    ['"abc', 4],
    ['"a\\x"', 3],
    ['"a\nb"', 2],
    ['nul', 0],
    ['01', 1],
    ['[]]', 2],
    ['[}', 1],
    ["{'a':1}", 1],
    ['', 0],
  ])('%j stops being JSON at %i', (text, position) => {
    expect(jsonErrorPosition(text)).toBe(position);
  });

  it('agrees with JSON.parse on what is JSON, also after one character is cut or changed', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '"', '\\', ',', ':', '}', ']', '0', '-', 'e', ' '),
        (json, at, put) => {
          const where = at % (json.length + 1);
          for (const text of [json, json.slice(0, where) + put + json.slice(where + 1)])
            expect(jsonErrorPosition(text) < 0).toBe(isJson(text));
        },
      ),
      { seed: 42, numRuns: 2000 },
    );
  });
});
