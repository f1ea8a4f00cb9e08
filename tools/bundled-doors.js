/**
 * Vitest turns every import into a property read, which makes the engine's day loop some ten times slower than it is
 * in the app. Tests and commands that enter through the front doors of the engine
 * therefore get each door as one bundled module.
 */
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './setup.js';

const DOORS = {
  '#incentives': 'src/lib/incentives/index.ts',
  '#model': 'src/lib/model/index.ts',
  '#experiment': 'src/lib/experiment/index.ts',
  '#runner/inline': 'src/lib/runner/inline.ts',
  '#checks': 'src/lib/checks/index.ts',
};

/** @returns {import('vite').Plugin} */
export function bundledDoors() {
  const bundles = new Map();
  return {
    name: 'bundled-doors',
    enforce: 'pre',
    resolveId(id, importer) {
      const outside = ['tests', 'src/cli'].some((folder) => importer?.startsWith(join(root, folder)));
      const isTest = outside || importer?.includes('.test.') === true;
      return isTest && id in DOORS ? `\0door:${id}` : undefined;
    },
    load(id) {
      if (!id.startsWith('\0door:')) return undefined;
      const door = id.slice('\0door:'.length);
      if (!bundles.has(door)) bundles.set(door, bundle(DOORS[door]));
      return bundles.get(door);
    },
  };
}

/** One ES module with everything inside; the package's own `imports` map resolves the inner doors. */
export async function bundle(entry) {
  // Without the tsconfig, which needs a file that only SvelteKit's own set-up writes.
  const build = await rolldown({ input: join(root, entry), platform: 'node', cwd: root, tsconfig: false });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  await build.close();
  return output[0].code;
}
