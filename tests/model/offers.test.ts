import { describe, expect, test, vi } from 'vitest';
import { within } from '#checks';
import * as model from '#model';
import type { Offer } from '#scenario';
import { shareRow } from '../../src/lib/checks/check.ts';
import type { CheckRow } from '../../src/lib/checks/check.ts';
import { smallBook } from '../../src/lib/checks/small-book.ts';
import type { SmallBook } from '../../src/lib/checks/small-book.ts';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine, State } from './support/engine.ts';

vi.setConfig({ testTimeout: 60_000 });

/*
 * Offers and breathing space against closed forms. Everybody is reached on day 0 and nobody promises, so that what
 * happens next follows from the offer alone. Tolerances are 5 standard errors (false alarm 6e-7 a row).
 */
const ACCOUNTS = 20_000;
const BALANCE = 10_000_003;
const failures = (rows: CheckRow[]) => rows.filter((row) => !within(row));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

type Trace = (kind: string, a: number, day: number, amount: number) => void;

/** One future of a charged-off book, all called on day 0 under the given offer. */
function offered(engine: Engine, offer: Offer, change: Partial<SmallBook>, trace?: Trace): State {
  const scenario = smallBook({
    days: 40,
    segments: [{ accounts: ACCOUNTS, phase: 'chargedOff', balance: { kind: 'fixed', value: BALANCE } }],
    buckets: [{ contactRate: 1 }],
    portfolio: { chargeOffDpd: 1 },
    team: { headCount: 100, productiveSecondsPerDay: 30_000 },
    calls: { toDay: 1, offer },
    ...change,
  });
  const s = new engine.State(engine.compile(scenario));
  s.trace = trace;
  engine.simulate(s, KEY, 0);
  return s;
}

const TAKE_UP = { takeUpAt20: 0.1, takeUpAt40: 0.4, takeUpAt60: 0.5, willingness: 0.8 };
const DISCOUNT = 0.3;

/** E σ(logit m + w·z), z ~ N(0, 1), by Simpson's rule. */
function meanTakeUp(mean: number, slope: number): number {
  const h = 0.02;
  let total = 0;
  for (let k = -400; k <= 400; k += 1) {
    const weight = Math.abs(k) === 400 ? 1 : k % 2 === 0 ? 2 : 4;
    const acceptance = 1 / (1 + Math.exp(-Math.log(mean / (1 - mean)) - slope * k * h));
    total += weight * Math.exp((-k * k * h * h) / 2) * acceptance;
  }
  return (total * h) / 3 / Math.sqrt(2 * Math.PI);
}

function settlements(engine: Engine): CheckRow[] {
  const offer = { kind: 'settlement' as const, discount: DISCOUNT };
  const paidOn = new Set<number>();
  const s = offered(engine, offer, { behaviour: { settlement: TAKE_UP } }, (kind, _a, day) => {
    if (kind === 'settled') paidOn.add(day);
  });
  const { daily } = s.seen;
  const accepted = sum(daily.settlements);
  let settled = 0;
  let owing = 0;
  for (let a = 0; a < ACCOUNTS; a += 1) {
    if (s.i[a * model.I_STRIDE + model.STATUS] !== model.SETTLED) continue;
    settled += 1;
    const o = a * model.F_STRIDE;
    owing += s.f[o + model.PRINCIPAL]! + s.f[o + model.CHARGES]! + s.f[o + model.ARREARS]!;
  }
  const forgiven = Math.round(BALANCE * DISCOUNT);
  const exact = (name: string, expected: number, got: number) => ({ name, expected, got, tolerance: 0 });
  return [
    // Half way between the figures at 20 and at 40 %.
    shareRow('accepted of those reached', meanTakeUp(0.25, TAKE_UP.willingness), accepted, ACCOUNTS),
    exact('settled a week later', accepted, settled),
    exact(
      'day of payment',
      7,
      [...paidOn].reduce((x, y) => x + y, 0),
    ),
    exact('paid', accepted * (BALANCE - forgiven), sum(daily.settlementCash)),
    exact('forgiven', accepted * forgiven, sum(daily.forgiven)),
    exact('owed by the settled', 0, owing),
    exact('opening + interest = paid + forgiven + closing', ACCOUNTS * BALANCE, s.seen.interest + books(s)),
  ];
}

/** Paid, forgiven and still owed, from the records and the daily counters. */
function books(s: State): number {
  const paid = sum(model.RECOVERED.map((kind) => sum(s.seen.daily[kind]))) + s.seen.regularCash;
  let owed = 0;
  for (let a = 0; a < s.arrived; a += 1)
    owed += s.f[a * model.F_STRIDE + model.PRINCIPAL]! + s.f[a * model.F_STRIDE + model.CHARGES]!;
  return paid + sum(s.seen.daily.forgiven) + owed;
}

describe('a settlement', () => {
  test('is accepted as often as typed, on average over willingness, and leaves nothing owed', () => {
    expect(failures(settlements(model))).toEqual([]);
  });

  // A live loan in its first month: what is paid covers the arrears many times over.
  const liveOffer = (engine: Engine) =>
    offered(
      engine,
      { kind: 'settlement', discount: DISCOUNT },
      {
        segments: [{ accounts: 1_000, balance: { kind: 'fixed', value: BALANCE } }],
        portfolio: {},
        behaviour: { settlement: TAKE_UP },
      },
    ).seen;

  test('of a live loan is no cure, though it covers the arrears', () => {
    const { daily } = liveOffer(model);
    expect(sum(daily.settlementCash)).toBeGreaterThan(0);
    expect(sum(daily.cured)).toBe(0);
  });

  test('bites: settled loans counted as cured', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/touch/offer.ts',
      from: 'seen.daily.cured[day] -= 1',
      to: 'seen.daily.cured[day] -= 0',
    });
    expect(sum(liveOffer(engine).daily.cured)).toBeGreaterThan(0);
  });

  test.each([
    ['a discount read 10 % off', 'strategy/strategy.ts', 'offer.discount * 5', 'offer.discount * 4.5'],
    [
      'acceptance at z = 0 taken for the mean',
      'strategy/strategy.ts',
      'logit(mean) + willingness * z[atom]',
      'logit(mean)',
    ],
    [
      'the money is forgiven twice',
      'touch/offer.ts',
      'seen.daily.forgiven[day] += balance - paid;',
      'seen.daily.forgiven[day] += balance;',
    ],
    ['a settled account goes on owing', 'touch/offer.ts', 'f[o + PRINCIPAL] = 0;', ''],
  ])('bites: %s', async (_bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    expect(failures(settlements(engine)).length).toBeGreaterThan(0);
  });
});

const BREAK = 0.157;
const PARTS = 6;

function plans(engine: Engine): CheckRow[] {
  const brokenAt = new Float64Array(PARTS + 1);
  const parts: number[][] = Array.from({ length: ACCOUNTS }, () => []);
  const offer = { kind: 'plan' as const, instalments: PARTS };
  const behaviour = { plan: { takeUp: 0.5, breakPerInstalment: BREAK } };
  const s = offered(engine, offer, { days: 200, behaviour }, (kind, a, day, amount) => {
    if (kind === 'planBroken') brokenAt[PARTS + 1 - amount]! += 1;
    if (kind === 'planPart') parts[a]!.push(day, amount);
  });
  const accepted = sum(s.seen.daily.plans);
  const upTo = (k: number) => sum(brokenAt.slice(0, k + 1));
  const whole = parts.filter((list) => list.length === 2 * PARTS);
  const uneven = whole.filter((list) => {
    const amounts = list.filter((_, k) => k % 2 === 1);
    const days = list.filter((_, k) => k % 2 === 0);
    return (
      sum(amounts) !== BALANCE ||
      Math.max(...amounts) - Math.min(...amounts) > 1 ||
      days.some((day, k) => day !== 30 * (k + 1))
    );
  });
  return [
    shareRow('accepted of those reached', 0.5, accepted, ACCOUNTS),
    ...[1, 2, 3, PARTS].map((k) =>
      shareRow(`broken by part ${k}`, 1 - Math.pow(1 - BREAK, k), upTo(k), accepted),
    ),
    {
      name: 'paid off by plans never broken',
      expected: accepted - upTo(PARTS),
      got: whole.length,
      tolerance: 0,
    },
    { name: 'plans whose parts differ or miss the balance', expected: 0, got: uneven.length, tolerance: 0 },
  ];
}

describe('an instalment plan', () => {
  test('is broken by the k-th part in 1 − (1 − h)^k of cases, and else pays the balance in equal parts', () => {
    expect(failures(plans(model))).toEqual([]);
  });

  test.each([
    ['one draw for all parts', 't[p + PLANS] * 64 + left', 't[p + PLANS] * 64'],
    ['the last part cannot be broken', 'if (u < plan.planBreak) {', 'if (u < plan.planBreak && left > 1) {'],
    [
      'a part of the opening balance rounded down',
      'Math.ceil(due / left)',
      'Math.floor(due / (left + 0.01))',
    ],
  ])('bites: %s', async (_bug, from, to) => {
    const engine = await mutatedEngine({ file: 'src/lib/model/touch/offer.ts', from, to });
    expect(failures(plans(engine)).length).toBeGreaterThan(0);
  });
});

const HELD = 60;
/** Paying shares within 30 days before and after dpd 20, which everybody reaches while held. */
const PAYING = [0.5, 0.9] as const;
const MONTHLY = 0.02;

/** Everybody declares hardship on the first call under the British rule; charged off, so the payment clock runs on. */
function space(engine: Engine): { rows: CheckRow[]; touchedWhileHeld: number } {
  const paid = new Float64Array(120);
  const called = new Int32Array(ACCOUNTS).fill(-1);
  let touchedWhileHeld = 0;
  const scenario = {
    ...smallBook({
      days: 120,
      segments: [
        { accounts: ACCOUNTS, phase: 'chargedOff', dpdFrom: 5, balance: { kind: 'fixed', value: BALANCE } },
      ],
      buckets: PAYING.map((unpromptedShare, k) => ({ contactRate: 1, unpromptedShare, fromDpd: 1 + 19 * k })),
      portfolio: { chargeOffDpd: 1, interestPerMonthChargedOff: MONTHLY },
      behaviour: { hardshipShare: 1 },
      team: { headCount: 100, productiveSecondsPerDay: 30_000 },
      calls: { restDaysAfterContact: 100 },
      messages: { everyDays: 1 },
    }),
    rules: { preset: 'UK-CONC7' as const, off: [] },
  };
  const s = new engine.State(engine.compile(scenario));
  s.trace = (kind, a, day) => {
    if (kind === 'unprompted') paid[day]! += 1;
    if (kind === 'contact') called[a] = day;
    else if (kind === 'message' && called[a]! >= 0 && day < HELD) touchedWhileHeld += 1;
  };
  let interest = 0;
  engine.openBook(s, KEY, 0);
  for (let day = 0; day < 120; day += 1) {
    engine.liveDay(s, day);
    if (day === HELD - 1) interest = s.seen.interest;
  }
  const still = ACCOUNTS - paid[0]!;
  const [before, rate] = PAYING.map((share) => -Math.log(1 - share) / 30) as [number, number];
  const during = sum(paid.slice(1, HELD + 1));
  // Released on the morning of day 60, the clock burns from day 61 on.
  const after = [1, 10, 30].map((days) =>
    shareRow(
      `paid within ${days} days of burning again`,
      1 - Math.exp(-rate * days),
      sum(paid.slice(HELD + 1, HELD + 1 + days)),
      still,
    ),
  );
  return {
    rows: [
      shareRow('paid on day 0, before the call', 1 - Math.exp(-before), paid[0]!, ACCOUNTS),
      { name: 'paid while held', expected: 0, got: during, tolerance: 0 },
      { name: 'interest while held', expected: 0, got: interest, tolerance: 0 },
      ...after,
      {
        name: 'messages on the day it ends: one a debtor',
        expected: ACCOUNTS - sum(paid.slice(0, HELD + 1)),
        got: s.seen.daily.messages[HELD]!,
        tolerance: 0,
      },
    ],
    touchedWhileHeld,
  };
}

describe('a breathing space', () => {
  test('stops touches, interest and the payment clock for its days, and the clocks resume', () => {
    const { rows, touchedWhileHeld } = space(model);
    expect(failures(rows)).toEqual([]);
    expect(touchedWhileHeld).toBe(0);
  });

  test.each([
    ['interest goes on', 'debtor/ageing.ts', 'const rate = held ? 0 :', 'const rate ='],
    ['messages go on', 'layout.ts', 'OUT_OF_STRATEGY = SETTLING | HELD |', 'OUT_OF_STRATEGY = SETTLING |'],
    [
      'the payment clock burns on',
      'layout.ts',
      'PROMISE_OPEN | SETTLING | HELD |',
      'PROMISE_OPEN | SETTLING |',
    ],
    [
      'rings of the day it ends are lost',
      'debtor/hardship.ts',
      'releaseClock(s, a, day + 1)',
      'releaseClock(s, a, day)',
    ],
    [
      'it lasts a day longer',
      'debtor/hardship.ts',
      's.events.add(day + breathingSpaceDays, a)',
      's.events.add(day + 1 + breathingSpaceDays, a)',
    ],
  ])('bites: %s', async (_bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    const { rows, touchedWhileHeld } = space(engine);
    expect(failures(rows).length + touchedWhileHeld).toBeGreaterThan(0);
  });
});
