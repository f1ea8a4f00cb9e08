import { describe, expect, it, vi } from 'vitest';
import { CHECKS, MODEL, runChecks, within } from '#checks';
import type { CheckRow, Subject } from '#checks';
import { FLAGS, I_STRIDE, PROMISE_DAY } from '#model';
import type { Plan } from '#model';
import { parseScenario, withSteps } from '#scenario';
import type { Scenario } from '#scenario';
import { INCENTIVE_MUTANTS } from './support/incentive-mutants.ts';
import { PEOPLE_MUTANTS } from './support/people-mutants.ts';
import { withTime } from './support/run.ts';
import { THEORY_MUTANTS } from './support/theory-mutants.ts';

// A check takes up to two seconds on a free machine.
vi.setConfig({ testTimeout: 120_000 });

const failures = (rows: CheckRow[]) =>
  rows
    .filter((row) => !within(row))
    .map((row) => `${row.name}: expected ${row.expected}, got ${row.got}, allowed ${row.tolerance}`);

/** Whether any row fails; none is computed after the first that does. */
function fails(rows: Iterable<CheckRow>): boolean {
  for (const row of rows) if (!within(row)) return true;
  return false;
}

/** Tolerances are 5 standard errors (false alarm 6e-7 a row); seeds are the ids of the checks. */
describe.each(CHECKS)('$id: $title.en', (check) => {
  it('agrees with theory in every row, on valid scenarios', () => {
    const subject: Subject = {
      ...MODEL,
      compile(scenario) {
        expect(parseScenario(scenario)).toMatchObject({ ok: true });
        return MODEL.compile(scenario);
      },
    };
    const rows = [...check.run(subject)];
    expect(rows.length).toBeGreaterThan(0);
    expect(failures(rows)).toEqual([]);
  });
  it('names itself in both languages, its source and the bug it detects', () => {
    for (const text of [check.title.vi, check.title.en, check.source, check.detects])
      expect(text).not.toBe('');
  });
});

it('runs a chosen check alone', () => {
  expect(runChecks((id) => id === 'VC-26').map(({ check }) => check.id)).toEqual(['VC-26']);
});

it('never accepts a row that is not a number', () => {
  expect(within({ name: '', expected: 1, got: NaN, tolerance: Infinity })).toBe(false);
});

const patched = (change: (plan: Plan) => Partial<Plan>): Subject => ({
  ...MODEL,
  compile(scenario) {
    const plan = MODEL.compile(scenario);
    return { ...plan, ...change(plan) };
  },
});
const tables = (change: (tables: Plan['tables']) => Partial<Plan['tables']>): Subject =>
  patched((plan) => ({ tables: { ...plan.tables, ...change(plan.tables) } }));
const readAs = (change: (scenario: Scenario) => Scenario): Subject => ({
  ...MODEL,
  compile: (scenario) => MODEL.compile(change(scenario)),
});
function oddsOfHours(change: (odds: number) => number): Subject {
  return patched(({ crews }) => ({
    crews: crews.map((crew) => ({ ...crew, day: { ...crew.day, odds: change(crew.day.odds) } })),
  }));
}
const times = (factor: number) => (x: number) => Math.min(1, x * factor);
const power = (exponent: number) => (x: number) => Math.pow(x, exponent);
const behaviour = (change: Partial<Scenario['behaviour']>) =>
  readAs((scenario) => ({ ...scenario, behaviour: { ...scenario.behaviour, ...change } }));

/** Each mutant is one plausible bug; the check named with it must fail in at least one row. */
const MUTANTS: [check: string, bug: string, mutant: Subject][] = [
  ['no-touch', 'payment rate × 1.03', tables((t) => ({ ownRate: t.ownRate.map((rate) => rate * 1.03) }))],
  [
    'no-touch',
    'good payers do not leave first: every bucket holds the willingness of new accounts',
    tables((t) => ({
      willingnessOnArrival: t.willingnessOnArrival.map((_, k) => t.willingnessOnArrival[k % 4096]),
    })),
  ],
  ['no-touch', 'rates from the typed shares without the integral over willingness', withoutIntegral()],
  ['VC-03', 'payment rate × 1.03', tables((t) => ({ ownRate: t.ownRate.map((rate) => rate * 1.03) }))],
  [
    'VC-03',
    'discounted a month late',
    patched((plan) => ({
      discount: plan.discount.map((_, d) => plan.discount[Math.min(d + 30, plan.days)]),
    })),
  ],
  ['VC-05/06', 'contact rate × 1.03', tables((t) => ({ contact: t.contact.map(times(1.03)) }))],
  ['VC-05/06', 'wrong parties take no time', patched(() => ({ wrongPartyShare: 0 }))],
  ['VC-05/06', 'promise rate × 1.05', tables((t) => ({ promise: t.promise.map(times(1.05)) }))],
  ['VC-05/06', 'kept rate × 1.06', tables((t) => ({ kept: t.kept.map(times(1.06)) }))],
  [
    'VC-05/06',
    'the median paid instead of the mean',
    behaviour({ chargedOffPayment: { wholeShare: 0, median: 1_200_000, sigma: 0 } }),
  ],
  ['VC-05/06', 'an attempt starts while any time is left', patched(() => ({ worstAttemptSeconds: 1 }))],
  [
    'VC-07',
    'largest balance first',
    patched((plan) => ({ priority: plan.priority === 'marginalValue' ? 'largestBalance' : plan.priority })),
  ],
  ['VC-07', 'contact rate × 1.05', tables((t) => ({ contactMean: t.contactMean.map(times(1.05)) }))],
  [
    'VC-07',
    'the ranking forgets that an earlier call may have reached',
    {
      ...MODEL,
      priorityScore: (plan, channel, b, off, balance, arrears, instalment, misses) =>
        MODEL.priorityScore(plan, channel, b, off, balance, arrears, instalment, misses, 1),
    },
  ],
  [
    'VC-07',
    'called again after a contact',
    readAs((scenario) => withSteps(scenario, 'phone', { restDaysAfterContact: 0 })),
  ],
  [
    'VC-11',
    'accounts all alike: κ ignored',
    tables((t) => ({ contact: t.contact.map(() => t.contactMean[0]) })),
  ],
  [
    'VC-11',
    'κ = 5',
    readAs((scenario) => ({
      ...scenario,
      behaviour: { ...scenario.behaviour, contact: { ...scenario.behaviour.contact, concentration: 5 } },
    })),
  ],
  [
    'hours',
    'the odds of the hours are not set against the office day',
    oddsOfHours((odds) => odds * (8.575 / 9)),
  ],
  ['hours', 'hours do not matter', oddsOfHours(() => 1)],
  [
    'hours',
    'the window of the law is ignored',
    readAs((s) => ({ ...s, rules: { preset: 'none', off: [] } })),
  ],
  ['VC-11', 'skips ignored', tables((t) => ({ skipBelow: t.skipBelow.map(() => 0) }))],
  [
    'P3',
    'one call a week too many',
    patched(({ strategy }) => ({
      strategy: { ...strategy, maxPer7Days: strategy.maxPer7Days.map((most) => most + 1) },
    })),
  ],
  [
    'P3',
    'accounts all alike: κ ignored',
    tables((t) => ({ contact: t.contact.map(() => t.contactMean[0]) })),
  ],
  [
    'call-fatigue',
    'promise drawn before fatigue',
    patched((plan) => ({ callFatigue: plan.callFatigue.map(() => 1) })),
  ],
  ['call-fatigue', 'φ × 1.1', patched((plan) => ({ callFatigue: plan.callFatigue.map(power(1.1)) }))],
  [
    'call-fatigue',
    'old weeks weigh as much as this one',
    behaviour({ contact: { concentration: 4, callFatigue: 0.08, memoryPerWeek: 1 } }),
  ],
  ['VC-19', 'kept rate × 1.02', tables((t) => ({ kept: t.kept.map(times(1.02)) }))],
  ['VC-19', 'neighbours share their fate', { ...MODEL, givePromise: sharedFate }],
  [
    'VC-19',
    'amounts × 1.03',
    patched((plan) => ({
      chargedOffAmount: Object.assign(Object.create(plan.chargedOffAmount), {
        values: plan.chargedOffAmount.values.map((x) => x * 1.03),
      }),
    })),
  ],
  ['VC-25', 'φ × 1.01', patched((plan) => ({ messageFatigue: plan.messageFatigue.map(power(1.01)) }))],
  [
    'VC-25',
    'only this week is remembered',
    { ...MODEL, messageResponse: (plan, counters) => MODEL.messageResponse(plan, counters & 255) },
  ],
  ['VC-25', 'uplift × 1.1', tables((t) => ({ messageRate: t.messageRate.map((rate) => rate * 1.1) }))],
  ['VC-26', 'σ × 1.02', readAs((scenario) => spread(scenario, 1.02))],
  [
    'VC-26',
    'balances cut at 150 million',
    patched((plan) => ({
      book: { ...plan.book, balance: plan.book.balance.map((x) => Math.min(x, 150e6)) },
    })),
  ],
  [
    'VC-17',
    'a ceiling one too high',
    patched(({ law }) => ({
      law: { ...law, callsPerSevenDays: { ...law.callsPerSevenDays, most: law.callsPerSevenDays.most + 1 } },
    })),
  ],
  [
    'VC-17',
    'the day of the conversation is not counted',
    patched(({ law }) => ({
      law: {
        ...law,
        quietDaysAfterContact: { ...law.quietDaysAfterContact, days: law.quietDaysAfterContact.days + 1 },
      },
    })),
  ],
  ['VC-17', 'complaints × 1.5', patched((plan) => ({ complaintPerAttempt: plan.complaintPerAttempt * 1.5 }))],
  ['VC-27', 'yesterday’s order is kept', patched(() => ({ priority: 'oldest' }))],
  ['VC-27', 'lists 0.5 % too long', patched((plan) => withTime(plan, 1.005))],
  [
    'all-zero',
    'interest on the principal only',
    patched((plan) => ({ interestLive: plan.interestLive * 0.85 })),
  ],
  ['all-zero', 'one contact in a thousand calls', tables((t) => ({ contact: t.contact.map(() => 1e-3) }))],
  [
    'all-one',
    'certain means almost certain',
    tables((t) => ({ ownRate: t.ownRate.map((rate) => (rate > 0 ? 3 : 0)) })),
  ],
  ['all-one', 'kept rate 0.99', tables((t) => ({ kept: t.kept.map((p) => p * 0.99) }))],
  ['infinite-time', 'time for twelve calls a day', patched((plan) => withTime(plan, 1 / 500))],
  [
    'no-effect',
    'one contact in two hundred brings a promise',
    tables((t) => ({ promise: t.promise.map(() => 0.005) })),
  ],
  [
    'no-effect',
    'a message moves the payment rate',
    tables((t) => ({ messageRate: t.messageRate.map(() => 1e-3) })),
  ],
  ...THEORY_MUTANTS,
  ...INCENTIVE_MUTANTS,
  ...PEOPLE_MUTANTS,
];

describe('a broken model is noticed', () => {
  it.each(MUTANTS)('%s fails when: %s', (id, _bug, mutant) => {
    const check = CHECKS.find((candidate) => candidate.id === id);
    expect(check, id).toBeDefined();
    expect(fails(check!.run(mutant))).toBe(true);
  });
  it('and every check that takes the model from outside has its mutant', () => {
    const without = CHECKS.filter((check) => !MUTANTS.some(([id]) => id === check.id)).map(
      (check) => check.id,
    );
    // `empty` asks for finite numbers of the whole experiment: there is nothing to get slightly wrong.
    expect(without).toEqual(['empty']);
  });
});

/** Every second promise copies the fate, and the day, of the one before it. */
function sharedFate(...[s, a, channel, collector, kept, day]: Parameters<Subject['givePromise']>): void {
  MODEL.givePromise(s, a, channel, collector, kept, day);
  if (a % 2 === 0 || s.i[(a - 1) * I_STRIDE + PROMISE_DAY] < 0) return;
  s.i[a * I_STRIDE + FLAGS] = s.i[(a - 1) * I_STRIDE + FLAGS];
  s.i[a * I_STRIDE + PROMISE_DAY] = s.i[(a - 1) * I_STRIDE + PROMISE_DAY];
  s.promises.add(s.i[a * I_STRIDE + PROMISE_DAY], a);
}

function spread(scenario: Scenario, factor: number): Scenario {
  const segments = scenario.portfolio.segments.map((segment) =>
    segment.balance.kind === 'lognormal'
      ? { ...segment, balance: { ...segment.balance, sigma: segment.balance.sigma * factor } }
      : segment,
  );
  return { ...scenario, portfolio: { ...scenario.portfolio, segments } };
}

function withoutIntegral(): Subject {
  return {
    ...MODEL,
    compile(scenario) {
      const plan = MODEL.compile(scenario);
      const ownRate = Float64Array.from(
        scenario.behaviour.buckets,
        ({ unpromptedShare, perDays }) => -Math.log(1 - unpromptedShare) / perDays,
      );
      return { ...plan, tables: { ...plan.tables, ownRate } };
    },
  };
}
