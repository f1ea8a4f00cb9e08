import * as model from '#model';
import type { State } from './engine.ts';
import type { Findings } from './findings.ts';
import { hiringOn, payOn, timeIsRight } from './teams.ts';
import type { Shadow } from './shadow.ts';

const { ACTIVE, BUCKET, CHARGED_OFF, CHARGES, COUNTERS, CURED, F_STRIDE, FLAGS, I_STRIDE } = model;
const { CHANNELS, OLDEST_DUE, PAID_IN_FULL, PRINCIPAL } = model;
const { SETTLED, SOLD, STATUS } = model;

/** INV-02, 05, 09 account by account at the end of a day, and the sums of INV-01 and INV-03. */
export function checkAccounts(shadow: Shadow, day: number, arrivedBefore: number, findings: Findings): void {
  const { s, plan } = shadow;
  const bySegment = new Map<number, number>();
  const byPlace = new Map<number, number>();
  let total = 0;
  let opening = 0;
  const counts = [0, 0, 0, 0, 0, 0];
  for (let a = 0; a < s.arrived; a += 1) {
    const r = a * I_STRIDE;
    const status = s.i[r + STATUS]!;
    const balance = shadow.balance(a);
    findings.check('INV-01', shadow.known(a), () => `account ${a} has status ${status}`);
    counts[status]! += 1;
    checkBalance(shadow, a, day, a >= arrivedBefore, findings);
    const arrears = shadow.arrears(a);
    const sane =
      s.f[a * F_STRIDE + PRINCIPAL]! >= 0 &&
      s.f[a * F_STRIDE + CHARGES]! >= 0 &&
      arrears >= 0 &&
      arrears <= balance &&
      (status !== CURED || arrears === 0) &&
      ((status !== PAID_IN_FULL && status !== SETTLED && status !== SOLD) || balance === 0);
    findings.check('INV-05', sane, () => `account ${a} of status ${status}: ${balance}, arrears ${arrears}`);
    if (status === ACTIVE) checkStanding(shadow, a, day, a >= arrivedBefore, findings);
    total += balance;
    opening += plan.book.balance[a]!;
    const segment = plan.book.segment[a]!;
    bySegment.set(segment, (bySegment.get(segment) ?? 0) + balance);
    const place = status === ACTIVE ? s.i[r + BUCKET]! : -status;
    byPlace.set(place, (byPlace.get(place) ?? 0) + balance);
  }
  const expected = arrivals(shadow, day);
  findings.check(
    'INV-01',
    s.arrived === expected,
    () => `${s.arrived} accounts have joined, not ${expected}`,
  );
  findings.check('INV-01', counts[PAID_IN_FULL] === s.seen.paidInFull, () => `paid in full: ${counts}`);
  const sum = (map: Map<number, number>) => [...map.values()].reduce((x, y) => x + y, 0);
  const ledger = opening + shadow.interest - shadow.cash - shadow.regular - shadow.forgiven - shadow.sold;
  const sums = [total, sum(bySegment), sum(byPlace), ledger];
  findings.check('INV-03', new Set(sums).size === 1, () => `accounts, segments, buckets, ledger: ${sums}`);
  findings.check('INV-03', s.seen.interest === shadow.interest, () => `interest ${s.seen.interest}`);
  findings.check('INV-03', s.seen.regularCash === shadow.regular, () => `regular ${s.seen.regularCash}`);
}

/** Accounts that should have joined by the end of `day`. */
function arrivals(shadow: Shadow, day: number): number {
  const { opening, size, arrivalDay } = shadow.plan.book;
  let n = opening;
  while (n < size && arrivalDay[n]! <= day) n += 1;
  return n;
}

/**
 * INV-02: yesterday's balance less today's payments, plus today's interest where an instalment fell due outside a
 * breathing space.
 */
function checkBalance(shadow: Shadow, a: number, day: number, joined: boolean, findings: Findings): void {
  const { s, plan } = shadow;
  const o = a * F_STRIDE;
  if (joined) {
    const same = shadow.balance(a) === plan.book.balance[a] && s.f[o + PRINCIPAL] === plan.book.principal[a];
    findings.check('INV-02', same, () => `account ${a} joined with ${shadow.balance(a)}`);
    return;
  }
  const before = shadow.principal[a]! + shadow.charges[a]!;
  const falls = shadow.nextDue[a] === day && shadow.status[a] === ACTIVE;
  const rate = shadow.chargedOff[a] === 1 ? plan.interestChargedOff : plan.interestLive;
  const interest = falls && shadow.held[a] === 0 ? Math.round(before * rate) : 0;
  shadow.interest += interest;
  const right =
    s.f[o + PRINCIPAL] === shadow.principal[a] && s.f[o + CHARGES] === shadow.charges[a]! + interest;
  findings.check(
    'INV-02',
    right,
    () => `account ${a}: ${before} and interest ${interest} give ${shadow.balance(a)}`,
  );
}

/** INV-09: one day older unless something was paid, never younger than the calendar allows, bucket = f(dpd). */
function checkStanding(shadow: Shadow, a: number, day: number, joined: boolean, findings: Findings): void {
  const { s, plan } = shadow;
  const r = a * I_STRIDE;
  const oldest = s.i[r + OLDEST_DUE]!;
  const dpd = day - oldest;
  if (joined) {
    findings.check('INV-09', dpd === plan.book.dpd[a], () => `account ${a} joined at dpd ${dpd}`);
  } else {
    const before = shadow.oldestDue[a]!;
    const right = shadow.moved[a] === 1 ? oldest >= before : oldest === before;
    findings.check(
      'INV-09',
      right && dpd >= 0,
      () => `account ${a} went from due day ${before} to ${oldest}`,
    );
  }
  const { bucket, ofDpd } = plan.stages;
  const expected = bucket[ofDpd[dpd]!];
  findings.check('INV-09', s.i[r + BUCKET] === expected, () => {
    return `account ${a} at dpd ${dpd} is in bucket ${s.i[r + BUCKET]}, not ${expected}`;
  });
  const late = dpd >= plan.chargeOffDpd;
  const flagged = (s.i[r + FLAGS]! & CHARGED_OFF) !== 0;
  findings.check('INV-09', flagged || !late, () => `account ${a} at dpd ${dpd} is not charged off`);
}

/** INV-04 and INV-07: the day's counters against the events heard, the plan's prices and its seconds. */
export function checkDay(shadow: Shadow, day: number, findings: Findings): void {
  const { s, plan, today } = shadow;
  const { daily } = s.seen;
  const unattended =
    today.botCalls * plan.costPerTouch[VOICEBOT]! + today.skipTrace * plan.costPerTouch[SKIP_TRACE]!;
  const heard: Partial<Record<model.Counter, number>> = {
    unpromptedCash: today.unprompted,
    promiseCash: today.kept,
    settlementCash: today.settled,
    planCash: today.planPart,
    legalCash: today.court,
    forgiven: today.forgiven,
    placements: today.placements,
    partnerCash: today.partnerCash,
    feeCost: today.fees,
    oversightCost: today.oversight,
    sales: today.sales,
    saleCash: today.salePrice,
    soldBalance: today.soldRest,
    attempts: today.contact + today.miss,
    contacts: today.contact + today.reached,
    botCalls: today.botCalls,
    visits: today.visit,
    callBacks: today.callBack,
    promises: today.promises,
    kept: today.promisesKept,
    broken: today.broken,
    settlements: today.settlement,
    plans: today.plan,
    plansBroken: today.planBroken,
    redefaults: today.redefault,
    hardships: today.hardship,
    claims: today.claims,
    traces: today.skipTrace,
    messages: today.messages,
    labourCost: payOn(shadow, day),
    peopleCost: hiringOn(shadow, day),
    callCost: Math.round((daily.secondsUsed[day]! * plan.costPerMinute) / 60),
    messageCost: today.messageCost + unattended,
    legalCost: today.courtFees,
    complaintCost: daily.complaints[day]! * plan.costPerComplaint,
  };
  for (const [name, expected] of Object.entries(heard)) {
    const counted = daily[name as model.Counter][day];
    findings.check('INV-04', counted === expected, () => `${name}: ${counted}, events give ${expected}`);
  }
  const planned = daily.visitsPlanned[day]!;
  const onFoot = daily.visits[day]! <= planned && daily.visitsRecordedOnTime[day]! <= daily.visits[day]!;
  findings.check('INV-07', onFoot, () => `${daily.visits[day]} visits of ${planned} planned`);
  const used = daily.secondsUsed[day]!;
  const available = daily.secondsAvailable[day]!;
  const fits = used >= 0 && used <= available && timeIsRight(shadow, day, available);
  findings.check('INV-07', fits, () => `${used} of ${available} seconds used`);
  const called = (today.contact + today.miss) * plan.attemptSeconds + today.contact * plan.contactSeconds;
  const known = called + today.callBack * plan.inbound.seconds;
  const wrong = plan.wrongPartySeconds === 0 ? 0 : (used - known) / plan.wrongPartySeconds;
  const explained = known + wrong * plan.wrongPartySeconds === used && Number.isInteger(wrong);
  const right = explained && wrong >= 0 && wrong <= today.miss;
  findings.check('INV-07', right, () => `${used} s for ${today.contact} contacts and ${today.miss} misses`);
  const backlog = daily.backlog[day]!;
  // With lists, time of an owner whose list is empty is lost to the others.
  const { callers, left } = s.people;
  const busy =
    plan.assignment === 'pool'
      ? backlog === 0 || available - used < plan.worstAttemptSeconds
      : callers.every((c) => left[c]! >= 0);
  findings.check('INV-07', busy && backlog >= 0, () => `${backlog} left waiting with ${available - used} s`);
}

/** INV-10: every counter a finite, whole, non-negative number, and every table of probabilities within [0, 1]. */
export function checkNumbers(s: State, findings: Findings): void {
  for (const name of COUNTERS) {
    const right = s.seen.daily[name].every(
      (value) => Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0),
    );
    findings.check('INV-10', right, () => `${name} holds ${s.seen.daily[name]}`);
  }
  const { tables, belowOne } = s.plan;
  const shares = { ...tables, belowOne };
  for (const name of SHARES) {
    const right = shares[name].every((value) => value >= 0 && value <= 1);
    findings.check('INV-10', right, () => `${name} leaves [0, 1]: ${shares[name]}`);
  }
  for (const name of ['ownRate', 'messageRate', 'placedRate'] as const) {
    const right = tables[name].every((value) => value >= 0 && value < Infinity);
    findings.check('INV-10', right, () => `${name} holds ${tables[name]}`);
  }
  findings.check('INV-10', Number.isSafeInteger(s.seen.npv), () => `NPV ${s.seen.npv}`);
}

const SHARES = [
  'cureShare',
  'contact',
  'promise',
  'kept',
  'visitFound',
  'visitPromise',
  'visitKept',
  'ownPaymentIn30Days',
  'belowOne',
] as const;
const VOICEBOT = CHANNELS.indexOf('voicebot');
const SKIP_TRACE = CHANNELS.indexOf('skipTrace');

/** INV-03 for what is kept by cell, day, channel, vintage and week's move: it adds up to the daily counters of the future, of each day. */
export function checkTables(s: State, findings: Findings): void {
  for (const [name, found, expected] of [
    ...model.tableSums(s),
    ...model.dayGaps(s),
    ...model.weekMoveGaps(s),
  ])
    findings.check('INV-03', found === expected, () => `${name} add up to ${found}, not ${expected}`);
}
