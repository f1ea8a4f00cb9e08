/**
 * How well a number of the default scenario is founded.
 * A: two independent published sources agree · B: one published source, read by us · C: recalled from the literature,
 * or carried over from another market · D: design assumption, no source · choice: not a claim about the world but
 * something the user decides or a book brings along.
 */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'choice';

export interface Source {
  /** Path in the scenario, list positions written `*` unless the row is about one entry only. */
  path: string;
  grade: Grade;
  /** Where the number comes from, or why it was chosen. */
  source: { vi: string; en: string };
  url?: string;
  /** Plausible range, in the field's own unit: 8 of 10 times between, by judgement unless the source gives it. */
  range?: [number, number];
}

const DESIGN = { vi: 'Giả định thiết kế', en: 'Design assumption' };
const YOURS = { vi: 'Do bạn quyết định', en: 'For you to decide' };
const BOOK = {
  vi: 'Theo danh mục; nhập danh mục của bạn để thay',
  en: 'Comes with the book; import yours to replace it',
};
const BAND = { vi: 'Cách chia nhóm', en: 'How buckets are cut' };
const NO_LOCAL = {
  vi: 'Giả định thiết kế: không tìm thấy số liệu công bố cho Việt Nam; hãy thay bằng số của bạn',
  en: 'Design assumption: no published Vietnamese figure was found; replace it with yours',
};
const BANK_X = 'https://github.com/gathub-lab/Collection-Analysis';

const design = (path: string, range?: [number, number], source = DESIGN): Source =>
  row(path, 'D', source, undefined, range);
const choice = (path: string, source = YOURS): Source => row(path, 'choice', source);

function row(
  path: string,
  grade: Grade,
  source: Source['source'],
  url?: string,
  range?: [number, number],
): Source {
  return { path, grade, source, ...(url === undefined ? {} : { url }), ...(range ? { range } : {}) };
}

/** One row for every number of the default scenario; a test asserts that none is missing. */
export const SOURCES: readonly Source[] = [
  choice('calendar.horizonDays'),
  row(
    'calendar.paydayFactor',
    'C',
    {
      vi: 'Giả định; dữ liệu Mỹ (TrueAccord) cho thấy tiền trả dồn vào ngày lương',
      en: 'Assumption; US data (TrueAccord) show payments bunching on paydays',
    },
    'https://blog.trueaccord.com/tag/data/',
    [1, 1.5],
  ),
  design('calendar.newYearFactor', [0.56, 0.84]),
  row(
    'calendar.weekdayContactOdds.*',
    'C',
    {
      vi: 'Giả định về mức; cuộc gọi bán hàng ở Mỹ chênh nhau theo ngày tới 49 % (Hito, 2017)',
      en: 'Level assumed; US sales calls differ by up to 49 % between weekdays (Hito, 2017)',
    },
    'https://hito.co/2017/06/',
    [0.7, 1.4],
  ),

  choice('portfolio.segments.*.accounts', BOOK),
  choice('portfolio.segments.*.arrivalsPerMonth', BOOK),
  choice('portfolio.segments.*.dpdFrom', BOOK),
  choice('portfolio.segments.*.dpdTo', BOOK),
  row(
    'portfolio.segments.*.balance.median',
    'C',
    {
      vi: 'Giữa các khoản vay mới 7–10 triệu và vay lại 20–30 triệu của Home Credit (VIR, 2016)',
      en: 'Between Home Credit’s new loans of 7–10 m and repeat loans of 20–30 m (VIR, 2016)',
    },
    'http://vir.com.vn/home-credit-vietnam-hit-big-jackpot-42727.html',
    [8_000_000, 35_000_000],
  ),
  design('portfolio.segments.*.balance.sigma', [0.6, 1]),
  row(
    'portfolio.segments.*.balance.max',
    'B',
    {
      vi: 'Trần 100 triệu mỗi khách hàng tại một công ty tài chính (Thông tư 43/2016/TT-NHNN)',
      en: 'Ceiling of 100 m per borrower at one finance company (Circular 43/2016/TT-NHNN)',
    },
    'https://phunuvietnam.vn/print/duoc-vay-den-100-trieu-dong-de-mua-sam-du-lich-23113.htm',
  ),
  design('portfolio.segments.*.principalShare', [0.7, 0.95]),
  design('portfolio.segments.*.instalment.median', [800_000, 3_500_000]),
  design('portfolio.segments.*.instalment.sigma', [0.2, 0.6]),
  design('portfolio.segments.*.instalment.max'),
  choice('portfolio.chargeOffDpd', BOOK),
  design('portfolio.interestPerMonthLive', [0, 0.03]),
  design('portfolio.interestPerMonthChargedOff', [0, 0.03]),

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
  design('behaviour.complaints.perAttempt', [0.00005, 0.0005], {
    vi: 'Giả định thiết kế: 0,1 khiếu nại trên 1.000 cuộc gọi',
    en: 'Design assumption: 0.1 complaints per 1,000 call attempts',
  }),
  design('behaviour.complaints.fromFourthAttemptFactor', [1, 6]),
  design('behaviour.complaints.blockShare', [0.1, 0.6]),
  design('behaviour.scoringConsentShare', [0.3, 0.95]),
  design('behaviour.scorePrecision', [0.2, 0.8]),

  row(
    'channels.phone.attemptSeconds',
    'C',
    {
      vi: 'Giả định: khoảng 150 cuộc quay tay mỗi ngày; một nhà cung cấp Mỹ nói 60–80 (Ainora)',
      en: 'Assumption: about 150 manual dials a day; a US vendor says 60–80 (Ainora)',
    },
    'https://ainora.lt/md/blog/ai-vs-manual-debt-collection-effectiveness-data.md',
    [45, 150],
  ),
  design('channels.phone.contactSeconds', [180, 420]),
  design('channels.phone.wrongPartyShare', [0.05, 0.2]),
  design('channels.phone.wrongPartySeconds', [20, 80]),
  row('channels.phone.costPerMinute', 'C', {
    vi: 'Cước viễn thông Việt Nam theo kinh nghiệm, chưa kiểm chứng',
    en: 'Vietnamese telephone tariffs from experience, not verified',
  }),
  row(
    'channels.sms.costPerMessage',
    'C',
    {
      vi: 'Giá tin nhắn thương hiệu theo kinh nghiệm, chưa kiểm chứng',
      en: 'Price of a branded SMS from experience, not verified',
    },
    undefined,
    [500, 950],
  ),

  choice('teams.*.headCount'),
  design('teams.*.productiveSecondsPerDay', [19_800, 25_200]),
  design('teams.*.absenceShare', [0.08, 0.2]),
  row(
    'teams.*.costPerCollectorMonth',
    'B',
    {
      vi: 'Lương gộp 10,5 triệu với 1–3 năm kinh nghiệm (1900.com.vn) và 23,5 % phần công ty đóng',
      en: 'Gross pay of 10.5 m at 1–3 years’ experience (1900.com.vn) and 23.5 % employer contributions',
    },
    'https://1900.com.vn/viec-lam/nhan-vien-xu-ly-no-k1300.html',
    [11_000_000, 16_000_000],
  ),

  choice('strategy.callFromDpd'),
  choice('strategy.callToDpd'),
  choice('strategy.maxAttemptsPer7Days'),
  choice('strategy.maxAttemptsPerDay'),
  choice('strategy.restDaysAfterContact'),
  choice('strategy.smsEveryDays'),
  choice('strategy.smsFromDpd'),
  choice('strategy.smsToDpd'),
  choice('economics.discountPerYear'),
  design('economics.costPerComplaint', [1_000_000, 50_000_000], {
    vi: 'Giả định thiết kế; riêng mức phạt tổ chức nhắn tin quấy rối là 10–20 triệu (Nghị định 15/2020/NĐ-CP, Điều 102)',
    en: 'Design assumption; the fine alone for an organisation’s harassing messages is 10–20 m (Decree 15/2020/NĐ-CP, Art. 102)',
  }),
];

/** The row of a field: one about this very entry before one about all of its list. Undefined: nothing is known. */
export function sourceOf(path: string): Source | undefined {
  const pattern = path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');
  return SOURCES.find((source) => source.path === path) ?? SOURCES.find((source) => source.path === pattern);
}
