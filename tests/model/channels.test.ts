import { describe, expect, test, vi } from 'vitest';
import * as model from '#model';
import type { Scenario } from '#scenario';
import { meanRow, shareRow } from '../../src/lib/checks/check.ts';
import type { CheckRow } from '../../src/lib/checks/check.ts';
import { smallBook } from '../../src/lib/checks/small-book.ts';
import type { SmallBook } from '../../src/lib/checks/small-book.ts';
import { within } from '#checks';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine, Plan, State } from './support/engine.ts';

vi.setConfig({ testTimeout: 60_000 });

/*
 * Voicebot and field visits against closed forms on books in which nothing else happens. Tolerances are 5 standard
 * errors of theory (false alarm 6e-7 a row); each law is shown to notice the bugs named below it.
 */
const ACCOUNTS = 4_000;
const always = { clock: 'dpd', fromDay: 1, toDay: 5_000 } as const;
const failures = (rows: CheckRow[]) => rows.filter((row) => !within(row));

function lived(
  engine: Engine,
  scenario: Scenario,
  futures: number,
  look: (s: State) => void,
  trace?: (kind: string, a: number, day: number, amount: number) => void,
): Plan {
  const plan = engine.compile(scenario);
  const s = new engine.State(plan);
  s.trace = trace;
  for (let r = 0; r < futures; r += 1) {
    engine.simulate(s, KEY, r);
    look(s);
  }
  return plan;
}

const MEAN = 0.2;
const SKIP = 0.15;
const PROMISE = 0.4;
const FATIGUE = 0.15;
/** Callers of equal strength on one schedule: once a day, whoever was reached before included. */
const CALLERS: Record<'phone' | 'voicebot', Partial<SmallBook>> = {
  phone: { calls: { restDaysAfterContact: 1 }, team: { headCount: 100, productiveSecondsPerDay: 30_000 } },
  voicebot: { steps: [{ channel: 'voicebot', ...always, everyDays: 1 }] },
};

/** Contacts of ten daily calls; promises in three, when every call is answered. */
function conversations(engine: Engine, caller: keyof typeof CALLERS, promiseFactor = 1): CheckRow[] {
  const days = 10;
  const base = { segments: [{ accounts: ACCOUNTS }], ...CALLERS[caller] };
  const perAccount: number[] = [];
  const answered = new Float64Array(ACCOUNTS);
  lived(
    engine,
    smallBook({ ...base, days, buckets: [{ contactRate: MEAN, skipShare: SKIP }] }),
    2,
    () => {
      perAccount.push(...Array.from(answered, (n) => n / days));
      answered.fill(0);
    },
    (kind, a) => {
      if (kind === 'contact' || kind === 'reached') answered[a]! += 1;
    },
  );
  const promisedOn = new Float64Array(3);
  const factors = { contactFactor: 1, promiseFactor, keptFactor: 1, costPerCall: 0 };
  lived(
    engine,
    smallBook({
      ...base,
      days: 3,
      segments: [{ accounts: ACCOUNTS, phase: 'chargedOff' }],
      portfolio: { chargeOffDpd: 1 },
      buckets: [{ contactRate: 1, promiseRate: PROMISE, keptRate: 0 }],
      behaviour: {
        contact: { concentration: 4, callFatigue: FATIGUE, memoryPerWeek: 1 },
        promise: {
          willingnessOnPromise: 0,
          willingnessOnKept: 0,
          dueDaysMin: 20,
          dueDaysMax: 20,
          afterBrokenFactor: 1,
        },
      },
      channels: { voicebot: factors },
    }),
    2,
    ({ seen }) => seen.daily.promises.forEach((n, day) => (promisedOn[day]! += n)),
  );
  let silent = 2 * ACCOUNTS;
  const promises = Array.from(promisedOn, (n, day) => {
    // The debtor is as tired as after so many calls, by whomever.
    const expected = PROMISE * promiseFactor * Math.exp(-FATIGUE * day);
    const row = shareRow(`promises on day ${day} among those without one`, expected, n, silent);
    silent -= n;
    return row;
  });
  return [meanRow('conversations per call', (1 - SKIP) * MEAN, perAccount), ...promises];
}

describe('a voicebot', () => {
  test('with all factors 1 wins conversations and promises per call as the phone formula says, and as the phone does', () => {
    expect(failures(conversations(model, 'voicebot'))).toEqual([]);
    expect(failures(conversations(model, 'phone'))).toEqual([]);
  });

  test('at half the promise factor wins half the promises', () => {
    expect(failures(conversations(model, 'voicebot', 0.5))).toEqual([]);
  });

  test.each([
    [
      'its calls are forgotten',
      'touch/bot.ts',
      'const remembered = countCall(s, a, day);',
      'countCall(s, a, day); const remembered = 0;',
    ],
    [
      'it reaches debtors without a valid contact',
      'touch/calls.ts',
      'plan.tables.skipBelow[bucket]) return 0',
      '0) return 0',
    ],
    ['it persuades as well as a person', 'touch/contact.ts', '? plan.voicebot.promiseFactor', '? 1'],
    ['it reaches a tenth too many', 'touch/bot.ts', '* plan.voicebot.contactFactor', '* 1.1'],
  ])('bites: %s', async (_bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    expect(failures(conversations(engine, 'voicebot', 0.5)).length).toBeGreaterThan(0);
  });
});

const FOUND = 0.3;
const DONE = 0.8;
const FIELD = {
  headCount: 3,
  absenceShare: 0.1,
  productiveSecondsPerDay: 25_200,
  areaKm2: 55,
  speedKmPerHour: 18,
  doneShare: DONE,
};
const ON_SITE = 1_100;
const VISIT_DAYS = 60;

/** Visits of one team with doors to spare; weekends off. */
function rounds(engine: Engine): { rows: CheckRow[]; outOfPlan: number; gap: number } {
  const perDay = new Float64Array(VISIT_DAYS);
  let planned = 0;
  let done = 0;
  let found = 0;
  const futures = 4;
  const workdays = [true, true, true, true, true, false, false];
  let outOfPlan = 0;
  lived(
    engine,
    smallBook({
      days: VISIT_DAYS,
      segments: [{ accounts: 2_000 }],
      buckets: [{ visitFoundRate: FOUND }],
      behaviour: { contact: { concentration: 1_000, callFatigue: 0, memoryPerWeek: 0 } },
      field: { ...FIELD, workdays },
      channels: { field: { onSiteSeconds: ON_SITE, costPerKm: 0, recordedOnTimeShare: 0.9 } },
      steps: [{ channel: 'field', ...always, everyDays: 1, offer: { kind: 'none' } }],
    }),
    futures,
    ({ seen: { daily } }) => {
      daily.visitsPlanned.forEach((n, day) => {
        perDay[day] = n;
        planned += n;
        done += daily.visits[day]!;
        found += daily.contacts[day]!;
        if (daily.visits[day]! > n || daily.visitsRecordedOnTime[day]! > daily.visits[day]!) outOfPlan += 1;
      });
    },
  );
  return {
    rows: [
      shareRow('visits done of those planned', DONE, done, planned),
      // A concentration of 1,000: debtors all but alike, so visits are all but independent.
      shareRow('found at home of those visited', FOUND, found, done),
    ],
    outOfPlan,
    gap: planGap(perDay),
  };
}

/** Largest difference between the visits planned up to any day and the whole part of what the team can do by then. */
function planGap(perDay: Float64Array): number {
  // One collector's day: n·s + 3600·0.7124·√(n·A)/v = T, solved here by bisection.
  const seconds = (n: number) =>
    n * ON_SITE + (3600 * 0.7124 * Math.sqrt(n * FIELD.areaKm2)) / FIELD.speedKmPerHour;
  let [low, high] = [0, 1_000];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (seconds(middle) < FIELD.productiveSecondsPerDay) low = middle;
    else high = middle;
  }
  const team = FIELD.headCount * (1 - FIELD.absenceShare) * low;
  let worked = 0;
  let sum = 0;
  let worst = 0;
  perDay.forEach((n, day) => {
    // Day 0 is a Monday.
    if (day % 7 < 5) worked += 1;
    sum += n;
    worst = Math.max(worst, Math.abs(sum - Math.floor(team * worked + 1e-9)));
  });
  return worst;
}

describe('field visits', () => {
  test('are as many as the travelling day holds, fractions carried over, and never more', () => {
    const { rows, outOfPlan, gap } = rounds(model);
    expect(failures(rows)).toEqual([]);
    expect([outOfPlan, gap]).toEqual([0, 0]);
  });

  test.each([
    [
      'the fraction of a visit is lost every day',
      'people/people.ts',
      's.people.carried[team] -= visits;',
      's.people.carried[team] = 0;',
    ],
    ['the tour is 3 % longer', 'people/field-day.ts', 'TOUR_CONSTANT = 0.7124;', 'TOUR_CONSTANT = 0.7338;'],
    [
      'one door too many',
      'touch/visit.ts',
      'if (doors.length === most) break;',
      'if (doors.length === most + 1) break;',
    ],
    ['every visit planned is done', 'touch/visit.ts', '>= team.doneShare', '>= 1'],
  ])('bites: %s', async (_bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    const { rows, outOfPlan, gap } = rounds(engine);
    expect(failures(rows).length + outOfPlan + gap).toBeGreaterThan(0);
  });
});
