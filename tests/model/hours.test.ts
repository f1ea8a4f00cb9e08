import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as model from '#model';
import { compile, simulate, simulateChecked, State } from '#model';
import { HOUR_ODDS } from '#scenario';
import type { Hours, Scenario } from '#scenario';
import { smallBook } from '../../src/lib/checks/small-book.ts';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';
import { summary } from './support/run.ts';

vi.setConfig({ testTimeout: 60_000 });

const EVENING: Hours = { from: 660, to: 1_200 };
const SHIFT = 27_000;
const CALL_SECONDS = 60;
const DAYS = 28;

/** More debtors than a collector can call, all alike: a call takes a minute and reaches nobody. */
function queueOf(
  change: Partial<Parameters<typeof smallBook>[0]> = {},
  hours: Hours | undefined = EVENING,
): Scenario {
  const made = smallBook({
    days: DAYS,
    segments: [{ accounts: 2_000 }],
    buckets: [{ promiseRate: 0.5, keptRate: 0.5 }],
    phone: { attemptSeconds: CALL_SECONDS },
    team: { headCount: 1, productiveSecondsPerDay: SHIFT, costPerCollectorMonth: 1_000_000 },
    calls: { maxAttemptsPer7Days: 7, restDaysAfterContact: 1 },
    ...change,
  });
  return {
    ...made,
    calendar: { ...made.calendar, kind: 'US' },
    teams: made.teams.map((team) => ({ ...team, ...(hours && { hours }) })),
  };
}
const under = (scenario: Scenario, preset: Scenario['rules']['preset'], off: string[] = []): Scenario => ({
  ...scenario,
  rules: { preset, off },
});

const run = (scenario: Scenario) => summary(scenario, 2);

function lived(scenario: Scenario, engine: Engine = model): State {
  const state = new engine.State(engine.compile(scenario)) as State;
  engine.simulate(state, KEY, 0);
  return state;
}
const held = ({ seen, plan }: State): Record<string, number> =>
  Object.fromEntries(plan.law.ruleIds.map((id, k) => [id, seen.suppressed[k]!]));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('hours outside the window of the law', () => {
  /** US holidays of the horizon are no working days for anybody. */
  const workdays = (s: State) => s.plan.calendar.holiday.subarray(0, DAYS).filter((day) => day === 0).length;

  it('are not worked, and each call that they would have held is counted under the rule (IN-1: 19:00)', () => {
    const free = lived(queueOf());
    const bound = lived(under(queueOf(), 'IN-RBI', ['IN-2']));
    expect(sum(free.seen.daily.attempts)).toBe((workdays(free) * SHIFT) / CALL_SECONDS);
    expect(sum(bound.seen.daily.attempts)).toBe((workdays(bound) * SHIFT * 8) / 9 / CALL_SECONDS);
    expect(held(bound)).toEqual({ 'IN-1': (workdays(bound) * SHIFT) / 9 / CALL_SECONDS });
    // People are paid and idle.
    expect(bound.seen.daily.labourCost).toEqual(free.seen.daily.labourCost);
  });

  it('say their worth, and add up by path and bucket', () => {
    const worth = {
      buckets: [{ contactRate: 0.1, promiseRate: 0.5, keptRate: 0.5 }],
      phone: { attemptSeconds: CALL_SECONDS, contactSeconds: 200 },
    };
    const bound = lived(under(queueOf(worth), 'IN-RBI'));
    expect(bound.seen.suppressedValue[0]).toBeGreaterThan(0);
    simulateChecked(new State(compile(under(queueOf(worth), 'IN-RBI'))), KEY, 0);
  });

  it('hold nothing back, to the last digit, where no team works outside them or the rule is off', () => {
    const within: Hours = { from: 480, to: 1_140 };
    expect(run(under(queueOf({}, within), 'IN-RBI', ['IN-2'])).digest).toBe(run(queueOf({}, within)).digest);
    expect(run(under(queueOf(), 'IN-RBI', ['IN-1', 'IN-2'])).digest).toBe(run(queueOf()).digest);
    expect(run(under(queueOf(), 'IN-RBI', ['IN-2'])).digest).not.toBe(run(queueOf()).digest);
  });

  it('take visits likewise: a shorter tour, the missing doors counted', () => {
    const field = { headCount: 4, productiveSecondsPerDay: SHIFT };
    const steps = [
      { channel: 'field', clock: 'dpd', fromDay: 1, toDay: 5_000, everyDays: 14, offer: { kind: 'none' } },
    ] as const;
    const doors = (hours: Hours) =>
      queueOf({ team: undefined, field, steps: [...steps], calls: { maxAttemptsPer7Days: 0 } }, hours);
    const free = lived(doors(EVENING));
    const bound = lived(under(doors(EVENING), 'IN-RBI', ['IN-2']));
    const missing = sum(free.seen.daily.visitsPlanned) - sum(bound.seen.daily.visitsPlanned);
    expect(missing).toBeGreaterThan(100);
    expect(Math.abs(held(bound)['IN-1']! - missing)).toBeLessThanOrEqual(2);
  });
});

describe('quiet days', () => {
  it('name the calls that a team which works then does not make, and those of the voicebot (IN-2)', () => {
    const bound = lived(under(queueOf(), 'IN-RBI', ['IN-1']));
    const sundays = Array.from({ length: DAYS }, (_, d) => d).filter(
      (d) => bound.plan.calendar.weekday[d] === 6,
    );
    expect(held(bound)).toEqual({ 'IN-2': (sundays.length * SHIFT) / CALL_SECONDS });
    const bot = { channel: 'voicebot', clock: 'dpd', fromDay: 1, toDay: 5_000, everyDays: 1 } as const;
    const robots = lived(under(queueOf({ team: undefined, steps: [bot] }), 'IN-RBI'));
    expect(held(robots)['IN-2']).toBeGreaterThan(1_000);
  });

  it('leave the hours outside the window to the rule about hours', () => {
    const both = held(lived(under(queueOf(), 'IN-RBI')));
    expect(both['IN-2']).toBe((4 * SHIFT * 8) / 9 / CALL_SECONDS);
    expect(both['IN-1']).toBe(held(lived(under(queueOf(), 'IN-RBI', ['IN-2'])))['IN-1']);
  });
});

describe('the time of a team', () => {
  const minutes = fc
    .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 }))
    .filter(([a, b]) => a < b);
  const presets = fc.constantFrom('none', 'VN-2026', 'US-RegF', 'IN-RBI' as const);

  it('lies within the hours worked, which lie within the law’s, and wider hours never hold less', () => {
    fc.assert(
      fc.property(minutes, presets, fc.nat(300), fc.nat(300), ([from, to], preset, before, after) => {
        const team = (hours: Hours) =>
          compile(under(queueOf({ days: 7, segments: [{ accounts: 1 }] }, hours), preset)).crews[0]!;
        const own = team({ from, to });
        const { day } = own;
        const most = Math.max(...own.secondsPerHead);
        expect(most).toBeLessThanOrEqual(60 * (day.hours.to - day.hours.from) + 1e-6);
        expect(day.hours.from).toBeGreaterThanOrEqual(from);
        expect(day.hours.to).toBeLessThanOrEqual(Math.max(to, day.hours.from));
        // Wider within the window: a fixed shift spread over more hours outside of it holds fewer lawful ones.
        if (preset !== 'none') return;
        const wider = team({ from: Math.max(0, from - before), to: Math.min(1_440, to + after) });
        expect(Math.max(...wider.secondsPerHead)).toBeGreaterThanOrEqual(most);
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it('shrinks with the window of the law, never grows', () => {
    const seconds = (preset: Scenario['rules']['preset']) =>
      sum(compile(under(queueOf({}, { from: 420, to: 1_320 }), preset, ['IN-2'])).crews[0]!.secondsPerHead);
    const [all, vn, us, india] = (['none', 'VN-2026', 'US-RegF', 'IN-RBI'] as const).map(seconds);
    expect(vn! / all!).toBeCloseTo(14 / 15, 12);
    expect(us! / all!).toBeCloseTo(13 / 15, 12);
    expect(india! / all!).toBeCloseTo(11 / 15, 12);
  });
});

describe('two worlds', () => {
  const reach = { buckets: [{ contactRate: 0.2, promiseRate: 0.5, keptRate: 0.5 }] };
  const withOdds = (hour: number, odds: number): Scenario => {
    const made = queueOf(reach);
    const hourContactOdds = HOUR_ODDS.map((known, h) => (h === hour ? odds : known));
    return { ...made, calendar: { ...made.calendar, hourContactOdds } };
  };

  it('that differ in an hour nobody works are the same world; in an hour that is worked they are not', () => {
    const one = run(withOdds(21, 0.6)).digest;
    expect(run(withOdds(21, 9)).digest).toBe(one);
    expect(run(withOdds(18, 9)).digest).not.toBe(one);
  });

  it('share their luck: better hours reach whoever the worse ones reached, call by call', () => {
    const ample = { ...reach, phone: { attemptSeconds: 1 }, days: 1 };
    const contacts = (hours: Hours) => {
      const state = new State(compile(queueOf(ample, hours)));
      const reached = new Set<number>();
      state.trace = (kind, a) => kind === 'contact' && reached.add(a);
      simulate(state, KEY, 0);
      return reached;
    };
    const [worse, better] = [contacts({ from: 480, to: 1_020 }), contacts({ from: 1_020, to: 1_200 })];
    expect(better.size).toBeGreaterThan(1.2 * worse.size);
    expect([...worse].filter((a) => !better.has(a))).toEqual([]);
  });

  it('with lists each caller has the odds of their own hours', () => {
    const made = queueOf({
      ...reach,
      phone: { attemptSeconds: 1 },
      days: 1,
      segments: [{ accounts: 20_000 }],
    });
    const [phone] = made.teams;
    const hours = [
      { from: 480, to: 1_020 },
      { from: 1_020, to: 1_200 },
    ];
    const state = lived({
      ...made,
      strategy: { ...made.strategy, assignment: { kind: 'roundRobin', rotateDays: 0 } },
      teams: hours.map((own, k) => ({ ...phone!, id: `T${k}`, productiveSecondsPerDay: 10_000, hours: own })),
    });
    const [office, late] = Array.from(state.people.contacts);
    const atoms = state.plan.tables.contact;
    const at = (odds: number) => sum(atoms.map((p) => (p * odds) / (1 - p + p * odds))) / atoms.length;
    for (const [found, odds] of [
      [office!, 1],
      [late!, 1.35 / (8.575 / 9)],
    ] as const) {
      const share = at(odds);
      expect(Math.abs(found / 10_000 - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 10_000));
    }
  });
});

describe('the self-check and these tests bite', () => {
  it.each([
    ['the window of the law is forgotten', 'people/hours.ts', 'commonHours(own, window)', 'own'],
    [
      'the shift is worked in full in fewer hours',
      'people/hours.ts',
      'lawful: shift * inside',
      'lawful: shift',
    ],
    ['a quiet day is worked', 'people/crew.ts', 'wants(d) && !quiet(d)', 'wants(d)'],
  ])('%s', async (_bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    const plan = engine.compile(under(queueOf(), 'IN-RBI'));
    expect(() => engine.simulateChecked(new engine.State(plan), KEY, 0)).toThrow('INV-08');
  });

  it('touches held back by the clock are not named', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/touch/phone.ts',
      from: '  withholdCalls(s, day);\n',
      to: '',
    });
    expect(held(lived(under(queueOf(), 'IN-RBI', ['IN-2']), engine))).toEqual({ 'IN-1': 0 });
  });
});
