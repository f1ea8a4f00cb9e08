import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseScenario, parseScenarioText, type Scenario } from '#scenario';
import { NOTE_LENGTH, SCENARIO_LABELS, cleanNote, type ShareState } from '#share';
import { arbitraryScenario } from './arbitrary-scenario.ts';

type Step = string | number;
type Random = () => number;

/** The default book as shipped. */
export function defaultScenario(): Scenario {
  const text = readFileSync(new URL('../../scenarios/vn-consumer-finance.json', import.meta.url), 'utf8');
  const parsed = parseScenarioText(text);
  if (!parsed.ok) throw new Error(`invariant: default preset: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

/** A state as the page makes it: scenarios of the default book, each with its own changes, on its own seed. */
export function changedState(scenarios: number, changes: number, seed: number): ShareState {
  const random = mulberry32(seed);
  const digest = (): string =>
    Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
  return {
    format: 1,
    engineGeneration: 1,
    seed: String(seed),
    replications: 500,
    view: { page: 'compare', target: 2_150_000_000 },
    digests: Array.from({ length: scenarios }, digest),
    scenarios: SCENARIO_LABELS.slice(0, scenarios).map((label) => ({
      label,
      scenario: withChanges(defaultScenario(), changes, random),
    })),
  };
}

/** A scenario with that many numbers anywhere in it moved by up to a half, rounded as a person would type them. */
function withChanges(base: Scenario, changes: number, random: Random): Scenario {
  let scenario = base;
  const paths = numberPaths(base).filter((path) => path[0] !== 'schemaVersion');
  for (let done = 0; done < changes;) {
    const path = paths[Math.floor(random() * paths.length)];
    const moved = parseScenario(moveAt(scenario, path, 0.5 + random()));
    // A move that breaks a range or a cross-check is one nobody could share: try another.
    if (!moved.ok || JSON.stringify(moved.value) === JSON.stringify(scenario)) continue;
    scenario = moved.value;
    done++;
  }
  return scenario;
}

function moveAt(scenario: Scenario, path: readonly Step[], factor: number): unknown {
  const copy = structuredClone(scenario) as unknown as Record<Step, unknown>;
  const parent = path.slice(0, -1).reduce((here, step) => here[step] as Record<Step, unknown>, copy);
  const last = path[path.length - 1];
  const value = parent[last] as number;
  const grain = value > 1e5 ? 1e4 : Number.isInteger(value) && value > 1 ? 1 : 1e-3;
  parent[last] = Number((Math.round(((value || 0.1) * factor) / grain) * grain).toFixed(3));
  return copy;
}

function numberPaths(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numberPaths(inner, [...path, key]));
}

/** Any state: 1–4 small scenarios, every optional field present or not. */
export function arbitraryState(): fc.Arbitrary<ShareState> {
  return fc
    .record(
      {
        engineGeneration: fc.nat(1000),
        seed: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
        replications: fc.integer({ min: 1, max: 5000 }),
        scenarios: fc.array(arbitraryScenario(), { minLength: 1, maxLength: 4 }),
        labels: fc.shuffledSubarray([...SCENARIO_LABELS], { minLength: 4 }),
        digest: fc.stringMatching(/^[0-9a-f]{16}$/),
        note: fc.string({ unit: 'binary', maxLength: NOTE_LENGTH / 2 }).map(cleanNote),
        view: fc.record(
          {
            page: fc.constantFrom('compare', 'brief', 'kpi'),
            target: fc.maxSafeInteger(),
            margin: fc.maxSafeNat(),
          },
          { requiredKeys: ['page'], noNullPrototype: true },
        ),
      },
      {
        requiredKeys: ['engineGeneration', 'seed', 'replications', 'scenarios', 'labels'],
        noNullPrototype: true,
      },
    )
    .map(({ scenarios, labels, digest, note, ...rest }) => ({
      ...rest,
      format: 1,
      scenarios: scenarios.map((scenario, i) => ({ label: labels[i], scenario })),
      ...(note === undefined || note === '' ? {} : { note }),
      ...(digest === undefined ? {} : { digests: scenarios.map(() => digest) }),
    }));
}

/** mulberry32 (T. Ettinger, public domain): enough luck to choose fields. */
function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
