import { strToU8 } from 'fflate';
import { readJson } from '#scenario';
import { fromBase64url, toBase64url } from './base64url.ts';
import { canonicalJson } from './canonical.ts';
import { compress, INFLATE_CAP_BYTES, inflateCapped } from './deflate.ts';
import { dictionaryOf, newestDictionaryId } from './dictionary.ts';
import { linkIssue, type LinkIssue, type LinkIssueCode } from './link-issue.ts';
import { parseShareState, SHARE_JSON, type ShareResult, type ShareState } from './state.ts';
import { LONGEST_TOKEN, readToken, writeToken } from './token.ts';

/** Token format written by this build; a character, so that 62 versions fit. */
export const LINK_VERSION = '1';
/** Codec `d`: canonical JSON in UTF-8, raw deflate against the dictionary named in the token. */
const DEFLATE_CODEC = 'd';

/**
 * A state as a token, or why it does not fit in a link (linkTooLarge: offer a file instead) or is no valid state.
 * Equal states give equal tokens. The note is cleaned on the way.
 */
export function tryEncodeLink(
  state: ShareState,
): { ok: true; token: string } | Extract<ShareResult, { ok: false }> {
  const checked = parseShareState(state);
  if (!checked.ok) return checked;
  const bytes = strToU8(canonicalJson(checked.state));
  if (bytes.length > INFLATE_CAP_BYTES)
    return refuse('linkTooLarge', { what: 'bytes', max: INFLATE_CAP_BYTES, got: bytes.length });
  const id = newestDictionaryId();
  const payload = toBase64url(compress(bytes, dictionaryOf(id) as Uint8Array));
  const token = writeToken({ version: LINK_VERSION, codec: DEFLATE_CODEC, dictionary: id, payload });
  if (token.length > LONGEST_TOKEN)
    return refuse('linkTooLarge', { what: 'characters', max: LONGEST_TOKEN, got: token.length });
  return { ok: true, token };
}

/** `tryEncodeLink` for a state known to be valid and small; throws `invariant: …` otherwise. */
export function encodeLink(state: ShareState): string {
  const encoded = tryEncodeLink(state);
  if (!encoded.ok)
    throw new Error(`invariant: state cannot be linked: ${JSON.stringify(encoded.issues.slice(0, 5))}`);
  return encoded.token;
}

/** A token alone (see `extractToken`) back to its state; every refusal has its code. Never throws. */
export function decodeToken(text: string): ShareResult {
  const read = readToken(text);
  if (!read.ok) return { ok: false, issues: [read.issue] };
  const { version, codec, dictionary: id, payload } = read.token;
  if (version !== LINK_VERSION) return refuse('linkVersion', { newest: LINK_VERSION, got: version });
  if (codec !== DEFLATE_CODEC) return refuse('linkPayload', { stage: 'codec' });
  const dictionary = dictionaryOf(id);
  if (!dictionary) return refuse('linkDictionary', { got: id });
  const compressed = fromBase64url(payload);
  if (!compressed) return refuse('linkPayload', { stage: 'base64url' });
  const inflated = inflateCapped(compressed, dictionary);
  if (!inflated.ok)
    return inflated.reason === 'tooLarge'
      ? refuse('linkTooLarge', { what: 'bytes', max: INFLATE_CAP_BYTES })
      : refuse('linkPayload', { stage: 'deflate' });
  return decodeJson(inflated.bytes);
}

function decodeJson(bytes: Uint8Array): ShareResult {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('linkPayload', { stage: 'utf-8' });
  }
  const json = readJson(text, SHARE_JSON);
  if (!json.ok) return json;
  // Guard and schema first, because spelling a hostile tree recurses.
  const result = parseShareState(json.value);
  // One state, one spelling.
  if (result.ok && !isCanonical(json.value, text)) return refuse('linkPayload', { stage: 'canonical' });
  return result;
}

function isCanonical(json: unknown, text: string): boolean {
  try {
    return canonicalJson(json) === text;
  } catch {
    return false;
  }
}

function refuse(code: LinkIssueCode, params: LinkIssue['params']): { ok: false; issues: LinkIssue[] } {
  return { ok: false, issues: [linkIssue(code, params)] };
}
