import type { JsonObject } from './json-guard.ts';

/**
 * Version 1 → 2: one calling rule and one message rule become a treatment path of two steps; channels, field visits,
 * settlements and plans get room, with the defaults of the day. Written on plain JSON: an old file keeps its meaning.
 */
export function fromVersion1(json: JsonObject): JsonObject {
  const strategy = object(json.strategy);
  const behaviour = object(json.behaviour);
  const channels = object(json.channels);
  const priority = strategy.priority;
  const price = PRICES[json.currency === 'USD' || json.currency === 'TWD' ? json.currency : 'VND'];
  return {
    ...json,
    behaviour: {
      ...behaviour,
      buckets: list(behaviour.buckets).map((row) => withVisits(object(row))),
      settlement: { takeUpAt20: 0.02, takeUpAt40: 0.05, takeUpAt60: 0.09, willingness: 0.4 },
      plan: { takeUp: 0.05, breakPerInstalment: 0.157 },
      hardshipShare: 0,
      skillSigma: 0,
      complaints: { visitFactor: 2, messageFactor: 0, ...object(behaviour.complaints) },
    },
    channels: {
      ...channels,
      phone: { mode: 'manual', dialerAttemptSeconds: 25, abandonedShare: 0.03, ...object(channels.phone) },
      zalo: { costPerMessage: price.zalo, strength: 1.25 },
      letter: { costPerMessage: price.letter, strength: 1 },
      voicebot: { costPerCall: price.voicebot, contactFactor: 1, promiseFactor: 0.85, keptFactor: 0.88 },
      inbound: { share: 0, seconds: 240, promiseFactor: 1.3, keptFactor: 1.1 },
      field: { onSiteSeconds: 900, costPerKm: price.km, recordedOnTimeShare: 0.9 },
      skipTrace: { cost: price.trace, successShare: 0.25 },
      legal: {
        filesPerMonth: 15,
        courtFeeShare: 0.05,
        minimumFee: price.minimumFee,
        feePerFile: price.file,
        judgmentShare: 0.7,
        monthsToJudgmentMin: 6,
        monthsToJudgmentMax: 12,
        recoveredShare: 0.275,
        recoveryMonths: 24,
      },
    },
    partners: [],
    teams: list(json.teams).map((team) => ({ ...object(team), overtimeShare: 0, staffing: CONSTANT })),
    economics: {
      ...object(json.economics),
      provisionShares: [0, 0.05, 0.2, 0.5, 1],
      cashPlanPerMonth: 0,
      costBudgetPerMonth: 0,
    },
    strategy: {
      priority,
      formula: { balance: 1, arrears: 0, dpd: 0, score: 0, brokenPromises: 0 },
      holdOutShare: 0,
      assignment: { kind: 'pool', rotateDays: 0 },
      treatments: [
        {
          id: 'all',
          name: { vi: 'Mọi hồ sơ', en: 'All accounts' },
          when: [],
          steps: [...phoneStep(strategy), ...smsStep(strategy)],
        },
      ],
    },
  };
}

/** Nobody leaves, nobody learns: what version 1 knew of people. */
const CONSTANT = {
  openingTenureMonths: 24,
  attritionNewcomer: 0,
  newcomerMonths: 3,
  attritionSettled: 0,
  firstEfficiency: 1,
  gapKept: 0,
  leadMonths: 2,
  mostHiresPerMonth: 8,
  costPerHire: 0,
  plan: [],
  span: 0,
  costPerLeaderMonth: 0,
  trainings: [],
};

/** Prices of the channels that version 1 did not have, minor units of the scenario's currency. */
const PRICES = {
  VND: {
    zalo: 300,
    letter: 20_000,
    voicebot: 900,
    km: 3_000,
    trace: 25_000,
    minimumFee: 300_000,
    file: 7_000_000,
  },
  USD: { zalo: 2, letter: 75, voicebot: 5, km: 40, trace: 60, minimumFee: 13_900, file: 28_300 },
  TWD: { zalo: 1, letter: 28, voicebot: 2, km: 4, trace: 30, minimumFee: 1_000, file: 9_000 },
} as const;

function phoneStep(strategy: JsonObject): JsonObject[] {
  const { callFromDpd, callToDpd, maxAttemptsPer7Days, maxAttemptsPerDay, restDaysAfterContact } = strategy;
  return [
    {
      channel: 'phone',
      clock: 'dpd',
      fromDay: callFromDpd,
      toDay: callToDpd,
      maxAttemptsPer7Days,
      maxAttemptsPerDay,
      restDaysAfterContact,
      offer: { kind: 'none' },
    },
  ];
}

function smsStep({ smsEveryDays, smsFromDpd, smsToDpd }: JsonObject): JsonObject[] {
  if (smsEveryDays === 0) return [];
  return [{ channel: 'sms', clock: 'dpd', fromDay: smsFromDpd, toDay: smsToDpd, everyDays: smsEveryDays }];
}

/** Found, promise and kept on a visit by days past due: straight figures of the default table by the bucket's start. */
function withVisits(row: JsonObject): JsonObject {
  const from = typeof row.fromDpd === 'number' ? row.fromDpd : 1;
  const [visitFoundRate, visitPromiseRate, visitKeptRate] =
    from < 31
      ? [0.55, 0.6, 0.65]
      : from < 61
        ? [0.5, 0.55, 0.6]
        : from < 91
          ? [0.45, 0.5, 0.55]
          : from < 181
            ? [0.4, 0.4, 0.47]
            : from < 361
              ? [0.35, 0.3, 0.4]
              : [0.3, 0.25, 0.35];
  const placedUplift =
    from < 31 ? 0.15 : from < 61 ? 0.12 : from < 91 ? 0.08 : from < 181 ? 0.04 : from < 361 ? 0.02 : 0.006;
  return { ...row, visitFoundRate, visitPromiseRate, visitKeptRate, placedUplift };
}

/** Whatever the schema will refuse passes through unchanged in kind, so that the issue names the user's own field. */
const object = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
