import { readFileSync, writeFileSync } from 'node:fs';
import { parseScenario } from '#scenario';
import type { Scenario } from '#scenario';
import { resized } from './measure.ts';

/**
 * Writes the large book of docs/validation/speed.md, made of the default scenario:
 * `node tools/run.js tests/bench/large.ts large.json`. With `full` after the name: the book of the default size on all
 * channels (20,000 accounts, 180 days).
 *
 * Both: calls and messages as in the default, visits between days 61 and 360 by a field team, the written-off accounts of two
 * halves by lot placed with two partners for three months. Large: five times the accounts and staff (100,000 on the first day), a year.
 */
const [, , path = 'large.json', size] = process.argv;
const LARGE = 5;
/** Arrivals are at most 200,000 accounts less the opening book: 7,600 a month instead of five times 4,000. */
const MOST_ARRIVALS = 7_600;

const base = parseScenario(JSON.parse(readFileSync('scenarios/vn-consumer-finance.json', 'utf8')));
if (!base.ok) throw new Error('invariant: the default scenario is refused');
const full = onAllChannels(base.value);
const written = size === 'full' ? full : large(full);
const parsed = parseScenario(written);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
writeFileSync(path, JSON.stringify(parsed.value, null, 1));

function large(scenario: Scenario): Scenario {
  const { calendar, portfolio, ...rest } = resized(scenario, LARGE);
  return {
    ...rest,
    calendar: { ...calendar, horizonDays: 365 },
    portfolio: {
      ...portfolio,
      segments: portfolio.segments.map((segment) => ({
        ...segment,
        arrivalsPerMonth: Math.min(segment.arrivalsPerMonth, MOST_ARRIVALS),
      })),
    },
  };
}

function onAllChannels(scenario: Scenario): Scenario {
  const [phone] = scenario.teams;
  const [all] = scenario.strategy.treatments;
  const visit = { channel: 'field', clock: 'dpd', fromDay: 61, toDay: 360, everyDays: 30 } as const;
  const placed = (half: 'a' | 'b', min: number, max: number) => ({
    ...all!,
    id: `half-${half}`,
    when: [{ kind: 'number' as const, field: 'testGroup' as const, min, max }],
    steps: [
      ...all!.steps,
      { ...visit, offer: { kind: 'none' as const } },
      {
        channel: 'partner' as const,
        clock: 'dpd' as const,
        fromDay: 361,
        toDay: 5_000,
        partner: `firm-${half}`,
        months: 3,
      },
    ],
  });
  const firm = (half: 'a' | 'b', skill: number) => ({
    id: `firm-${half}`,
    name: { vi: `Văn phòng luật ${half.toUpperCase()}`, en: `Law firm ${half.toUpperCase()}` },
    legalForm: 'lawFirmMandate' as const,
    fees: [{ fromDpd: 1, share: 0.33 }],
    skill,
    effortKeptPerMonth: 0.9,
    creaming: 0.3,
    complaintFactor: 1,
    remittanceDays: 15,
    oversightPerAccountMonth: 0,
    priceShare: 0,
  });
  return {
    ...scenario,
    partners: [firm('a', 1), firm('b', 1.2)],
    teams: [
      phone!,
      {
        ...phone!,
        id: 'field',
        channel: 'field',
        headCount: 10,
        regions: [],
        areaKm2: 25,
        speedKmPerHour: 18,
        doneShare: 0.78,
      },
    ],
    strategy: { ...scenario.strategy, treatments: [placed('a', 1, 50), placed('b', 51, 100)] },
  };
}
