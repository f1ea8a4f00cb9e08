import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { TOTALS } from '#experiment';
import { compile, simulate, State } from '#model';
import * as model from '#model';
import type { Scenario } from '#scenario';
import { KEY } from './support/engine.ts';
import type { Plan, Summary } from './support/engine.ts';
import { paidIn, summary } from './support/run.ts';
import { changed, preset, shrunk, smallScenario, stepsOn, untouched, valid } from './support/scenarios.ts';
import type { Draft } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = { seed: 42, numRuns: 100 };

describe('at the limits of what can be typed', () => {
  test('INV-41 where nobody ever pays nothing is collected, and every balance grows by exact monthly interest', () => {
    let grown = 0;
    const law = (scenario: Scenario): void => {
      const barren = changed(scenario, (draft) => {
        nobodyPays(draft);
      });
      const plan = compile(barren);
      const state = new State(plan);
      simulate(state, KEY, 0);
      expect(paidIn(state)).toEqual({ recovered: 0, regular: 0 });
      for (let a = 0; a < state.arrived; a += 1) {
        expect(balance(state, a)).toBe(withInterest(plan, a));
        if (balance(state, a) > plan.book.balance[a]!) grown += 1;
      }
    };
    fc.assert(fc.property(smallScenario(), law), RUNS);
    expect(grown).toBeGreaterThan(1000);
  });

  test('INV-41 contacts without promises collect nothing either', () => {
    const scenario = shrunk(50, 90, (draft) => {
      for (const bucket of draft.behaviour.buckets)
        Object.assign(bucket, NOBODY_PAYS, { contactRate: 0.5, promiseRate: 1 });
    });
    const { totals } = summary(scenario, 3);
    expect(totals.recovered.values).toEqual([0, 0, 0]);
    expect(totals.contacts.mean).toBeGreaterThan(100);
    expect(totals.broken.mean).toBeGreaterThan(100);
  });

  test('INV-42 where everybody pays in full at the first chance, all is collected on the first possible day', () => {
    const law = (scenario: Scenario): void => {
      const eager = changed(scenario, (draft) => {
        untouched(draft);
        everybodyPays(draft);
      });
      const plan = compile(eager);
      const state = new State(plan);
      const first = new Map<number, number>();
      state.trace = (kind, a, day, amount) => {
        // What a cured account pays later are its regular instalments.
        if (kind === 'regular') return;
        expect([kind, first.has(a)]).toEqual(['unprompted', false]);
        first.set(a, amount);
        // Opening accounts pay on day 0; who joins in the ageing step of a day, on the next.
        expect(day).toBe(a < plan.book.opening ? 0 : plan.book.arrivalDay[a]! + 1);
        expect(state.i[a * model.I_STRIDE + model.STATUS]).toBe(
          amount === plan.book.balance[a] ? model.PAID_IN_FULL : model.CURED,
        );
      };
      model.openBook(state, KEY, 0);
      for (let day = 0; day < plan.days; day += 1) model.liveDay(state, day);
      const expected = Array.from(plan.book.arrivalDay).filter(
        (day, a) => (a < plan.book.opening ? 0 : day + 1) < plan.days,
      );
      expect(first.size).toBe(expected.length);
    };
    fc.assert(fc.property(smallScenario(), law), RUNS);
  });

  test('INV-43 no account, no day, no collector, no segment: valid, empty, and never NaN', () => {
    const empty: [string, (draft: Draft) => void][] = [
      ['no account', (draft) => draft.portfolio.segments.forEach((s) => Object.assign(s, NO_ACCOUNTS))],
      ['no segment', (draft) => (draft.portfolio.segments = [])],
      ['no day', (draft) => (draft.calendar.horizonDays = 0)],
      ['no team', (draft) => (draft.teams = [])],
      ['a team of nobody', (draft) => draft.teams.forEach((team) => (team.headCount = 0))],
      [
        'no call allowed',
        (draft) => stepsOn(draft, 'phone').forEach((step) => (step.maxAttemptsPer7Days = 0)),
      ],
    ];
    for (const [name, change] of empty) {
      const result = summary(valid(shrunk(100, 20, change)), 2);
      expect([name, badNumbers(result)]).toEqual([name, []]);
      if (name.includes('account') || name.includes('segment') || name.includes('day'))
        expect([name, result.totals.recovered.values]).toEqual([name, [0, 0]]);
      else expect([name, result.totals.attempts.values]).toEqual([name, [0, 0]]);
    }
  });

  test('INV-10 a Summary of any small scenario holds finite numbers only, and no negative zero', () => {
    fc.assert(
      fc.property(smallScenario(), (scenario) => {
        expect(badNumbers(summary(scenario, 2))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('INV-45 where nothing is left to luck every future is the same and every interval has width 0', () => {
    const certain = preset('us-charged-off', (draft) => {
      untouched(draft);
      draft.calendar.horizonDays = 120;
      everybodyPays(draft);
      // Payments on a charged-off account of one fixed size, once in every cycle of 30 days.
      draft.behaviour.chargedOffPayment = { wholeShare: 0, median: 5000, sigma: 0 };
    });
    const { totals, recovered } = summary(certain, 20);
    for (const total of TOTALS) {
      const { sd, se, quantiles, mean } = totals[total];
      expect([total, sd, se]).toEqual([total, 0, 0]);
      expect(new Set([mean, ...quantiles]).size).toBe(1);
    }
    expect(recovered.bands[0]).toEqual(recovered.bands.at(-1));
    expect(totals.recovered.mean).toBeGreaterThan(0);
  });

  test('INV-45 bites: with the least luck in amounts the interval has a width', () => {
    const nearly = preset('us-charged-off', (draft) => {
      untouched(draft);
      draft.calendar.horizonDays = 120;
      everybodyPays(draft);
      draft.behaviour.chargedOffPayment = { wholeShare: 0, median: 5000, sigma: 0.001 };
    });
    expect(summary(nearly, 20).totals.recovered.sd).toBeGreaterThan(0);
  });

  test('a hundred and eighty thousand arrivals in one segment are built', () => {
    const arriving = preset('vn-consumer-finance', (draft) => {
      draft.calendar = { ...draft.calendar, horizonDays: 28, startDate: '2027-02-01' };
      draft.portfolio.segments = [
        { ...draft.portfolio.segments[0]!, accounts: 0, arrivalsPerMonth: 180_000 },
      ];
    });
    expect(compile(arriving).book.size).toBe(180_000);
  });
});

const NO_ACCOUNTS = { accounts: 0, arrivalsPerMonth: 0 };
const NOBODY_PAYS = {
  unpromptedShare: 0,
  keptRate: 0,
  messageUplift: 0,
  visitKeptRate: 0,
  placedUplift: 0,
};

/** No own payment, no promise kept, no offer accepted, no judgment, no sale; and no breathing space that would stop interest. */
function nobodyPays({ behaviour, channels, partners, strategy }: Draft): void {
  const buyers = partners.filter(({ legalForm }) => legalForm === 'debtSale').map(({ id }) => id);
  for (const treatment of strategy.treatments)
    treatment.steps = treatment.steps.filter(
      (step) => step.channel !== 'partner' || !buyers.includes(step.partner),
    );
  for (const bucket of behaviour.buckets) Object.assign(bucket, NOBODY_PAYS);
  Object.assign(behaviour.settlement, { takeUpAt20: 0, takeUpAt40: 0, takeUpAt60: 0 });
  behaviour.plan.takeUp = 0;
  behaviour.hardshipShare = 0;
  channels.legal.judgmentShare = 0;
}

/** All probabilities 1 and a season that never stops the clock. */
function everybodyPays(draft: Draft): void {
  draft.calendar.newYearFactor = Math.max(0.1, draft.calendar.newYearFactor);
  draft.behaviour.redefaultShare = 0;
  draft.behaviour.frailtySigma = 0;
  draft.behaviour.chargedOffPayment.wholeShare = 1;
  for (const bucket of draft.behaviour.buckets) Object.assign(bucket, { unpromptedShare: 1, cureShare: 1 });
}

function balance(state: State, a: number): number {
  return state.f[a * model.F_STRIDE + model.PRINCIPAL]! + state.f[a * model.F_STRIDE + model.CHARGES]!;
}

/** The opening balance with interest on every due date up to the horizon, rounded each time: counted by hand. */
function withInterest(plan: Plan, a: number): number {
  const { book, calendar } = plan;
  const joined = a < book.opening ? 0 : book.arrivalDay[a]!;
  // An arrival joins after the due dates of its day are done.
  const from = a < book.opening ? joined : joined + 1;
  const fellDue = joined - book.dpd[a]!;
  let owed = book.balance[a]!;
  let chargedOff = book.chargedOff[a] === 1;
  for (let due = fellDue; due < plan.days; due = calendar.nextMonthDay[due + calendar.historyDays]!) {
    if (due < from) continue;
    // The day on which an account reaches the charge-off is still a live one: interest first, then the new standing.
    chargedOff ||= due - fellDue > plan.chargeOffDpd;
    owed += Math.round(owed * (chargedOff ? plan.interestChargedOff : plan.interestLive));
  }
  return owed;
}

/** Paths of the numbers in a Summary that are not finite or are −0. */
function badNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} = ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Summary).flatMap(([key, inner]) => badNumbers(inner, `${path}.${key}`));
}
