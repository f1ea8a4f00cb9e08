import { BOOK, choice, design, row, type Source } from './source-row.ts';

/** Calendar and portfolio. */
export const BOOK_SOURCES: readonly Source[] = [
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
  row(
    'calendar.hourContactOdds.*',
    'C',
    {
      vi: 'Từ 8 đến 16 giờ và từ 17 đến 20 giờ: mức giả định, mỗi giờ ±30 %; cuộc gọi bán hàng ở Mỹ chênh nhau theo giờ tới 164 % (Hito, 2017). Các giờ khác: giả định thiết kế',
      en: '8–16 h and 17–20 h: level assumed, each hour ±30 %; US sales calls differ by up to 164 % between hours (Hito, 2017). All other hours: design assumptions',
    },
    'https://hito.co/2017/06/',
    // The least of them less 30 %, the most and 30 %.
    [0.14, 1.76],
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
];
