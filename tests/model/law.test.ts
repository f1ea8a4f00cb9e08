import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { Aggregate, compareSummaries, openExperiment } from '#experiment';
import type { Summary } from '#experiment';
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
