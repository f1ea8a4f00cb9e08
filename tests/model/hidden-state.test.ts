import { describe, expect, test, vi } from 'vitest';
import * as model from '#model';
import { oneTreatment, phoneStep, priorityRule, smsStep } from '#scenario';
import type { Scenario, Step } from '#scenario';
import { KEY, mutatedEngine, readText } from './support/engine.ts';
import type { Engine } from './support/engine.ts';
import { shrunk } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What decides who is touched, when and in which order. */
const POLICY = [
  'touch/call-list',
  'strategy/law',
  'strategy/priority',
  'strategy/recent',
  'strategy/review',
  'strategy/step-clock',
  'strategy/strategy',
  'touch/touch-days',
  'strategy/value',
  'touch/visit-list',
  'strategy/worklist',
];
const source = (file: string) => readText(`src/lib/model/${file}.ts`);

/** Hidden traits named in a source text: willingness, reach, whether there is a valid contact. */
const hiddenNames = (code: string) => code.match(/\b(WILLINGNESS|REACH|SKIP)\b/g) ?? [];
/** The one named exception: the score an officer sees is a noisy reading of willingness. */
const withoutScore = (code: string) =>
  code.replace(/export function observedScore[\s\S]*?\n}\n/, '').replace(/^ {2}WILLINGNESS,\n/m, '');

describe('policies never read what an officer cannot see', () => {
  test.each(POLICY)('%s names no hidden trait', (file) => {
    const code = source(file);
    expect(hiddenNames(file === 'strategy/worklist' ? withoutScore(code) : code)).toEqual([]);
  });

  test('the guard bites: a review that looks at lost contacts is found, the observed score is not', () => {
    expect(hiddenNames('const lost = i[r + SKIP] < 5;')).toEqual(['SKIP']);
    expect(hiddenNames(source('strategy/worklist'))).toEqual(['WILLINGNESS', 'WILLINGNESS']);
  });

  /*
   * Nobody pays by themselves or is ever reached, so hidden traits have no visible consequence. Exchanging them between
   * accounts must leave every touch where it was; staff is scarce, so that the order of the lists decides who is called.
   */
  test.each(priorityRule.options)('and exchanging hidden traits moves no touch under %s', (priority) => {
    const plain = touches(model, priority, false);
    expect(plain.length).toBeGreaterThan(3_000);
    for (const kind of ['miss', 'visit', 'botCall', 'message', 'claim'])
      expect([kind, plain.some((event) => event.includes(kind))]).toEqual([kind, true]);
    expect(touches(model, priority, true)).toEqual(plain);
  });

  test.each([
    {
      bug: 'the call list prefers the willing',
      file: 'strategy/worklist.ts',
      from: 'OLDEST_BIN - i[r + OLDEST_DUE]',
      to: 'OLDEST_BIN - i[r + OLDEST_DUE] + (i[r + WILLINGNESS] & 1)',
    },
    {
      bug: 'nobody drives to a door without a valid contact',
      file: 'touch/visit-list.ts',
      from: 'if (step < 0 ||',
      to: 'if (i[r + 28] < 3000000 || step < 0 ||',
    },
    {
      bug: 'messages go to those who can be reached',
      file: 'touch/touch-days.ts',
      from: 'if (stepChannel[k] < SMS) return -1;',
      to: 'if (stepChannel[k] < SMS || s.i[integers(a) + 31] > 400) return -1;',
    },
  ])('bites: $bug', async ({ file, from, to }) => {
    const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
    expect(touches(engine, 'oldest', true)).not.toEqual(touches(engine, 'oldest', false));
  });
});

const span = { clock: 'dpd', fromDay: 1, toDay: 5_000 } as const;
const STEPS: Step[] = [
  phoneStep({ maxAttemptsPer7Days: 4, maxAttemptsPerDay: 2 }),
  { channel: 'field', ...span, fromDay: 20, everyDays: 10, offer: { kind: 'none' } },
  smsStep({ everyDays: 4 }),
  { channel: 'voicebot', ...span, everyDays: 9 },
  { channel: 'skipTrace', ...span, everyDays: 0 },
  { channel: 'legal', ...span, fromDay: 100 },
];

function silentBook(priority: Scenario['strategy']['priority']): Scenario {
  return shrunk(50, 40, (draft) => {
    draft.strategy.priority = priority;
    draft.strategy.treatments = oneTreatment(...STEPS);
    draft.channels.inbound.share = 0;
    for (const bucket of draft.behaviour.buckets)
      Object.assign(bucket, { unpromptedShare: 0, messageUplift: 0, contactRate: 0, visitFoundRate: 0 });
    const [phone] = draft.teams;
    const doors = { regions: [], areaKm2: 60, speedKmPerHour: 15, doneShare: 0.9 };
    draft.teams.push({ ...phone!, ...doors, id: 'doors', channel: 'field', productiveSecondsPerDay: 23_000 });
  });
}

/** Every touch of one future in order; hidden traits exchanged as the book opens, if asked. */
function touches(engine: Engine, priority: Scenario['strategy']['priority'], exchange: boolean): string[] {
  const found: string[] = [];
  const plan = engine.compile(silentBook(priority));
  const s = new engine.State(plan);
  s.trace = (kind, a, day, amount) => found.push(`${day} ${kind} ${a} ${amount}`);
  engine.openBook(s, KEY, 0);
  if (exchange) {
    const { arrived, i } = s;
    for (const trait of [model.WILLINGNESS, model.REACH, model.SKIP]) {
      const values = Array.from({ length: arrived }, (_, a) => i[a * model.I_STRIDE + trait]!);
      values.forEach((_, a) => (i[a * model.I_STRIDE + trait] = values[(a + 97) % arrived]!));
    }
  }
  for (let day = 0; day < plan.days; day += 1) engine.liveDay(s, day);
  return found;
}
