import { fromDigits, toDigits } from './base64url.ts';
import { checksum, CHECKSUM_LENGTH } from './checksum.ts';
import { linkIssue, type LinkIssue } from './link-issue.ts';

/**
 * Layout of a token, all in the base64url alphabet, the same for every version to come:
 * version 1 · codec 1 · dictionary id 4 · length of the payload in characters 3 · payload · checksum of all before it 8.
 * With the length, a cut link is told from an altered one and words after it are not taken for part of it.
 */
export interface Token {
  version: string;
  codec: string;
  dictionary: string;
  payload: string;
}

/** Longest fragment that is written or read, characters. */
export const LONGEST_TOKEN = 32_000;
const HEADER_LENGTH = 9;
const SHORTEST_TOKEN = HEADER_LENGTH + CHECKSUM_LENGTH;

export function writeToken({ version, codec, dictionary, payload }: Token): string {
  const body = version + codec + dictionary + toDigits(payload.length, 3) + payload;
  return body + checksum(body);
}

/** Characters the token that starts this text should have by its own header; undefined if there is no header. */
export function declaredLength(text: string): number | undefined {
  const payload = text.length < HEADER_LENGTH ? undefined : fromDigits(text.slice(6, HEADER_LENGTH));
  return payload === undefined ? undefined : SHORTEST_TOKEN + payload;
}

/** Takes a token apart. Issues: linkTooLarge, linkTruncated, linkChecksum. */
export function readToken(text: string): { ok: true; token: Token } | { ok: false; issue: LinkIssue } {
  const got = text.length;
  if (got > LONGEST_TOKEN)
    return refuse(linkIssue('linkTooLarge', { what: 'characters', max: LONGEST_TOKEN, got }));
  const expected = declaredLength(text) ?? SHORTEST_TOKEN;
  if (got < expected) return refuse(linkIssue('linkTruncated', { expected, got }));
  const body = text.slice(0, -CHECKSUM_LENGTH);
  if (got > expected || checksum(body) !== text.slice(-CHECKSUM_LENGTH))
    return refuse(linkIssue('linkChecksum'));
  return {
    ok: true,
    token: {
      version: body.charAt(0),
      codec: body.charAt(1),
      dictionary: body.slice(2, 6),
      payload: body.slice(HEADER_LENGTH),
    },
  };
}

function refuse(issue: LinkIssue): { ok: false; issue: LinkIssue } {
  return { ok: false, issue };
}
