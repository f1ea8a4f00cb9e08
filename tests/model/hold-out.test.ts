import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { DECISION, draw, replicationKey, toUnit } from '#engine';
import * as model from '#model';
import type { Scenario } from '#scenario';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine, Plan } from './support/engine.ts';
import { lives } from './support/run.ts';
import type { Life } from './support/run.ts';
import { changed, smallScenario, untouched } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

const SHARE = 0.4;
const TOUCH =
  /^\d+ (contact|miss|reached|botCall|visit|callBack|message|skipTrace|claim|promise|settlement|plan) /;

/** Identities in the hold-out of the first future, worked out from the hash alone. */
function heldOut(plan: Plan): number[] {
  const { a, b } = replicationKey(KEY, 0);
  return Array.from(plan.book.entity).filter(
    (entity) => toUnit(draw(entity, DECISION.holdOut, 0, a, b)) < SHARE,
  );
}

/** Two worlds: all that strategy does, and nothing at all. Lives in the hold-out that differ, or hold a touch. */
function disturbed(scenario: Scenario, engine: Engine): { looked: number; lives: [Life, Life][] } {
  const busy = changed(scenario, (draft) => {
    draft.strategy.holdOutShare = SHARE;
  });
  const plan = engine.compile(busy);
  const worked = lives(plan, 0, engine);
  const quiet = lives(engine.compile(changed(busy, untouched)), 0, engine);
  const held = heldOut(plan);
  const pairs = held.map((entity): [Life, Life] => [worked.get(entity)!, quiet.get(entity)!]);
  const differ = pairs.filter(([a, b]) => a.join() !== b.join() || a.some((event) => TOUCH.test(event)));
  return { looked: pairs.length, lives: differ };
}

/** Exact: one touch of one account, or one flipped draw of its life, breaks it. */
describe('the hold-out', () => {
  test('is touched on no channel and lives as in a world without collectors, in any small scenario', () => {
    let looked = 0;
    fc.assert(
      fc.property(smallScenario(), (scenario) => {
        const found = disturbed(scenario, model);
        expect(found.lives).toEqual([]);
        looked += found.looked;
      }),
      { seed: 42, numRuns: 100 },
    );
    expect(looked).toBeGreaterThan(5_000);
  });

  test('holds the share of accounts that was asked for, within 5 standard errors', () => {
    const [scenario] = fc.sample(smallScenario(), { seed: 42, numRuns: 1 });
    const plan = model.compile(
      changed(scenario!, (draft) => {
        draft.portfolio.segments.splice(1);
        draft.portfolio.segments[0]!.accounts = 20_000;
        draft.strategy.holdOutShare = SHARE;
      }),
    );
    const s = new model.State(plan);
    model.openBook(s, KEY, 0);
    let held = 0;
    for (let a = 0; a < s.arrived; a += 1)
      if ((s.i[a * model.I_STRIDE + model.FLAGS]! & model.HELD_OUT) !== 0) held += 1;
    const se = Math.sqrt((SHARE * (1 - SHARE)) / s.arrived);
    expect(Math.abs(held / s.arrived - SHARE)).toBeLessThan(5 * se);
  });

  test.each([
    [
      'strategy does not put the hold-out aside',
      'layout.ts',
      ' | IN_COURT | HELD_OUT | PLACED;',
      ' | IN_COURT | PLACED;',
    ],
    ['a cure ends the hold-out', 'layout.ts', 'LASTING = CHARGED_OFF | HELD_OUT', 'LASTING = CHARGED_OFF'],
  ])('bites: %s', async (_bug, file, from, to) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    const found = fc
      .sample(smallScenario(), { seed: 42, numRuns: 30 })
      .reduce((sum, scenario) => sum + disturbed(scenario, engine).lives.length, 0);
    expect(found).toBeGreaterThan(0);
  });
});
