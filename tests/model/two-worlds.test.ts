import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { compile } from '#model';
import type { Scenario } from '#scenario';
import { mutatedEngine } from './support/engine.ts';
import { lives } from './support/run.ts';
import { amplyStaffed, changed, shrunk, smallScenario } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

/**
 * The same world with one debtor more, somewhere in the middle of the book, and calls for everybody in both. Nobody is paid by
 * results: whoever is works the others differently for what one more debtor brings, and has a law of its own (pay.test.ts).
 */
function twoWorlds(scenario: Scenario, where: number): [Scenario, Scenario] {
  const one = changed(scenario, (draft) => {
    amplyStaffed(draft);
    draft.kpiScheme = { kind: 'none' };
  });
  const other = changed(one, (draft) => {
    const { segments } = draft.portfolio;
    const grown = segments[where % Math.max(1, segments.length)];
    if (grown !== undefined) grown.accounts += 1;
  });
  return [one, other];
}

describe('two worlds: one more account, capacity for all', () => {
  test('changes nobody else’s life, in any small scenario', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallScenario(), fc.nat(10), (scenario, where) => {
        const [one, other] = twoWorlds(scenario, where).map((world) => lives(compile(world), 0));
        for (const [entity, life] of one!) expect(other!.get(entity)).toEqual(life);
        expect(other!.size).toBe(one!.size + (scenario.portfolio.segments.length > 0 ? 1 : 0));
        compared += one!.size;
      }),
      { seed: 42, numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(10_000);
  });

  test('and one more idle collector changes nobody’s either', () => {
    const scenario = shrunk(100, 90, amplyStaffed);
    const plain = lives(compile(scenario), 0);
    const staffed = changed(scenario, (draft) => {
      draft.teams.push({ ...draft.teams[0]!, id: 'idle', headCount: 1 });
    });
    expect(lives(compile(staffed), 0)).toEqual(plain);
  });

  test.each([
    {
      bug: 'luck belongs to the place in the book',
      file: 'src/lib/model/debtor/book.ts',
      from: 'entityOf(law.stream, ordinal)',
      to: 'a',
    },
    {
      bug: 'balances are drawn by place in the book',
      file: 'src/lib/model/debtor/book.ts',
      from: 'law.balance(fraction((ordinal + 0.5) * STEP_BALANCE))',
      to: 'law.balance(fraction((a + 0.5) * STEP_BALANCE))',
    },
    {
      bug: 'contact luck counts the attempts of the whole day',
      file: 'src/lib/model/touch/attempt.ts',
      from: 'DECISION.phoneContact, n)',
      to: 'DECISION.phoneContact, s.seen.daily.attempts[day])',
    },
  ])('is caught when $bug', async ({ file, from, to }) => {
    const engine = await mutatedEngine({ file, from, to });
    const [one, other] = twoWorlds(shrunk(100, 90), 1).map((world) =>
      lives(engine.compile(world), 0, engine),
    );
    const changedLives = [...one!].filter(([entity, life]) => other!.get(entity)?.join() !== life.join());
    expect(changedLives.length).toBeGreaterThan(0);
  });
});
