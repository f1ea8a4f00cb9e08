import { describe, expect, test, vi } from 'vitest';
import { leaderDecision, leg, PANEL_WIDTH, panelValue, payScheme } from '#incentives';
import * as model from '#model';
import { constantStaffing, payOf, schemeScenarios } from '#scenario';
import type { Pay, Scenario } from '#scenario';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';
import { summary } from './support/run.ts';
import { preset, type Draft } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 120_000 });

type Leaders = NonNullable<Pay['leaders']>;
const UNPAID: Leaders = { teamPrice: 0, bonus: 0, threshold: 1, reviewShare: 0 };
const COACH: Leaders = { ...UNPAID, teamPrice: 0.3 };
/** Little enough that coaching is not at its most. */
const FAINT: Leaders = { ...UNPAID, teamPrice: 0.1 };
/** A bonus that lies near what teams reach. */
const CUSP: Leaders = { ...UNPAID, bonus: 0.5 };
const HEADS = 7;
const LEADER_MONTH = 20_000_000;

/** A twelfth of the default book on a neutral calendar, four months, seven callers paid for cash under two leaders. */
function book(leaders: Leaders | undefined, change: (draft: Draft) => void = () => {}): Scenario {
  return preset('vn-consumer-finance', (draft) => {
    draft.calendar = { ...draft.calendar, kind: 'neutral', horizonDays: 120 };
    for (const segment of draft.portfolio.segments) {
      segment.accounts = Math.ceil(segment.accounts / 12);
      segment.arrivalsPerMonth = Math.ceil(segment.arrivalsPerMonth / 12);
    }
    draft.behaviour.skillSigma = 0.5;
    draft.teams = [
      {
        ...draft.teams[0]!,
        headCount: HEADS,
        productiveSecondsPerDay: 6_000,
        staffing: constantStaffing({
          openingTenureMonths: 0,
          firstEfficiency: 0.5,
          gapKept: 0.8,
          span: 4,
          costPerLeaderMonth: LEADER_MONTH,
        }),
      },
    ];
    draft.kpiScheme = payOf(payScheme([leg({ cash: 1 }, { slope: 0.3 })]), leaders && { leaders });
    change(draft);
  });
}
const able = (draft: Draft) => {
  draft.teams[0]!.staffing.firstEfficiency = 1;
};

type Look = (s: model.State, month: number) => void;

/** One future; `look` is called on the first evening of every month. */
function live(scenario: Scenario, look: Look = () => {}, engine: Engine = model): model.State {
  const plan = engine.compile(scenario);
  const s = new engine.State(plan);
  engine.openBook(s, KEY, 0);
  for (let day = 0; day < plan.days; day += 1) {
    engine.liveDay(s, day);
    if (day % 30 === 0) look(s, day / 30);
  }
  return s;
}
const coachings = (scenario: Scenario, engine?: Engine): number[][] => {
  const found: number[][] = [];
  live(scenario, (s) => found.push(s.desk!.of.map(({ coaching }) => coaching)), engine);
  return found;
};
const quotas = (scenario: Scenario, engine?: Engine): number[][] => {
  const found: number[][] = [];
  live(scenario, (s) => found.push(s.desk!.of.map(({ quota }) => quota)), engine);
  return found;
};
const strength = ({ seen }: model.State): number[] =>
  Array.from({ length: seen.months }, (_, month) => seen.strength[2 * month + 1]!);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((x, y) => x + y, 0);

describe('leaders who are paid nothing', () => {
  test('change no bit of a run, and neither does pay where a team has no leaders', () => {
    const none = summary(book(undefined), 2).digest;
    expect(summary(book(UNPAID), 2).digest).toBe(none);
    expect(summary(book(COACH), 2).digest).not.toBe(none);
    const free = (draft: Draft) => {
      draft.teams[0]!.staffing.span = 0;
    };
    expect(summary(book({ ...COACH, bonus: 1 }, free), 2).digest).toBe(
      summary(book(undefined, free), 2).digest,
    );
  });

  test('are what the null run is judged by; in the honest run every move would be looked into', () => {
    const runs = schemeScenarios(book({ ...CUSP, teamPrice: 0.2 }))!;
    expect(runs.none.scenario.kpiScheme).not.toHaveProperty('leaders');
    expect(runs.honest.scenario.kpiScheme).toHaveProperty('leaders.reviewShare', 1);
    expect(runs.scheme.scenario.kpiScheme).toHaveProperty('leaders.reviewShare', 0);
  });
});

describe('coaching', () => {
  test('is price × the gap that is left ÷ (group × cost), group by group', () => {
    const [first] = coachings(book(FAINT));
    // Four newcomers at half ability under one leader, three under the other.
    const of = (n: number) =>
      leaderDecision({
        teamPrice: 0.1,
        teamSize: n,
        coachingGain: 0.5,
        coachingCost: 0.03,
        cusp: Infinity,
        moveGain: 0,
        moveCost: 1,
        reviewShare: 0,
        reviewFine: 0,
      }).coaching;
    expect(of(4)).toBeCloseTo((0.1 * 0.5) / (4 * 0.03), 12);
    first!.forEach((coaching, c) => expect(coaching).toBeCloseTo(of(c < 4 ? 4 : 3), 12));
  });

  test('at its most makes a month count for two, and nobody more than fully able', () => {
    const s = live(book({ ...COACH, teamPrice: 3 }));
    const curve = (month: number) =>
      1 - 0.5 * Array.from({ length: month }).reduce<number>((x) => x * 0.8, 1);
    strength(s).forEach((value, month) => expect(value).toBeCloseTo(HEADS * curve(2 * month), 9));
  });

  test('never lowers a later strength, and more pay never means less of it', () => {
    const paths = [0, 0.03, 0.1, 1].map((teamPrice) => strength(live(book({ ...COACH, teamPrice }))));
    paths.slice(1).forEach((path, k) => {
      expect(path[0]).toBe(paths[k]![0]);
      path.slice(1).forEach((value, month) => expect(value).toBeGreaterThanOrEqual(paths[k]![month + 1]!));
      expect(path[2]).toBeGreaterThan(paths[k]![2]!);
    });
    // There is nothing left to teach.
    expect(
      coachings(book(COACH, able))
        .flat()
        .every((coaching) => coaching === 0),
    ).toBe(true);
  });
});

describe('moving quota', () => {
  test('is only near the own threshold, never where every move is looked into, never without a bonus', () => {
    const moved = (leaders: Leaders) => sum(quotas(book(leaders, able)).flat().map(Math.abs));
    expect(moved(CUSP)).toBeGreaterThan(0);
    expect(moved({ ...CUSP, threshold: 6 })).toBe(0);
    expect(moved({ ...CUSP, reviewShare: 1 })).toBe(0);
    expect(moved({ ...CUSP, bonus: 0, teamPrice: 3 })).toBe(0);
    expect(moved({ ...CUSP, reviewShare: 0.1 })).toBeLessThan(moved(CUSP));
  });

  test('takes from some what it gives to others, within a fifth of a target, from the second month on', () => {
    const months = quotas(book(CUSP, able));
    expect(months[0]!.every((quota) => quota === 0)).toBe(true);
    for (const month of months) {
      expect(sum(month.slice(0, 4))).toBeCloseTo(0, 12);
      expect(sum(month.slice(4))).toBeCloseTo(0, 12);
      expect(Math.max(...month.map(Math.abs))).toBeLessThanOrEqual(0.2);
    }
  });
});

describe('the cost of leaders', () => {
  test('is their price on the mean score led and the bonus from the threshold on, to the đồng', () => {
    // Nobody learns and every move is looked into: the month is lived as without leaders' pay.
    const leaders = { teamPrice: 0.3, bonus: 0.5, threshold: 1, reviewShare: 1 };
    const [plain, paid] = [undefined, leaders].map((pay) => live(book(pay, able)));
    expect(paid!.seen.panel).toEqual(plain!.seen.panel);
    const rows = Array.from({ length: paid!.seen.panel.length / PANEL_WIDTH }, (_, row) => row);
    for (let month = 0; month < 4; month += 1) {
      const scores = rows
        .filter((row) => panelValue(paid!.seen.panel, row, 'month') === month)
        .map((row) => panelValue(paid!.seen.panel, row, 'score'));
      const due = [scores.slice(0, 4), scores.slice(4)].map((group) => {
        const mean = sum(group) / group.length;
        return Math.round((0.3 * mean + (mean >= 1 ? 0.5 : 0)) * LEADER_MONTH);
      });
      const day = 30 * month + 29;
      expect(paid!.seen.daily.payCost[day]! - plain!.seen.daily.payCost[day]!).toBe(sum(due));
    }
  });
});

describe('two worlds', () => {
  test('leaders see months in seat and results, not skill: other skills, the same first decision', () => {
    const skilled = (sigma: number) =>
      coachings(
        book(FAINT, (draft) => {
          draft.behaviour.skillSigma = sigma;
        }),
      )[0];
    expect(skilled(0.5)).toEqual(skilled(0));
  });

  test('one more collector, led by the second leader, changes nothing for those under the first', () => {
    const firstFour = (headCount: number) =>
      coachings(
        book(FAINT, (draft) => {
          draft.teams[0]!.headCount = headCount;
        }),
      ).map((month) => month.slice(0, 4));
    expect(firstFour(HEADS + 1)).toEqual(firstFour(HEADS));
  });
});

describe('seeded bugs', () => {
  const file = 'src/lib/model/pay/leaders.ts';
  test.each([
    {
      bug: 'coaching is not diluted by the group',
      file: 'src/lib/incentives/leader.ts',
      from: '(s.teamSize * s.coachingCost)',
      to: 's.coachingCost',
      seen: (engine: Engine) => {
        const faint = book({ ...COACH, teamPrice: 0.01 });
        expect(coachings(faint, engine)[0]![0]).toBeGreaterThan(2 * coachings(faint)[0]![0]!);
      },
    },
    {
      bug: 'coaching teaches nothing',
      file,
      from: '(s.desk?.of[c].coached ?? 0)',
      to: '0',
      seen: (engine: Engine) =>
        expect(strength(live(book(COACH), undefined, engine))).toEqual(strength(live(book(undefined)))),
    },
    {
      bug: 'quota taken off is given to nobody',
      file,
      from: 'moves.set(pair[1], moved);',
      to: '',
      seen: (engine: Engine) => {
        const months = quotas(book(CUSP, able), engine);
        expect(months.some((month) => Math.abs(sum(month)) > 0.01)).toBe(true);
      },
    },
    {
      bug: 'reviews are forgotten',
      file: 'src/lib/incentives/leader.ts',
      from: 's.reviewShare * (s.reviewFine + s.teamPrice * s.moveGain)',
      to: '0',
      seen: (engine: Engine) =>
        expect(
          sum(
            quotas(book({ ...CUSP, reviewShare: 1 }, able), engine)
              .flat()
              .map(Math.abs),
          ),
        ).toBeGreaterThan(0),
    },
    {
      bug: 'the bonus is paid below the threshold too',
      file,
      from: '(meanScore >= threshold ? bonus : 0)',
      to: 'bonus',
      seen: (engine: Engine) => {
        const far = book({ ...CUSP, threshold: 6 }, able);
        const cost = (of: Engine) => sum(live(far, undefined, of).seen.daily.payCost);
        expect(cost(engine)).toBeGreaterThan(cost(model));
      },
    },
  ])('is noticed: $bug', async ({ file: path, from, to, seen }) => {
    seen(await mutatedEngine({ file: path, from, to }));
  });
});
