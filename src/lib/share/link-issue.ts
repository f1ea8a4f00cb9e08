import type { Issue } from '#scenario';

/** Why a link was refused before its content was read. Codes, never sentences: the interface translates them. */
export type LinkIssueCode =
  | 'linkEmpty' // no link or code in the text
  | 'linkTruncated' // params: expected, got (characters)
  | 'linkChecksum' // some character was altered, added or swapped
  | 'linkVersion' // made by a newer version; params: newest, got
  | 'linkTooLarge' // params: what (characters | bytes), max, got?
  | 'linkDictionary' // needs a dictionary this build does not have; params: got
  | 'linkPayload'; // the checksum holds, yet the content is not what any version writes; params: stage

export interface LinkIssue {
  path: string;
  code: LinkIssueCode;
  params: Record<string, string | number>;
}

/** What can be wrong with a link: the link itself, or (paths inside it) the state it carries. */
export type ShareIssue = LinkIssue | Issue;

export function linkIssue(code: LinkIssueCode, params: LinkIssue['params'] = {}): LinkIssue {
  return { path: '', code, params };
}
