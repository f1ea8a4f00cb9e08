import {
  betaQuantile,
  buildCalendar,
  discountTable,
  exp,
  exponentialTable,
  logit,
  normalQuantile,
  QuantileTable,
  Remembered,
  sigmoid,
} from '#engine';
import type { Calendar } from '#engine';
import type { BucketRow, Scenario } from '#scenario';
import { amountAt, buildBook } from './book.ts';
import { compileLaw, quietDay } from './law.ts';
import { ATOMS } from './layout.ts';
import type { Book, BucketTables, Plan } from './plan.ts';
import { buildStages } from './stages.ts';
import { cohortRates, multipliers, ownPaymentIn30Days, willingnessAtoms } from './willingness.ts';
import type { CohortRates } from './willingness.ts';

/**
 * Scenario → Plan: all that can be worked out before the first day, by tables and quadrature.
 * `sampleEvery` > 1 keeps one account in so many, with staff scaled to match, and scales the output back.
 */
export function compile(scenario: Scenario, sampleEvery = 1): Plan {
  const { behaviour, strategy, channels, portfolio } = scenario;
  const calendarKey = JSON.stringify(scenario.calendar);
  const calendar = calendars.get(calendarKey, () => buildCalendar(scenario.calendar));
  const days = scenario.calendar.horizonDays;
  const book = books.get(`${sampleEvery}/${calendarKey}/${JSON.stringify(portfolio.segments)}`, () =>
    buildBook(scenario, calendar, sampleEvery),
  );
  const z = willingnessAtoms();
  const willingness = multipliers(z, behaviour.frailtySigma);
  const stages = buildStages(scenario);
  const law = compileLaw(scenario);
  const { phone } = channels;
  const memory = behaviour.contact.memoryPerWeek;
  const { median, sigma } = behaviour.chargedOffPayment;
  const chargedOffAmount = amounts.get(
    `${median}/${sigma}`,
    () => new QuantileTable((p) => Math.max(1, median * exp(sigma * normalQuantile(p)))),
  );
  const phoneSeconds = phoneSecondsByDay(scenario, calendar, sampleEvery);
  return {
    book,
    calendar,
    days,
    bucketIds: behaviour.buckets.map((bucket) => bucket.id),
    stages,
    tables: bucketTables(behaviour.buckets, scenario, z, willingness),
    willingness,
    z,
    exponential: exponentialTable(),
    chargedOffAmount,
    chargedOffAmountMean: median * exp((sigma * sigma) / 2),
    wholeShare: behaviour.chargedOffPayment.wholeShare,
    oneInstalmentShare: behaviour.partial.oneInstalment,
    twoInstalmentsShare: behaviour.partial.twoInstalments,
    belowOne: betaAtoms(behaviour.partial.belowOneMean, BELOW_ONE_CONCENTRATION),
    redefaultShare: behaviour.redefaultShare,
    chargeOffDpd: portfolio.chargeOffDpd,
    interestLive: portfolio.interestPerMonthLive,
    interestChargedOff: portfolio.interestPerMonthChargedOff,
    callFatigue: decayTable(behaviour.contact.callFatigue, memory),
    messageFatigue: decayTable(behaviour.messages.fatigue, memory),
    messageResponse: decayTable(behaviour.messages.saturation, memory),
    dueDaysMin: behaviour.promise.dueDaysMin,
    dueDaysRange: behaviour.promise.dueDaysMax - behaviour.promise.dueDaysMin + 1,
    afterBrokenFactor: behaviour.promise.afterBrokenFactor,
    // With nobody to call, no order is ever looked at: the cheapest rule then.
    priority: phoneSeconds.some((seconds) => seconds > 0) ? strategy.priority : 'random',
    scoreUnit: scoreUnit(scenario),
    concentration: behaviour.contact.concentration,
    law,
    scoredShare: law.scoringConsent ? behaviour.scoringConsentShare : 1,
    complaintPerAttempt: behaviour.complaints.perAttempt,
    complaintFactorFromFourth: behaviour.complaints.fromFourthAttemptFactor,
    complaintBlockShare: behaviour.complaints.blockShare,
    costPerComplaint: scenario.economics.costPerComplaint,
    maxPer7Days: strategy.maxAttemptsPer7Days,
    maxPerDay: strategy.maxAttemptsPerDay,
    restDaysAfterContact: strategy.restDaysAfterContact,
    messageEveryDays: strategy.smsEveryDays,
    scorePrecision: behaviour.scorePrecision,
    scoreNoise: Math.sqrt(1 - behaviour.scorePrecision * behaviour.scorePrecision),
    phoneSeconds,
    labourCost: labourCostByDay(scenario, calendar, sampleEvery),
    attemptSeconds: phone.attemptSeconds,
    contactSeconds: phone.contactSeconds,
    wrongPartyShare: phone.wrongPartyShare,
    wrongPartySeconds: phone.wrongPartySeconds,
    worstAttemptSeconds: phone.attemptSeconds + Math.max(phone.contactSeconds, phone.wrongPartySeconds),
    costPerMinute: phone.costPerMinute,
    costPerMessage: channels.sms.costPerMessage,
    discount: discountTable(scenario.economics.discountPerYear, days + 1),
    scale: sampleEvery,
    // Few and equal portions for a preview: every further message costs a drag more than it saves.
    batchSize: sampleEvery > 1 ? 2 : batchSize(book.size, days, phoneSeconds, phone.attemptSeconds),
  };
}

/** A balance that one account in ten thousand exceeds stands for the largest one. */
const NEARLY_LARGEST = 0.9999;
/** Where it goes: the queue tells apart scores from 1 to 2^16, so balances up to twice as large still rank. */
const SCORE_OF_LARGEST = 32768;

/**
 * Brings balances into the range of the queue's log bins, whatever the currency. Read from the laws, not from the
 * accounts that happen to be drawn: a longer horizon must not re-rank today. A power of two moves every score by whole
 * bins, so that another segment does not regroup those there are.
 */
function scoreUnit(scenario: Scenario): number {
  let largest = 1;
  for (const segment of scenario.portfolio.segments) {
    if (segment.accounts + segment.arrivalsPerMonth > 0)
      largest = Math.max(largest, amountAt(segment.balance)(NEARLY_LARGEST));
  }
  let unit = 1;
  while (unit * largest > SCORE_OF_LARGEST) unit /= 2;
  while (unit * largest * 2 <= SCORE_OF_LARGEST) unit *= 2;
  return unit;
}

/** Concentration of the Beta share below one instalment: a broad hump; an assumption. */
const BELOW_ONE_CONCENTRATION = 4;

/** Estimated cost, for the size of a batch only: it never changes a number. Nanoseconds, from `npm run bench`. */
const NS_PER_ACCOUNT = 250;
const NS_PER_ACCOUNT_DAY = 4;
const NS_PER_ATTEMPT = 150;
const BATCH_NS = 30e6;

function batchSize(
  accounts: number,
  days: number,
  phoneSeconds: Float64Array,
  attemptSeconds: number,
): number {
  const attempts = phoneSeconds.reduce((sum, value) => sum + value, 0) / Math.max(1, attemptSeconds) / 2;
  const cost =
    accounts * NS_PER_ACCOUNT + accounts * days * NS_PER_ACCOUNT_DAY + attempts * NS_PER_ATTEMPT + 1e4;
  return Math.max(1, Math.floor(BATCH_NS / cost));
}

/** exp(−rate · memory^k · n) for n touches k weeks ago: Float64Array[4 × 256]. */
function decayTable(rate: number, memory: number): Float64Array {
  const table = new Float64Array(1024);
  let weight = 1;
  for (let week = 0; week < 4; week += 1) {
    for (let n = 0; n < 256; n += 1) table[week * 256 + n] = exp(-rate * weight * n);
    weight *= memory;
  }
  return table;
}

const betas = new Remembered<Float64Array>(200);

/** A Beta law as ATOMS equally likely values. */
export function betaAtoms(mean: number, concentration: number): Float64Array {
  return betas.get(`${mean}/${concentration}`, () =>
    Float64Array.from({ length: ATOMS }, (_, k) => betaQuantile((k + 0.5) / ATOMS, mean, concentration)),
  );
}

// What a drag of a lever leaves as it is, kept between compiles.
const calendars = new Remembered<Calendar>(8);
const books = new Remembered<Book>(4);
const cohorts = new Remembered<CohortRates>(8);
const amounts = new Remembered<QuantileTable>(8);

/** Messages a month at which the typed uplift is meant (Karlan et al. and vendor tables state it for two). */
const MESSAGES_OF_UPLIFT = 2;

function bucketTables(
  rows: readonly BucketRow[],
  scenario: Scenario,
  z: Float64Array,
  multiplier: Float64Array,
): BucketTables {
  const { behaviour } = scenario;
  const rates = cohorts.get(JSON.stringify([rows, behaviour.frailtySigma]), () =>
    cohortRates(rows, multiplier),
  );
  const { saturation, fatigue } = behaviour.messages;
  const responseAtTwo = (1 - exp(-saturation * MESSAGES_OF_UPLIFT)) * exp(-fatigue * MESSAGES_OF_UPLIFT);
  const n = rows.length;
  const contact = new Float64Array(n * ATOMS);
  const promise = new Float64Array(n * ATOMS);
  const kept = new Float64Array(n * ATOMS);
  rows.forEach((row, b) => {
    contact.set(betaAtoms(row.contactRate, behaviour.contact.concentration), b * ATOMS);
    for (let k = 0; k < ATOMS; k += 1) {
      promise[b * ATOMS + k] = sigmoid(
        logit(row.promiseRate) + behaviour.promise.willingnessOnPromise * z[k],
      );
      kept[b * ATOMS + k] = sigmoid(logit(row.keptRate) + behaviour.promise.willingnessOnKept * z[k]);
    }
  });
  return {
    ownRate: rates.ownRate,
    messageRate: rates.upliftRate.map((rate) => (responseAtTwo > 0 ? rate / responseAtTwo : 0)),
    willingnessOnArrival: rates.onArrival,
    cureShare: Float64Array.from(rows, (row) => row.cureShare),
    skipBelow: Float64Array.from(rows, (row) => Math.round(row.skipShare * 16777216)),
    contact,
    promise,
    kept,
    contactMean: Float64Array.from(rows, (row) => row.contactRate),
    promiseKeptMean: Float64Array.from(rows, (row) => row.promiseRate * row.keptRate),
    ownPaymentIn30Days: Float64Array.from(rows, ownPaymentIn30Days),
  };
}

/** Seconds the phone teams have each day, pooled, whole seconds. */
function phoneSecondsByDay(scenario: Scenario, calendar: Calendar, sampleEvery: number): Float64Array {
  const isQuiet = quietDay(scenario);
  return Float64Array.from({ length: scenario.calendar.horizonDays }, (_, day) => {
    if (calendar.holiday[day] !== 0 || isQuiet(calendar.weekday[day], false)) return 0;
    let seconds = 0;
    for (const team of scenario.teams) {
      if (team.workdays[calendar.weekday[day]])
        seconds += team.headCount * team.productiveSecondsPerDay * (1 - team.absenceShare);
    }
    return Math.floor(seconds / sampleEvery);
  });
}

/** Monthly pay spread over the days of the month so that a full month adds up exactly. */
function labourCostByDay(scenario: Scenario, calendar: Calendar, sampleEvery: number): Float64Array {
  const monthly =
    scenario.teams.reduce((sum, team) => sum + team.headCount * team.costPerCollectorMonth, 0) / sampleEvery;
  return Float64Array.from({ length: scenario.calendar.horizonDays }, (_, day) => {
    const length = calendar.monthLength[calendar.monthIndex[day]];
    const dayOfMonth = calendar.dayOfMonth[day];
    return Math.floor((monthly * dayOfMonth) / length) - Math.floor((monthly * (dayOfMonth - 1)) / length);
  });
}
