import type { IssueCode } from '#scenario';
import type { LinkIssueCode } from '#share';

type Params = Record<string, string | number>;
type Table = Record<string, ((p: Params) => string) | undefined>;

/** “12 to 40”, “at least 12”, or the list of allowed values; empty when nothing is known. */
function allowed({ min, max, allowed }: Params): string {
  if (allowed !== undefined) return `one of ${allowed}`;
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? '' : `at most ${max}`;
}

const must = (p: Params, kind = ''): string => {
  const range = allowed(p);
  const text = [kind, range].filter(Boolean).join(', ');
  return text ? ` Allowed: ${text}.` : '';
};

/** Codes in words. The interface has its own, in two languages; a command line speaks English. */
const SENTENCES: Record<IssueCode, (p: Params) => string> = {
  wrongType: (p) => `is ${article(p.got)}, not ${article(p.expected)}.${must(p)}`,
  missing: (p) => `is missing.${must(p, String(p.expected ?? ''))}`,
  unknownKey: (p) => `is not a field of this version: “${p.key}”.`,
  notFinite: (p) => `is not a finite number.${must(p)}`,
  outOfRange: (p) => `is ${p.got}.${must(p)}`,
  notInteger: (p) => `is ${p.got}, not a whole number.${must(p)}`,
  notOneOf: (p) => `is “${p.got}”.${must(p)}`,
  badText: (p) =>
    p.pattern === undefined
      ? `is too long: ${p.got} characters, at most ${p.maxLength}.`
      : `does not have the form ${p.pattern}, at most ${p.maxLength} characters.`,
  badLength: (p) => `has ${p.got} entries.${must(p)}`,
  newerVersion: (p) => `is version ${p.got}; this program knows up to ${p.newest}. Update the program.`,
  unknownVersion: (p) => `is version ${p.got}; known are 1 to ${p.newest}.`,
  tooDeep: (p) => `is nested deeper than ${p.max} levels.`,
  tooLarge: (p) => `is too large: ${p.got ?? 'more'} ${p.what ?? ''}, at most ${p.max}.`.replace('  ', ' '),
  badJson: (p) => `is not JSON: the text stops making sense at character ${p.position}.`,
  forbiddenKey: (p) => `uses the forbidden name “${p.key}”.`,
  crossCheck: (p) => `breaks the rule ${p.rule}${details(p)}.`,
};

function details(p: Params): string {
  const { rule: _, ...rest } = p;
  const parts = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function article(kind: string | number | undefined): string {
  const text = String(kind ?? 'unknown');
  return /^(null|undefined|nothing|text|json|unknown)$/.test(text)
    ? text
    : `${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`;
}

/** What can be wrong with a link before its content is read: whole sentences. */
const LINK_SENTENCES: Record<LinkIssueCode, (p: Params) => string> = {
  linkEmpty: () => 'There is no link in this text.',
  linkTruncated: (p) =>
    `A part is missing: ${p.got} characters of ${p.expected ?? 'more'}. Copy the link again, whole.`,
  linkChecksum: () => 'A character was changed, added or lost. Copy the link again.',
  linkVersion: (p) => `It was made by a newer version (${p.got}; this program knows up to ${p.newest}).`,
  linkTooLarge: (p) => `It is too large: at most ${p.max} ${p.what ?? 'characters'}.`,
  linkDictionary: (p) => `It needs the dictionary ${p.got}, which this program does not have.`,
  linkPayload: (p) => `It is intact but its content is not what any version writes (${p.stage}).`,
};

interface AnyIssue {
  path: string;
  code: string;
  params: Params;
}

/** `portfolio.segments.0.accounts is 300000. Allowed: 0 to 200000.` */
export function issueSentence({ path, code, params }: AnyIssue): string {
  const whole = (LINK_SENTENCES as Table)[code];
  if (whole) return whole(params);
  const words = (SENTENCES as Table)[code];
  return `${path || 'The whole'} ${words ? words(params) : `is refused: ${code}${details(params)}.`}`;
}

/** At most twenty lines: nobody mends more at once. */
export function issueLines(issues: readonly AnyIssue[]): string {
  const lines = issues.slice(0, 20).map((issue) => `  ${issueSentence(issue)}`);
  if (issues.length > 20) lines.push(`  … and ${issues.length - 20} more.`);
  return lines.join('\n');
}
