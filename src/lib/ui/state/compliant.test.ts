import { expect, test } from 'vitest';
import { oneTreatment, parseScenario, phoneStep, RULES, type Scenario, type Step } from '#scenario';
import { compliantSettings } from './compliant.ts';
import { addPartner, setPartner } from './partners.ts';
import { defaultScenario } from './presets.ts';

const rule = (id: string) =>
  Object.values(RULES)
    .flat()
    .find((known) => known.id === id)!;
const plan = (...steps: Step[]): Scenario => ({
  ...defaultScenario,
  strategy: { ...defaultScenario.strategy, treatments: oneTreatment(...steps) },
});
const active = { clock: 'dpd', fromDay: 1, toDay: 5_000 } as const;

test.each<[string, Scenario, [string, number, number][]]>([
  ['VN-1', plan(phoneStep({ maxAttemptsPerDay: 9 })), [['callsPerDay', 9, 5]]],
  ['VN-1', plan(phoneStep({ maxAttemptsPerDay: 5 })), []],
  [
    'US-1',
    plan(phoneStep({ maxAttemptsPer7Days: 10 }), phoneStep({ maxAttemptsPer7Days: 7 })),
    [['callsPerWeek', 10, 7]],
  ],
  ['UK-1', plan({ ...active, channel: 'voicebot', everyDays: 2 }), [['botEvery', 2, 3]]],
  ['US-2', plan(phoneStep({ restDaysAfterContact: 3 })), [['restDays', 3, 7]]],
  ['VN-12', plan({ ...active, channel: 'legal' }), [['claimUntil', 5_000, 1_095]]],
  [
    'VN-7',
    setPartner(addPartner(defaultScenario), 0, { legalForm: 'thirdPartyCollection' }),
    [['legalForm', 0, 0]],
  ],
  ['VN-2', plan(phoneStep()), []],
])('%s: what goes beyond it, and the nearest setting that keeps it', (id, scenario, expected) => {
  const found = compliantSettings(rule(id), scenario);
  expect(found.map(({ what, now, to }) => [what, now, to])).toEqual(expected);
  for (const { apply } of found) {
    const mended = apply(scenario);
    expect(parseScenario(mended).ok).toBe(true);
    expect(compliantSettings(rule(id), mended)).toEqual([]);
  }
});
