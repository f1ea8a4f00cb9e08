import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  DEFAULT_BEHAVIOUR,
  leg,
  PANEL_WIDTH,
  panelRun,
  panelValue,
  payScheme,
  schemePreset,
} from '#incentives';
import type { PanelColumn, PayScheme } from '#incentives';
import * as model from '#model';
import { constantStaffing, DEFAULT_RESPONSES, PAY_BEHAVIOURS, payOf, schemeScenarios } from '#scenario';
import type { Pay, Scenario } from '#scenario';
import { openExperiment } from '#experiment';
import { bundleDoor, KEY } from './support/engine.ts';
import type { State } from './support/engine.ts';
import { summary } from './support/run.ts';
import { preset } from './support/scenarios.ts';
import type { Draft } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A twelfth of the default book on a neutral calendar, three months, with six callers and four who visit. */
function book(kpiScheme: Scenario['kpiScheme'], change: (draft: Draft) => void = () => {}): Scenario {
  return preset('vn-consumer-finance', (draft) => {
    draft.calendar = { ...draft.calendar, kind: 'neutral', horizonDays: 90 };
    for (const segment of draft.portfolio.segments) {
      segment.accounts = Math.ceil(segment.accounts / 12);
      segment.arrivalsPerMonth = Math.ceil(segment.arrivalsPerMonth / 12);
    }
    const [phone] = draft.teams;
    const own = { headCount: 6, staffing: constantStaffing() };
    const ground = { regions: [], areaKm2: 25, speedKmPerHour: 18, doneShare: 0.8 };
    draft.teams = [
      { ...phone!, ...own, productiveSecondsPerDay: 6_000 },
      { ...phone!, ...own, ...ground, id: 'doors', channel: 'field', headCount: 4 },
    ];
    const span = { clock: 'dpd', fromDay: 31, toDay: 5_000 } as const;
    draft.strategy.treatments[0]!.steps.push({
      channel: 'field',
      ...span,
      everyDays: 10,
      offer: { kind: 'none' },
    });
    draft.kpiScheme = kpiScheme as Draft['kpiScheme'];
    change(draft);
  });
}

const pay = (scheme: PayScheme, part: Partial<Pay> = {}) => payOf(scheme, part);
const NOTHING_ELSE: Partial<Pay> = { without: [...PAY_BEHAVIOURS] };
const straight = (slope: number, measure: 'cash' | 'ptp' | 'kept' | 'visit' = 'kept') =>
  payScheme([leg({ [measure]: 1 }, { slope })]);

/** One future, lived. */
function live(
  scenario: Scenario,
  replication = 0,
  engine: Pick<typeof model, 'compile' | 'State' | 'simulate'> = model,
) {
  const state = new engine.State(engine.compile(scenario));
  engine.simulate(state, KEY, replication);
  return state;
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
const rowsOf = (s: State) => s.seen.panel.length / PANEL_WIDTH;
const column = (s: State, name: PanelColumn, team = -1) =>
  Array.from({ length: rowsOf(s) }, (_, row) => row)
    .filter((row) => team < 0 || panelValue(s.seen.panel, row, 'team') === team)
    .map((row) => panelValue(s.seen.panel, row, name));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const FIELD_TEAM = 1;

describe('a scenario without a scheme', () => {
  test('has no desk, no panel and no variable pay', () => {
    const s = live(book({ kind: 'none' }));
    expect([s.desk, rowsOf(s), total(s.seen.daily.payCost)]).toEqual([undefined, 0, 0]);
    expect(summary(book({ kind: 'none' }), 2).pay).toEqual({ panels: [], effortByDay: [] });
  });

  test('nobody paid: all keep the pace of .8 until morale moves it, and nobody plays', () => {
    const s = live(book(pay(payScheme([]))));
    const first = Array.from({ length: rowsOf(s) }, (_, row) => row).filter(
      (row) => panelValue(s.seen.panel, row, 'month') === 0,
    );
    for (const row of first) expect(panelValue(s.seen.panel, row, 'pace')).toBeCloseTo(0.8, 12);
    for (const style of ['tilt', 'push', 'pressure', 'falsified', 'hold'] as const)
      expect(column(s, style).every((value) => value === 0)).toBe(true);
  });
});

describe('conservation', () => {
  test.each(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6'])(
    '%s breaks no invariant on any day of a future',
    (id) => {
      const state = new model.State(model.compile(book(pay(schemePreset(id)!.scheme))));
      model.simulateChecked(state, KEY, 0);
      expect(rowsOf(state)).toBe(30);
    },
  );

  test('what collectors earn is what is booked, month by month, and part of cost', () => {
    const scenario = book(pay(schemePreset('G1')!.scheme));
    const s = live(scenario);
    const earned = [0, 0, 0];
    for (let row = 0; row < rowsOf(s); row += 1) {
      const base = scenario.teams[panelValue(s.seen.panel, row, 'team')]!.costPerCollectorMonth;
      earned[panelValue(s.seen.panel, row, 'month')]! += Math.round(
        panelValue(s.seen.panel, row, 'pay') * base,
      );
    }
    expect([29, 59, 89].map((day) => s.seen.daily.payCost[day])).toEqual(earned);
    expect(model.COSTS).toContain('payCost');
  });

  test('pay that is held back comes later, less what is reversed', () => {
    const plain = live(book(pay(straight(0.3, 'kept'), NOTHING_ELSE)));
    const deferral = { share: 0.4, months: 1, reversal: 0.5 };
    const late = live(book(pay({ ...straight(0.3, 'kept'), deferral }, NOTHING_ELSE)));
    const [first, second] = [late.seen.daily.payCost[29]!, late.seen.daily.payCost[59]!];
    const months = (s: State, month: number) =>
      column(s, 'pay').filter((_, row) => panelValue(s.seen.panel, row, 'month') === month);
    const base = 13_000_000;
    const earned = [0, 1].map((month) => months(late, month).reduce((sum, value) => sum + value, 0) * base);
    expect(first / (0.6 * earned[0]!)).toBeCloseTo(1, 5);
    expect(second / (0.6 * earned[1]! + 0.4 * earned[0]!)).toBeCloseTo(1, 5);
    expect(total(late.seen.daily.payCost)).toBeLessThan(total(plain.seen.daily.payCost));
  });

  test('faked visits touch nobody', () => {
    const state = new model.State(model.compile(book(pay(schemePreset('D4')!.scheme))));
    let visits = 0;
    state.trace = (kind) => (visits += kind === 'visit' ? 1 : 0);
    model.simulate(state, KEY, 0);
    expect(total(state.seen.daily.fakedVisits)).toBeGreaterThan(20);
    expect(total(state.seen.daily.visits)).toBe(visits);
  });

  test('every promise is kept, broken or still open, whatever was moved across a month end', () => {
    const scenario = book(
      pay(schemePreset('D3')!.scheme, { responses: { ...DEFAULT_RESPONSES, holdCost: 0.0005 } }),
    );
    let moved = 0;
    for (let r = 0; r < 6; r += 1) {
      const s = live(scenario, r);
      const { promises, kept, broken, movedPayments } = s.seen.daily;
      let open = 0;
      for (let a = 0; a < s.arrived; a += 1)
        if ((s.i[a * model.I_STRIDE + model.FLAGS]! & model.PROMISE_OPEN) !== 0) open += 1;
      expect(total(kept) + total(broken) + open).toBe(total(promises));
      moved += total(movedPayments);
    }
    expect(moved).toBeGreaterThan(3);
  });

  test('pay rounded to whole base months is noticed by the self-check', async () => {
    const code = await bundleDoor('src/lib/model/index.ts', {
      file: 'src/lib/model/pay/month.ts',
      from: 'const pays = new Float64Array(present.length);',
      to: 'const pays = new Int32Array(present.length);',
    });
    const engine = (0, eval)(code) as typeof model;
    const state = new engine.State(engine.compile(book(pay(schemePreset('G1')!.scheme))));
    expect(() => engine.simulateChecked(state, KEY, 0)).toThrow('INV-04');
  });
});

describe('what people do', () => {
  test('a straight leg raises pace by λ ÷ c_e, for every collector on every day', () => {
    const plan = model.compile(book(pay(straight(0.3, 'ptp'), NOTHING_ELSE)));
    const s = new model.State(plan);
    model.openBook(s, KEY, 0);
    let checked = 0;
    for (let day = 0; day < 80; day += 1) {
      model.liveDay(s, day);
      // The evening of a month's last day has already moved morale.
      if (day % 30 === 29) continue;
      plan.crews.forEach((crew, k) => {
        if (crew.secondsPerHead[day] === 0) return;
        const { compiled } = plan.pay!.crews[k]!;
        for (const c of s.people.present[k]!) {
          const { standing, out } = s.desk!.of[c]!;
          const price = compiled.discount[standing.daysLeft]! * 0.3;
          const pace =
            standing.intrinsic + (price * standing.ability) / standing.days / DEFAULT_BEHAVIOUR.effortCost;
          expect(out.effort).toBeCloseTo(Math.min(1.5, pace), 10);
          checked += 1;
        }
      });
    }
    expect(checked).toBeGreaterThan(500);
  });

  test('a higher slope raises pace', () => {
    const paces = [0, 0.15, 0.3, 0.6].map((slope) =>
      mean(column(live(book(pay(straight(slope, 'ptp'), NOTHING_ELSE))), 'pace')),
    );
    for (let k = 1; k < paces.length; k += 1) expect(paces[k]! - paces[k - 1]!).toBeGreaterThan(0.03);
  });

  test('pay for promises pushes them and breaks them; pay for kept ones does not', () => {
    const rate = (s: State) =>
      total(s.seen.daily.kept) / (total(s.seen.daily.kept) + total(s.seen.daily.broken));
    const [counted, kept] = [live(book(pay(straight(0.35, 'ptp')))), live(book(pay(straight(0.35, 'kept'))))];
    expect(mean(column(counted, 'push'))).toBeGreaterThan(0.3);
    expect(mean(column(kept, 'push'))).toBeLessThanOrEqual(0);
    expect(total(counted.seen.daily.pushedPromises)).toBeGreaterThan(20);
    expect(rate(counted)).toBeLessThan(0.85 * rate(kept));
  });

  test('audits of 10 % end fakes, and of all visits at once', () => {
    const faked = [0, 0.1, 1].map((auditShare) =>
      total(live(book(pay({ ...straight(0.35, 'visit'), auditShare, fine: 0.3 }))).seen.daily.fakedVisits),
    );
    expect(faked[0]).toBeGreaterThan(20);
    expect(faked.slice(1)).toEqual([0, 0]);
  });

  test('a locked list is not tilted, a free one is, and worked by what is credited', () => {
    const scheme = payScheme([leg({ cash: 1 }, { slope: 0.45 })]);
    const [free, locked] = [1, 0].map((tiltMax) => live(book(pay({ ...scheme, tiltMax }))));
    expect(mean(column(free!, 'tilt', 0))).toBeGreaterThan(0.2);
    expect(mean(column(locked!, 'tilt'))).toBe(0);
    expect(mean(column(free!, 'cash', 0))).toBeGreaterThan(1.1 * mean(column(locked!, 'cash', 0)));
  });

  test('pressure brings complaints', () => {
    const angry = (without: Pay['without']) => {
      const scenario = book(pay(straight(0.6, 'cash'), { without }), (draft) => {
        draft.behaviour.complaints.perAttempt = 0.002;
      });
      return live(scenario, 1);
    };
    const [with_, without] = [angry(['tilt', 'hold']), angry(['tilt', 'hold', 'pressure'])];
    expect(mean(column(with_, 'pressure'))).toBeGreaterThan(0.05);
    expect(total(with_.seen.daily.complaints)).toBeGreaterThan(total(without.seen.daily.complaints));
  });
});

describe('limiting cases', () => {
  const panelOf = (scheme: PayScheme, part: Partial<Pay> = {}) => live(book(pay(scheme, part))).seen.panel;

  test('a group of one is paid as an individual', () => {
    const own = leg({ kept: 1 }, { slope: 0.3, knots: [{ at: 1.2, change: -0.2 }] });
    const [group, alone] = [
      panelOf(payScheme([{ ...own, scope: 'team' }], { teamSize: 1 })),
      panelOf(payScheme([own])),
    ];
    // The mean of one is that one but for a last bit.
    group.forEach((value, k) => expect(value).toBeCloseTo(alone[k]!, 9));
  });

  test('a gate that nobody can reach is no gate', () => {
    const own = leg({ kept: 1 }, { slope: 0.3, knots: [{ at: 1.2, change: -0.2 }] });
    const [gated, free] = [panelOf(payScheme([own], { gate: 1000 })), panelOf(payScheme([own]))];
    for (let row = 0; row < 30; row += 1)
      expect(panelValue(gated, row, 'pace')).toBeCloseTo(panelValue(free, row, 'pace'), 6);
  });

  test('without a ratchet targets stay, with one they move', () => {
    const targets = (ratchet: number) =>
      column(live(book(pay({ ...straight(0.3, 'cash'), ratchet }))), 'target');
    expect(new Set(targets(0))).toEqual(new Set([1]));
    expect(new Set(targets(0.5)).size).toBeGreaterThan(5);
  });

  test('pay, costs and fines in another unit change no action', () => {
    const part = (k: number): Partial<Pay> => ({
      without: ['pressure', 'falsified'],
      responses: {
        ...DEFAULT_RESPONSES,
        ...Object.fromEntries(
          (['effortCost', 'tiltCost', 'pushCost', 'holdCost'] as const).map((name) => [
            name,
            DEFAULT_RESPONSES[name] * k,
          ]),
        ),
      },
    });
    const [one, four] = [1, 4].map((k) => live(book(pay(straight(0.3 * k, 'cash'), part(k)))));
    expect(four!.seen.daily.attempts).toEqual(one!.seen.daily.attempts);
    expect(column(four!, 'pay')).toEqual(column(one!, 'pay').map((value) => value * 4));
  });

  test('the honest run plays no game', () => {
    const s = live(schemeScenarios(book(pay(schemePreset('D2')!.scheme)))!.honest.scenario);
    for (const style of ['tilt', 'push', 'pressure', 'falsified', 'hold'] as const)
      expect(column(s, style).every((value) => value === 0)).toBe(true);
    expect(mean(column(s, 'pace'))).toBeGreaterThan(0.9);
  });
});

describe('two worlds', () => {
  /** Two regions with a field team each and no calls. */
  const regions = (south: number, order: readonly number[] = [0, 1]) =>
    book(pay(straight(0.3, 'kept')), (draft) => {
      draft.portfolio.segments.forEach((segment, k) => (segment.region = k % 2 === 0 ? 'north' : 'south'));
      const doors = draft.teams[1]!;
      if (doors.channel !== 'field') return;
      const teams = [
        { ...doors, id: 'north', regions: ['north'], headCount: 3 },
        { ...doors, id: 'south', regions: ['south'], headCount: south },
      ];
      draft.teams = order.map((k) => teams[k]!);
      draft.strategy.treatments[0]!.steps = draft.strategy.treatments[0]!.steps.filter(
        ({ channel }) => channel === 'field',
      );
    });
  const rows = (s: State, team: number) =>
    Array.from({ length: rowsOf(s) }, (_, row) => row)
      .filter((row) => panelValue(s.seen.panel, row, 'team') === team)
      .map((row) => s.seen.panel.slice(row * PANEL_WIDTH + 3, (row + 1) * PANEL_WIDTH));

  test('one collector more elsewhere changes no decision and no pay of the others', () => {
    const [few, more] = [live(regions(3)), live(regions(4))];
    expect(rows(more, 0)).toEqual(rows(few, 0));
    expect(rows(more, 1)).not.toEqual(rows(few, 1));
  });

  test('a target that looks at all teams is noticed', async () => {
    const code = await bundleDoor('src/lib/model/index.ts', {
      file: 'src/lib/model/pay/plan.ts',
      from: 'targets: norms.crews[k].targets,',
      to: 'targets: norms.crews[plan.crews.length - 1].targets,',
    });
    const engine = (0, eval)(code) as typeof model;
    expect(rows(live(regions(4), 0, engine), 0)).not.toEqual(rows(live(regions(3), 0, engine), 0));
  });

  test('teams in another order give the same totals', () => {
    const [one, other] = [live(regions(3)), live(regions(3, [1, 0]))];
    for (const name of ['payCost', 'promiseCash', 'visits', 'complaints'] as const)
      expect(other.seen.daily[name]).toEqual(one.seen.daily[name]);
  });
});

test('a future is the same whatever was lived before it, and a digest whatever the batches', () => {
  const scenario = book(pay(schemePreset('G6')!.scheme), (draft) => {
    draft.calendar.horizonDays = 60;
  });
  expect(summary(scenario, 4, 1).digest).toBe(summary(scenario, 4, 3).digest);
});

describe('luck drawn anew', () => {
  const runs = schemeScenarios(book(pay(schemePreset('G1')!.scheme)))!;
  let panels: Record<'scheme' | 'rebook' | 'reluck', number[]>;
  beforeAll(() => {
    const panel = ({ scenario, luck }: typeof runs.scheme) =>
      openExperiment(scenario, { seed: '42', replications: 1, luck }).runBatch(0).panels[0]!.rows;
    panels = { scheme: panel(runs.scheme), rebook: panel(runs.rebook), reluck: panel(runs.reluck) };
  });

  test('other books and other days leave every collector’s skill, and change every month’s cash', () => {
    const of = (name: keyof typeof panels, of: PanelColumn) =>
      Array.from({ length: 30 }, (_, row) => panelValue(panels[name], row, of));
    for (const other of ['rebook', 'reluck'] as const) {
      expect(of(other, 'skill')).toEqual(of('scheme', 'skill'));
      expect(of(other, 'cash')).not.toEqual(of('scheme', 'cash'));
    }
    expect(of('rebook', 'cash')).not.toEqual(of('reluck', 'cash'));
  });

  test('a panel becomes a run on which every measure of quality works', () => {
    const run = panelRun(panels.scheme);
    expect([run.collectors, run.months, run.pay.length]).toEqual([10, 3, 30]);
    expect(panelRun(panels.scheme, FIELD_TEAM).collectors).toBe(4);
    expect(panelRun([]).collectors).toBe(0);
  });
});
