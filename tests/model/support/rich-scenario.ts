import { readFileSync } from 'node:fs';
import { Aggregate, openExperiment } from '#experiment';
import {
  constantStaffing,
  oneTreatment,
  parseScenario,
  parseScenarioText,
  phoneStep,
  smsStep,
  withSteps,
} from '#scenario';
import type { Partner, Scenario, Step, Treatment } from '#scenario';
import { resized } from '../../bench/measure.ts';

export type Change = (scenario: Scenario) => Scenario;
export const strategy =
  (changes: Partial<Scenario['strategy']>): Change =>
  (s) => ({ ...s, strategy: { ...s.strategy, ...changes } });
export const behaviour =
  (changes: Partial<Scenario['behaviour']>): Change =>
  (s) => ({ ...s, behaviour: { ...s.behaviour, ...changes } });
export const calls =
  (changes: Parameters<typeof withSteps<'phone'>>[2]): Change =>
  (s) =>
    withSteps(s, 'phone', changes);
export const active = { clock: 'dpd', fromDay: 1, toDay: 5_000 } as const;
export const rules =
  (preset: Scenario['rules']['preset']): Change =>
  (s) => ({ ...s, rules: { preset, off: [] } });
export const oneSegment =
  (index: number, changes: Partial<Scenario['portfolio']['segments'][number]>): Change =>
  (s) => ({
    ...s,
    portfolio: {
      ...s.portfolio,
      segments: s.portfolio.segments.map((segment, k) =>
        k === index ? { ...segment, ...changes } : segment,
      ),
    },
  });
export const teams =
  (changes: { headCount?: number; workdays?: boolean[]; hours?: { from: number; to: number } }): Change =>
  (s) => ({ ...s, teams: s.teams.map((team) => ({ ...team, ...changes })) });
export const all =
  (...changes: Change[]): Change =>
  (s) =>
    changes.reduce((changed, change) => change(changed), s);

/** A firm that collects for a fee and differs from us in everything. */
export const FIRM: Partner = {
  id: 'firm',
  name: { vi: '', en: '' },
  legalForm: 'lawFirmMandate',
  fees: [
    { fromDpd: 1, share: 0.2 },
    { fromDpd: 91, share: 0.3 },
  ],
  skill: 1.5,
  effortKeptPerMonth: 0.7,
  creaming: 0.5,
  complaintFactor: 20,
  remittanceDays: 10,
  oversightPerAccountMonth: 1_000,
  priceShare: 0,
};

export const onePath = (...steps: Step[]): Change => strategy({ treatments: oneTreatment(...steps) });
/** Complaints are rare: many calls, and each of them likelier to bring one. */
export const manyComplaints = all(
  teams({ headCount: 60 }),
  calls({ maxAttemptsPer7Days: 40, maxAttemptsPerDay: 8 }),
  (s) => behaviour({ complaints: { ...s.behaviour.complaints, perAttempt: 0.005, messageFactor: 0.5 } })(s),
);
export const base = small();

/** The default cut to a twentieth, with every channel, both offers, a field team and conditions of both kinds in use. */
function small(): Scenario {
  const parsed = parseScenarioText(readFileSync('scenarios/vn-consumer-finance.json', 'utf8'));
  if (!parsed.ok) throw new Error('invariant: the default parses');
  const cut = resized(parsed.value, 0.05);
  const team = { ...cut.teams[0], staffing: constantStaffing() };
  const field = { regions: ['all'], areaKm2: 900, speedKmPerHour: 30, doneShare: 0.8 };
  const rich: Scenario = {
    ...cut,
    calendar: { ...cut.calendar, horizonDays: 150 },
    behaviour: { ...cut.behaviour, hardshipShare: 0.02, skillSigma: 0 },
    channels: {
      ...cut.channels,
      inbound: { ...cut.channels.inbound, share: 0.03 },
      // Judgments and their money must fall within the horizon.
      legal: { ...cut.channels.legal, monthsToJudgmentMin: 1, monthsToJudgmentMax: 2, recoveryMonths: 6 },
    },
    teams: [team, { ...team, id: 'field', channel: 'field', ...field }],
    strategy: { ...cut.strategy, holdOutShare: 0.05, treatments: threePaths() },
  };
  const valid = parseScenario(rich);
  if (!valid.ok) throw new Error(`invariant: ${JSON.stringify(valid.issues)}`);
  return valid.value;
}

type Message = 'zalo' | 'letter' | 'voicebot' | 'skipTrace';

/** Early, late and old debts. Discounts lie between the points at which take-up is given, so that each point counts. */
function threePaths(): Treatment[] {
  const [named] = oneTreatment();
  const every = (channel: Message, everyDays: number, fromDay: number, toDay: number): Step => ({
    channel,
    clock: 'dpd',
    fromDay,
    toDay,
    everyDays,
  });
  return [
    {
      ...named,
      id: 'early',
      when: [{ kind: 'number', field: 'dpd', min: 1, max: 60 }],
      steps: [
        phoneStep({ fromDay: 4, toDay: 40, offer: { kind: 'plan', instalments: 3 } }),
        smsStep({ toDay: 40 }),
        every('zalo', 9, 1, 40),
        every('voicebot', 3, 1, 40),
      ],
    },
    {
      ...named,
      id: 'late',
      when: [
        { kind: 'number', field: 'dpd', min: 61, max: 360 },
        { kind: 'text', field: 'product', values: ['cash loan'] },
      ],
      steps: [
        phoneStep({ fromDay: 70, toDay: 300, offer: { kind: 'settlement', discount: 0.3 } }),
        {
          channel: 'field',
          clock: 'silence',
          fromDay: 14,
          toDay: 400,
          everyDays: 30,
          offer: { kind: 'settlement', discount: 0.5 },
        },
        every('letter', 60, 70, 250),
        every('skipTrace', 90, 70, 300),
      ],
    },
    {
      ...named,
      id: 'old',
      when: [],
      steps: [phoneStep({ toDay: 800 }), { channel: 'legal', clock: 'dpd', fromDay: 361, toDay: 700 }],
    },
  ];
}

/** Everything a run says, without the labels it repeats. */
export function outcome(scenario: Scenario, replications = 2): string {
  const request = { seed: 'sensitivity', replications };
  const experiment = openExperiment(scenario, request);
  const aggregate = new Aggregate(scenario, request);
  for (let b = 0; b < experiment.batchCount; b += 1) aggregate.add(experiment.runBatch(b));
  const { totals, daily, accounts, arrivals } = aggregate.summarize(true);
  return JSON.stringify({ totals, daily, accounts, arrivals });
}
