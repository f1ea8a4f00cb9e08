import { expect, it } from 'vitest';
import { Remembered } from './remember.ts';

it('makes a result once, and again only after it has been forgotten', () => {
  const memory = new Remembered<number>(2);
  let made = 0;
  const get = (key: string) => memory.get(key, () => (made += 1));
  expect([get('a'), get('b'), get('a'), get('b')]).toEqual([1, 2, 1, 2]);
  expect([get('c'), get('b'), get('a')]).toEqual([3, 2, 4]);
});
