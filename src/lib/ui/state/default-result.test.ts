import { expect, test } from 'vitest';
import { createInlineRunner } from '#runner/inline';
import { shippedResult } from './default-result.ts';
import { DEFAULT_REPLICATIONS, DEFAULT_SEED, defaultScenario } from './presets.ts';

/**
 * A future is the same whatever ran before it, so a few of them tell whether the file is of this engine; the journey
 * of the sandbox compares the digest of all.
 */
const CHECKED = 10;

test('the shipped first result holds the numbers of a fresh run', { timeout: 60_000 }, async () => {
  const runner = createInlineRunner({ yieldBetweenBatches: false });
  const fresh = await runner.run(defaultScenario, { seed: DEFAULT_SEED, replications: CHECKED });
  runner.dispose();
  expect(shippedResult.replications, 'write it anew: node tools/run.js src/cli/build-default-result.ts').toBe(
    DEFAULT_REPLICATIONS,
  );
  for (const [id, total] of Object.entries(shippedResult.totals))
    expect(total.values.slice(0, CHECKED), id).toEqual(fresh.totals[id as keyof typeof fresh.totals].values);
  expect(shippedResult.engineGeneration).toBe(fresh.engineGeneration);
});
