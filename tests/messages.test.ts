import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Keys of a message file as they stand in the text: a parser keeps the last of two and is silent about it. */
const keysOf = (path: string) =>
  [...readFileSync(`messages/${path}`, 'utf8').matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key!);

const files = readdirSync('messages', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('vi.json'),
);

test.each(files)('%s names each sentence once, and its English twin has the same ones', (path) => {
  const vi = keysOf(path);
  const en = keysOf(path.replace('vi.json', 'en.json'));
  expect(vi.filter((key, k) => vi.indexOf(key) !== k)).toEqual([]);
  expect(en.filter((key, k) => en.indexOf(key) !== k)).toEqual([]);
  expect(new Set(en)).toEqual(new Set(vi));
});
