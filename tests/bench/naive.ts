import { addMonth, buildCalendar } from '#engine';
import type { Calendar } from '#engine';
import { compile } from '#model';
import type { Plan } from '#model';
import { firstStep } from '#scenario';
import type { BucketRow, Scenario } from '#scenario';
import { secondsOf } from './measure.ts';

/**
 * The same twelve-step day as one would first write it: an object an account, every account visited every day, the
 * worklist filtered and sorted, `Math.random`. It shares the compiled inputs (book, rates, tables) and no mechanics,
 * so it is both the yardstick of the bench and a second opinion on the engine's mean. Calls only: no messages.
 */
interface Account {
  principal: number;
  charges: number;
  instalment: number;
  arrears: number;
  credit: number;
  oldestDue: number;
  nextDue: number;
  status: 'active' | 'cured' | 'paid';
  chargedOff: boolean;
  willingness: number;
  reach: number;
  skip: number;
  mayPayFrom: number;
  promise: { day: number; amount: number; kept: boolean } | undefined;
  restUntil: number;
  attemptDays: number[];
  misses: number;
  broken: number;
}

export interface NaiveResult {
  recovered: number;
  attempts: number;
  contacts: number;
  kept: number;
}

export function naiveReplication(scenario: Scenario, plan: Plan = compile(scenario)): NaiveResult {
  const calendar = buildCalendar(scenario.calendar);
  const result: NaiveResult = { recovered: 0, attempts: 0, contacts: 0, kept: 0 };
  const accounts = openAccounts(plan, calendar);
  for (let day = 0; day < scenario.calendar.horizonDays; day += 1) {
    for (const account of accounts) {
      if (account.status === 'paid') continue;
      payments(account, day, scenario, plan, calendar, result);
      ageing(account, day, scenario, plan, calendar);
    }
    phone(accounts, day, scenario, plan, calendar, result);
  }
  return result;
}

function openAccounts(plan: Plan, calendar: Calendar): Account[] {
  const accounts: Account[] = [];
  for (let a = 0; a < plan.book.opening; a += 1) {
    const balance = plan.book.balance[a];
    const dpd = plan.book.dpd[a];
    const instalment = plan.book.instalment[a];
    const chargedOff = plan.book.chargedOff[a] === 1;
    let nextDue = -dpd;
    let fallen = 0;
    while (nextDue < 0) {
      nextDue = addMonth(calendar, nextDue);
      fallen += 1;
    }
    const bucket = plan.stages.bucket[plan.stages.ofDpd[dpd]];
    accounts.push({
      principal: plan.book.principal[a],
      charges: balance - plan.book.principal[a],
      instalment,
      arrears: chargedOff ? balance : Math.min(balance, fallen * instalment),
      credit: 0,
      oldestDue: -dpd,
      nextDue,
      status: 'active',
      chargedOff,
      willingness: plan.tables.willingnessOnArrival[bucket * 4096 + Math.floor(Math.random() * 4096)],
      reach: Math.floor(Math.random() * 512),
      skip: Math.random(),
      mayPayFrom: 0,
      promise: undefined,
      restUntil: 0,
      attemptDays: [],
      misses: 0,
      broken: 0,
    });
  }
  return accounts;
}

/** The one step of the one treatment this implementation knows: calls by days past due, for everybody. */
function callingStep(scenario: Scenario) {
  const step = firstStep(scenario, 'phone');
  if (step === undefined || step.clock !== 'dpd')
    throw new Error('invariant: the naive day only knows calls by dpd');
  return step;
}

function bucketOf(buckets: readonly BucketRow[], dpd: number): number {
  let found = 0;
  buckets.forEach((bucket, b) => {
    if (dpd >= bucket.fromDpd) found = b;
  });
  return found;
}

function payments(
  account: Account,
  day: number,
  scenario: Scenario,
  plan: Plan,
  calendar: Calendar,
  result: NaiveResult,
): void {
  if (account.promise !== undefined && account.promise.day === day) {
    const { amount, kept } = account.promise;
    account.promise = undefined;
    if (kept) {
      result.kept += 1;
      result.recovered += take(account, amount, calendar);
      account.mayPayFrom = account.chargedOff ? day + 30 : Math.max(day + 1, account.nextDue);
      account.restUntil = day + callingStep(scenario).restDaysAfterContact;
    } else {
      account.broken += 1;
      account.mayPayFrom = Math.max(account.mayPayFrom, day + 1);
      account.restUntil = day;
    }
  }
  if (account.status !== 'active' || account.promise !== undefined || day < account.mayPayFrom) return;
  // A rate holds from the day after the bucket began, as in the engine: yesterday's dpd decides.
  const bucket = bucketOf(scenario.behaviour.buckets, Math.max(1, day - 1 - account.oldestDue));
  const rate = plan.tables.ownRate[bucket] * plan.willingness[account.willingness];
  if (Math.random() >= 1 - Math.exp(-rate * calendar.paymentFactor[day])) return;
  result.recovered += take(account, unpromptedAmount(account, bucket, scenario, plan), calendar);
  account.mayPayFrom = account.chargedOff ? day + 30 : Math.max(day + 1, account.nextDue);
}

function unpromptedAmount(account: Account, bucket: number, scenario: Scenario, plan: Plan): number {
  const { partial, chargedOffPayment } = scenario.behaviour;
  if (account.chargedOff) {
    if (Math.random() < chargedOffPayment.wholeShare) return account.principal + account.charges;
    return Math.round(plan.chargedOffAmount.at(Math.floor(Math.random() * 4294967296)));
  }
  if (Math.random() < scenario.behaviour.buckets[bucket].cureShare) return account.arrears;
  const kind = Math.random();
  if (kind < partial.oneInstalment) return Math.min(account.arrears, account.instalment);
  if (kind < partial.oneInstalment + partial.twoInstalments)
    return Math.min(account.arrears, 2 * account.instalment);
  const share = plan.belowOne[Math.floor(Math.random() * plan.belowOne.length)];
  return Math.min(account.arrears, Math.max(1, Math.round(share * account.instalment)));
}

function take(account: Account, offered: number, calendar: Calendar): number {
  const balance = account.principal + account.charges;
  const amount = Math.min(offered, balance);
  const toCharges = Math.min(amount, account.charges);
  account.charges -= toCharges;
  account.principal -= amount - toCharges;
  if (amount === balance) {
    account.status = 'paid';
    return amount;
  }
  account.arrears -= amount;
  if (account.chargedOff) return amount;
  if (account.arrears <= 0) {
    account.arrears = 0;
    account.credit = 0;
    account.status = 'cured';
    return amount;
  }
  account.credit += amount;
  while (account.credit >= account.instalment) {
    account.credit -= account.instalment;
    account.oldestDue = addMonth(calendar, account.oldestDue);
  }
  return amount;
}

function ageing(account: Account, day: number, scenario: Scenario, plan: Plan, calendar: Calendar): void {
  if (account.status === 'paid') return;
  if (account.nextDue === day && !account.chargedOff) {
    account.nextDue = addMonth(calendar, day);
    const balance = account.principal + account.charges;
    if (account.status === 'cured') {
      const due = Math.min(balance, account.instalment);
      if (Math.random() < scenario.behaviour.redefaultShare) {
        account.status = 'active';
        account.oldestDue = day;
        account.arrears = due;
        account.mayPayFrom = day + 1;
      } else {
        const toCharges = Math.min(due, account.charges);
        account.charges -= toCharges;
        account.principal -= due - toCharges;
        if (due === balance) account.status = 'paid';
      }
    } else {
      account.charges += Math.round(balance * plan.interestLive);
      account.arrears = Math.min(account.principal + account.charges, account.arrears + account.instalment);
    }
  }
  if (
    account.status === 'active' &&
    !account.chargedOff &&
    day - account.oldestDue >= scenario.portfolio.chargeOffDpd
  ) {
    account.chargedOff = true;
    account.arrears = account.principal + account.charges;
    account.credit = 0;
  }
}

function phone(
  accounts: Account[],
  day: number,
  scenario: Scenario,
  plan: Plan,
  calendar: Calendar,
  result: NaiveResult,
): void {
  const { behaviour, channels } = scenario;
  const step = callingStep(scenario);
  let left = secondsOf(plan, day);
  const worst = plan.worstAttemptSeconds;
  if (left < worst) return;
  const worklist = accounts
    .filter((account) => {
      const dpd = day - account.oldestDue;
      return (
        account.status === 'active' &&
        account.promise === undefined &&
        day >= account.restUntil &&
        dpd >= step.fromDay &&
        dpd <= step.toDay &&
        account.attemptDays.filter((earlier) => earlier > day - 7).length < step.maxAttemptsPer7Days
      );
    })
    .map((account) => ({ account, score: expectedValue(account, day, scenario, plan) }))
    .sort((x, y) => y.score - x.score);
  for (const { account } of worklist) {
    if (left < worst) break;
    const bucket = bucketOf(behaviour.buckets, day - account.oldestDue);
    const row = behaviour.buckets[bucket];
    const remembered = account.attemptDays.filter((earlier) => earlier > day - 28);
    result.attempts += 1;
    left -= channels.phone.attemptSeconds;
    const probability = account.skip < row.skipShare ? 0 : plan.tables.contact[bucket * 512 + account.reach];
    const outcome = Math.random();
    if (outcome >= probability) {
      account.misses += 1;
      if (outcome > 1 - channels.phone.wrongPartyShare) left -= channels.phone.wrongPartySeconds;
    } else {
      account.misses = 0;
      result.contacts += 1;
      left -= channels.phone.contactSeconds;
      account.restUntil = day + Math.max(1, step.restDaysAfterContact);
      const fatigue = Math.exp(
        -behaviour.contact.callFatigue * memory(remembered, day, behaviour.contact.memoryPerWeek),
      );
      if (Math.random() < plan.tables.promise[bucket * 512 + account.willingness] * fatigue)
        promise(account, bucket, day, scenario, plan, calendar);
    }
    account.attemptDays.push(day);
  }
}

function memory(days: number[], today: number, perWeek: number): number {
  return days.reduce((sum, day) => {
    const weeks = Math.floor(today / 7) - Math.floor(day / 7);
    return weeks >= 4 ? sum : sum + Math.pow(perWeek, weeks);
  }, 0);
}

function expectedValue(account: Account, day: number, scenario: Scenario, plan: Plan): number {
  const { behaviour } = scenario;
  const row = behaviour.buckets[bucketOf(behaviour.buckets, day - account.oldestDue)];
  const amount = account.chargedOff
    ? Math.min(account.principal + account.charges, plan.chargedOffAmountMean)
    : row.cureShare * account.arrears + (1 - row.cureShare) * Math.min(account.arrears, account.instalment);
  const contact =
    (row.contactRate * behaviour.contact.concentration) / (behaviour.contact.concentration + account.misses);
  const fatigue = Math.exp(
    -behaviour.contact.callFatigue * memory(account.attemptDays, day, behaviour.contact.memoryPerWeek),
  );
  return amount * contact * row.promiseRate * row.keptRate * fatigue;
}

function promise(
  account: Account,
  bucket: number,
  day: number,
  scenario: Scenario,
  plan: Plan,
  calendar: Calendar,
): void {
  const { promise: rule } = scenario.behaviour;
  const chance =
    plan.tables.kept[bucket * 512 + account.willingness] * (account.broken > 0 ? rule.afterBrokenFactor : 1);
  const kept = Math.random() < chance;
  let due = day + rule.dueDaysMin + Math.floor(Math.random() * (rule.dueDaysMax - rule.dueDaysMin + 1));
  while (due < calendar.days && (calendar.weekday[due] >= 5 || calendar.holiday[due] !== 0)) due += 1;
  const amount = account.chargedOff
    ? Math.round(plan.chargedOffAmount.at(Math.floor(Math.random() * 4294967296)))
    : Math.random() < scenario.behaviour.buckets[bucket].cureShare
      ? account.arrears
      : Math.min(account.arrears, account.instalment);
  account.promise = { day: due + (kept ? Math.floor(Math.random() * 3) : 3), amount, kept };
}
