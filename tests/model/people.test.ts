import { describe, expect, test, vi } from 'vitest';
import * as model from '#model';
import { constantStaffing } from '#scenario';
import type { Scenario } from '#scenario';
import { meanInterval, moments } from '#stats';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';
import { lives } from './support/run.ts';
import { changed, shrunk } from './support/scenarios.ts';
import { FIRM, plainWorld, sumOf, team } from './support/worlds.ts';

vi.setConfig({ testTimeout: 240_000 });

function lived(scenario: Scenario, replication = 0, engine: Engine = model): model.State {
  const s = new engine.State(engine.compile(scenario));
  engine.simulate(s, KEY, replication);
  return s;
}
const balances = (s: model.State) => {
  let sum = 0;
  for (let a = 0; a < s.arrived; a += 1)
    sum += s.f[a * model.F_STRIDE + model.PRINCIPAL]! + s.f[a * model.F_STRIDE + model.CHARGES]!;
  return sum;
};

describe('time and pay', () => {
  const world = (overtimeShare: number) =>
    plainWorld(5_000, 60, (draft) => {
      draft.teams = [team({ overtimeShare })];
    });

  test('overtime raises time by exactly its share and pay by one and a half times its share', () => {
    const [plain, over] = [0, 0.2].map((share) => lived(world(share)));
    expect(plain!.seen.daily.secondsAvailable.every((seconds) => seconds === 10_000)).toBe(true);
    expect(over!.seen.daily.secondsAvailable.every((seconds) => seconds === 12_000)).toBe(true);
    expect(sumOf(plain!, 'labourCost')).toBe(2 * 30_000_000);
    expect(sumOf(over!, 'labourCost')).toBe(2 * 30_000_000 * 1.3);
  });

  test('one leader is paid for every span of heads, and hires cost what a hire costs', () => {
    const led = changed(world(0), (draft) => {
      draft.teams[0]!.staffing = constantStaffing({
        span: 4,
        costPerLeaderMonth: 900_000,
        leadMonths: 0,
        costPerHire: 70_000,
        plan: [{ fromMonth: 2, headCount: 13 }],
      });
    });
    const s = lived(led);
    // Ten heads need three leaders, thirteen need four.
    expect(sumOf(s, 'labourCost')).toBe(30_000_000 + 39_000_000 + 7 * 900_000);
    expect(sumOf(s, 'peopleCost')).toBe(3 * 70_000);
    expect(s.seen.daily.secondsAvailable[29]).toBe(10_000);
    expect(s.seen.daily.secondsAvailable[30]).toBe(13_000);
  });
});

/** Day by which promises have brought so much; Infinity = never. */
function dayOf(s: model.State, amount: number): number {
  let cash = 0;
  const day = s.seen.daily.promiseCash.findIndex((paid) => (cash += paid) >= amount);
  return day < 0 ? Infinity : day;
}

describe('half the staff', () => {
  const whole = shrunk(40, 120);
  const half = changed(whole, (draft) => {
    for (const one of draft.teams) one.productiveSecondsPerDay = Math.floor(one.productiveSecondsPerDay / 2);
  });

  test('leaves more waiting, brings cash later, and loses nobody and nothing', () => {
    for (let r = 0; r < 12; r += 1) {
      const [a, b] = [lived(whole, r), lived(half, r)];
      expect(sumOf(b, 'backlog')).toBeGreaterThan(sumOf(a, 'backlog'));
      expect(sumOf(b, 'promiseCash')).toBeLessThan(sumOf(a, 'promiseCash'));
      const opening = (s: model.State) => s.plan.book.balance.reduce((sum, x) => sum + x, 0);
      for (const s of [a, b]) {
        const paid = model.RECOVERED.reduce((sum, name) => sum + sumOf(s, name), s.seen.regularCash);
        expect(opening(s) + s.seen.interest).toBe(balances(s) + paid);
        expect(s.arrived).toBe(s.plan.book.size);
      }
      const aThird = sumOf(a, 'promiseCash') / 3;
      expect(dayOf(b, aThird)).toBeGreaterThan(dayOf(a, aThird));
    }
  });
});

/**
 * A wave drawn by lot, judged as an officer would: rise of each collector's promise rate, trained less untrained. The
 * truth is known from everybody's skill. 95 ± 7.7 % (5 standard errors of a share of 200) may cover it: that detects
 * intervals 20 % too short, and an effect that is not there or twice as large.
 */
describe('a training wave drawn by lot', () => {
  const UPLIFT = 0.4;
  const SIGMA = 0.25;
  const HEADS = 40;
  const world = (keptPerMonth: number) =>
    plainWorld(1_200, 60, (draft) => {
      draft.behaviour.skillSigma = SIGMA;
      draft.behaviour.buckets[0]!.unpromptedShare = 0;
      draft.behaviour.buckets[0]!.keptRate = 0;
      const wave = { month: 2, share: 0.5, hours: 0, costPerHead: 10, uplift: UPLIFT, keptPerMonth };
      draft.teams = [team({ headCount: HEADS, staffing: constantStaffing({ trainings: [wave] }) })];
    });
  const chance = (logOdds: number) => 1 / (1 + Math.exp(-Math.log(0.3 / 0.7) - logOdds));

  function estimate(
    s: model.State,
    replication: number,
  ): { covered: boolean; error: number; trained: number } {
    model.openBook(s, KEY, replication);
    const { people } = s;
    for (let day = 0; day < 30; day += 1) model.liveDay(s, day);
    const before = people.promises.map((promises, c) => promises / people.contacts[c]!);
    const [contacts, promises] = [people.contacts.slice(), people.promises.slice()];
    for (let day = 30; day < 60; day += 1) model.liveDay(s, day);
    const rise = before.map(
      (rate, c) => (people.promises[c]! - promises[c]!) / (people.contacts[c]! - contacts[c]!) - rate,
    );
    const isTrained = (c: number) => people.skillNow[c] !== people.skill[c];
    const group = (trained: boolean) => Array.from(rise.filter((_, c) => isTrained(c) === trained));
    const [yes, no] = [moments(group(true)), moments(group(false))];
    const reach = ({ mean, se, n }: typeof yes) => meanInterval(mean, se, n)[1] - mean;
    const found = yes.mean - no.mean;
    let truth = 0;
    let trained = 0;
    people.skill.forEach((skill, c) => {
      if (!isTrained(c)) return;
      trained += 1;
      truth += chance(people.skillNow[c]!) - chance(skill);
    });
    const error = found - truth / trained;
    return { covered: Math.abs(error) <= Math.hypot(reach(yes), reach(no)), error, trained };
  }

  test('its estimated effect covers the true one in 95 % of 200 futures', () => {
    const s = new model.State(model.compile(world(1)));
    const found = Array.from({ length: 200 }, (_, r) => estimate(s, r));
    const covered = found.filter((one) => one.covered).length / 200;
    console.log(`coverage ${(100 * covered).toFixed(1)} %`);
    expect(Math.abs(covered - 0.95)).toBeLessThanOrEqual(5 * Math.sqrt((0.95 * 0.05) / 200));
    const mean = found.reduce((sum, one) => sum + one.error, 0) / 200;
    const sd = Math.sqrt(found.reduce((sum, one) => sum + (one.error - mean) ** 2, 0) / 199);
    expect(Math.abs(mean)).toBeLessThanOrEqual((5 * sd) / Math.sqrt(200));
    // By lot: a share of one half of 200 × 40 draws, 5 standard errors.
    const share = found.reduce((sum, one) => sum + one.trained, 0) / (200 * HEADS);
    expect(Math.abs(share - 0.5)).toBeLessThanOrEqual(5 * Math.sqrt(0.25 / (200 * HEADS)));
  });

  test('its effect fades by the same share every month, and its hours are missing in its month only', () => {
    const wave = { month: 2, share: 1, hours: 26, costPerHead: 10, uplift: UPLIFT, keptPerMonth: 0.5 };
    const scenario = changed(world(1), (draft) => {
      draft.calendar.horizonDays = 150;
      draft.teams = [team({ staffing: constantStaffing({ trainings: [wave] }) })];
    });
    const s = new model.State(model.compile(scenario));
    model.openBook(s, KEY, 0);
    const gains: number[] = [];
    for (let day = 0; day < 150; day += 1) {
      model.liveDay(s, day);
      if (day % 30 === 0) gains.push(s.people.skillNow[0]! - s.people.skill[0]!);
    }
    const full = Math.log(1 + UPLIFT);
    [0, full, full / 2, full / 4, full / 8].forEach((gain, m) => expect(gains[m]).toBeCloseTo(gain, 12));
    const { secondsAvailable } = s.seen.daily;
    expect([0, 30, 60].map((day) => secondsAvailable[day])).toEqual([10_000, 8_750, 10_000]);
    expect(s.seen.daily.peopleCost[30]).toBe(100);
  });
});

describe('lists', () => {
  const busy = (kind: Scenario['strategy']['assignment']['kind']) =>
    plainWorld(6_000, 20, (draft) => {
      draft.strategy.assignment = { kind, rotateDays: 7 };
      draft.channels.phone.contactSeconds = 30;
    });
  const KINDS = ['roundRobin', 'sticky', 'valueBalanced', 'skillMatched', 'territory'] as const;

  test.each(KINDS)('%s: nobody works longer than their day', (kind) => {
    const s = new model.State(model.compile(busy(kind)));
    model.openBook(s, KEY, 0);
    for (let day = 0; day < 20; day += 1) {
      model.liveDay(s, day);
      expect(Math.min(...s.people.left)).toBeGreaterThanOrEqual(0);
      const used = 10 * 1_000 - s.people.left.reduce((sum, x) => sum + x, 0);
      expect(used).toBeCloseTo(s.seen.daily.secondsUsed[day]!, 6);
    }
  });

  test.each(KINDS)('%s makes no more calls than a pool, in any of ten futures', (kind) => {
    for (let r = 0; r < 10; r += 1)
      expect(sumOf(lived(busy(kind), r), 'attempts')).toBeLessThanOrEqual(
        sumOf(lived(busy('pool'), r), 'attempts'),
      );
  });

  test('an owner whose time is not looked at is noticed', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/touch/lists.ts',
      from: '      if (!hasTime(owner)) continue;\n',
      to: '',
    });
    const s = new engine.State(engine.compile(busy('roundRobin')));
    engine.openBook(s, KEY, 0);
    let least = 0;
    for (let day = 0; day < 20; day += 1) {
      engine.liveDay(s, day);
      least = Math.min(least, ...s.people.left);
    }
    expect(least).toBeLessThan(0);
  });
});

describe('two worlds', () => {
  const turnover = {
    attritionNewcomer: 0.2,
    attritionSettled: 0.1,
    firstEfficiency: 0.5,
    gapKept: 0.7,
    leadMonths: 1,
  };
  const world = (headCount: number) =>
    plainWorld(500, 200, (draft) => {
      draft.behaviour.skillSigma = 0.3;
      draft.teams = [team({ headCount, staffing: constantStaffing(turnover) })];
    });
  const opening = (s: model.State) =>
    s.people.career
      .map((career, n) => ({ ...career, skill: s.people.skill[n] }))
      .filter(({ joinMonth }) => joinMonth === 0);

  test('one collector more changes no other collector’s skill or leaving', () => {
    for (let r = 0; r < 20; r += 1) {
      const [few, more] = [lived(world(10), r), lived(world(11), r)];
      expect(opening(more).slice(0, 10)).toEqual(opening(few));
    }
  });

  test('luck that counts everybody in the team is noticed', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/people/people.ts',
      from: 'luckOfPeople(s, entityOf(stream, entity), DECISION.career, occurrence);',
      to: 'luckOfPeople(s, entityOf(stream, entity), DECISION.career, occurrence + s.plan.crews[0].heads);',
    });
    expect(opening(lived(world(11), 0, engine)).slice(0, 10)).not.toEqual(
      opening(lived(world(10), 0, engine)),
    );
  });

  test('a partner to whom nothing is handed changes nobody’s life', () => {
    const plain = world(10);
    const idle = changed(plain, (draft) => {
      draft.partners = [{ ...FIRM }];
    });
    expect(lives(model.compile(idle), 0)).toEqual(lives(model.compile(plain), 0));
  });
});
