import { formatMoney, formatNumber, type ChartLocale } from '#charts';
import { getLocale } from '#locale';
import { m } from '#messages';
import type { CrossCheckRule, IssueCode } from '#scenario';
import { cleanNote, type LinkIssueCode, type ShareIssue } from '#share';
import { clockText } from '../state/hours.ts';
import { fieldName, fieldWords, type FieldUnit } from './fields.ts';

/** Anything that says what is wrong with outside input: path, code, params. */
export type AnyIssue = ShareIssue;

export interface IssueTextOptions {
  /** ISO code; amounts are written in it. Without it amounts are plain numbers. */
  currency?: string | undefined;
}

/** What the sentences may name, already written for people. */
interface Words {
  field: string;
  got: string;
}

type Params = AnyIssue['params'];
type Sentence = (w: Words, p: Params) => string;

const text = (value: string | number | undefined): string => String(value ?? '');

const TYPES: Record<string, () => string> = {
  integer: m.issue_type_integer,
  number: m.issue_type_number,
  text: m.issue_type_text,
  flag: m.issue_type_flag,
  choice: m.issue_type_choice,
  list: m.issue_type_list,
  object: m.issue_type_object,
  null: m.issue_type_null,
};
const typeName = (type: string | number | undefined): string => (TYPES[text(type)] ?? m.issue_type_other)();

const SENTENCES: Record<IssueCode, Sentence> = {
  wrongType: ({ field }, p) =>
    m.issue_wrongType({ field, expected: typeName(p.expected), got: typeName(p.got) }),
  missing: ({ field }) => m.issue_missing({ field }),
  unknownKey: (_, p) => m.issue_unknownKey({ key: plain(p.key) }),
  notFinite: ({ field }) => m.issue_notFinite({ field }),
  outOfRange: (w) => m.issue_outOfRange({ ...w }),
  notInteger: (w) => m.issue_notInteger({ ...w }),
  notOneOf: (w) => m.issue_notOneOf({ ...w }),
  badText: ({ field, got }, p) =>
    p.pattern === undefined || Number(p.got) > Number(p.maxLength)
      ? m.issue_badText({ field, got })
      : m.issue_badText_form({ field }),
  badLength: (w) => m.issue_badLength({ ...w }),
  newerVersion: ({ got }, p) => m.issue_newerVersion({ got, newest: text(p.newest) }),
  unknownVersion: ({ got }, p) => m.issue_unknownVersion({ got, newest: text(p.newest) }),
  tooDeep: (_, p) => m.issue_tooDeep({ max: text(p.max) }),
  tooLarge: () => m.issue_tooLarge(),
  badJson: (_, p) => m.issue_badJson({ position: text(p.position) }),
  forbiddenKey: (_, p) => m.issue_forbiddenKey({ key: plain(p.key) }),
  crossCheck: (w, p) =>
    (CROSS[text(p.rule) as keyof typeof CROSS] ?? ((v: Words) => other(v.field, text(p.rule))))(w),
};

const CROSS: Record<CrossCheckRule | 'scenarioLabelsUnique' | 'digestsMatchScenarios', (w: Words) => string> =
  {
    segmentIdsUnique: ({ got }) => m.crossCheck_segmentIdsUnique({ got }),
    bucketIdsUnique: ({ got }) => m.crossCheck_bucketIdsUnique({ got }),
    teamIdsUnique: ({ got }) => m.crossCheck_teamIdsUnique({ got }),
    firstBucketFromOne: ({ got }) => m.crossCheck_firstBucketFromOne({ got }),
    bucketsIncreasing: (w) => m.crossCheck_bucketsIncreasing({ ...w }),
    skipShareNotFalling: (w) => m.crossCheck_skipShareNotFalling({ ...w }),
    dpdRange: (w) => m.crossCheck_dpdRange({ ...w }),
    treatmentIdsUnique: ({ got }) => m.crossCheck_treatmentIdsUnique({ got }),
    stepRange: (w) => m.crossCheck_stepRange({ ...w }),
    conditionRange: (w) => m.crossCheck_conditionRange({ ...w }),
    partnerIdsUnique: ({ got }) => m.crossCheck_partnerIdsUnique({ got }),
    partnerKnown: ({ got }) => m.crossCheck_partnerKnown({ got }),
    feesIncreasing: (w) => m.crossCheck_feesIncreasing({ ...w }),
    planIncreasing: (w) => m.crossCheck_planIncreasing({ ...w }),
    hoursRange: (w) => m.crossCheck_hoursRange({ ...w }),
    judgmentRange: (w) => m.crossCheck_judgmentRange({ ...w }),
    takeUpNotFalling: (w) => m.crossCheck_takeUpNotFalling({ ...w }),
    promiseDueRange: (w) => m.crossCheck_promiseDueRange({ ...w }),
    partialSharesSum: ({ got }) => m.crossCheck_partialSharesSum({ got }),
    amountQuantilesNotFalling: (w) => m.crossCheck_amountQuantilesNotFalling({ ...w }),
    amountMaxAboveMedian: (w) => m.crossCheck_amountMaxAboveMedian({ ...w }),
    liveBelowChargeOff: (w) => m.crossCheck_liveBelowChargeOff({ ...w }),
    chargedOffFromChargeOff: (w) => m.crossCheck_chargedOffFromChargeOff({ ...w }),
    accountsWithinLimit: ({ got }) => m.crossCheck_accountsWithinLimit({ got }),
    payLegWeighs: ({ field }) => m.crossCheck_payLegWeighs({ field }),
    payStepsIncreasing: (w) => m.crossCheck_payStepsIncreasing({ ...w }),
    payRankHasPrize: ({ field }) => m.crossCheck_payRankHasPrize({ field }),
    startDateReal: ({ got }) => m.crossCheck_startDateReal({ got }),
    scenarioLabelsUnique: ({ got }) => m.crossCheck_scenarioLabelsUnique({ got }),
    digestsMatchScenarios: ({ got }) => m.crossCheck_digestsMatchScenarios({ got }),
  };

const LINK: Record<LinkIssueCode, (p: Params) => string> = {
  linkEmpty: () => m.issue_linkEmpty(),
  linkTruncated: (p) => m.issue_linkTruncated({ got: number(p.got), expected: number(p.expected) }),
  linkChecksum: () => m.issue_linkChecksum(),
  linkVersion: (p) => m.issue_linkVersion({ got: plain(p.got), newest: text(p.newest) }),
  linkTooLarge: () => m.issue_linkTooLarge(),
  linkDictionary: (p) => m.issue_linkDictionary({ got: plain(p.got) }),
  linkPayload: (p) => m.issue_linkPayload({ stage: text(p.stage) }),
};

/** One issue in the reader's language: what is wrong, the field by its human name, and the allowed range. */
export function issueText({ path, code, params }: AnyIssue, options: IssueTextOptions = {}): string {
  const words = fieldWords(path);
  const unit = words?.unit ?? 'plain';
  const write = (value: string | number | undefined) => writeValue(value, unit, options);
  const field = fieldName(path);
  const lengthCode = code === 'badLength' || code === 'badText' || params.rule === 'digestsMatchScenarios';
  const got = lengthCode ? number(params.got) : write(params.got);
  const sentence =
    code in LINK
      ? LINK[code as LinkIssueCode](params)
      : (SENTENCES[code as IssueCode] ?? (() => other(field, code)))({ field, got }, params);
  const range = allowed(code, params, lengthCode ? number : write);
  return range === '' ? sentence : m.issue_allowed({ sentence, range });
}

/** At most `most` sentences, then how many more there are: nobody mends more at once. */
export function issueTexts(issues: readonly AnyIssue[], options: IssueTextOptions = {}, most = 8): string[] {
  const lines = issues.slice(0, most).map((issue) => issueText(issue, options));
  if (issues.length > most) lines.push(m.issue_more({ n: number(issues.length - most) }));
  return lines;
}

function other(field: string, code: string): string {
  return m.issue_other({ field, code });
}

/** The allowed range of a field in words; empty when nothing bounds it. */
function allowed(code: AnyIssue['code'], p: Params, write: (value: string | number) => string): string {
  if (p.what !== undefined) {
    const max = number(p.max);
    if (p.what === 'bytes') return m.issue_what_bytes({ max });
    return p.what === 'nodes' ? m.issue_what_nodes({ max }) : m.issue_what_characters({ max });
  }
  if (code === 'tooDeep') return '';
  if (p.allowed !== undefined) return text(p.allowed);
  if (p.pattern !== undefined && !(Number(p.got) > Number(p.maxLength))) return formOf(text(p.pattern));
  if (p.maxLength !== undefined) return m.issue_characters({ max: number(p.maxLength) });
  return rangeText(bound(p.min), bound(p.max), write);
}

/** “0% to 100%”, “at least 3 days”; empty without bounds. Texts (dates) are taken as they are. */
export function rangeText(
  min: string | number | undefined,
  max: string | number | undefined,
  write: (value: string | number) => string = number,
): string {
  if (min !== undefined && max !== undefined)
    return min === max
      ? m.issue_exactly({ value: write(min) })
      : m.issue_range({ min: write(min), max: write(max) });
  if (min !== undefined) return m.issue_at_least({ min: write(min) });
  return max === undefined ? '' : m.issue_at_most({ max: write(max) });
}

/** Ends of float64 are no bound worth naming. */
const bound = (value: string | number | undefined): string | number | undefined =>
  typeof value === 'number' && Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;

function formOf(pattern: string): string {
  if (pattern.includes('d{4}-')) return m.issue_form_date();
  return pattern.startsWith('^[A-Za-z0-9]') ? m.issue_form_code() : m.issue_form_other({ pattern });
}

/** Seconds; whole tenths of an hour read better as hours. */
const HOUR = 3_600;

/** A number of a field as people read it: per cent, money, days; texts are cleaned of invisible characters. */
export function writeValue(
  value: string | number | undefined,
  unit: FieldUnit,
  { currency }: IssueTextOptions = {},
): string {
  if (typeof value !== 'number') return plain(value);
  const locale = getLocale() as ChartLocale;
  switch (unit) {
    case 'share':
      return `${number(Number((value * 100).toPrecision(12)))}%`;
    case 'money':
      return currency && Number.isFinite(value) ? formatMoney(value, currency, { locale }) : number(value);
    case 'days':
      return m.issue_unit_days({ value: number(value) });
    case 'clock':
      return clockText(value);
    case 'seconds':
      return value >= HOUR && value % (HOUR / 10) === 0
        ? m.issue_unit_hours({ value: number(value / HOUR) })
        : m.issue_unit_seconds({ value: number(value) });
    default:
      return number(value);
  }
}

/** A number with the decimals it has, up to six. */
function number(value: string | number | undefined): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return plain(value);
  const decimals = Math.min(6, (String(value).split('.')[1] ?? '').length);
  return formatNumber(value, getLocale() as ChartLocale, decimals);
}

/** Text of a stranger: without control and direction-changing characters, short. */
function plain(value: string | number | undefined): string {
  return cleanNote(text(value)).replaceAll('\n', ' ').slice(0, 80);
}
