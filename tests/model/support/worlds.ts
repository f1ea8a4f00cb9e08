import type * as model from '#model';
import { constantStaffing, oneTreatment, phoneStep, POOL, PROVISION_SHARES } from '#scenario';
import type { Partner, PhoneTeam, Scenario, Step } from '#scenario';
import { preset, type Draft } from './scenarios.ts';

export const FIRM: Partner = {
  id: 'firm',
  name: { vi: '', en: '' },
  legalForm: 'lawFirmMandate',
  fees: [
    { fromDpd: 1, share: 0.2 },
    { fromDpd: 301, share: 0.4 },
  ],
  skill: 1,
  effortKeptPerMonth: 1,
  creaming: 0,
  complaintFactor: 0,
  remittanceDays: 0,
  oversightPerAccountMonth: 0,
  priceShare: 0,
};

/** A placement as soon as the account joins. */
export const placing = (partner: string, months: number): Step => ({
  channel: 'partner',
  clock: 'daysInPath',
  fromDay: 0,
  toDay: 5_000,
  partner,
  months,
});

/**
 * Charged-off accounts of 10 m each on a neutral calendar, a phone team that works every day, no law, no cost but pay;
 * every call reaches the debtor, 30 % promise and 60 % of those keep it.
 */
export function plainWorld(
  accounts: number,
  days: number,
  change: (draft: Draft) => void = () => {},
): Scenario {
  return preset('vn-consumer-finance', (draft) => {
    draft.calendar = {
      ...draft.calendar,
      horizonDays: days,
      kind: 'neutral',
      paydayFactor: 1,
      newYearFactor: 1,
      weekdayContactOdds: [1, 1, 1, 1, 1, 1, 1],
    };
    const old = draft.portfolio.segments.find(({ phase }) => phase === 'chargedOff')!;
    const balance = { kind: 'fixed' as const, value: 10_000_000 };
    draft.portfolio = {
      segments: [
        { ...old, accounts, arrivalsPerMonth: 0, dpdFrom: 200, dpdTo: 200, balance, principalShare: 1 },
      ],
      chargeOffDpd: 100,
      interestPerMonthLive: 0,
      interestPerMonthChargedOff: 0,
    };
    const { behaviour } = draft;
    const [row] = behaviour.buckets;
    behaviour.buckets = [
      {
        ...row!,
        unpromptedShare: 0.05,
        perDays: 30,
        cureShare: 1,
        skipShare: 0,
        contactRate: 1,
        promiseRate: 0.3,
        keptRate: 0.6,
        placedUplift: 0.1,
      },
    ];
    behaviour.frailtySigma = 0;
    behaviour.skillSigma = 0;
    behaviour.promise = {
      willingnessOnPromise: 0,
      willingnessOnKept: 0,
      dueDaysMin: 1,
      dueDaysMax: 1,
      afterBrokenFactor: 1,
    };
    behaviour.contact.callFatigue = 0;
    behaviour.complaints.perAttempt = 0;
    draft.channels.phone = {
      ...draft.channels.phone,
      mode: 'manual',
      attemptSeconds: 10,
      contactSeconds: 0,
      wrongPartyShare: 0,
      wrongPartySeconds: 0,
      costPerMinute: 0,
    };
    draft.partners = [];
    draft.teams = [team()];
    draft.strategy = {
      ...draft.strategy,
      priority: 'random',
      holdOutShare: 0,
      assignment: { ...POOL },
      treatments: oneTreatment(
        phoneStep({ maxAttemptsPer7Days: 7, maxAttemptsPerDay: 1, restDaysAfterContact: 0 }),
      ),
    };
    draft.rules = { preset: 'none', off: [] };
    draft.economics = { ...draft.economics, costPerComplaint: 0, provisionShares: PROVISION_SHARES };
    change(draft);
  });
}

/** Ten collectors with 1,000 seconds a day each, never absent, paid 3 m a month. */
export const team = (change: Partial<PhoneTeam> = {}): PhoneTeam => ({
  id: 'phone',
  channel: 'phone',
  headCount: 10,
  productiveSecondsPerDay: 1_000,
  absenceShare: 0,
  costPerCollectorMonth: 3_000_000,
  workdays: [true, true, true, true, true, true, true],
  overtimeShare: 0,
  staffing: constantStaffing(),
  ...change,
});

/** Sum of a daily counter. */
export const sumOf = (s: model.State, name: model.Counter): number =>
  s.seen.daily[name].reduce((total, value) => total + value, 0);
