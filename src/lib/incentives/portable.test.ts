import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Incentives from './index.ts';

/** Members of Math whose result ECMAScript fixes to the last bit. */
const EXACT = 'abs min max floor ceil round trunc sign sqrt imul clz32 fround'.split(' ');
const saved = new Map<string, PropertyDescriptor>();
let incentives: typeof Incentives;

beforeAll(async () => {
  for (const name of Object.getOwnPropertyNames(Math)) {
    if (typeof Math[name as keyof Math] !== 'function' || EXACT.includes(name)) continue;
    saved.set(name, Object.getOwnPropertyDescriptor(Math, name)!);
    const value = () => {
      throw new Error(`Math.${name} was called`);
    };
    Object.defineProperty(Math, name, { value, configurable: true, writable: true });
  }
  incentives = await import('./index.ts');
});

afterAll(() => {
  for (const [name, descriptor] of saved) Object.defineProperty(Math, name, descriptor);
});

test('decisions, presets and their quality need no inexact Math member', () => {
  expect(() => Math.exp(1)).toThrow('Math.exp');
  const { SCHEME_PRESETS, NULL_SCHEME, runTrio, schemeQuality, lights } = incentives;
  for (const { scheme } of SCHEME_PRESETS) {
    const runs = runTrio(scheme, NULL_SCHEME, { collectors: 12, months: 2, warmUp: 1 });
    const quality = schemeQuality({ ...runs, cosine: 1 });
    for (const { value } of lights(quality)) expect(Number.isNaN(value)).toBe(false);
  }
});
