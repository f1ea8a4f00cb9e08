import { expect, it } from 'vitest';
import { keyTarget } from './keys.ts';

const range = { low: 0, high: 100, step: 2 };

it('arrows move one step, Page ten, Home and End to the ends, and nothing leaves the range', () => {
  expect(keyTarget('ArrowRight', 50, range)).toBe(52);
  expect(keyTarget('ArrowDown', 50, range)).toBe(48);
  expect(keyTarget('PageUp', 50, range)).toBe(70);
  expect(keyTarget('PageDown', 50, { ...range, page: 30 })).toBe(20);
  expect(keyTarget('Home', 50, range)).toBe(0);
  expect(keyTarget('End', 99, range)).toBe(100);
  expect(keyTarget('ArrowRight', 99, range)).toBe(100);
  expect(keyTarget('Tab', 50, range)).toBeUndefined();
});
