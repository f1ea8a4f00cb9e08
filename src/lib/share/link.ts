import { decodeToken } from './codec.ts';
import { extractToken } from './extract.ts';
import { linkIssue } from './link-issue.ts';
import type { ShareResult } from './state.ts';

/**
 * The address that opens a token. In the fragment, which browsers never send to a server. An earlier token or other
 * fragment of `base` is replaced.
 */
export function linkUrl(base: string, token: string): string {
  const withoutFragment = base.split('#', 1)[0] ?? '';
  return `${withoutFragment}#s=${token}`;
}

/** The state in whatever was pasted or stands in the address bar. Never throws, never falls back to a default. */
export function decodeLink(text: string): ShareResult {
  const token = extractToken(text);
  return token === '' ? { ok: false, issues: [linkIssue('linkEmpty')] } : decodeToken(token);
}
