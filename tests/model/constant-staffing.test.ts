import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { hash64 } from '#engine';
import { MEASURES } from '#model';
import { canonicalJson, constantStaffing, oneTreatment, parseScenario, phoneStep, smsStep } from '#scenario';
import type { Scenario } from '#scenario';
import { summary } from './support/run.ts';
import { changed, valid } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What a run says of people, partners and pay only, or counts since; absent before teams had careers. */
const NEW = [
  'redefaults',
  ...['saleCash', 'partnerCash', 'feeCost', 'labourCost', 'provision', 'leagueTruth'],
  ...['soldBalance', 'placements', 'sales', 'peopleCost', 'oversightCost'],
  ...['payCost', 'concessionCost', 'pushedPromises', 'fakedVisits', 'fines', 'movedPayments', 'movedCash'],
];
const old = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !NEW.includes(name)));

/** Cells as they were before careers: what is counted in them since, from broken promises on, is left out. */
const OLD_MEASURES = MEASURES.slice(0, MEASURES.indexOf('broken'));
const oldCells = (values: number[]) => values.filter((_, k) => k % MEASURES.length < OLD_MEASURES.length);

/** Everything else a run says, as one number. */
function digestOf(scenario: Scenario): string {
  const { totals, daily, roll, cells, vintages } = summary(scenario, 3, undefined, 'constant');
  const pay = daily.labourCost;
  const kept = { ...cells, values: oldCells(cells.values) };
  return hash64(
    canonicalJson({ totals: old(totals), daily: { ...old(daily), pay }, roll, cells: kept, vintages }),
  );
}

/** A book of version 1, which knew neither people nor partners. */
function before(): Scenario {
  const parsed = parseScenario(JSON.parse(readFileSync('tests/fixtures/scenarios/v1.json', 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

/** The same with a field team, a second phone team, visits, Zalo and voicebot. */
function wide(): Scenario {
  return valid(
    changed(before(), (draft) => {
      const [team] = draft.teams;
      const ground = { regions: [], areaKm2: 40, speedKmPerHour: 20, doneShare: 0.8 };
      draft.teams.push({ ...team!, id: 'late', headCount: 3, workdays: team!.workdays.map((_, k) => k < 4) });
      draft.teams.push({ ...team!, id: 'doors', headCount: 4, channel: 'field', ...ground });
      const span = { clock: 'dpd', fromDay: 1, toDay: 5_000 } as const;
      draft.strategy.treatments = oneTreatment(
        phoneStep(),
        smsStep(),
        { channel: 'field', ...span, fromDay: 20, everyDays: 20, offer: { kind: 'none' } },
        { channel: 'zalo', ...span, everyDays: 9 },
        { channel: 'voicebot', ...span, toDay: 40, everyDays: 3 },
      );
    }),
  );
}

/** Recorded from the engine as it was before teams had careers: bit for bit. Re-record with a reason, as any golden. */
test.each([
  ['calls and messages', before, '7b632bbcfdb5884c'],
  ['visits, two phone teams and a voicebot', wide, 'cf1b37df82a04127'],
])('a team that never changes gives every number of the engine without careers: %s', (_, of, digest) => {
  expect(digestOf(of())).toBe(digest);
});

test('and the digest notices one collector who is one tenth slower', () => {
  const slow = changed(before(), (draft) => {
    draft.teams[0]!.staffing = constantStaffing({ firstEfficiency: 0.9, gapKept: 1 });
  });
  expect(digestOf(slow)).not.toBe(digestOf(before()));
});
