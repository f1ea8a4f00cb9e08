/** Why outside input was refused: codes, never sentences; the interface translates them (`issue_<code>` messages). */
export type IssueCode =
  | 'wrongType' // params: expected, got
  | 'missing' // params: expected
  | 'unknownKey' // params: key
  | 'notFinite' // a number that is NaN or beyond 1e308
  | 'outOfRange' // params: min, max, got
  | 'notInteger' // params: min, max, got
  | 'notOneOf' // params: allowed, got
  | 'badText' // params: maxLength | pattern
  | 'badLength' // params: min, max, got
  | 'newerVersion' // params: newest, got
  | 'unknownVersion' // params: newest, got
  | 'tooDeep' // params: max
  | 'tooLarge' // params: max, got
  | 'badJson' // params: position
  | 'forbiddenKey' // params: key  (__proto__, constructor, prototype)
  | 'crossCheck'; // params: rule (a key of CROSS_CHECKS), and what the rule names

/** One refusal. `path` names the field, as in `portfolio.segments.0.accounts`; `params` carry the allowed range. */
export interface Issue {
  path: string;
  code: IssueCode;
  params: Record<string, string | number>;
}

export type ParseResult<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };
