import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractToken } from './extract.ts';
import { decodeLink, linkUrl } from './link.ts';
import { writeToken } from './token.ts';

const token = writeToken({
  version: '1',
  codec: 'd',
  dictionary: 'abcd',
  payload: 'some-payload_of-30-characters0',
});
const half = Math.floor(token.length / 2);
const [front, back] = [token.slice(0, half), token.slice(half)];

describe('extractToken', { timeout: 30_000 }, () => {
  it.each([
    ['an address', `https://example.org/app/#s=${token}`],
    ['a query', `https://example.org/app?s=${token}`],
    ['a query among others', `https://example.org/app?lang=vi&s=${token}&utm_source=mail#top`],
    ['an encoded hash', `https://example.org/app/%23s=${token}`],
    ['a link scanner', `https://safe.example/?url=https%3A%2F%2Fexample.org%2F%23s%3D${token}&data=5`],
    ['a token alone', token],
    ['angle brackets', `<${token}>`],
    ['an address in angle brackets', `see <https://example.org/#s=${token}>.`],
    ['quotes', `"${token}"`],
    ['outer spaces', `\n\t ${token} \r\n`],
    ['a line break', `https://example.org/#s=${front}\r\n${back}`],
    ['a quoted reply', `> https://example.org/#s=${front}\n> ${back}\n> thanks`],
    ['quoted-printable', `https://example.org/#s=${front}=\r\n${back}`],
    ['zero-width characters', `${front}\u200B${back}\uFEFF`],
    ['trailing punctuation', `https://example.org/#s=${token}.`],
    ['more punctuation', `(https://example.org/#s=${token}),;!…`],
    ['words behind it', `https://example.org/#s=${token} thanks and regards`],
    ['a line behind it', `https://example.org/#s=${token}\nthanks`],
  ])('finds it in %s', (_what, text) => {
    expect(extractToken(text)).toBe(token);
  });

  it.each(['', '   ', 'https://example.org/app/', 'hello world', '<>', '#s=', 'https://example.org/#s=.'])(
    'finds none in %j',
    (text) => {
      expect(extractToken(text)).toBe('');
      expect(decodeLink(text)).toEqual({ ok: false, issues: [{ path: '', code: 'linkEmpty', params: {} }] });
    },
  );

  it('finds what linkUrl made, whatever the address was', () => {
    for (const base of [
      'https://example.org/',
      'https://example.org/app/?lang=vi',
      'http://localhost:5173/#s=old',
    ])
      expect(extractToken(linkUrl(base, token))).toBe(token);
  });

  it('is quick on long hostile texts', () => {
    const start = performance.now();
    for (const text of [
      '1d '.repeat(1e6),
      `#s=${' '.repeat(1e6)}`,
      '#s=>\n'.repeat(1e5),
      '=\r\n'.repeat(1e5),
      '%23s'.repeat(1e5),
    ])
      extractToken(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('never throws and finds only characters of the alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(extractToken(`#s=${text}`)).toMatch(/^[\w-]*$/);
        expect(extractToken(text)).toMatch(/^[\w-]*$/);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });
});
