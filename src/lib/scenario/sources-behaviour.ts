import { BAND, choice, design, NO_LOCAL, row, type Source } from './source-row.ts';

const BANK_X = 'https://github.com/gathub-lab/Collection-Analysis';

/** How debtors behave. */
export const BEHAVIOUR_SOURCES: readonly Source[] = [
  choice('behaviour.buckets.*.fromDpd', BAND),
  choice('behaviour.buckets.*.perDays', BAND),
  design('behaviour.buckets.*.unpromptedShare', undefined, {
    vi: 'Chọn sao cho tự trả × trả hết cho mức tự khắc phục 60, 45, 15, 7, 3, 0,4, 0,1 % từ nhóm 1–9 ngày đến nợ đã xử lý; giả định',
    en: 'Chosen so that pay × clear all gives self-cure of 60, 45, 15, 7, 3, 0.4, 0.1 % from 1–9 days to written off; assumption',
  }),
  row(
    'behaviour.buckets.5.unpromptedShare',
    'C',
    {
      vi: 'Giả định, so với sổ bàn giao “Bank X” (2020–21): 0,78 % dư nợ mỗi tháng ở 181–360 ngày, đã có tác động',
      en: 'Assumption, held against the placement book “Bank X” (2020–21): 0.78 % of balance a month at 181–360 days, treated',
    },
    BANK_X,
  ),
  row(
    'behaviour.buckets.6.unpromptedShare',
    'C',
    {
      vi: 'Giả định, so với “Bank X” (2020–21): 0,24 % dư nợ mỗi tháng ở năm thứ hai, đã có tác động',
      en: 'Assumption, held against “Bank X” (2020–21): 0.24 % of balance a month in the second year, treated',
    },
    BANK_X,
  ),
  design('behaviour.buckets.*.cureShare'),
  row(
    'behaviour.buckets.*.skipShare',
    'C',
    {
      vi: 'Giả định; khoảng 10 % dân Mỹ chuyển nhà mỗi năm (insideARM)',
      en: 'Assumption; about 10 % of US consumers move each year (insideARM)',
    },
    'http://www.insidearm.com/news/00048751-increasing-need-skip-tracing-tools-sponso/',
    [0.02, 0.35],
  ),
  design('behaviour.buckets.*.contactRate', [0.03, 0.4], NO_LOCAL),
  design('behaviour.buckets.1.contactRate', [0.15, 0.4], NO_LOCAL),
  design('behaviour.buckets.3.contactRate', [0.08, 0.25], NO_LOCAL),
  design('behaviour.buckets.5.contactRate', [0.03, 0.1], NO_LOCAL),
  design('behaviour.buckets.*.promiseRate', [0.1, 0.7], NO_LOCAL),
  design('behaviour.buckets.*.keptRate', [0.2, 0.85], NO_LOCAL),
  row(
    'behaviour.buckets.*.messageUplift',
    'C',
    {
      vi: 'Giả định, dưới mức trần 4,4 điểm % của thử nghiệm tin nhắn ở Indonesia (SSRN 3430272)',
      en: 'Assumption, below the 4.4 points of an Indonesian text-message trial (SSRN 3430272)',
    },
    'https://ssrn.com/abstract=3430272',
    [0, 0.044],
  ),
  design('behaviour.buckets.*.visitFoundRate', [0.2, 0.65], NO_LOCAL),
  design('behaviour.buckets.*.visitPromiseRate', [0.15, 0.75], NO_LOCAL),
  design('behaviour.buckets.*.visitKeptRate', [0.25, 0.8], NO_LOCAL),
  design('behaviour.buckets.*.placedUplift', [0.002, 0.25], {
    vi: 'Giả định thiết kế: mức tăng so với không tác động; sổ bàn giao “Bank X” chỉ cho mức trả tổng theo tuổi nợ',
    en: 'Design assumption: rise over no touch; the placement book “Bank X” gives total payment by age only',
  }),
  design('behaviour.frailtySigma', [0.4, 1.2]),
  design('behaviour.redefaultShare', [0.03, 0.2]),
  design('behaviour.partial.oneInstalment', [0.4, 0.8]),
  design('behaviour.partial.twoInstalments', [0.05, 0.2]),
  design('behaviour.partial.belowOneMean', [0.3, 0.7]),
  design('behaviour.chargedOffPayment.wholeShare', [0, 0.1]),
  design('behaviour.chargedOffPayment.median', [500_000, 3_000_000]),
  design('behaviour.chargedOffPayment.sigma', [0.5, 1.2]),
  design('behaviour.promise.willingnessOnPromise', [0, 0.8]),
  design('behaviour.promise.willingnessOnKept', [0, 0.8]),
  choice('behaviour.promise.dueDaysMin'),
  choice('behaviour.promise.dueDaysMax'),
  design('behaviour.promise.afterBrokenFactor', [0.5, 0.9]),
  design('behaviour.contact.concentration', [2, 8]),
  design('behaviour.contact.callFatigue', [0.01, 0.06]),
  design('behaviour.contact.memoryPerWeek', [0.5, 0.85]),
  design('behaviour.messages.saturation', [0.08, 0.25]),
  design('behaviour.messages.fatigue', [0.01, 0.06]),
  design('behaviour.settlement.takeUpAt20', [0.01, 0.03], NO_LOCAL),
  design('behaviour.settlement.takeUpAt40', [0.025, 0.075], NO_LOCAL),
  design('behaviour.settlement.takeUpAt60', [0.045, 0.135], NO_LOCAL),
  design('behaviour.settlement.willingness', [0, 1], {
    vi: 'Giả định thiết kế: 10–25 % người nhận giảm trừ lẽ ra vẫn trả đủ (khoảng 5–40 %)',
    en: 'Design assumption: 10–25 % of those who settle would have paid in full anyway (between 5 and 40 %)',
  }),
  row(
    'behaviour.plan.takeUp',
    'C',
    {
      vi: 'Giả định thiết kế về mức; thư mời liên hệ làm tăng số người nhận trả góp trong một thử nghiệm 3.330 con nợ (Behavioural Public Policy)',
      en: 'Level assumed; a letter that invites contact raised plan take-up in a trial of 3,330 debtors (Behavioural Public Policy)',
    },
    'https://cambridge.org/core/journals/behavioural-public-policy/article/call-first-pay-later-stimulating-debtors-to-contact-their-creditors-improves-debt-collection-in-the-context-of-financial-scarcity/95E565AF5B2E69019FC23AAB581A1EAB',
    [0.02, 0.12],
  ),
  design('behaviour.plan.breakPerInstalment', [0.09, 0.26], {
    vi: 'Giả định thiết kế: 40 % kế hoạch trả góp bị bỏ trước kỳ thứ ba (25–60 %); 1 − 0,843³ = 40 %',
    en: 'Design assumption: 40 % of plans broken by the third part (25–60 %); 1 − 0.843³ = 40 %',
  }),
  design('behaviour.hardshipShare', [0, 0.05], {
    vi: 'Giả định thiết kế: tắt; chỉ có tác dụng khi luật cho khoảng lặng',
    en: 'Design assumption: off; it matters where a rule grants a breathing space',
  }),
  design('behaviour.skillSigma', [0.15, 0.4], {
    vi: 'Giả định thiết kế: độ lệch chuẩn 0,25 của log tỷ số hứa trả giữa các nhân viên',
    en: 'Design assumption: standard deviation 0.25 of the log odds of a promise between collectors',
  }),
  design('behaviour.complaints.perAttempt', [0.00005, 0.0005], {
    vi: 'Giả định thiết kế: 0,1 khiếu nại trên 1.000 cuộc gọi',
    en: 'Design assumption: 0.1 complaints per 1,000 call attempts',
  }),
  design('behaviour.complaints.visitFactor', [1, 4]),
  design('behaviour.complaints.messageFactor', [0, 1]),
  design('behaviour.complaints.fromFourthAttemptFactor', [1, 6]),
  design('behaviour.complaints.blockShare', [0.1, 0.6]),
  design('behaviour.scoringConsentShare', [0.3, 0.95]),
  design('behaviour.scorePrecision', [0.2, 0.8]),
];
