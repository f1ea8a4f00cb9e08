import { constantStaffing, oneTreatment, phoneStep, POOL, PROVISION_SHARES, smsStep } from '#scenario';
import type { Scenario } from '#scenario';
import { estimateBuckets, estimateRedefault, estimateTwoInstalments } from './estimate.ts';
import { openingBook, readPanel } from './panel.ts';
import { summarise } from './summarise.ts';

const OPENING_MONTH = '2005-07';
const CHARGE_OFF_DPD = 181;
/** Minimum payment of a Taiwanese card, share of the balance; assumption, near the panel's median payment (4.6 %). */
const MINIMUM_PAYMENT = 0.05;
/** The panel knows no contacts: response to calls and messages is assumed, bucket by bucket (M1 … M7). */
const CONTACT_RATE = [0.3, 0.2, 0.16, 0.11, 0.08, 0.08];
const PROMISE_RATE = [0.55, 0.45, 0.35, 0.26, 0.2, 0.2];
const KEPT_RATE = [0.7, 0.6, 0.5, 0.42, 0.36, 0.36];
const MESSAGE_UPLIFT = [0.03, 0.02, 0.015, 0.008, 0.004, 0.004];
const SKIP_SHARE = [0.05, 0.08, 0.15, 0.17, 0.2, 0.2];
/** Nor visits: found at home, promise and kept at the door are those assumed for the Vietnamese book at the same age. */
const VISIT_FOUND_RATE = [0.55, 0.5, 0.45, 0.4, 0.4, 0.35];
const VISIT_PROMISE_RATE = [0.6, 0.55, 0.5, 0.4, 0.4, 0.3];
const VISIT_KEPT_RATE = [0.65, 0.6, 0.55, 0.47, 0.47, 0.4];
/** Effect of a partner by age: as assumed for the Vietnamese book; no partner is used. */
const PLACED_UPLIFT = [0.15, 0.12, 0.08, 0.04, 0.04, 0.02];

export interface TaiwanImport {
  scenario: Scenario;
  /** Accounts of July 2005 past due, and how many of them were refused because nothing was owed. */
  pastDue: number;
  refused: number;
}

/**
 * Builds scenarios/taiwan-card-2005.json from the panel: opening book = July 2005 with past due above 0, behaviour
 * from the moves April to July, everything about treatment assumed (see docs/validation/roll-rates.md for what fits and what
 * does not).
 */
export async function buildTaiwanScenario(csv: string): Promise<TaiwanImport> {
  const panel = readPanel(csv);
  const book = await openingBook(panel, OPENING_MONTH);
  const estimates = estimateBuckets(panel);
  const two = round4(estimateTwoInstalments(panel).share);
  const scenario: Scenario = {
    schemaVersion: 2,
    name: { vi: 'Thẻ tín dụng Đài Loan 2005', en: 'Taiwanese credit cards, 2005' },
    description: {
      vi:
        'Thẻ quá hạn thật của một ngân hàng Đài Loan, cuối tháng 7/2005 (I-Cheng Yeh, UCI 2016, doi.org/10.24432/C55S3H, ' +
        'CC BY 4.0). Tỷ lệ chuyển nhóm và trả nợ ước lượng từ tháng 4–7, khi ngân hàng vẫn đang tự thu hồi: không phải ' +
        'mức “không tác động”. Phản hồi với cuộc gọi và tin nhắn, lãi và chi phí là giả định.',
      en:
        'Real past-due cards of one Taiwanese bank, end of July 2005 (I-Cheng Yeh, UCI 2016, doi.org/10.24432/C55S3H, ' +
        'CC BY 4.0). Roll and payment rates are estimated from April to July, while the bank was collecting: they are ' +
        'not no-touch rates. Response to calls and messages, interest and costs are assumptions.',
    },
    currency: 'TWD',
    calendar: {
      startDate: '2005-08-01',
      horizonDays: 180,
      kind: 'TW',
      // Monthly data say nothing about days: no payday or new-year effect is assumed.
      paydayFactor: 1,
      newYearFactor: 1,
      weekdayContactOdds: [1, 1, 1, 1, 1, 1.1, 0.9],
    },
    portfolio: {
      segments: summarise(book.tape, {
        chargeOffDpd: CHARGE_OFF_DPD,
        bucketFrom: estimates.map((row) => row.fromDpd),
        instalmentShare: MINIMUM_PAYMENT,
        principalShare: 0.9,
      }).map((segment) => ({ ...segment, product: 'credit card' })),
      chargeOffDpd: CHARGE_OFF_DPD,
      // Card rates near the then legal ceiling of 20 % a year; assumption.
      interestPerMonthLive: 0.016,
      interestPerMonthChargedOff: 0,
    },
    behaviour: {
      buckets: estimates.map((row, i) => ({
        id: row.id,
        fromDpd: row.fromDpd,
        unpromptedShare: round4(row.unpromptedShare.share),
        perDays: 30,
        cureShare: round4(row.cureShare.share),
        skipShare: SKIP_SHARE[i],
        contactRate: CONTACT_RATE[i],
        promiseRate: PROMISE_RATE[i],
        keptRate: KEPT_RATE[i],
        messageUplift: MESSAGE_UPLIFT[i],
        visitFoundRate: VISIT_FOUND_RATE[i],
        visitPromiseRate: VISIT_PROMISE_RATE[i],
        visitKeptRate: VISIT_KEPT_RATE[i],
        placedUplift: PLACED_UPLIFT[i],
      })),
      frailtySigma: 0.8,
      redefaultShare: round4(estimateRedefault(panel).share),
      // Not rolling and not curing means one instalment (months stay) or more (months fall); see estimateBuckets.
      partial: { oneInstalment: round4(1 - two), twoInstalments: two, belowOneMean: 0.5 },
      // Three payments by charged-off accounts in the panel: NT$ 1,000, 2,500 and 10,000.
      chargedOffPayment: { wholeShare: 0.02, median: 2_500, sigma: 1 },
      promise: {
        willingnessOnPromise: 0.4,
        willingnessOnKept: 0.4,
        dueDaysMin: 1,
        dueDaysMax: 7,
        afterBrokenFactor: 0.7,
      },
      contact: { concentration: 4, callFatigue: 0.03, memoryPerWeek: 0.7 },
      messages: { saturation: 0.15, fatigue: 0.03 },
      settlement: { takeUpAt20: 0.02, takeUpAt40: 0.05, takeUpAt60: 0.09, willingness: 0.4 },
      plan: { takeUp: 0.05, breakPerInstalment: 0.157 },
      hardshipShare: 0,
      skillSigma: 0,
      complaints: {
        perAttempt: 0.0001,
        visitFactor: 2,
        messageFactor: 0,
        fromFourthAttemptFactor: 3,
        blockShare: 0.3,
      },
      scoringConsentShare: 0.6,
      scorePrecision: 0.5,
    },
    // Channels other than phone and SMS are not used; their prices are assumptions in New Taiwan dollars.
    channels: {
      phone: {
        mode: 'manual',
        attemptSeconds: 80,
        dialerAttemptSeconds: 25,
        abandonedShare: 0.03,
        contactSeconds: 285,
        wrongPartyShare: 0.1,
        wrongPartySeconds: 40,
        costPerMinute: 1,
      },
      sms: { costPerMessage: 1 },
      zalo: { costPerMessage: 1, strength: 1.25 },
      letter: { costPerMessage: 40, strength: 1 },
      voicebot: { costPerCall: 1, contactFactor: 1, promiseFactor: 0.85, keptFactor: 0.88 },
      inbound: { share: 0, seconds: 240, promiseFactor: 1.3, keptFactor: 1.1 },
      field: { onSiteSeconds: 900, costPerKm: 4, recordedOnTimeShare: 0.9 },
      skipTrace: { cost: 50, successShare: 0.25 },
      legal: {
        filesPerMonth: 15,
        courtFeeShare: 0.01,
        minimumFee: 1_000,
        feePerFile: 30_000,
        judgmentShare: 0.7,
        monthsToJudgmentMin: 6,
        monthsToJudgmentMax: 12,
        recoveredShare: 0.275,
        recoveryMonths: 24,
      },
    },
    partners: [],
    teams: [
      {
        id: 'phone',
        channel: 'phone',
        headCount: 5,
        productiveSecondsPerDay: 23_400,
        absenceShare: 0.12,
        costPerCollectorMonth: 45_000,
        workdays: [true, true, true, true, true, false, false],
        overtimeShare: 0,
        staffing: constantStaffing(),
      },
    ],
    strategy: {
      priority: 'largestBalance',
      formula: { balance: 1, arrears: 0, dpd: 0, score: 0, brokenPromises: 0 },
      holdOutShare: 0,
      assignment: POOL,
      // Three calls a week, one a day, three days of rest after a talk; an SMS a week in the first 90 days.
      treatments: oneTreatment(phoneStep(), smsStep()),
    },
    rules: { preset: 'none', off: [] },
    kpiScheme: { kind: 'none' },
    economics: {
      discountPerYear: 0.12,
      costPerComplaint: 6_000,
      provisionShares: PROVISION_SHARES,
      cashPlanPerMonth: 0,
      costBudgetPerMonth: 0,
    },
  };
  return { scenario, pastDue: book.tape.accounts + book.errorCount, refused: book.errorCount };
}

const round4 = (share: number): number => Math.round(share * 10_000) / 10_000;
