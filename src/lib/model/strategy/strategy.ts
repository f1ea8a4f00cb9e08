import { exp, logit, sigmoid } from '#engine';
import type { Condition, Offer, Scenario, Step, StepClock } from '#scenario';
import { CHANNELS } from '../touch/channels.ts';
import { ATOMS } from '../layout.ts';

/** What a condition compares, by number: the order of `observedNumber`. */
export const BY_DPD = 0;
export const BY_BALANCE = 1;
export const BY_ARREARS = 2;
export const BY_SCORE = 3;
export const BY_BROKEN = 4;
export const BY_MISSED = 5;
export const BY_SILENCE = 6;
const NUMBERS = [
  'dpd',
  'balance',
  'arrears',
  'score',
  'brokenPromises',
  'missedCalls',
  'silence',
  'testGroup',
] as const;

export const CLOCKS = ['dpd', 'daysInPath', 'silence', 'payment', 'brokenPromise', 'contact'] as const;
export const CLOCK_DPD = 0;
export const CLOCK_PATH = 1;
export const CLOCK_SILENCE = 2;
export const CLOCK_PAYMENT = 3;
export const CLOCK_BROKEN = 4;

export const OFFER_SETTLEMENT = 1;
export const OFFER_PLAN = 2;

/** Treatments and their steps as columns; conditions and steps of treatment t lie in [from[t], from[t + 1]). */
export interface Strategy {
  treatmentIds: string[];
  /** 1 where the text conditions of treatment t hold for book segment b: Uint8Array[treatments × bookSegments]. */
  textMatches: Uint8Array;
  conditionFrom: Int32Array;
  conditionField: Int32Array;
  conditionMin: Float64Array;
  conditionMax: Float64Array;
  stepFrom: Int32Array;
  stepTreatment: Int32Array;
  stepChannel: Int32Array;
  stepClock: Int32Array;
  fromDay: Int32Array;
  toDay: Int32Array;
  everyDays: Int32Array;
  maxPer7Days: Int32Array;
  maxPerDay: Int32Array;
  restDays: Int32Array;
  /** Partner and months of a placement step. */
  partner: Int32Array;
  months: Int32Array;
  offer: Int32Array;
  /** Settlement: share forgiven. Plan: number of instalments. */
  offerSize: Float64Array;
  /** Acceptance of the settlement by willingness: Float64Array[steps × ATOMS]. */
  takeUp: Float64Array;
  /** Whether a missed call, or reaching the debtor, can change which treatment or step applies. */
  watchesMisses: boolean;
  watchesContact: boolean;
  /** Whether the day alone, without dpd, can change which treatment applies (silence). */
  watchesSilence: boolean;
  /** Whether balance or arrears decide which treatment applies. */
  watchesMoney: boolean;
  holdOutShare: number;
}

/** Bit of step `k` among the steps of its treatment already done. */
export const stepBit = ({ stepFrom, stepTreatment }: Strategy, k: number): number =>
  1 << (k - stepFrom[stepTreatment[k]]);

/** Compiles the treatment paths. Text conditions depend on the book segment only and are decided here. */
export function compileStrategy(scenario: Scenario, z: Float64Array): Strategy {
  const { treatments, holdOutShare } = scenario.strategy;
  const segments = scenario.portfolio.segments;
  const textMatches = new Uint8Array(treatments.length * segments.length);
  treatments.forEach(({ when }, t) => {
    segments.forEach((segment, b) => {
      const observed = { product: segment.product, region: segment.region, bookSegment: segment.id };
      const holds = when.every((c) => c.kind !== 'text' || c.values.includes(observed[c.field]));
      textMatches[t * segments.length + b] = holds ? 1 : 0;
    });
  });
  const conditions = treatments.map(({ when }) => when.filter((c) => c.kind === 'number'));
  const flat = conditions.flat() as Extract<Condition, { kind: 'number' }>[];
  const steps = treatments.flatMap((treatment) => treatment.steps);
  const ints = <T>(rows: readonly T[], of: (row: T) => number) => Int32Array.from(rows, of);
  const phone = (step: Step) => (step.channel === 'phone' ? step : undefined);
  const fields = ints(flat, (c) => NUMBERS.indexOf(c.field));
  return {
    treatmentIds: treatments.map((treatment) => treatment.id),
    textMatches,
    conditionFrom: starts(conditions),
    conditionField: fields,
    conditionMin: Float64Array.from(flat, (c) => c.min),
    conditionMax: Float64Array.from(flat, (c) => c.max),
    stepFrom: starts(treatments.map((treatment) => treatment.steps)),
    stepTreatment: Int32Array.from(treatments.flatMap(({ steps: own }, t) => own.map(() => t))),
    stepChannel: ints(steps, (step) => CHANNELS.indexOf(step.channel)),
    stepClock: ints(steps, (step) => CLOCKS.indexOf(step.clock satisfies StepClock)),
    fromDay: ints(steps, (step) => step.fromDay),
    toDay: ints(steps, (step) => step.toDay),
    everyDays: ints(steps, (step) => ('everyDays' in step ? step.everyDays : 0)),
    maxPer7Days: ints(steps, (step) => phone(step)?.maxAttemptsPer7Days ?? 0),
    maxPerDay: ints(steps, (step) => phone(step)?.maxAttemptsPerDay ?? 0),
    restDays: ints(steps, (step) => phone(step)?.restDaysAfterContact ?? 0),
    partner: ints(steps, (step) =>
      step.channel === 'partner' ? scenario.partners.findIndex(({ id }) => id === step.partner) : -1,
    ),
    months: ints(steps, (step) => (step.channel === 'partner' ? step.months : 0)),
    offer: ints(steps, (step) => ['none', 'settlement', 'plan'].indexOf(offerOf(step).kind)),
    offerSize: Float64Array.from(steps, (step) => sizeOf(offerOf(step))),
    takeUp: takeUpTable(scenario, steps, z),
    watchesMisses: fields.includes(BY_MISSED),
    // A conversation also ends a row of calls in vain.
    watchesContact: steps.some((step) => step.clock === 'contact') || fields.includes(BY_MISSED),
    watchesSilence: fields.includes(BY_SILENCE),
    watchesMoney: fields.includes(BY_BALANCE) || fields.includes(BY_ARREARS),
    holdOutShare,
  };
}

const offerOf = (step: Step): Offer => ('offer' in step ? step.offer : { kind: 'none' });
const sizeOf = (offer: Offer) =>
  offer.kind === 'settlement' ? offer.discount : offer.kind === 'plan' ? offer.instalments : 0;

function starts(lists: readonly (readonly unknown[])[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, t) => (from[t + 1] = from[t] + list.length));
  return from;
}

/** Acceptance at an average willingness by straight lines through 0, 20, 40 and 60 %, flat beyond; then by atom. */
function takeUpTable(scenario: Scenario, steps: readonly Step[], z: Float64Array): Float64Array {
  const { takeUpAt20, takeUpAt40, takeUpAt60, willingness } = scenario.behaviour.settlement;
  const points = [0, takeUpAt20, takeUpAt40, takeUpAt60];
  const table = new Float64Array(steps.length * ATOMS);
  steps.forEach((step, k) => {
    const offer = offerOf(step);
    if (offer.kind !== 'settlement') return;
    const place = Math.min(3, offer.discount * 5);
    const low = Math.min(2, Math.floor(place));
    const mean = points[low] + (place - low) * (points[low + 1] - points[low]);
    for (let atom = 0; atom < ATOMS; atom += 1)
      table[k * ATOMS + atom] = mean <= 0 ? 0 : mean >= 1 ? 1 : sigmoid(logit(mean) + willingness * z[atom]);
  });
  return table;
}

/** exp(−rate · memory^k · n ÷ unit): what n touches k weeks ago leave, Float64Array[4 × 256]. */
export function decayTable(rate: number, memory: number, unit = 1): Float64Array {
  const table = new Float64Array(1024);
  let weight = 1;
  for (let week = 0; week < 4; week += 1) {
    for (let n = 0; n < 256; n += 1) table[week * 256 + n] = exp((-rate * weight * n) / unit);
    weight *= memory;
  }
  return table;
}
