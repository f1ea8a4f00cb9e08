import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { seedKey } from '#engine';
import type * as Model from '#model';
import type * as Experiment from '#experiment';

/** The parts of the model's front door that a test drives; a mutated engine has the same door. */
export type Engine = Pick<
  typeof Model,
  'compile' | 'State' | 'openBook' | 'liveDay' | 'simulate' | 'simulateChecked' | 'collectorOf'
>;
export type Plan = Model.Plan;
export type State = InstanceType<typeof Model.State>;
export type Summary = Experiment.Summary;

/** A seeded bug: one exact piece of a source file replaced by another. */
export interface Mutation {
  /** Path below the repository root. */
  file: string;
  from: string;
  to: string;
  /** How often `from` stands there; all of them are replaced. Default 1. */
  times?: number;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Luck of every test here. Tests of luck itself say so where they use another seed. */
export const KEY = seedKey('42');

/** Text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/**
 * A front door with everything behind it as one script for a bare language realm, whose value is the door's exports.
 * Throws when the text that a mutation replaces is no longer there: the bug must be seeded anew.
 */
export async function bundleDoor(entry: string, mutation?: Mutation): Promise<string> {
  let seeded = mutation === undefined;
  const plugin = {
    name: 'mutation',
    transform(code: string, id: string): string | undefined {
      if (mutation === undefined || id !== root + mutation.file) return undefined;
      const parts = code.split(mutation.from);
      if (parts.length !== 1 + (mutation.times ?? 1)) return undefined;
      seeded = true;
      return parts.join(mutation.to);
    },
  };
  const build = await rolldown({ input: root + entry, platform: 'browser', cwd: root, plugins: [plugin] });
  const { output } = await build.generate({ format: 'iife', name: 'door', codeSplitting: false });
  await build.close();
  if (!seeded) throw new Error(`invariant: ${mutation?.file} no longer holds «${mutation?.from}» as often`);
  return `${output[0].code}\n;door`;
}

/** The model with one seeded bug, ready to run in this very realm. */
export async function mutatedEngine(mutation: Mutation): Promise<Engine> {
  const code = await bundleDoor('src/lib/model/index.ts', mutation);
  return (0, eval)(code) as Engine;
}
