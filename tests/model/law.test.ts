import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { Aggregate, compareSummaries, openExperiment } from '#experiment';
import type { Summary } from '#experiment';
import * as model from '#model';
import { compile, simulate, State } from '#model';
import { seedKey } from '#engine';
import {
  oneTreatment,
  parseScenarioText,
  phoneStep,
  RULE_PRESETS,
  RULES,
  rulesInForce,
  smsStep,
} from '#scenario';
import type { Scenario } from '#scenario';
import { resized } from '../bench/measure.ts';
import { mutatedEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';

vi.setConfig({ testTimeout: 60_000 });

function smallDefault(): Scenario {
  const parsed = parseScenarioText(readFileSync('scenarios/vn-consumer-finance.json', 'utf8'));
  if (!parsed.ok) throw new Error('invariant: the default parses');
  return resized(parsed.value, 0.1);
}

const base = smallDefault();
/** As many calls and messages as the schema allows, by people enough to make them. */
const pushy: Scenario = {
  ...base,
  calendar: { ...base.calendar, horizonDays: 90 },
  teams: base.teams.map((team) => ({ ...team, headCount: 60 })),
  strategy: {
    ...base.strategy,
    treatments: oneTreatment(
      phoneStep({ fromDay: 4, maxAttemptsPer7Days: 63, maxAttemptsPerDay: 9, restDaysAfterContact: 0 }),
      smsStep({ everyDays: 1, toDay: 5_000 }),
    ),
  },
};
const under = (scenario: Scenario, preset: Scenario['rules']['preset'], off: string[] = []): Scenario => ({
  ...scenario,
  rules: { preset, off },
});

/** Days of every call, conversation and message of one future, by account. */
function touches(scenario: Scenario) {
  const state = new State(compile(scenario));
  const calls = new Map<number, number[]>();
  const contacts = new Map<number, number[]>();
  const messages = new Map<number, number[]>();
  state.trace = (kind, account, day) => {
    const list = kind === 'message' ? messages : kind === 'contact' || kind === 'miss' ? calls : undefined;
    if (list !== undefined) list.set(account, [...(list.get(account) ?? []), day]);
    if (kind === 'contact') contacts.set(account, [...(contacts.get(account) ?? []), day]);
  };
  simulate(state, seedKey('law'), 0);
  return { calls, contacts, messages };
}

/** Phone and voicebot both call as often as they can, in scarce time, so that accounts wait on the call list. */
const robots: Scenario = {
  ...pushy,
  teams: base.teams,
  strategy: {
    ...pushy.strategy,
    treatments: oneTreatment(
      ...pushy.strategy.treatments[0]!.steps,
      { channel: 'voicebot', clock: 'dpd', fromDay: 1, toDay: 5_000, everyDays: 1 },
      { channel: 'voicebot', clock: 'dpd', fromDay: 10, toDay: 5_000, everyDays: 2 },
    ),
  },
};

/** Most calls to one account in any 7 days, and calls within the 7 days of a conversation. */
function worstWeek(engine: Engine, scenario: Scenario): { most: number; unquiet: number } {
  const state = new engine.State(engine.compile(scenario));
  const calls = new Map<number, number[]>();
  const talks = new Map<number, number[]>();
  const add = (to: Map<number, number[]>, account: number, day: number) => {
    if (!to.has(account)) to.set(account, []);
    to.get(account)!.push(day);
  };
  let unquiet = 0;
  state.trace = (kind, account, day) => {
    if (kind === 'contact' || kind === 'miss' || kind === 'botCall') {
      add(calls, account, day);
      if (talks.get(account)?.some((talk) => talk > day - 7)) unquiet += 1;
    }
    if (kind === 'contact' || kind === 'reached') add(talks, account, day);
  };
  engine.simulate(state, seedKey('law'), 0);
  let most = 0;
  for (const days of calls.values())
    days.forEach((day, k) => {
      let n = 0;
      while (k + n < days.length && days[k + n]! < day + 7) n += 1;
      most = Math.max(most, n);
    });
  return { most, unquiet };
}

describe('the law on voicebot calls', () => {
  it('counts them with the calls of people: 7 in 7 days, and none in the week of a conversation (US-RegF)', () => {
    expect(worstWeek(model, under(robots, 'US-RegF'))).toEqual({ most: 7, unquiet: 0 });
    const free = worstWeek(model, under(robots, 'none'));
    expect(free.most).toBeGreaterThan(7);
    expect(free.unquiet).toBeGreaterThan(0);
  });

  it.each([
    ['the voicebot knows no law', 'touch/bot.ts', '  if (lawfulCallDay(s, a, day) > day) return;\n', ''],
    [
      'who waits on the call list is not looked at again',
      'touch/bot.ts',
      '  replanCall(s, a, day + 1);\n',
      '',
    ],
  ])('bites: %s', async (_bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    const { most, unquiet } = worstWeek(engine, under(robots, 'US-RegF'));
    expect(most > 7 || unquiet > 0).toBe(true);
  });
});

describe('a stricter step', () => {
  /** Twice a day up to 40 dpd, once a week after it, with half the time that this would take. */
  const stepped: Scenario = {
    ...base,
    calendar: { ...base.calendar, horizonDays: 60 },
    strategy: {
      ...base.strategy,
      priority: 'oldest',
      treatments: oneTreatment(
        phoneStep({ toDay: 40, maxAttemptsPer7Days: 14, maxAttemptsPerDay: 2, restDaysAfterContact: 0 }),
        phoneStep({ fromDay: 41, maxAttemptsPer7Days: 1, restDaysAfterContact: 0 }),
      ),
    },
  };
  /** Calls from 41 dpd on that follow another within a week. */
  function tooSoon(engine: Engine): { calls: number; tooSoon: number } {
    const state = new engine.State(engine.compile({ ...stepped, rules: { preset: 'none', off: [] } }));
    const last = new Map<number, number>();
    const found = { calls: 0, tooSoon: 0 };
    state.trace = (kind, account, day) => {
      if (kind !== 'contact' && kind !== 'miss') return;
      const dpd = day - state.i[account * model.I_STRIDE + model.OLDEST_DUE]!;
      found.calls += 1;
      if (dpd >= 41 && (last.get(account) ?? -100) > day - 7) found.tooSoon += 1;
      last.set(account, day);
    };
    engine.simulate(state, seedKey('law'), 0);
    return found;
  }

  it('holds at once, also for those who stand on the call list when it begins', () => {
    const { calls, tooSoon: early } = tooSoon(model);
    expect(calls).toBeGreaterThan(1_000);
    expect(early).toBe(0);
  });

  it('bites: a change of step leaves the call list as it is', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/strategy/review.ts',
      from: '(waiting && sameStep)',
      to: 'waiting',
    });
    expect(tooSoon(engine).tooSoon).toBeGreaterThan(0);
  });
});

describe('the law', () => {
  it('holds calls to 7 in any 7 days and to none in the week of a conversation (US-RegF)', () => {
    const { calls, contacts } = touches(under(pushy, 'US-RegF'));
    for (const days of calls.values()) {
      days.forEach((day, k) =>
        expect(days.slice(k).filter((other) => other < day + 7).length).toBeLessThanOrEqual(7),
      );
    }
    for (const [account, talks] of contacts) {
      for (const talk of talks) {
        expect(calls.get(account)!.filter((day) => day > talk && day < talk + 7)).toEqual([]);
      }
    }
    expect(calls.size).toBeGreaterThan(500);
  });

  it('holds calls and messages together to 5 a day (VN-2026)', () => {
    const { calls, messages } = touches(under(pushy, 'VN-2026'));
    let busiest = 0;
    for (const [account, days] of calls) {
      for (const day of new Set(days)) {
        const both = [...days, ...(messages.get(account) ?? [])].filter((other) => other === day).length;
        busiest = Math.max(busiest, both);
      }
    }
    expect(busiest).toBe(5);
  });

  it('makes nobody call on a day that a rule keeps quiet (IN-RBI)', () => {
    const { calls } = touches(
      under(
        { ...pushy, teams: pushy.teams.map((t) => ({ ...t, workdays: Array(7).fill(true) as boolean[] })) },
        'IN-RBI',
      ),
    );
    // 2027-01-04 is a Monday.
    expect([...calls.values()].flat().filter((day) => day % 7 === 6)).toEqual([]);
  });

  it('logs under its own id what each rule held back, and nothing when it is switched off', () => {
    const on = run(under(pushy, 'US-RegF'));
    expect(on.rules.map((rule) => rule.id)).toEqual(['US-1', 'US-2']);
    for (const rule of on.rules) {
      expect(rule.suppressed).toBeGreaterThan(100);
      expect(rule.value).toBeGreaterThan(0);
    }
    const off = run(under(pushy, 'US-RegF', ['US-2']));
    expect(off.rules.map((rule) => rule.id)).toEqual(['US-1']);
    expect(run(under(pushy, 'none')).totals.suppressed.mean).toBe(0);
  });

  it('changes nothing when no rule binds', () => {
    const free = run(under(base, 'none'));
    const bound = run(under(base, 'VN-2026'));
    expect(
      compareSummaries(free, bound, 'recovered', 0).difference.values.every((value) => value === 0),
    ).toBe(true);
    expect(bound.totals.suppressed.mean).toBe(0);
  });

  it('takes the score from those who did not agree to be scored: nothing moves if all agree, much if nobody does', () => {
    const byScore = (consent: number, off: string[]) =>
      run(
        under(
          {
            ...base,
            behaviour: { ...base.behaviour, scoringConsentShare: consent },
            strategy: { ...base.strategy, priority: 'score' },
          },
          'VN-2026',
          off,
        ),
      );
    const free = byScore(0.6, ['VN-10']);
    const moved = (consent: number) =>
      compareSummaries(free, byScore(consent, []), 'promises', 0).difference.values.filter(
        (value) => value !== 0,
      );
    expect(moved(1)).toEqual([]);
    expect(moved(0)).toHaveLength(free.replications);
  });

  it('brings complaints, more of them per call the more often an account is called in a day', () => {
    const rate = (summary: Summary) => summary.totals.complaints.mean / summary.totals.attempts.mean;
    const gentle = rate(run(under(base, 'none'), 40));
    const hard = rate(run(under(pushy, 'none'), 10));
    expect(hard).toBeGreaterThan(1.5 * gentle);
  });

  it('names every rule once, in both languages, with a source, and honours its dates', () => {
    const rules = RULE_PRESETS.flatMap((preset) => RULES[preset]);
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const { text, source } of rules)
      for (const words of [text.vi, text.en, source]) expect(words).not.toBe('');
    expect(rulesInForce('VN-2026', [], '2025-12-31').map((rule) => rule.id)).not.toContain('VN-10');
    expect(rulesInForce('VN-2026', ['VN-1'], '2027-01-04').map((rule) => rule.id)).not.toContain('VN-1');
  });
});

function run(scenario: Scenario, replications = 12): Summary {
  const request = { seed: 'law', replications };
  const experiment = openExperiment(scenario, request);
  const aggregate = new Aggregate(scenario, request);
  for (let b = 0; b < experiment.batchCount; b += 1) aggregate.add(experiment.runBatch(b));
  return aggregate.summarize(true);
}
