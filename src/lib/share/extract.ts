import { declaredLength, LONGEST_TOKEN } from './token.ts';

/** `#s=`, `?s=` or `&s=`, also percent-encoded, as link scanners of mail systems rewrite addresses. */
const MARKER = /(?:[#?&]|%23|%3F|%26)s(?:=|%3D)/i;
/** What mail and chat put into a long line: white space, zero-width characters, soft hyphens, "> " of a quoted answer. */
const WRAP = /^[\s\u200B-\u200D\u2060\uFEFF\u00AD]+(?:>[\s>]*)?/;
/** A line break of quoted-printable mail. */
const SOFT_BREAK = /=\r?\n/g;
const RUN = /^[\w-]+/;
/** Room for the address and the words around a token, characters. */
const LONGEST_TEXT = 2 * LONGEST_TOKEN + 10_000;

/**
 * The token in what somebody pasted: an address with `#s=` or `?s=`, the token alone, in `<>` or quotes, broken over
 * lines, followed by punctuation or words. Empty if there is none. Does not judge the token.
 */
export function extractToken(text: string): string {
  const head = text.slice(0, LONGEST_TEXT).replace(SOFT_BREAK, '\n');
  const marker = MARKER.exec(head);
  let rest = marker ? head.slice(marker.index + marker[0].length) : head.replace(/^[^\w-]+/, '');
  // Without a marker an address or a sentence is not a token: a version digit starts one.
  if (!marker && !/^\d[\w-]{2}/.test(rest)) return '';
  let token = '';
  let length: number | undefined;
  for (;;) {
    rest = rest.replace(WRAP, '');
    const run = RUN.exec(rest)?.[0];
    if (run === undefined) return token;
    token += run;
    rest = rest.slice(run.length);
    length ??= declaredLength(token);
    // Stop at the declared end, so that words after the link do not join it; an overlong run is left to be refused.
    if (length !== undefined && token.length >= length) return token;
  }
}
