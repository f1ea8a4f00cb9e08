import { describe, expect, it, vi } from 'vitest';
import { compile, simulate, simulateChecked, State } from '#model';
import { KEY } from './support/engine.ts';
import { DRAWN, drawn } from './support/lively.ts';

/* One future each of scenarios drawn from the schema, with every single-run invariant held against it. */
vi.setConfig({ testTimeout: 180_000 });

describe('200 scenarios drawn from the schema', () => {
  it('break no invariant, and in four of ten something happens', () => {
    let moving = 0;
    const heard = new Map<string, number>();
    const broken = drawn().flatMap((scenario, n) => {
      const state = new State(compile(scenario));
      state.trace = (kind) => heard.set(kind, (heard.get(kind) ?? 0) + 1);
      const before = heard.size === 0 ? 0 : sum(heard);
      try {
        simulateChecked(state, KEY, n);
      } catch (error) {
        return [`scenario ${n}: ${String(error)}`];
      }
      if (sum(heard) > before) moving += 1;
      return [];
    });
    expect(broken).toEqual([]);
    expect(moving).toBeGreaterThan(0.4 * DRAWN);
    for (const kind of [
      'unprompted',
      'contact',
      'miss',
      'promise',
      'kept',
      'broken',
      'message',
      'sold',
      'claim',
    ])
      expect([kind, (heard.get(kind) ?? 0) > 50]).toEqual([kind, true]);
  });

  it('are lived alike with the checks and without', () => {
    for (const scenario of drawn().slice(0, 20)) {
      const plan = compile(scenario);
      const [checked, plain] = [new State(plan), new State(plan)];
      simulateChecked(checked, KEY, 7);
      simulate(plain, KEY, 7);
      expect(checked.f).toEqual(plain.f);
      expect(checked.seen.daily).toEqual(plain.seen.daily);
      expect(checked.trace).toBeUndefined();
    }
  });
});

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, n) => total + n, 0);
