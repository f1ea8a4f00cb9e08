import {
  buildCalendar,
  discountTable,
  exp,
  exponentialTable,
  normalQuantile,
  QuantileTable,
  Remembered,
} from '#engine';
import type { Calendar } from '#engine';
import type { Scenario } from '#scenario';
import { amountAt, buildBook } from './debtor/book.ts';
import { betaAtoms, bucketTables } from './debtor/bucket-tables.ts';
import { compileCrews, fieldTeamOfSegment, quietDays } from './people/crew.ts';
import type { Crew } from './people/crew.ts';
import { compileLaw } from './strategy/law.ts';
import { MESSAGE_UNIT } from './strategy/memory.ts';
import { compilePrize } from './partners/prize.ts';
import { compilePartners, scoreRanks } from './partners/partners.ts';
import { compilePay } from './pay/plan.ts';
import type { Norms } from './pay/plan.ts';
import { pilot } from './pay/pilot.ts';
import type { Book, Plan } from './plan.ts';
import { buildStages } from './debtor/stages.ts';
import { compileStrategy, decayTable } from './strategy/strategy.ts';
import { multipliers, willingnessAtoms } from './debtor/willingness.ts';

/**
 * Scenario → Plan: all that can be worked out before the first day, by tables and quadrature.
 * `sampleEvery` > 1 keeps one account in so many, with staff scaled to match, and scales the output back.
 */
export function compile(scenario: Scenario, sampleEvery = 1): Plan {
  const { behaviour, channels, portfolio } = scenario;
  const calendarKey = JSON.stringify(scenario.calendar);
  const calendar = calendars.get(calendarKey, () => buildCalendar(scenario.calendar));
  const days = scenario.calendar.horizonDays;
  const book = books.get(
    `${sampleEvery}/${calendarKey}/${scenario.strategy.assignment.kind}/${JSON.stringify(portfolio.segments)}`,
    () => buildBook(scenario, calendar, sampleEvery),
  );
  const z = willingnessAtoms();
  const willingness = multipliers(z, behaviour.frailtySigma);
  const stages = buildStages(scenario);
  const law = compileLaw(scenario);
  const { phone, voicebot, inbound, field, skipTrace, legal } = channels;
  const dialer = phone.mode === 'dialer';
  const attemptSeconds = dialer ? phone.dialerAttemptSeconds : phone.attemptSeconds;
  const memory = behaviour.contact.memoryPerWeek;
  const { median, sigma } = behaviour.chargedOffPayment;
  const chargedOffAmount = amounts.get(
    `${median}/${sigma}`,
    () => new QuantileTable((p) => Math.max(1, median * exp(sigma * normalQuantile(p)))),
  );
  const strategy = compileStrategy(scenario, z);
  const crews = compileCrews(scenario, calendar, law);
  const somebodyWorks = scenario.teams.some(
    ({ headCount, staffing }) => headCount > 0 || staffing.plan.length > 0,
  );
  const partners = compilePartners(scenario, law);
  const plan: Plan = {
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
    messageFatigue: decayTable(behaviour.messages.fatigue, memory, MESSAGE_UNIT),
    messageResponse: decayTable(behaviour.messages.saturation, memory, MESSAGE_UNIT),
    dueDaysMin: behaviour.promise.dueDaysMin,
    dueDaysRange: behaviour.promise.dueDaysMax - behaviour.promise.dueDaysMin + 1,
    afterBrokenFactor: behaviour.promise.afterBrokenFactor,
    // With nobody to call, no order is ever looked at: the cheapest rule then.
    priority: somebodyWorks ? scenario.strategy.priority : 'random',
    formula: scenario.strategy.formula,
    strategy,
    scoreUnit: scoreUnit(scenario),
    concentration: behaviour.contact.concentration,
    law,
    scoredShare: law.scoringConsent ? behaviour.scoringConsentShare : 1,
    complaintPerAttempt: behaviour.complaints.perAttempt,
    visitComplaintFactor: behaviour.complaints.visitFactor,
    messageComplaintFactor: behaviour.complaints.messageFactor,
    complaintFactorFromFourth: behaviour.complaints.fromFourthAttemptFactor,
    complaintBlockShare: behaviour.complaints.blockShare,
    costPerComplaint: scenario.economics.costPerComplaint,
    scorePrecision: behaviour.scorePrecision,
    scoreNoise: Math.sqrt(1 - behaviour.scorePrecision * behaviour.scorePrecision),
    attemptSeconds,
    contactSeconds: phone.contactSeconds,
    wrongPartyShare: phone.wrongPartyShare,
    wrongPartySeconds: phone.wrongPartySeconds,
    worstAttemptSeconds: attemptSeconds + Math.max(phone.contactSeconds, phone.wrongPartySeconds),
    abandonedShare: dialer ? phone.abandonedShare : 0,
    costPerMinute: phone.costPerMinute,
    // By channel number, in the order of CHANNELS.
    costPerTouch: Float64Array.of(
      0,
      0,
      channels.sms.costPerMessage,
      channels.zalo.costPerMessage,
      channels.letter.costPerMessage,
      voicebot.costPerCall,
      0,
      skipTrace.cost,
      0,
      0,
    ),
    messageStrength: Int32Array.of(
      0,
      0,
      MESSAGE_UNIT,
      Math.round(channels.zalo.strength * MESSAGE_UNIT),
      Math.round(channels.letter.strength * MESSAGE_UNIT),
      0,
      0,
      0,
      0,
      0,
    ),
    voicebot,
    inbound,
    quietDay: quietDays(scenario, calendar),
    crews,
    skillSigma: behaviour.skillSigma,
    pay: undefined,
    assignment: scenario.strategy.assignment.kind,
    rotateDays: scenario.strategy.assignment.rotateDays,
    partners,
    prize: compilePrize(scenario, partners),
    scoreRank: scoreRanks(),
    provisionShares: scenario.economics.provisionShares,
    fieldTeamOfSegment: fieldTeamOfSegment(scenario),
    recordedOnTimeShare: field.recordedOnTimeShare,
    traceSuccessShare: skipTrace.successShare,
    legal: { ...legal, filesPerMonth: legal.filesPerMonth / sampleEvery },
    planTakeUp: behaviour.plan.takeUp,
    planBreak: behaviour.plan.breakPerInstalment,
    hardshipShare: behaviour.hardshipShare,
    discount: discountTable(scenario.economics.discountPerYear, days + 1),
    scale: sampleEvery,
    // Few and equal portions for a preview: every further message costs a drag more than it saves.
    batchSize: sampleEvery > 1 ? 2 : batchSize(book.size, days, crews, attemptSeconds),
  };
  if (scenario.kpiScheme.kind === 'pay')
    plan.pay = compilePay(scenario.kpiScheme, scenario, plan, normsOf(scenario, plan));
  return plan;
}

/** What is usual without pay: learned once for all schemes on a scenario. */
function normsOf(scenario: Scenario, plan: Plan): Norms {
  const { kpiScheme: _scheme, name: _name, description: _description, ...rest } = scenario;
  return norms.get(`${plan.scale}/${JSON.stringify(rest)}`, () => pilot(plan));
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

function batchSize(accounts: number, days: number, crews: readonly Crew[], attemptSeconds: number): number {
  let seconds = 0;
  for (const crew of crews)
    if (!crew.field) seconds += crew.heads * crew.secondsPerHead.reduce((sum, value) => sum + value, 0);
  const attempts = seconds / Math.max(1, attemptSeconds) / 2;
  const cost =
    accounts * NS_PER_ACCOUNT + accounts * days * NS_PER_ACCOUNT_DAY + attempts * NS_PER_ATTEMPT + 1e4;
  return Math.max(1, Math.floor(BATCH_NS / cost));
}

// What a drag of a lever leaves as it is, kept between compiles.
const calendars = new Remembered<Calendar>(8);
const books = new Remembered<Book>(4);
const amounts = new Remembered<QuantileTable>(8);
const norms = new Remembered<Norms>(4);
