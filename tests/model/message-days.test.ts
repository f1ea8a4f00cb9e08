import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as model from '#model';
import { smsStep } from '#scenario';
import type { Scenario, Step } from '#scenario';
import { smallBook } from '../../src/lib/checks/small-book.ts';
import type { SmallBook } from '../../src/lib/checks/small-book.ts';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';

vi.setConfig({ testTimeout: 60_000 });

const SMS = model.CHANNELS.indexOf('sms');
type Message = Pick<Extract<Step, { channel: 'sms' }>, 'clock' | 'fromDay' | 'toDay' | 'everyDays'>;

const book = (change: Partial<SmallBook>): Scenario =>
  smallBook({
    days: 70,
    segments: [
      { accounts: 40, dpdFrom: 1, dpdTo: 60 },
      { arrivalsPerMonth: 15, dpdFrom: 1, dpdTo: 20 },
    ],
    buckets: [{}],
    ...change,
  });

/** Days on which each account is sent an SMS. */
function sent(engine: Engine, scenario: Scenario): number[][] {
  const s = new engine.State(engine.compile(scenario));
  const days: number[][] = Array.from({ length: s.plan.book.size }, () => []);
  s.trace = (kind, a, day, channel) => {
    if (kind === 'message' && channel === SMS) days[a]!.push(day);
  };
  engine.simulate(s, KEY, 0);
  return days;
}

/** The same from the words of the rule: every n days from the first day of the window to its last, 0 = once. */
function asked(scenario: Scenario, step: Message): number[][] {
  const { book: accounts, days } = model.compile(scenario);
  return Array.from({ length: accounts.size }, (_, a) => {
    const joined = a < accounts.opening ? 0 : accounts.arrivalDay[a]!;
    const count = (day: number) => day - joined + (step.clock === 'dpd' ? accounts.dpd[a]! : 0);
    const active = Array.from({ length: days - joined }, (_, k) => joined + k).filter(
      (day) => count(day) >= step.fromDay && count(day) <= step.toDay,
    );
    if (step.everyDays === 0) return active.slice(0, 1);
    return active.filter((day) => (count(day) - step.fromDay) % step.everyDays === 0);
  });
}

const anyStep = fc
  .record({
    clock: fc.constantFrom('dpd' as const, 'daysInPath' as const, 'silence' as const),
    fromDay: fc.integer({ min: 0, max: 50 }),
    toDay: fc.integer({ min: 0, max: 60 }),
    everyDays: fc.integer({ min: 0, max: 20 }),
  })
  .map((step) => ({ ...step, toDay: step.fromDay + step.toDay }));

/** Nobody pays, so that the clocks can be read off the calendar. Exact: one message on another day breaks it. */
describe('a message step', () => {
  test('touches on exactly the days its clock says, from the first of its window to the last', () => {
    let messages = 0;
    fc.assert(
      fc.property(anyStep, (step) => {
        const scenario = book({ messages: step });
        const days = sent(model, scenario);
        expect(days).toEqual(asked(scenario, step));
        messages += days.flat().length;
      }),
      { seed: 42, numRuns: 200 },
    );
    expect(messages).toBeGreaterThan(20_000);
  });

  test.each([
    ['the cadence runs from dpd 0', '(count - fromDay[k]) % every', 'count % every'],
    ['the first day of the window is left out', 'count < fromDay[k]', 'count <= fromDay[k]'],
    ['what is due once is due every day', '=== 0 ? 0 : -1', '=== 0 ? 0 : 0'],
    [
      'the last day of the window is left out',
      'count + wait <= toDay[k] ? wait : -1',
      'count + wait < toDay[k] ? wait : -1',
    ],
  ])('bites: %s', async (_bug, from, to) => {
    const engine = await mutatedEngine({ file: 'src/lib/model/touch/touch-days.ts', from, to });
    const wrong = fc.sample(anyStep, { seed: 42, numRuns: 40 }).filter((step) => {
      const scenario = book({ messages: step });
      return JSON.stringify(sent(engine, scenario)) !== JSON.stringify(asked(scenario, step));
    });
    expect(wrong.length).toBeGreaterThan(0);
  });
});

/** Calls enough for everybody, messages that move nothing but complaints; with and without a Zalo step besides. */
function besides(engine: Engine, zalo: boolean): { events: string[]; complaints: number } {
  const steps: Step[] = [
    { channel: 'zalo', clock: 'dpd', fromDay: 1, toDay: 5_000, everyDays: 3 },
    smsStep({ everyDays: 5, toDay: 5_000 }),
  ];
  const scenario = book({
    buckets: [{ unpromptedShare: 0.2, cureShare: 0.3, contactRate: 0.3, promiseRate: 0.4, keptRate: 0.6 }],
    behaviour: {
      frailtySigma: 0.8,
      complaints: {
        perAttempt: 0.1,
        visitFactor: 1,
        messageFactor: 1,
        fromFourthAttemptFactor: 1,
        blockShare: 0,
      },
    },
    team: { headCount: 100, productiveSecondsPerDay: 30_000 },
    calls: { restDaysAfterContact: 4 },
    steps: zalo ? steps : steps.slice(1),
  });
  const s = new engine.State(engine.compile(scenario));
  const events: string[] = [];
  s.trace = (kind, a, day, amount) => {
    if (kind !== 'message' || amount === SMS) events.push(`${a} ${day} ${kind} ${amount}`);
  };
  engine.simulate(s, KEY, 0);
  const width = model.CHANNEL_MEASURES.length;
  const place = SMS * width + model.CHANNEL_MEASURES.indexOf('complaints');
  const complaints = s.seen.channels.reduce(
    (sum, value, k) => (k % (model.CHANNELS.length * width) === place ? sum + value : sum),
    0,
  );
  return { events: events.sort(), complaints };
}

describe('an unrelated channel changes nothing', () => {
  test('a Zalo step leaves SMS days, the luck of calls and the complaints about SMS as they were', () => {
    const plain = besides(model, false);
    expect(plain.events.length).toBeGreaterThan(1_000);
    expect(plain.complaints).toBeGreaterThan(10);
    expect(besides(model, true)).toEqual(plain);
  });

  test('bites: messages of all channels are numbered together', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/touch/touches.ts',
      from: 'const place = 10 * (channel - SMS);',
      to: 'const place = 0;',
    });
    expect(besides(engine, true)).not.toEqual(besides(engine, false));
  });
});
