import { expect, test } from 'vitest';
import * as model from '#model';
import { constantStaffing, type Scenario } from '#scenario';
import { KEY, mutatedEngine, type Engine } from './support/engine.ts';
import { plainWorld, team } from './support/worlds.ts';

const DAYS = 150;
const PHONE = model.CHANNELS.indexOf('phone');
const TURNOVER = constantStaffing({ attritionNewcomer: 0.15, attritionSettled: 0.15, leadMonths: 1 });

const world = (kind: Scenario['strategy']['assignment']['kind'], rotateDays: number, staffing = TURNOVER) =>
  plainWorld(600, DAYS, (draft) => {
    draft.strategy.assignment = { kind, rotateDays };
    draft.teams = [team({ staffing })];
    draft.behaviour.skillSigma = 0.5;
  });

/** Of contacts by phone that follow another: how many, with another collector, and how many of these although the first was there. */
function changesOfHands(scenario: Scenario, engine: Engine = model) {
  const s = new engine.State(engine.compile(scenario));
  engine.openBook(s, KEY, 0);
  const last = new Map<number, number>();
  const found = { followed: 0, passedOn: 0, takenAway: 0 };
  s.trace = (kind, a, day, n) => {
    if (kind !== 'contact') return;
    const now = engine.collectorOf(s, a, PHONE, n, day);
    const before = last.get(a);
    last.set(a, now);
    if (before === undefined) return;
    found.followed += 1;
    if (before === now) return;
    found.passedOn += 1;
    if (s.people.callers.includes(before)) found.takenAway += 1;
  };
  for (let day = 0; day < DAYS; day += 1) engine.liveDay(s, day);
  return found;
}

test('who first spoke to the debtor keeps the account while there, whatever is dealt anew; leavers pass it on', () => {
  const { followed, passedOn, takenAway } = changesOfHands(world('sticky', 7));
  expect(followed).toBeGreaterThan(500);
  expect(passedOn).toBeGreaterThan(20);
  expect(takenAway).toBe(0);
});

test('lists that are only dealt take accounts away from people who are there', () => {
  expect(changesOfHands(world('roundRobin', 7)).takenAway).toBeGreaterThan(100);
  expect(changesOfHands(world('roundRobin', 0)).takenAway).toBeGreaterThan(20);
});

test('where nobody leaves and nothing is dealt anew, keeping an account is dealing it in turn, to the last number', () => {
  const outcome = (kind: 'sticky' | 'roundRobin') => {
    const s = new model.State(model.compile(world(kind, 0, constantStaffing())));
    model.simulate(s, KEY, 0);
    return JSON.stringify([s.seen.daily, Array.from(s.people.cash), Array.from(s.people.contacts)]);
  };
  expect(outcome('sticky')).toBe(outcome('roundRobin'));
});

test('a keeper who is not asked for is noticed', async () => {
  const engine = await mutatedEngine({
    file: 'src/lib/model/people/owner.ts',
    from: 'if (keeper >= 0 && people.career[keeper].leaveMonth === STAYS) return keeper;',
    to: '',
  });
  expect(changesOfHands(world('sticky', 7), engine).takenAway).toBeGreaterThan(0);
});
