import { describe, expect, test, vi } from 'vitest';
import { leg, PANEL_WIDTH, panelValue, payScheme } from '#incentives';
import * as model from '#model';
import { constantStaffing, payOf } from '#scenario';
import type { Scenario } from '#scenario';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine, State } from './support/engine.ts';
import { plainWorld, team } from './support/worlds.ts';

vi.setConfig({ testTimeout: 60_000 });

const HEADS = 60;
const SHARE = 0.15;
/** Everybody is paid what they reckon with, whatever they do. */
const FAIR = payOf(payScheme([leg({ kept: 1 }, { jumps: [{ at: 0, amount: 0.3 }] })]));
/** The best twentieth wins all. */
const UNFAIR = payOf(payScheme([leg({ kept: 1 }, { scope: 'rank', topShare: 0.05, prize: 6 })]));

const world = (kpiScheme: Scenario['kpiScheme'], days = 95): Scenario =>
  plainWorld(600, days, (draft) => {
    draft.behaviour.skillSigma = 0.3;
    const leavers = { attritionNewcomer: SHARE, attritionSettled: SHARE, leadMonths: 1 };
    draft.teams = [team({ headCount: HEADS, staffing: constantStaffing(leavers) })];
    draft.kpiScheme = kpiScheme as never;
  });

/** Lives a future up to a day; `feel` puts wishes in place of those of each evening. */
function lived(
  scenario: Scenario,
  days: number,
  { engine = model as Engine, replication = 0, feel = (_: State) => {} } = {},
): State {
  const s = new engine.State(engine.compile(scenario));
  engine.openBook(s, KEY, replication);
  for (let day = 0; day < days; day += 1) {
    engine.liveDay(s, day);
    feel(s);
  }
  return s;
}
/** Months in which the opening team left, Infinity for those who stayed. */
const fates = (s: State) =>
  s.people.career
    .slice(0, HEADS)
    .map(({ leaveMonth }) => (leaveMonth === model.STAYS ? Infinity : leaveMonth));
const wishing = (wish: number) => (s: State) => {
  for (const paid of s.desk!.of) paid.wish = wish;
};

describe('pay and who leaves', () => {
  test('after one fair month the same people leave as without pay', () => {
    for (let replication = 0; replication < 5; replication += 1) {
      const [paid, plain] = [FAIR, { kind: 'none' } as const].map((scheme) =>
        lived(world(scheme, 35), 31, { replication }),
      );
      expect(fates(paid!)).toEqual(fates(plain!));
      expect(fates(paid!).filter(Number.isFinite).length).toBeGreaterThan(0);
    }
  });

  test('whoever is less content stays no longer, for every collector of every future', () => {
    let sooner = 0;
    for (let replication = 0; replication < 4; replication += 1) {
      const [content, neutral, angry] = [-1, 0, 1].map((wish) =>
        fates(lived(world(FAIR), 95, { replication, feel: wishing(wish) })),
      );
      neutral!.forEach((left, n) => {
        expect(left).toBeLessThanOrEqual(content![n]!);
        expect(angry![n]!).toBeLessThanOrEqual(left);
        sooner += angry![n]! < left ? 1 : 0;
      });
    }
    expect(sooner).toBeGreaterThan(20);
  });

  /** Fates when all are calm, and when `who` leaves for sure. */
  function angerOf(who: number, engine = model as Engine) {
    const feel = (s: State) => {
      wishing(0)(s);
      s.desk!.of[who]!.wish = 50;
    };
    return {
      calm: fates(lived(world(FAIR, 35), 31, { feel: wishing(0), engine })),
      angry: fates(lived(world(FAIR, 35), 31, { feel, engine })),
    };
  }

  test('two worlds: one collector’s anger changes nobody else’s stay', () => {
    for (const who of [0, 7, 59]) {
      const { calm, angry } = angerOf(who);
      expect(angry).toEqual(calm.map((left, n) => (n === who ? 1 : left)));
    }
  });

  /**
   * Who has left less the chance the panel showed is a sum of fair bets: within 5 standard errors of 0. Some 1,400 bets at
   * about .2: a chance that is wrong by .06 is seen.
   */
  const bets = (engine: Engine) => {
    let [over, variance, chance, n] = [0, 0, 0, 0];
    for (let replication = 0; replication < 8; replication += 1) {
      const s = lived(world(UNFAIR), 95, { replication, engine });
      for (let row = 0; row < s.seen.panel.length / PANEL_WIDTH; row += 1) {
        const p = panelValue(s.seen.panel, row, 'leaving');
        const month = panelValue(s.seen.panel, row, 'month');
        const left = s.people.career[panelValue(s.seen.panel, row, 'collector')]!.leaveMonth === month + 1;
        over += (left ? 1 : 0) - p;
        variance += p * (1 - p);
        chance += p;
        n += 1;
      }
    }
    return { z: over / Math.sqrt(variance), mean: chance / n };
  };

  test('people leave as often as the panel says, more than without pay where one in twenty is paid', () => {
    const { z, mean } = bets(model as Engine);
    expect(Math.abs(z)).toBeLessThan(5);
    expect(mean).toBeGreaterThan(SHARE + 0.06);
  });

  test.each([
    {
      bug: 'pay shows in the panel only',
      from: 'wishedChance(share, s.desk.of[collector].wish)',
      to: 'share',
    },
    {
      bug: 'the discontented stay',
      from: 'wishedChance(share, s.desk.of[collector].wish)',
      to: 'wishedChance(share, -s.desk.of[collector].wish)',
    },
  ])('bites: $bug', async ({ from, to }) => {
    const engine = await mutatedEngine({ file: 'src/lib/model/people/leaving.ts', from, to });
    expect(fates(lived(world(FAIR), 95, { engine, feel: wishing(1) }))).not.toEqual(
      fates(lived(world(FAIR), 95, { feel: wishing(1) })),
    );
  });

  const WISH = 'chanceToLeave(s, crew, present[place], served)';

  test('bites: everybody leaves by the wish of the first', async () => {
    const to = WISH.replace('place', '0');
    const engine = await mutatedEngine({ file: 'src/lib/model/people/people.ts', from: WISH, to });
    const { calm, angry } = angerOf(0, engine);
    expect(angry.slice(1)).not.toEqual(calm.slice(1));
  });

  test('bites: the panel shows a chance by which nobody leaves', async () => {
    const to = 'crew.rules.attrition.settled';
    const engine = await mutatedEngine({ file: 'src/lib/model/people/people.ts', from: WISH, to });
    expect(bets(engine).z).toBeLessThan(-5);
  });
});
