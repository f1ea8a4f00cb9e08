import { choice, design, NO_LOCAL, row, type Source } from './source-row.ts';

const AI_CALLERS = {
  vi: 'Chiều hướng theo Choi, Huang, Yang và Zhang (2025): thu bằng máy gọi kém người 9 điểm % sau 30 ngày, khoảng 5 điểm sau một năm; mức là giả định',
  en: 'Direction from Choi, Huang, Yang and Zhang (2025): AI callers 9 points behind people after 30 days, about 5 after a year; level assumed',
};
const AI_CALLERS_URL =
  'https://ncbankruptcyexpert.com/2025/10/14/law-review-economics-choi-james-j-and-huang-dong-and-yang-zhishu-and-zhang-qi-how-good';
const COURT_FEE = {
  vi: 'Án phí dân sự: 5 % của 6–400 triệu, 300.000 đồng nếu đến 6 triệu (Nghị quyết 326/2016/UBTVQH14)',
  en: 'Civil court fee: 5 % of 6–400 m, 300,000 up to 6 m (Resolution 326/2016/UBTVQH14)',
};
const COURT_FEE_URL =
  'https://luatminhkhue.vn/muc-an-phi--le-phi-phai-nop-khi-ly-hon--khoi-kien-tranh-chap-hop-dong-dan-su-la-bao-nhieu-tien----.aspx';

const RAMP = {
  vi: 'Tháng đầu đạt 53 % so với tháng 12 ở 1.800 nhân viên tổng đài (Cinareo); nhân viên thu nợ dưới một năm đạt 66 % (Asset Acceptance 2006)',
  en: 'Month one at 53 % of month twelve for 1,800 call-centre agents (Cinareo); collectors below one year at 66 % (Asset Acceptance 2006)',
};
const CINAREO_URL =
  'https://www.cinareo.com/post/myth-4-it-is-impossible-to-estimate-inefficient-and-lost-productivity-costs';
const LEAVERS = {
  vi: 'Giả định; công ty thu nợ Mỹ mất 75–100 % nhân sự mỗi năm (insideARM 2008), người mới nghỉ nhiều hơn',
  en: 'Assumption; large US agencies lose 75–100 % of staff a year (insideARM 2008), newcomers more',
};
const LEAVERS_URL = 'https://www.paymentssource.com/news/new-solutions-for-collector-turnover';
const CONTRACT = {
  vi: 'Theo hợp đồng với đối tác của bạn',
  en: 'Comes with your contract with the partner',
};
const EVALUATE = {
  vi: 'Đo ở đối tác của bạn, trên một lát hồ sơ ngẫu nhiên',
  en: 'To be measured at your partner, on a random slice',
};

/** Channels, teams, strategy and money. */
export const WORK_SOURCES: readonly Source[] = [
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
  design('channels.phone.dialerAttemptSeconds', [15, 40], {
    vi: 'Giả định thiết kế: quay số và đổ chuông 25 giây, khoảng 370 cuộc mỗi ngày',
    en: 'Design assumption: 25 s to dial and ring, about 370 dials a day',
  }),
  row(
    'channels.phone.abandonedShare',
    'C',
    {
      vi: 'Trần 3 % cuộc được nhấc máy của Mỹ cho tiếp thị qua điện thoại (16 CFR 310.4), mượn làm giả định',
      en: 'US ceiling of 3 % of answered telemarketing calls (16 CFR 310.4), borrowed as an assumption',
    },
    'https://www.law.cornell.edu/cfr/text/16/310.4',
    [0.005, 0.05],
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
  row(
    'channels.zalo.costPerMessage',
    'B',
    {
      vi: 'Giữa các bậc giá 150, 250 và 350 đồng của Zalo năm 2022; mỗi nút bấm thêm 132–572 đồng',
      en: 'Between Zalo’s price tiers of 150, 250 and 350 đồng in 2022; each button adds 132–572',
    },
    'https://www.scribd.com/document/589030366/Phụ-Lục-B3-Gia-Dịch-Vụ-Zalo',
    [150, 700],
  ),
  design('channels.zalo.strength', [0.8, 1.6], {
    vi: 'Giả định thiết kế: tăng tỷ lệ trả 3,5; 2; 0,6 điểm % so với 3; 1,5; 0,4 của SMS ở 10–30, 61–90, 181–360 ngày',
    en: 'Design assumption: lifts of 3.5, 2 and 0.6 points against 3, 1.5 and 0.4 by SMS at 10–30, 61–90, 181–360 days',
  }),
  row(
    'channels.letter.costPerMessage',
    'C',
    {
      vi: 'Cước thư bảo đảm theo kinh nghiệm, chưa kiểm chứng',
      en: 'Price of a registered letter from experience, not verified',
    },
    undefined,
    [12_000, 35_000],
  ),
  design('channels.letter.strength', [0.5, 2], {
    vi: 'Giả định thiết kế: tăng tỷ lệ trả 1,5; 1,5; 0,8 điểm % so với 3; 1,5; 0,4 của SMS; thư báo sắp kiện gấp đôi',
    en: 'Design assumption: lifts of 1.5, 1.5 and 0.8 points against 3, 1.5 and 0.4 by SMS; twice as much for a pre-legal notice',
  }),
  design('channels.voicebot.costPerCall', [500, 2_000]),
  design('channels.voicebot.contactFactor', [0.8, 1.3], {
    vi: 'Giả định thiết kế: tỷ lệ nhấc máy 28, 18, 8 % so với 30, 16, 6 % khi người gọi',
    en: 'Design assumption: 28, 18, 8 % answer against 30, 16, 6 % when a person calls',
  }),
  row('channels.voicebot.promiseFactor', 'C', AI_CALLERS, AI_CALLERS_URL, [0.6, 1]),
  row('channels.voicebot.keptFactor', 'C', AI_CALLERS, AI_CALLERS_URL, [0.7, 1]),
  design('channels.inbound.share', [0, 0.04], {
    vi: 'Giả định thiết kế: tắt; thường 2–4 % số tin nhắn và cuộc gọi làm khách gọi lại',
    en: 'Design assumption: off; 2–4 % of messages and calls are usually called back',
  }),
  design('channels.inbound.seconds', [150, 420]),
  design('channels.inbound.promiseFactor', [1, 1.6]),
  design('channels.inbound.keptFactor', [0.9, 1.3]),
  design('channels.field.onSiteSeconds', [480, 1_500]),
  design('channels.field.costPerKm', [2_000, 4_000], {
    vi: 'Giả định thiết kế: xăng và hao mòn xe máy',
    en: 'Design assumption: fuel and wear of a motorbike',
  }),
  design('channels.field.recordedOnTimeShare', [0.6, 1]),
  design('channels.skipTrace.cost', [10_000, 60_000]),
  design('channels.skipTrace.successShare', [0.1, 0.45], NO_LOCAL),
  choice('channels.legal.filesPerMonth', {
    vi: 'Theo bộ phận pháp chế của bạn; khoảng 15 hồ sơ một người mỗi tháng (giả định)',
    en: 'Set by your legal desk; about 15 files an officer a month (assumption)',
  }),
  row('channels.legal.courtFeeShare', 'B', COURT_FEE, COURT_FEE_URL),
  row('channels.legal.minimumFee', 'B', COURT_FEE, COURT_FEE_URL),
  row(
    'channels.legal.feePerFile',
    'B',
    {
      vi: 'Phí cố định 5–10 triệu của công ty luật cho yêu cầu vài trăm triệu (DSDC)',
      en: 'Fixed law-firm fee of 5–10 m for claims of several hundred million (DSDC)',
    },
    'https://dsdc.com.vn/phi-dich-vu-thu-hoi-no-cua-cong-ty-luat/',
    [5_000_000, 10_000_000],
  ),
  design('channels.legal.judgmentShare', [0.6, 0.8], NO_LOCAL),
  design('channels.legal.monthsToJudgmentMin', [4, 9], NO_LOCAL),
  design('channels.legal.monthsToJudgmentMax', [9, 18], NO_LOCAL),
  design('channels.legal.recoveredShare', [0.2, 0.35], NO_LOCAL),
  design('channels.legal.recoveryMonths', [12, 36], NO_LOCAL),

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
  // Numbers of a field team are no claim about the world: they describe a territory. They come with the first such team.
  choice('teams.*.areaKm2', {
    vi: 'Địa bàn của bạn; chẳng hạn nội thành 25 km², tỉnh 900 km², vùng xa 2.500 km²',
    en: 'Your territory; for example inner city 25 km², province 900 km², remote 2,500 km²',
  }),
  choice('teams.*.speedKmPerHour', {
    vi: 'Địa bàn của bạn; chẳng hạn nội thành 18 km/giờ, tỉnh 30 km/giờ, vùng xa 35 km/giờ',
    en: 'Your territory; for example inner city 18 km/h, province 30 km/h, remote 35 km/h',
  }),
  choice('teams.*.doneShare', {
    vi: 'Địa bàn của bạn; 0,7–0,85 vì sai địa chỉ, mưa, phải chờ (giả định)',
    en: 'Your territory; 0.7–0.85 for wrong addresses, rain and waiting (assumption)',
  }),

  choice('teams.*.overtimeShare'),
  choice('teams.*.hours.from'),
  choice('teams.*.hours.to'),
  choice('teams.*.workPlanPerMonth'),
  choice('teams.*.staffing.openingTenureMonths', {
    vi: 'Theo đội của bạn; 24 tháng nghĩa là mọi người đã quen việc',
    en: 'Comes with your team; 24 months means that everybody is settled',
  }),
  row('teams.*.staffing.attritionNewcomer', 'C', LEAVERS, LEAVERS_URL, [0.08, 0.25]),
  design('teams.*.staffing.newcomerMonths', [2, 6], LEAVERS),
  row('teams.*.staffing.attritionSettled', 'C', LEAVERS, LEAVERS_URL, [0.02, 0.15]),
  row('teams.*.staffing.firstEfficiency', 'B', RAMP, CINAREO_URL, [0.4, 0.66]),
  row('teams.*.staffing.gapKept', 'C', RAMP, CINAREO_URL, [0.6, 0.85]),
  row(
    'teams.*.staffing.leadMonths',
    'B',
    {
      vi: '34 ngày để tuyển và 40 ngày đào tạo (Cinareo): hai tháng',
      en: '34 days to fill a seat and 40 days of training (Cinareo): two months',
    },
    CINAREO_URL,
    [1, 4],
  ),
  choice('teams.*.staffing.mostHiresPerMonth'),
  design('teams.*.staffing.costPerHire', [2_000_000, 15_000_000]),
  choice('teams.*.staffing.plan.*.fromMonth'),
  choice('teams.*.staffing.plan.*.headCount'),
  design('teams.*.staffing.span', [8, 15]),
  row(
    'teams.*.staffing.costPerLeaderMonth',
    'C',
    {
      vi: 'Lương gộp 15 triệu với trên 3 năm kinh nghiệm (1900.com.vn) và 23,5 % phần công ty đóng; không tính phụ cấp',
      en: 'Gross pay of 15 m above 3 years’ experience (1900.com.vn) and 23.5 % employer contributions; no allowance',
    },
    'https://1900.com.vn/viec-lam/nhan-vien-xu-ly-no-k1300.html',
    [16_000_000, 30_000_000],
  ),
  choice('teams.*.staffing.replacement.everyMonths'),
  choice('teams.*.staffing.replacement.share'),
  choice('teams.*.staffing.replacement.leastMonths'),
  choice('teams.*.staffing.replacement.costPerLeaver', {
    vi: 'Theo hợp đồng và quy định của bạn; mức gợi ý hai tháng chi phí một nhân viên là giả định',
    en: 'Comes with your contracts and rules; the two months’ cost offered as a start are an assumption',
  }),
  choice('teams.*.staffing.trainings.*.month'),
  choice('teams.*.staffing.trainings.*.share'),
  choice('teams.*.staffing.trainings.*.hours'),
  choice('teams.*.staffing.trainings.*.costPerHead'),
  choice('teams.*.staffing.trainings.*.uplift', {
    vi: 'Đo bằng đợt đào tạo bốc thăm của bạn: so chênh lệch trước và sau giữa hai nửa đội',
    en: 'To be measured by a wave of your own, drawn by lot: difference in differences between the halves',
  }),
  choice('teams.*.staffing.trainings.*.keptPerMonth'),

  choice('partners.*.fees.*.fromDpd', CONTRACT),
  choice('partners.*.fees.*.share', {
    vi: 'Theo hợp đồng của bạn; ở Mỹ 15–50 % tiền thu, nợ càng cũ càng cao (AccountingInsights)',
    en: 'Comes with your contract; 15–50 % of cash in the US, more for older debt (AccountingInsights)',
  }),
  choice('partners.*.skill', EVALUATE),
  choice('partners.*.effortKeptPerMonth', EVALUATE),
  choice('partners.*.creaming', EVALUATE),
  choice('partners.*.complaintFactor', EVALUATE),
  choice('partners.*.remittanceDays', CONTRACT),
  choice('partners.*.oversightPerAccountMonth', CONTRACT),
  choice('partners.*.priceShare', {
    vi: 'Theo chào giá; trung bình 4 xu mỗi đô la nợ ở Mỹ (FTC 2013), nợ cũ rẻ hơn',
    en: 'Comes with an offer; 4 cents per dollar of debt on average in the US (FTC 2013), less for older debt',
  }),

  choice('strategy.assignment.rotateDays'),
  choice('strategy.formula.balance'),
  choice('strategy.formula.arrears'),
  choice('strategy.formula.dpd'),
  choice('strategy.formula.score'),
  choice('strategy.formula.brokenPromises'),
  choice('strategy.holdOutShare'),
  choice('strategy.treatments.*.when.*.min'),
  choice('strategy.treatments.*.when.*.max'),
  choice('strategy.treatments.*.steps.*.fromDay'),
  choice('strategy.treatments.*.steps.*.toDay'),
  choice('strategy.treatments.*.steps.*.everyDays'),
  choice('strategy.treatments.*.steps.*.maxAttemptsPer7Days'),
  choice('strategy.treatments.*.steps.*.maxAttemptsPerDay'),
  choice('strategy.treatments.*.steps.*.restDaysAfterContact'),
  row(
    'strategy.treatments.*.steps.*.offer.discount',
    'choice',
    {
      vi: 'Do bạn quyết định; ở Mỹ bên thứ ba thường nhận 30–60 % dư nợ, chủ nợ gốc 60–80 % (LegalClarity)',
      en: 'For you to decide; in the US third parties usually settle for 30–60 % of the balance, originators for 60–80 % (LegalClarity)',
    },
    'https://legalclarity.org/how-much-will-a-debt-collector-settle-for-typical-ranges',
  ),
  choice('strategy.treatments.*.steps.*.months'),
  choice('strategy.treatments.*.steps.*.offer.instalments'),
  choice('partners.*.cashTargetPerMonth'),
  choice('strategy.placementPrize.kappa', {
    vi: 'Do bạn quyết định; cách chia theo hàm mũ là giả định thiết kế',
    en: 'For you to decide; that shares follow an exponential is a design assumption',
  }),
  choice('strategy.placementPrize.everyMonths'),
  design('strategy.placementPrize.response', [0, 0.5], {
    vi: 'Giả định: phần thưởng gấp đôi thì nỗ lực tăng 25 %, cỡ như lương theo sản phẩm (22 %, Lazear 2000) ở ngành khác',
    en: 'Assumption: twice the price, 25 % more effort, the size of a piece rate’s effect (22 %, Lazear 2000) in another trade',
  }),
  choice('economics.discountPerYear'),
  choice('economics.provisionShares.*', {
    vi: 'Dự phòng cụ thể 0, 5, 20, 50, 100 % theo nhóm nợ 1–5 (Nghị định 86/2024/NĐ-CP)',
    en: 'Specific provision 0, 5, 20, 50, 100 % by debt group 1–5 (Decree 86/2024/NĐ-CP)',
  }),
  choice('economics.cashPlanPerMonth'),
  choice('economics.costBudgetPerMonth'),
  design('economics.costPerComplaint', [1_000_000, 50_000_000], {
    vi: 'Giả định thiết kế; riêng mức phạt tổ chức nhắn tin quấy rối là 10–20 triệu (Nghị định 15/2020/NĐ-CP, Điều 102)',
    en: 'Design assumption; the fine alone for an organisation’s harassing messages is 10–20 m (Decree 15/2020/NĐ-CP, Art. 102)',
  }),
];
