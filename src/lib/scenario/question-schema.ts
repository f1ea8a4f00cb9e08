import { LIMITS } from './limits.ts';
import { z } from './zod.ts';

/**
 * A question preset: a shipped scenario, two to four plans written as changes to it, where the answer is read, and the
 * figures that the model gives. Results are named as in the experiment's totals and daily counters; a test keeps the
 * two lists in step.
 */
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const bilingual = (max: number) =>
  z.strictObject({ vi: z.string().min(1).max(max), en: z.string().min(1).max(max) });

/** Totals over the horizon that a question may read. */
export const QUESTION_TOTALS = [
  'recovered',
  'paid',
  'cost',
  'net',
  'npv',
  'settlementCash',
  'forgiven',
  'partnerCash',
  'feeCost',
  'labourCost',
  'attempts',
  'botCalls',
  'visits',
  'contacts',
  'messages',
  'cured',
  'paidInFull',
  'touchedAccounts',
  'secondsUsed',
  'secondsAvailable',
  'complaints',
  'suppressed',
  'suppressedValue',
  'leagueTruth',
] as const;
/** Daily counters that a question may read up to the end of a day; `recovered` is all cash. */
export const QUESTION_SERIES = ['recovered', 'cured', 'attempts', 'visits', 'complaints'] as const;
/** What a figure is divided by: nothing, accounts of the book, its balance, or another total of the same plan. */
export const QUESTION_PER = ['one', 'account', 'balance', ...QUESTION_TOTALS] as const;

const reading = z.discriminatedUnion('kind', [
  /** Sum of totals over the whole horizon. */
  z.strictObject({
    kind: z.literal('total'),
    totals: z.array(z.enum(QUESTION_TOTALS)).min(1).max(3),
    per: z.enum(QUESTION_PER),
  }),
  /** A counter added up over the first `days` days. */
  z.strictObject({
    kind: z.literal('byDay'),
    series: z.enum(QUESTION_SERIES),
    days: z.int().min(1).max(LIMITS.days),
    per: z.enum(QUESTION_PER),
  }),
  /** Share of the balance or accounts that rolls from one bucket into another in a month. */
  z.strictObject({ kind: z.literal('roll'), from: z.string().max(40), to: z.string().max(40) }),
  /** Mean heads, or full collectors, of a team in a calendar month; 0 = the opening month. */
  z.strictObject({
    kind: z.literal('strength'),
    team: z.string().max(40),
    month: z.int().min(0).max(25),
    of: z.enum(['heads', 'full']),
  }),
  /** Mean number of people of a team who were sent away, over the whole horizon. */
  z.strictObject({ kind: z.literal('sentAway'), team: z.string().max(40) }),
  /**
   * Index of a partner ÷ that of another: cash ÷ balance at the start of each placed month, or (`adjusted`) cash ÷ what
   * the same balances would bring bucket by bucket at the liquidation of all partners together.
   */
  z.strictObject({
    kind: z.literal('partners'),
    partner: z.string().max(40),
    against: z.string().max(40),
    adjusted: z.boolean(),
  }),
  /** Share of the futures in which a total stays below an amount. */
  z.strictObject({
    kind: z.literal('chance'),
    total: z.enum(QUESTION_TOTALS),
    below: z.int().min(0).max(1e15),
  }),
]);

/** Parts of the sandbox page that a question may send its reader to. */
const LOOK_AT = [
  'compare',
  'rules',
  'funnel',
  'stop',
  'roll',
  'channels',
  'backlog',
  'harm',
  'people',
  'partners',
  'money',
  'plan',
  'vintages',
  'time',
] as const;

/** One figure that decides, and the interval in which the model's mean lies. */
const figure = z.strictObject({
  label: bilingual(160),
  reading,
  unit: z.enum(['money', 'count', 'share']),
  /** Number of a plan, 0 = the first. */
  plan: z.int().min(0).max(3),
  /**
   * `value`: of that plan alone. Otherwise measured from plan `against`: the difference, the difference ÷ its value,
   * the difference of their gains over the first plan ÷ its gain (`uplift`), or the difference ÷ that of the
   * collector-months at work (`perHeadMonth`).
   */
  comparison: z.enum(['value', 'difference', 'relative', 'uplift', 'perHeadMonth']),
  against: z.int().min(0).max(3),
  min: z.number().min(-1e15).max(1e15),
  max: z.number().min(-1e15).max(1e15),
});

const change = z.strictObject({
  /** Place in the scenario, as in `strategy.treatments.0.steps`. */
  path: z.string().min(1).max(200),
  value: z.unknown(),
});

export const questionSchema = z.strictObject({
  /** Also the seed of its runs. */
  id,
  kind: z.enum(['question', 'dynamic']),
  title: bilingual(120),
  text: z.strictObject({
    /** What is asked; where to look; what decides; what to try next. */
    asked: bilingual(600),
    look: bilingual(600),
    decides: bilingual(600),
    next: bilingual(600),
  }),
  /** Id of a shipped scenario. */
  base: id,
  /** The first is the baseline; its changes hold for the others too, theirs come on top. */
  plans: z
    .array(z.strictObject({ name: bilingual(80), changes: z.array(change).max(40) }))
    .min(2)
    .max(4),
  look: z.strictObject({
    /** The part of the page that shows it: a view of the result, the comparison of plans or the rules. */
    at: z.enum(LOOK_AT),
    total: z.enum(QUESTION_TOTALS),
    /** Difference of net recovery too small to matter, minor units. */
    margin: z.int().min(0).max(LIMITS.money),
  }),
  expect: z.strictObject({
    replications: z.int().min(2).max(LIMITS.replications),
    figures: z.array(figure).min(1).max(6),
    /** Where the expected figures come from: a publication, a closed form, or the model itself. */
    source: bilingual(600),
  }),
});

export type QuestionFile = z.infer<typeof questionSchema>;
export type QuestionFigure = z.infer<typeof figure>;
export type QuestionReading = z.infer<typeof reading>;
