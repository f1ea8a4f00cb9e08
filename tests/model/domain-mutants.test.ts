import { describe, expect, it, test, vi } from 'vitest';
import { engineWith, findings } from './support/mutant-killers.ts';
import { readText } from './support/engine.ts';
import { DOMAIN_MUTANTS } from './support/mutant-list.ts';

/*
 * Twenty mistakes that a programmer of such a simulator makes. `npm run mutants` seeds them all and reports what notices
 * each; here the machinery is proved on a few, and that the text of every seeded bug is still where it was.
 */
vi.setConfig({ testTimeout: 120_000 });

const ALWAYS = [4, 8, 13, 20];

describe('the domain mutants', () => {
  it('are twenty, and each finds its place in the source', () => {
    expect(DOMAIN_MUTANTS.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));
    for (const { id, mutation } of DOMAIN_MUTANTS)
      expect([id, readText(mutation.file).split(mutation.from).length - 1]).toEqual([id, mutation.times]);
  });

  it('are all mistakes: the engine as it is passes what kills them', async () => {
    const engine = await engineWith();
    for (const killer of new Set(DOMAIN_MUTANTS.map((mutant) => mutant.killer)))
      expect([killer, findings(killer, engine)]).toEqual([killer, undefined]);
  });

  test.each(DOMAIN_MUTANTS.filter(({ id }) => ALWAYS.includes(id)))(
    '$id is killed by «$killer»: $bug',
    async ({ mutation, killer }) => {
      expect(findings(killer, await engineWith(mutation))).toBeDefined();
    },
  );

  test('the self-check names invariant, account, day and replication', async () => {
    const [mutant] = DOMAIN_MUTANTS.filter(({ id }) => id === 2);
    const found = findings('self-check', await engineWith(mutant!.mutation));
    expect(found).toMatch(/^invariant: INV-02 account \d+ day \d+ replication 0: /);
  });
});
